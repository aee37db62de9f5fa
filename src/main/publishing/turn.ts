/** One market's work: whoever is next is brought there, one after the other, until nobody may go for now. */
import type { Clock } from '../kernel/clock.ts'
import { AppError, AuthExpired, Cancelled, machineRefused, RateLimited, toPlainError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { Events } from '../jobs/index.ts'
import type { ListingsService } from '../listings/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { FREE, type Connections } from './connections.ts'
import type { PublicationState } from './contract.ts'
import { createJournal, moveTx } from './journal.ts'
import { commonProblems, refuseProblems, type Publishables } from './publishables.ts'
import type { Publishable, PublishContext, Published, Publisher } from './publisher.ts'
import { OPEN } from './pure/moves.ts'
import { slotsOf, type Room, type Waiting } from './pure/turns.ts'
import type { PublishingRepo } from './repo.ts'
import type { PublicationRow } from './tables.ts'

export interface TurnDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly repo: PublishingRepo
  readonly settings: SettingsService
  readonly connections: Connections
  readonly listings: Pick<ListingsService, 'find'>
  readonly publishables: Publishables
  readonly times: TurnTimes
}

/** Milliseconds. */
export interface TurnTimes {
  /** Before what failed is tried again: the first pause, doubled each time, and the longest. */
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** How long a market is left alone that no longer lets us in. */
  readonly lockedOutMs: readonly number[]
}

export const TURN_TIMES: TurnTimes = { firstRetryMs: 10_000, longestRetryMs: 1_800_000, lockedOutMs: [60_000, 600_000, 3_600_000, 21_600_000] }

/** Tries of one publication, those that the program's own end cut short included. */
const MOST_TRIES = 20

export interface TurnContext {
  readonly signal: AbortSignal
  progress(done: number, total: number | null, note?: string): void
}

/** @returns when to come back, milliseconds; null: when something new is there to do. */
export async function workAt(deps: TurnDeps, publisher: Publisher, { signal, progress }: TurnContext): Promise<number | null> {
  for (let done = 0; ; done++) {
    signal.throwIfAborted()
    const next = nextOf(deps, publisher)
    if (next === null || typeof next === 'number') return next
    const open = deps.repo.open(publisher.market, OPEN).length
    progress(done, done + open, `${publisher.title}: ${deps.listings.find(next.listingId)?.title ?? 'a listing'}`)
    await oneOf(deps, publisher, next, signal)
  }
}

/** The publication whose turn it is now, or when there is one, or null. */
function nextOf(deps: TurnDeps, publisher: Publisher): PublicationRow | number | null {
  const { repo, connections, clock } = deps
  const rows = repo.open(publisher.market, OPEN)
  const room = roomOf(deps, publisher)
  const blocked = room.notBefore !== null && room.notBefore > clock.now() ? room.notBefore : null
  const leaving = rows.find(({ withdrawing, notBefore }) => withdrawing && (notBefore ?? 0) <= clock.now())
  if (leaving !== undefined) return blocked ?? leaving
  if (!connections.row(publisher.market).enabled) return null
  const slots = slotsOf(rows.filter(({ withdrawing }) => !withdrawing).map(waitingOf), room)
  const now = slots.find(({ at }) => at !== null && at <= clock.now())
  if (now !== undefined) return rows.find(({ id }) => id === now.id) ?? null
  const times = [...slots.flatMap(({ at }) => at ?? []), ...rows.flatMap(({ withdrawing, notBefore }) => (withdrawing && notBefore !== null ? notBefore : []))]
  return times.length === 0 ? null : Math.min(...times)
}

export function waitingOf(row: PublicationRow): Waiting {
  return { id: row.id, begun: row.sentAt !== null && row.state !== 'queued', deadline: row.deadline, notBefore: row.notBefore, createdAt: row.seq }
}

