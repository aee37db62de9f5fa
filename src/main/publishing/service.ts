import { NotFound, toPlainError } from '../kernel/errors.ts'
import { createLanes } from '../kernel/http/lanes.ts'
import type { Queue } from '../jobs/index.ts'
import type { Listing, MarketId } from '../listings/contract.ts'
import type { ListingsService } from '../listings/index.ts'
import type { MarketAccess } from './api/publisher.ts'
import { createConnections, type Connections, type Secrets } from './connections.ts'
import type { ConnectionChange, MarketConnection, MarketTest, Publication, PublicationEntry, PublishCounts, PublishGoal, PublishPlan, PublishRequest, SignInState } from './contract.ts'
import { createLineUp, type LineUp } from './line-up.ts'
import { planOf } from './plan.ts'
import { createPublishables, type PublishablesDeps } from './publishables.ts'
import type { Publisher } from './publisher.ts'
import { OPEN } from './pure/moves.ts'
import { createPublishingRepo, type PublicationFilter } from './repo.ts'
import { createSignIns, type SignInsDeps } from './sign-ins.ts'
import { TURN_TIMES, workAt, type TurnContext, type TurnDeps, type TurnTimes } from './turn.ts'
import { entryOf, publicationOf } from './views.ts'

export interface PublishingDeps extends Omit<TurnDeps, 'repo' | 'connections' | 'publishables' | 'listings' | 'times'>, PublishablesDeps, Pick<SignInsDeps, 'secretText'> {
  readonly queue: Queue
  readonly secrets: Secrets
  readonly listings: Pick<ListingsService, 'find' | 'of' | 'page'>
  /** Every way to a market, made with what the seller set for it. */
  readonly publishers: (access: (market: MarketId) => MarketAccess) => readonly Publisher[]
  readonly times?: Partial<TurnTimes>
}

export interface PublishingService {
  /** Puts approved listings in line, each once; what stands there already is not sent again. @throws InvalidInput, NotFound. */
  publish(request: PublishRequest): readonly Publication[]
  /** What `publish` of these would send, or tonight of all that is approved and waits. Nothing is sent. */
  plan(request: PublishRequest | null, signal: AbortSignal): Promise<PublishPlan>
  get(id: string): Publication
  ofListings(listingIds: readonly string[]): readonly Publication[]
  /** Newest first. */
  page(filter: PublicationFilter, before: string | undefined, limit: number): { items: readonly Publication[]; next: string | null }
  history(id: string): readonly PublicationEntry[]
  counts(): PublishCounts
  /** Takes it out of the line. @throws AppError `conflict` when something may have been sent. */
  cancel(id: string): Publication
  /** Once more; what may have been sent is looked for first. */
  retry(id: string): Publication
  /** Takes it off the market. @throws AppError `conflict` when it does not stand there. */
  withdraw(id: string): Publication
  /** The seller looked: it stands at the market as `goal` says, or it is not there, and may be sent anew. */
  settle(id: string, stands: PublishGoal | null): Publication
  /** What changed since, for the morning. */
  changedSince(since: number): readonly Publication[]
  /** Approved listings of markets that are switched on and were never sent there. */
  pending(): readonly Listing[]
  connections(): readonly MarketConnection[]
  setConnection(change: ConnectionChange): Promise<MarketConnection>
  test(market: MarketId, signal: AbortSignal): Promise<MarketTest>
  /** The seller clicks the field of a form that was not found. @throws NotFound where no form is filled in; NeedsHuman */
  pointAt(market: MarketId, step: string, signal: AbortSignal): Promise<void>
  /** @returns the page to open in the seller's browser. */
  signIn(market: MarketId): Promise<string>
  signInState(market: MarketId): SignInState
  cancelSignIn(market: MarketId): void
  /** The work itself; called by its job. */
  work(market: MarketId, context: TurnContext): Promise<void>
  /** Puts all that is unfinished back to work, as after a crash. */
  begin(): void
  stop(): Promise<void>
}

export function createPublishingService(given: PublishingDeps): PublishingService {
  const { store } = given
  const repo = createPublishingRepo(store)
  const connections = createConnections({ ...given, repo })
  const publishers = new Map(given.publishers(connections.access).map((publisher) => [publisher.market, publisher]))
  const deps = { ...given, repo, connections, publishers, publishables: createPublishables(given), times: { ...TURN_TIMES, ...given.times } }
  const line = createLineUp(deps)
  const { row } = line
  const lanes = createLanes()
  const shown = (id: string): Publication => publicationOf(row(id))
  /** Does it and shows what became of it. */
  const then = <Rest extends readonly unknown[]>(act: (id: string, ...rest: Rest) => void) => (id: string, ...rest: Rest): Publication => {
    act(id, ...rest)
    return shown(id)
  }
  return {
    publish: (request) => line.put(request).map(shown),
    plan: (request, signal) => planOf(deps, publishers, request === null ? line.waiting() : line.chosen(request), signal),
    get: shown,
    ofListings: (ids) => repo.ofListings(ids).map(publicationOf),
    page(filter, before, limit) {
      const rows = repo.page(filter, before === undefined ? null : row(before), limit)
      return { items: rows.map(publicationOf), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    history: (id) => repo.history(row(id).id).map(entryOf),
    counts: () => repo.counts().map(({ market, state, n }) => ({ market, state, count: n })),
    cancel: then(line.cancel),
    retry: then((id) => store.writeTx((tx) => line.requeueTx(tx, row(id)))),
    withdraw: then(line.withdraw),
    settle: then(line.settle),
    changedSince: (since) => repo.changedSince(since).map(publicationOf),
    pending: line.pending,
    ...connectionsPart(given, line, connections, [...publishers.values()]),
    work: (market, context) => lanes.run(market, async () => {
      const publisher = publishers.get(market)
      const at = publisher === undefined ? null : await workAt(deps, publisher, context)
      if (at !== null) store.writeTx((tx) => line.wakeTx(tx, market, at))
    }, context.signal),
    begin() {
      for (const market of repo.openMarkets(OPEN)) if (publishers.has(market)) line.wake(market)
    },
  }
}

function connectionsPart({ log, secretText }: PublishingDeps, { publisherOf, wake }: LineUp, connections: Connections, publishers: readonly Publisher[]): Pick<PublishingService, 'connections' | 'setConnection' | 'test' | 'pointAt' | 'signIn' | 'signInState' | 'cancelSignIn' | 'stop'> {
  const signIns = createSignIns({ log, secretText, access: connections.access })
  return {
    connections: () => publishers.map((publisher) => connections.view(publisher)),
    async setConnection({ market, ...change }) {
      await connections.set(publisherOf(market), change)
      wake(market)
      return connections.view(publisherOf(market))
    },
    async test(market, signal) {
      const told = await connections.test(publisherOf(market), signal)
      if (told.ok) wake(market)
      return told
    },
    async pointAt(market, step, signal) {
      const publisher = publisherOf(market)
      if (publisher.pointAt === undefined) throw new NotFound(`A form of ${publisher.title}`)
      await publisher.pointAt(step, signal)
    },
    signIn: (market) => signIns.begin(publisherOf(market)),
    signInState: signIns.state,
    cancelSignIn: signIns.cancel,
    async stop() {
      signIns.stop()
      for (const { market, stop } of publishers) await stop?.().catch((error: unknown) => log.warn('a market was not left', { market, reason: toPlainError(error).message }))
    },
  }
}
