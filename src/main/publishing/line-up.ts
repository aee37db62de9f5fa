/** Who waits to be published: put in line once each, in the same transaction as the work that follows. */
import { AppError, InvalidInput, missing, NotFound } from '../kernel/errors.ts'
import { deriveId, idKind } from '../kernel/ids.ts'
import type { Queue } from '../jobs/index.ts'
import type { Listing, MarketId } from '../listings/contract.ts'
import type { ListingsService } from '../listings/index.ts'
import type { Tx } from '../store/index.ts'
import type { PublishGoal, PublishRequest } from './contract.ts'
import { SUBMIT } from './jobs/submit.ts'
import { moveTx } from './journal.ts'
import type { Planned } from './plan.ts'
import type { Publisher } from './publisher.ts'
import { OPEN } from './pure/moves.ts'
import type { PublicationRow } from './tables.ts'
import type { TurnDeps } from './turn.ts'

export interface LineUpDeps extends Omit<TurnDeps, 'listings'> {
  readonly queue: Queue
  readonly listings: Pick<ListingsService, 'find' | 'of' | 'page'>
  readonly publishers: ReadonlyMap<MarketId, Publisher>
}

export interface LineUp {
  row(id: string): PublicationRow
  publisherOf(market: MarketId): Publisher
  /** Somebody looks at the market's line, now or at that time. */
  wakeTx(tx: Tx, market: MarketId, at?: number): void
  wake(market: MarketId): void
  /** @throws InvalidInput for what cannot be published. @returns ids. */
  put(request: PublishRequest): string[]
  requeueTx(tx: Tx, known: PublicationRow, change?: Partial<PublicationRow>): void
  cancel(id: string): void
  withdraw(id: string): void
  settle(id: string, stands: PublishGoal | null): void
  chosen(request: PublishRequest): Planned[]
  /** Approved listings of markets that are switched on and were never put in line. */
  pending(): Listing[]
  /** All that waits or would be put in line tonight. */
  waiting(): Planned[]
}

const PAGE = 200
const NO_TROUBLE = { reason: null, action: null, differences: '[]', notBefore: null } as const

export function createLineUp(deps: LineUpDeps): LineUp {
  const { store, repo, queue, publishers } = deps
  const row = (id: string): PublicationRow => repo.find(id) ?? missing('This publication')
  const publisherOf = (market: MarketId): Publisher => publishers.get(market) ?? missing(`A way to publish to ${market}`)
  const wakeTx = (tx: Tx, market: MarketId, at?: number): void => void queue.enqueueTx(tx, {
    kind: SUBMIT, payload: { market }, unique: { key: at === undefined ? market : `${market}/${at}`, scope: 'active' }, ...(at === undefined ? {} : { runAt: at }),
  })
  const requeueTx = (tx: Tx, known: PublicationRow, change: Partial<PublicationRow> = {}): void => {
    moveTx(deps, tx, known, 'queued', 'Put in line again', { attempt: 0, ...NO_TROUBLE, withdrawing: false, ...change })
    wakeTx(tx, known.market)
  }
  const chosen = ({ ids, market, goal }: PublishRequest): Planned[] =>
    listingsOf(deps.listings, ids).filter((listing) => (market === undefined ? publishers.has(listing.market) : listing.market === market))
      .map((listing) => ({ listing, goal: goal ?? deps.connections.row(publisherOf(listing.market).market).goal }))
  const pending = (): Listing[] => [...publishers.values()].filter(({ market, attended }) => deps.connections.row(market).enabled && attended?.() !== true).map(({ market }) => market).flatMap((market) => unsent(deps, market))
  return {
    row, publisherOf, wakeTx, requeueTx, chosen, pending,
    wake: (market) => store.writeTx((tx) => wakeTx(tx, market)),
    put(request) {
      const wanted = chosen(request)
      if (wanted.length === 0) throw new InvalidInput('ids', 'name no listing that could be published', 'Name a listing or a design, and a market that it has a listing for.')
      const unready = wanted.find(({ listing }) => listing.status !== 'approved')
      if (unready !== undefined) throw new InvalidInput(unready.listing.id, 'is not approved', 'Approve it in Review first.')
      return store.writeTx((tx) => wanted.map((one) => putTx(deps, tx, one, publisherOf(one.listing.market), requeueTx, wakeTx)))
    },
    cancel: (id) => store.writeTx((tx) => {
      if (repo.steps(id).length > 0) throw new AppError('conflict', 'Something of it may stand at the market already.', { action: 'Take it off the market instead.' })
      moveTx(deps, tx, row(id), 'cancelled', 'Taken out of the line', NO_TROUBLE)
    }),
    withdraw(id) {
      const known = row(id)
      const { title, withdraw } = publisherOf(known.market)
      if (withdraw === undefined) throw new AppError('conflict', `${title} lets no program take listings off.`, { action: `Take it off at ${title} yourself, then say so here.` })
      if (known.remoteId === null || known.state === 'withdrawn') throw new AppError('conflict', `It does not stand at ${title}.`)
      store.writeTx((tx) => {
        moveTx(deps, tx, known, known.state, `To be taken off ${title}`, { withdrawing: true, attempt: 0, ...NO_TROUBLE, differences: known.differences })
        wakeTx(tx, known.market)
      })
    },
    settle: (id, stands) => store.writeTx((tx) => {
      const known = row(id)
      if (stands !== null) return moveTx(deps, tx, known, stands === 'live' ? 'live' : 'drafted', 'You saw it at the market', NO_TROUBLE)
      repo.clearStepsTx(tx, id)
      moveTx(deps, tx, known, known.remoteId === null ? 'cancelled' : 'withdrawn', 'You saw that it is not at the market', { ...NO_TROUBLE, withdrawing: false, remoteId: null, remoteUrl: null })
    }),
    waiting() {
      const open = [...publishers.keys()].flatMap((market) => repo.open(market, OPEN)).filter(({ withdrawing }) => !withdrawing)
      return [
        ...open.flatMap(({ listingId, goal }) => {
          const listing = deps.listings.find(listingId)
          return listing === null ? [] : [{ listing, goal }]
        }),
        ...pending().map((listing) => ({ listing, goal: deps.connections.row(listing.market).goal })),
      ]
    },
  }
}