export function roomOf({ repo, connections, settings, clock }: Pick<TurnDeps, 'repo' | 'connections' | 'settings' | 'clock'>, { market, limits }: Pick<Publisher, 'market' | 'limits'>): Room {
  const connection = connections.row(market)
  const { timeZone, publishing } = settings.get()
  const now = clock.now()
  const paused = publishing.pausedUntil === '' ? 0 : Date.parse(publishing.pausedUntil)
  const notBefore = Math.max(paused, connection.blockedUntil ?? 0)
  return {
    now, timeZone, dailyCap: connection.dailyCap ?? limits.dailyCap, keptForRush: connection.keptForRush, usedToday: repo.sentOn(market, dayInZone(now, timeZone)),
    lastSentAt: repo.lastSentAt(market), paceMs: (connection.paceSeconds ?? limits.paceSeconds) * 1_000, notBefore: notBefore > now ? notBefore : null, quietHours: publishing.quietHours,
  }
}

/** One publication as far as it gets; what stops it stands in its row. @throws Cancelled, and what the machine itself refuses. */
async function oneOf(deps: TurnDeps, publisher: Publisher, row: PublicationRow, signal: AbortSignal): Promise<void> {
  try {
    if (row.withdrawing) await leave(deps, publisher, row, signal)
    else await bring(deps, publisher, row, signal)
  } catch (error) {
    if (signal.aborted || error instanceof Cancelled || machineRefused(toPlainError(error))) throw signal.aborted ? new Cancelled('Publishing') : error
    stopped(deps, publisher, row.id, error)
  }
}

async function bring(deps: TurnDeps, publisher: Publisher, row: PublicationRow, signal: AbortSignal): Promise<void> {
  const { store, repo } = deps
  store.writeTx((tx) => moveTx(deps, tx, row, row.state === 'queued' ? 'preparing' : row.state, row.attempt === 0 ? 'Checks the listing and its files' : `Tries again, time ${row.attempt + 1}`, { attempt: row.attempt + 1, notBefore: null, reason: null, action: null }))
  if (row.attempt >= MOST_TRIES) throw new AppError('needs-human', `This was tried ${row.attempt} times and did not come to its end.`, { action: `Look at your shop at ${publisher.title}, then try again.` })
  const item = await itemOf(deps, row, signal)
  refuseProblems([...commonProblems(item), ...(await publisher.problems(item, row.goal, signal))])
  const published = await publisher.publish(item, row.goal, contextFor(deps, row.id, signal))
  const now = repo.find(row.id)
  if (now !== null) ended(deps, publisher, now, published)
}

async function itemOf({ listings, publishables }: TurnDeps, row: PublicationRow, signal: AbortSignal): Promise<Publishable> {
  const listing = listings.find(row.listingId)
  if (listing === null) throw new AppError('not-found', 'The listing is gone.')
  if (listing.status === 'approved') await publishables.make(listing, signal)
  return publishables.of(listing, row.id)
}

function contextFor(deps: TurnDeps, id: string, signal: AbortSignal, keepsState = false): PublishContext {
  return { journal: createJournal({ ...deps, timeZone: () => deps.settings.get().timeZone }, id, keepsState), signal, progress: () => undefined }
}

function ended(deps: TurnDeps, publisher: Publisher, row: PublicationRow, { state, remoteId, remoteUrl, differences }: Published): void {
  const { store, connections, clock } = deps
  const differs = differences.length > 0
  const facts = { remoteId, remoteUrl, differences: JSON.stringify(differences), notBefore: null, attempt: 0, step: null }
  store.writeTx((tx) => {
    if (differs) {
      const fields = differences.map(({ field }) => field).join(', ')
      moveTx(deps, tx, row, 'needs-human', `It stands at ${publisher.title}, and differs: ${fields}`, { ...facts, reason: `It stands at ${publisher.title}, but not as it was sent: ${fields}.`, action: `Compare the two, mend it at ${publisher.title} or try again.` })
    } else moveTx(deps, tx, row, state, state === 'live' ? 'On sale' : 'Stands as a draft', { ...facts, reason: null, action: null })
  })
  if (connections.row(publisher.market).provenAt === null) connections.change(publisher.market, { ...FREE, provenAt: clock.now() })
  else if (connections.row(publisher.market).blocks > 0) connections.change(publisher.market, FREE)
}

