/** Joins the ways to markets with what they need, one line each: a part of the composition root. */
import { randomBytes } from 'node:crypto'
import { createFormMarkets } from './form-markets.ts'
import type { DesignsService } from './designs/index.ts'
import type { Host } from './host.ts'
import type { IdeasService } from './ideas/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { MarketId } from './listings/contract.ts'
import type { ListingsService } from './listings/index.ts'
import type { MockupsService } from './mockups/index.ts'
import type { ProductsService } from './products/index.ts'
import { createApiPublishers, createPublishingService, type MarketAccess, type Publisher, type PublishingService } from './publishing/index.ts'
import type { SettingsService } from './settings/index.ts'
import type { Store } from './store/index.ts'

/** Markets that tests put beside or in the place of the real ones. */
export type GivenPublishers = (access: (market: MarketId) => MarketAccess) => readonly Publisher[]

export interface PublishingListDeps {
  readonly host: Host
  readonly store: Store
  readonly jobs: Jobs
  readonly settings: SettingsService
  readonly products: ProductsService
  readonly ideas: IdeasService
  readonly designs: DesignsService
  readonly mockups: MockupsService
  readonly listings: ListingsService
  readonly given: GivenPublishers | undefined
}

export function createPublishingList({ host, jobs, given, ...deps }: PublishingListDeps): PublishingService {
  const { clock, log, secrets } = host
  const secretText = (bytes: number): string => randomBytes(bytes).toString('base64url')
  const forms = createFormMarkets(host)
  const real: GivenPublishers = (access) => [...createApiPublishers((market) => ({ clock, access: access(market), boundary: () => `idea-engine-${randomBytes(16).toString('hex')}` })), ...forms(access)]
  return createPublishingService({ ...deps, clock, log, secrets, events: jobs.events, queue: jobs.queue, secretText, publishers: given ?? real })
}