/** What stands there, or is on its way, is not put in line a second time. */
function putTx(deps: LineUpDeps, tx: Tx, { listing, goal }: Planned, publisher: Publisher, requeueTx: LineUp['requeueTx'], wakeTx: LineUp['wakeTx']): string {
  const { repo, clock, events } = deps
  const id = deriveId('pub', listing.id, listing.market)
  const known = repo.find(id)
  const fee = publisher.fee(goal)
  const feeOf = { feeMinor: fee?.minor ?? null, feeCurrency: fee?.currency ?? null }
  if (known !== null) {
    const raised = known.state === 'drafted' && goal === 'live'
    if (raised || ['cancelled', 'withdrawn', 'rejected', 'needs-human'].includes(known.state)) requeueTx(tx, known, { goal, ...feeOf })
    return id
  }
  const now = clock.now()
  repo.insertTx(tx, {
    id, listingId: listing.id, designId: listing.designId, market: listing.market, goal, state: 'queued', remoteId: null, remoteUrl: null, step: null, attempt: 0,
    deadline: deps.publishables.deadlineOf(listing.designId), ...NO_TROUBLE, ...feeOf, withdrawing: false, sentAt: null, sentDay: null, createdAt: now, changedAt: now,
  })
  repo.addHistoryTx(tx, { publicationId: id, at: now, step: null, state: 'queued', says: 'Put in line' })
  events.emitTx(tx, { type: 'publication.queued', source: 'publishing', correlationId: listing.designId, data: { publicationId: id, listingId: listing.id, market: listing.market } })
  wakeTx(tx, listing.market)
  return id
}

/** @throws InvalidInput, NotFound for an id that is no listing and no design of the library. */
function listingsOf(listings: LineUpDeps['listings'], ids: readonly string[]): Listing[] {
  return [...new Set(ids)].flatMap((id) => {
    if (idKind(id) === 'dsg') {
      const found = listings.of([id])
      if (found.length === 0) throw new NotFound(`A listing of the design ${id}`)
      return [...found]
    }
    if (idKind(id) !== 'lst') throw new InvalidInput(id, 'is neither a design nor a listing')
    return [listings.find(id) ?? missing(`The listing ${id}`)]
  })
}

/** What was taken out of the line or off the market by the seller goes there again only when asked for. */
function unsent({ listings, repo }: LineUpDeps, market: MarketId): Listing[] {
  const found: Listing[] = []
  for (let after: string | undefined; ; ) {
    const page = listings.page({ status: 'approved', market }, after, PAGE)
    const known = new Set(repo.ofListings(page.items.map(({ id }) => id)).map(({ listingId }) => listingId))
    found.push(...page.items.filter(({ id }) => !known.has(id)))
    if (page.next === null) return found
    after = page.next
  }
}
