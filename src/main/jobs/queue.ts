import { type Clock, toIso } from '../kernel/clock.ts'
import { AppError, NotFound } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Store, Tx } from '../store/index.ts'
import type { Job, JobProgress, JobState } from './contract.ts'
import type { JobDefinition } from './definition.ts'
import type { JobsRepo } from './repo.ts'
import type { JobRow } from './tables.ts'

export interface NewJob {
  readonly kind: string
  readonly payload: unknown
  /** What it follows from; the job's own id when it begins something. */
  readonly correlationId?: string
  /**
   * `once`: this work is done one time ever; asking again meets the same row. `active`: not twice at the same time.
   * Without a key every call makes a new job.
   */
  readonly unique?: { readonly key: string; readonly scope: 'once' | 'active' }
  readonly runAt?: number
}

export interface Queue {
  /** Enqueues in the same transaction as the change it follows from. @returns the job's id, new or met. */
  enqueueTx(tx: Tx, job: NewJob): string
  list(states: readonly JobState[], limit: number): readonly Job[]
  find(id: string): Job
  /** What work of a kind that waits or runs was given, as its handler reads it. */
  pending(kind: string): readonly unknown[]
  count(states: readonly JobState[]): number
}

export interface QueueDeps {
  readonly store: Store
  readonly repo: JobsRepo
  readonly clock: Clock
  readonly definitions: ReadonlyMap<string, JobDefinition>
  readonly progressOf: (jobId: string) => JobProgress | undefined
  readonly wake: () => void
}

export function createQueue(deps: QueueDeps): Queue {
  const { repo, clock, definitions } = deps
  let made = 0
  return {
    enqueueTx(tx, job) {
      const definition = definitions.get(job.kind)
      if (definition === undefined) throw new AppError('bug', `There is no handler for work of the kind ${job.kind}.`)
      const payload = JSON.stringify(definition.payload.parse(job.payload))
      const key = definition.recovery === 'singleton' ? 'singleton' : (job.unique?.key ?? null)
      if (key !== null) {
        const active = repo.findActive(job.kind, key)
        if (active !== null) return active.id
      }
      const now = clock.now()
      const id = job.unique?.scope === 'once' ? deriveId('job', job.kind, job.unique.key) : deriveId('job', job.kind, key ?? payload, now, process.pid, ++made)
      if (!repo.insertTx(tx, newRow(id, job, payload, key, now))) reviveTx(tx, repo, id, now)
      tx.afterCommit(deps.wake)
      return id
    },
    list: (states, limit) => repo.list(states, limit).map((row) => view(row, definitions, deps.progressOf(row.id))),
    find(id) {
      const row = repo.find(id)
      if (row === null) throw new NotFound(`The work ${id}`)
      return view(row, definitions, deps.progressOf(id))
    },
    pending: (kind) => repo.activePayloads(kind).map((payload) => JSON.parse(payload) as unknown),
    count: (states) => repo.count(states),
  }
}

/** Work that is asked for once and was stopped or failed gets another try when it is asked for again. */
function reviveTx(tx: Tx, repo: JobsRepo, id: string, now: number): void {
  const row = repo.find(id)
  if (row === null || !['failed', 'cancelled', 'needs-human'].includes(row.state)) return
  repo.updateTx(tx, id, { state: 'waiting', attempt: 0, crashes: 0, runAt: now, reason: null, action: null, finishedAt: null })
}

function newRow(id: string, job: NewJob, payload: string, uniqueKey: string | null, now: number): JobRow {
  return {
    id, kind: job.kind, payload, uniqueKey, state: 'waiting', attempt: 0, crashes: 0, runAt: job.runAt ?? now, leaseOwner: null,
    leaseUntil: null, savedState: null, reason: null, action: null, correlationId: job.correlationId ?? id, createdAt: now, startedAt: null, finishedAt: null,
  }
}

function view(row: JobRow, definitions: ReadonlyMap<string, JobDefinition>, progress: JobProgress | undefined): Job {
  const definition = definitions.get(row.kind)
  return {
    id: row.id, kind: row.kind, label: definition?.label ?? row.kind, state: row.state, attempt: row.attempt,
    maxAttempts: definition?.retry.maxAttempts ?? 0, runAt: toIso(row.runAt), createdAt: toIso(row.createdAt), correlationId: row.correlationId,
    ...(row.startedAt === null ? {} : { startedAt: toIso(row.startedAt) }),
    ...(row.finishedAt === null ? {} : { finishedAt: toIso(row.finishedAt) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.action === null ? {} : { action: row.action }),
    ...(progress === undefined ? {} : { progress }),
    ...(row.state !== 'done' || row.savedState === null ? {} : { result: JSON.parse(row.savedState) as unknown }),
  }
}
