/** One attempt at a job: its context, its time-out, and how its end is written. */
import type { Tx } from '../store/index.ts'
import type { JobContext, JobDefinition, Outcome } from './definition.ts'
import { outcomeOf } from './outcome.ts'
import type { NextStep } from './pure/decisions.ts'
import type { RunnerDeps } from './runner.ts'
import type { JobRow } from './tables.ts'

export type AbortedBy = 'cancel' | 'timeout' | 'stop'

export interface Running {
  readonly kind: string
  readonly controller: AbortController
  abortedBy: AbortedBy | null
  finished: Promise<void>
}

export function abort(job: Running, by: AbortedBy): void {
  job.abortedBy ??= by
  job.controller.abort()
}

/** Runs the handler to its end; whatever it throws becomes an outcome. */
export async function attempt(deps: RunnerDeps, definition: JobDefinition, row: JobRow, job: Running): Promise<Outcome> {
  const timeout = definition.timeoutMs === null ? null : setTimeout(() => abort(job, 'timeout'), definition.timeoutMs)
  try {
    return await definition.execute(contextFor(deps, definition, row, job))
  } catch (error) {
    const outcome = outcomeOf(error, job.abortedBy, deps.clock.now())
    if (outcome.type === 'retry' || outcome.type === 'failed') deps.log.warn('work failed', { job: row.id, kind: row.kind, attempt: row.attempt, reason: outcome.reason })
    return outcome
  } finally {
    if (timeout !== null) clearTimeout(timeout)
  }
}

function contextFor({ board, store, repo, log, clock }: RunnerDeps, definition: JobDefinition, row: JobRow, job: Running): JobContext<unknown> {
  return {
    jobId: row.id,
    input: definition.payload.parse(JSON.parse(row.payload)),
    attempt: row.attempt,
    correlationId: row.correlationId,
    createdAt: row.createdAt,
    signal: job.controller.signal,
    progress: (done, total, note) => board.report(row.id, done, total, note),
    saveState: (state) => store.writeTx((tx) => repo.updateTx(tx, row.id, { savedState: JSON.stringify(state) })),
    savedState: row.savedState === null ? undefined : (JSON.parse(row.savedState) as unknown),
    log,
    clock,
  }
}

/**
 * Writes what comes next for the row, and the event that tells of it, in the caller's transaction. @returns false, and
 * nothing is written, when the row went another way meanwhile: it was cancelled, or even asked for again.
 */
export function settleTx(deps: RunnerDeps, tx: Tx, row: JobRow, next: NextStep): boolean {
  const settled = deps.repo.settleTx(tx, row, {
    state: next.state,
    leaseOwner: null,
    leaseUntil: null,
    reason: 'reason' in next ? next.reason : null,
    action: 'action' in next ? (next.action ?? null) : null,
    finishedAt: next.state === 'waiting' ? null : deps.clock.now(),
    ...(next.state === 'waiting' ? { runAt: next.runAt, attempt: next.attempt } : {}),
  })
  if (!settled) return false
  const about = { jobId: row.id, kind: row.kind }
  const emit = (type: string, data: Record<string, unknown>): void => deps.events.emitTx(tx, { type, source: 'jobs', correlationId: row.correlationId, data })
  if (next.state === 'failed') emit('job.failed', { ...about, reason: next.reason })
  if (next.state === 'needs-human') emit('job.needs-human', { ...about, reason: next.reason })
  if (next.state === 'cancelled') emit('job.cancelled', about)
  return true
}
