/** Joins trademark offices and the second look at approved listings with what they need: a part of the composition root. */
import { createOfficesService, createRecheckService, type OfficesService, type RecheckService, type RecheckedListing, type TrademarksService } from './compliance/index.ts'
import type { DesignsService } from './designs/index.ts'
import type { Host } from './host.ts'
import type { Jobs } from './jobs/index.ts'
import { createHttpClient } from './kernel/http/client.ts'
import { pause } from './kernel/http/pause.ts'
import type { Listing } from './listings/contract.ts'
import { withoutWords, type ListingsService } from './listings/index.ts'
import type { PublishingService } from './publishing/index.ts'
import { createDomainMemory } from './signals/index.ts'
import type { Store } from './store/index.ts'

export interface RechecksDeps {
  readonly host: Host
  readonly store: Store
  readonly jobs: Jobs
  readonly trademarks: TrademarksService
  readonly designs: DesignsService
  readonly listings: ListingsService
  readonly publishing: PublishingService
  /** A number in [0, 1). */
  readonly chance: () => number
}

export interface Rechecks {
  readonly offices: OfficesService
  readonly recheck: RecheckService
  stop(): Promise<void>
}

export function createRechecks({ host, store, jobs, trademarks, designs, listings, publishing, chance }: RechecksDeps): Rechecks {
  const { clock, secrets } = host
  const http = createHttpClient({ clock, memory: createDomainMemory(store), chance, pause, userAgent: () => `Design-Idea-Engine/${host.version}` })
  const offices = createOfficesService({ store, clock, http, secrets, isEveryday: () => trademarks.isEveryday() })
  const seen = (listing: Listing): RecheckedListing => {
    const { id, designId, market, title, description, bullets, tags, checks } = listing
    const { phrase, form } = designs.get(designId)
    return { id, designId, market, title, checks, text: { ...(form === 'picture' ? { idea: phrase } : { phrase }), title, description, bullets, tags } }
  }
  const recheck = createRecheckService({
    store, clock, events: jobs.events, trademarks,
    approved(after, limit) {
      const { items, next } = listings.page({ status: 'approved' }, after, limit)
      return { items: items.map(seen), next }
    },
    find(id) {
      const listing = listings.find(id)
      return listing?.status === 'approved' ? seen(listing) : null
    },
    async leaveOut(id, words) {
      const listing = listings.find(id)
      const text = listing === null ? null : withoutWords(listing, words)
      if (listing === null || text === null) return false
      const { title, description, bullets, tags } = text
      await listings.edit({ id, title, description, bullets: [...bullets], tags: [...tags] }, { source: 'fix', note: `Left out: ${words.join(', ')}`.slice(0, 200) })
      return true
    },
    takeDown(id) {
      const standing = publishing.ofListings([id]).filter(({ state }) => state === 'live' || state === 'drafted')
      if (standing.length === 0) return { live: false, act: null, says: 'This program did not bring it to a market: where it stands, take it down there by hand.' }
      return { live: true, says: 'Take it off the market.', act: async () => standing.forEach(({ id: publicationId }) => publishing.withdraw(publicationId)) }
    },
  })
  return { offices, recheck, stop: () => http.close() }
}
