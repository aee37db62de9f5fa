import { deriveId, idKind } from '../kernel/ids.ts'
import { toIso } from '../kernel/clock.ts'
import { AppError, InvalidInput, NotFound } from '../kernel/errors.ts'
import type { DesignStatus, RejectReason } from '../designs/contract.ts'
import type { Tx } from '../store/index.ts'
import type { Decision, ListingStatus } from './contract.ts'
import type { ListingsDeps } from './service.ts'
import type { ListingsRepo } from './repo.ts'
import type { DecisionRow, ListingRow } from './tables.ts'

export interface DecisionRequest {
  /** Design ids or listing ids, mixed as the seller likes. */
  readonly ids: readonly string[]
  readonly decision: 'approve' | 'reject'
  readonly reason?: RejectReason | undefined
  readonly by: 'seller' | 'policy'
}

/** What a decision changed, so that undo brings it back. */
interface Before {
  readonly designs: readonly { readonly id: string; readonly status: DesignStatus; readonly reason?: RejectReason }[]
  readonly listings: readonly { readonly id: string; readonly status: ListingStatus }[]
}

const STATUS_OF = { approve: 'approved', reject: 'rejected' } as const

/**
 * One decision in one transaction. A design's decision carries to its listings; approving a listing approves its
 * design, because nothing can be sold whose art was not said yes to; rejecting a listing leaves design and sisters.
 * @throws NotFound naming the first id that does not exist; nothing is decided then.
 */
export function decide(deps: ListingsDeps, repo: ListingsRepo, request: DecisionRequest): Decision {
  if (request.ids.length === 0) throw new InvalidInput('ids', 'names nothing to decide on')
  const status = STATUS_OF[request.decision]
  const at = deps.clock.now()
  return deps.store.writeTx((tx) => {
    const plan = planOf(deps, repo, request)
    const before: Before = {
      designs: plan.designs.map((id) => ({ id, ...deps.designs.decideTx(tx, id, { status, by: request.by, ...(request.reason === undefined ? {} : { reason: request.reason }) }) })),
      listings: plan.listings.map((row) => ({ id: row.id, status: row.status })),
    }
    for (const row of plan.listings) moveListingTx(deps, repo, tx, row, status)
    if (request.decision === 'approve') for (const id of plan.designs) deps.onApprovedTx(tx, id)
    const row: Omit<DecisionRow, 'seq'> = {
      id: deriveId('dec', repo.countDecisions() + 1, at, ...request.ids), kind: request.decision, reason: request.reason ?? null, at, undoneAt: null, before: JSON.stringify(before),
    }
    repo.insertDecisionTx(tx, row)
    return decisionOf(row)
  })
}

/**
 * Brings everything a decision touched back to where it was. Undoing twice changes nothing.
 * @throws AppError `conflict` when something of it was decided again since; that decision is taken back first.
 */
export function undo(deps: ListingsDeps, repo: ListingsRepo, id: string): Decision {
  const row = repo.findDecision(id)
  if (row === null) throw new NotFound('This decision')
  if (row.undoneAt !== null) return decisionOf(row)
  const before = beforeOf(row)
  refuseWhatWasDecidedSince(before, repo.standingAfter(row.seq))
  const undoneAt = deps.clock.now()
  const decidedAt = row.at
  deps.store.writeTx((tx) => {
    for (const { id: designId, ...place } of before.designs) deps.designs.decideTx(tx, designId, { ...place, by: 'seller' })
    const statusOf = new Map<string, ListingStatus>([...before.designs, ...before.listings].map(({ id: known, status }) => [known, status]))
    for (const row of listingsOf(repo, before)) {
      // One that was written since, for a further market, follows its design; an older one that is not named had its own say.
      const status = statusOf.get(row.id) ?? (row.createdAt >= decidedAt ? statusOf.get(row.designId) : undefined)
      if (status !== undefined) moveListingTx(deps, repo, tx, row, status)
    }
    repo.markUndoneTx(tx, id, undoneAt)
  })
  return decisionOf({ ...row, undoneAt })
}

function listingsOf(repo: ListingsRepo, before: Before): readonly ListingRow[] {
  const named = before.listings.map(({ id }) => repo.find(id)).filter((row) => row !== null)
  return [...new Map([...named, ...repo.of(before.designs.map(({ id }) => id))].map((row) => [row.id, row])).values()]
}

function beforeOf(row: Pick<DecisionRow, 'before'>): Before {
  return JSON.parse(row.before) as Before
}

/** Taking back the older one would undo the newer one half-way, and nobody could tell what stands. */
function refuseWhatWasDecidedSince(before: Before, later: readonly DecisionRow[]): void {
  const mine = new Set([...before.designs, ...before.listings].map(({ id }) => id))
  const touchesMine = (row: DecisionRow): boolean => [...beforeOf(row).designs, ...beforeOf(row).listings].some(({ id }) => mine.has(id))
  if (!later.some(touchesMine)) return
  throw new AppError('conflict', 'Some of this was decided again since.', { action: 'Take the later decision back first.' })
}

export function decisionOf(row: Omit<DecisionRow, 'seq'>): Decision {
  const before = beforeOf(row)
  return {
    id: row.id, kind: row.kind, at: toIso(row.at), undone: row.undoneAt !== null, designIds: before.designs.map((design) => design.id),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }
}

function planOf(deps: ListingsDeps, repo: ListingsRepo, request: DecisionRequest): { designs: readonly string[]; listings: readonly ListingRow[] } {
  const designs = new Set<string>()
  const listings = new Map<string, ListingRow>()
  for (const id of request.ids) {
    if (idKind(id) === 'lst') {
      const row = repo.find(id)
      if (row === null) throw new NotFound(`The listing ${id}`)
      listings.set(id, row)
      if (request.decision === 'approve') designs.add(row.designId)
    } else if (idKind(id) === 'dsg') {
      if (!deps.designs.exists(id)) throw new NotFound(`The design ${id}`)
      designs.add(id)
      for (const row of repo.of([id])) listings.set(row.id, row)
    } else {
      throw new AppError('invalid-input', `${id} is neither a design nor a listing.`, { action: 'Use an id that begins with dsg_ or lst_.' })
    }
  }
  return { designs: [...designs], listings: [...listings.values()] }
}

function moveListingTx(deps: ListingsDeps, repo: ListingsRepo, tx: Tx, row: ListingRow, status: ListingStatus): void {
  if (row.status === status) return
  repo.updateTx(tx, row.id, { status })
  const type = { approved: 'listing.approved', rejected: 'listing.rejected', review: 'listing.reopened' }[status]
  deps.events.emitTx(tx, { type, source: 'listings', correlationId: row.designId, data: { listingId: row.id, designId: row.designId } })
}