async function leave(deps: TurnDeps, publisher: Publisher, row: PublicationRow, signal: AbortSignal): Promise<void> {
  const listing = deps.listings.find(row.listingId)
  if (publisher.withdraw === undefined || row.remoteId === null || listing === null) throw new AppError('needs-human', `${publisher.title} lets no program take this off.`, { action: `Take it off at ${publisher.title} yourself, then say so here.` })
  deps.store.writeTx((tx) => moveTx(deps, tx, row, row.state, `Takes it off ${publisher.title}`, { attempt: row.attempt + 1, notBefore: null }))
  await publisher.withdraw(row.remoteId, deps.publishables.of(listing, row.id), contextFor(deps, row.id, signal, true))
  deps.store.writeTx((tx) => {
    const now = deps.repo.find(row.id)
    if (now === null) return
    moveTx(deps, tx, now, 'withdrawn', `Taken off ${publisher.title}`, { withdrawing: false, attempt: 0, reason: null, action: null, step: null })
    deps.repo.clearStepsTx(tx, row.id)
  })
}

/** What an error means for one publication and its market. */
function stopped(deps: TurnDeps, publisher: Publisher, id: string, error: unknown): void {
  const { clock, connections, log } = deps
  const plain = toPlainError(error)
  const { message: reason } = plain
  const action = plain.action ?? null
  log.warn('a publication stopped', { publication: id, market: publisher.market, kind: plain.kind, reason })
  const now = clock.now()
  if (error instanceof RateLimited) {
    connections.change(publisher.market, { blockedUntil: error.until })
    return wait(deps, id, { reason, action, notBefore: error.until, tried: false })
  }
  if (error instanceof AuthExpired || plain.kind === 'auth-expired') {
    const { blocks } = connections.row(publisher.market)
    const until = now + (deps.times.lockedOutMs[Math.min(blocks, deps.times.lockedOutMs.length - 1)] ?? 0)
    connections.change(publisher.market, { blockedUntil: until, blocks: blocks + 1, trouble: reason, troubleAction: action })
    return wait(deps, id, { reason, action, notBefore: until, tried: false })
  }
  if (plain.kind === 'unavailable' || plain.kind === 'worker-died' || plain.kind === 'store') return wait(deps, id, { reason, action, notBefore: null, tried: true })
  halt(deps, id, plain.kind === 'rejected' ? 'rejected' : 'needs-human', reason, action ?? `Look at your shop at ${publisher.title}, then try again.`)
}

interface Wait {
  readonly reason: string
  readonly action: string | null
  readonly notBefore: number | null
  /** Whether it counts among its tries. */
  readonly tried: boolean
}

function wait(deps: TurnDeps, id: string, { reason, action, notBefore, tried }: Wait): void {
  const { store, repo, clock, times } = deps
  store.writeTx((tx) => {
    const row = repo.find(id)
    if (row === null) return
    const pause = Math.min(times.longestRetryMs, times.firstRetryMs * 2 ** Math.max(0, row.attempt - 1))
    moveTx(deps, tx, row, row.state, reason, { reason, action, notBefore: notBefore ?? clock.now() + pause, attempt: tried ? row.attempt : Math.max(0, row.attempt - 1) })
  })
}

function halt(deps: TurnDeps, id: string, to: Extract<PublicationState, 'rejected' | 'needs-human'>, reason: string, action: string): void {
  deps.store.writeTx((tx) => {
    const row = deps.repo.find(id)
    if (row === null) return
    // What stands there stays; only taking it off did not work.
    const state = row.withdrawing && to === 'rejected' ? 'needs-human' : to
    moveTx(deps, tx, row, state, reason, { reason, action, attempt: 0, notBefore: null, withdrawing: false })
  })
}
