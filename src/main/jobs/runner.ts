/**
 * Claims due work, runs its handler under a lease, and writes how it ended. One runner serves a home; it wakes when
 * something is enqueued and otherwise sleeps until the next due time.
 */
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import type { Store, Tx } from '../store/index.ts'
import type { JobState } from './contract.ts'
import type { JobContext, JobDefinition, Outcome } from './definition.ts'
import type { Events } from './events.ts'
import { outcomeOf } from './outcome.ts'
import type { ProgressBoard } from './progress.ts'
import { afterAttempt, type NextStep } from './pure/decisions.ts'
import type { JobsRepo } from './repo.ts'
import type { JobRow } from './tables.ts'

const LEASE_MS = 30_000
const HEARTBEAT_MS = 10_000
/** The longest sleep: a clock that was set back or a schedule added elsewhere is noticed within it. */
const LONGEST_SLEEP_MS = 30_000
/** What a handler gets to let go after it was told to stop; its row is then left for recovery. */
const GRACE_MS = 3_000

export interface RunnerDeps {
  readonly store: Store
  readonly repo: JobsRepo
  readonly events: Events
  readonly board: ProgressBoard
  readonly clock: Clock
  readonly log: Log
  readonly definitions: ReadonlyMap<string, JobDefinition>
  /** Names this process in leases. */
  readonly owner: string
  /** A number in [0, 1) that spreads retries apart. */
  readonly chance: () => number
  /** Enqueues what schedules say is due; runs at every wake. */
  readonly runSchedules: () => void
  readonly nextScheduleAt: () => number | null
}

interface Running {
  readonly kind: string
  readonly controller: AbortController
  abortedBy: 'cancel' | 'timeout' | 'stop' | null
  readonly finished: Promise<void>
}

export interface Runner {
  start(): void
  wake(): void
  /** Stops a running job or takes a waiting one out. */
  cancel(id: string): void
  /** Puts a failed, cancelled or needs-human job back in line. */
  retry(id: string): void
  /** Resolves with each job's last state when none of `ids` is waiting or running any more. */
  settled(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, JobState>>
  /** No more claims, abort, a bounded wait. What has not let go is left for recovery. */
  stop(): Promise<void>
}

export function createRunner(deps: RunnerDeps): Runner {
  const { repo, store, clock, log, board } = deps
  const running = new Map<string, Running>()
  const watchers = new Set<() => void>()
  let timer: NodeJS.Timeout | null = null
  let heartbeat: NodeJS.Timeout | null = null
  let open = false
  let woken = false

  const wake = (): void => {
    if (!open || woken) return
    woken = true
    setImmediate(() => {
      woken = false
      if (open) turn()
    })
  }

  const turn = (): void => {
    deps.runSchedules()
    for (const definition of deps.definitions.values()) claimFor(definition)
    sleepUntilDue()
  }

  const claimFor = (definition: JobDefinition): void => {
    const busy = [...running.values()].filter((job) => job.kind === definition.kind).length
    const free = definition.concurrency - busy
    if (free <= 0) return
    for (const row of repo.due(definition.kind, clock.now(), free)) {
      const now = clock.now()
      const claimed = store.writeTx((tx) => repo.claimTx(tx, row.id, { owner: deps.owner, until: now + LEASE_MS, now }))
      if (claimed) begin(definition, { ...row, attempt: row.attempt + 1 })
    }
  }

  const begin = (definition: JobDefinition, row: JobRow): void => {
    const controller = new AbortController()
    const job: Running = { kind: row.kind, controller, abortedBy: null, finished: Promise.resolve() }
    board.started({ jobId: row.id, kind: row.kind, label: definition.label, correlationId: row.correlationId })
    const finished = run(definition, row, job).catch((error: unknown) => log.error('work could not be recorded', { job: row.id, reason: String(error) }))
    running.set(row.id, Object.assign(job, { finished }))
  }

  const run = async (definition: JobDefinition, row: JobRow, job: Running): Promise<void> => {
    const outcome = await attempt(definition, row, job)
    running.delete(row.id)
    // Told to stop with the program: the row stays as it is and recovery decides at the next start.
    if (job.abortedBy === 'stop' && outcome.type !== 'done') return
    const next = afterAttempt(outcome, row.attempt, definition.retry, clock.now(), deps.chance())
    store.writeTx((tx) => settle(tx, row, next))
    board.settled(row.id, next.state)
    for (const watcher of watchers) watcher()
    wake()
  }

  const attempt = async (definition: JobDefinition, row: JobRow, job: Running): Promise<Outcome> => {
    const timeout = definition.timeoutMs === null ? null : setTimeout(() => abort(job, 'timeout'), definition.timeoutMs)
    try {
      return await definition.execute(contextFor(definition, row, job))
    } catch (error) {
      const outcome = outcomeOf(error, job.abortedBy)
      if (outcome.type === 'retry' || outcome.type === 'failed') log.warn('work failed', { job: row.id, kind: row.kind, attempt: row.attempt, reason: outcome.reason })
      return outcome
    } finally {
      if (timeout !== null) clearTimeout(timeout)
    }
  }

  const contextFor = (definition: JobDefinition, row: JobRow, job: Running): JobContext<unknown> => ({
    jobId: row.id,
    input: definition.payload.parse(JSON.parse(row.payload)),
    attempt: row.attempt,
    correlationId: row.correlationId,
    signal: job.controller.signal,
    progress: (done, total, note) => board.report(row.id, done, total, note),
    saveState: (state) => store.writeTx((tx) => repo.updateTx(tx, row.id, { savedState: JSON.stringify(state) })),
    savedState: row.savedState === null ? undefined : (JSON.parse(row.savedState) as unknown),
    log,
    clock,
  })

  const settle = (tx: Tx, row: JobRow, next: NextStep): void => {
    const ended = next.state !== 'waiting'
    repo.updateTx(tx, row.id, {
      state: next.state,
      leaseOwner: null,
      leaseUntil: null,
      reason: 'reason' in next ? next.reason : null,
      action: 'action' in next ? (next.action ?? null) : null,
      finishedAt: ended ? clock.now() : null,
      ...(next.state === 'waiting' ? { runAt: next.runAt, attempt: next.attempt } : {}),
    })
    tellTx(tx, row, next)
  }

  const tellTx = (tx: Tx, row: JobRow, next: NextStep): void => {
    const about = { jobId: row.id, kind: row.kind }
    const emit = (type: string, data: Record<string, unknown>): void => deps.events.emitTx(tx, { type, source: 'jobs', correlationId: row.correlationId, data })
    if (next.state === 'failed') emit('job.failed', { ...about, reason: next.reason })
    if (next.state === 'needs-human') emit('job.needs-human', { ...about, reason: next.reason })
    if (next.state === 'cancelled') emit('job.cancelled', about)
  }

  const sleepUntilDue = (): void => {
    if (timer !== null) clearTimeout(timer)
    const times = [repo.nextRunAt(), deps.nextScheduleAt()].filter((at) => at !== null)
    const pause = Math.min(LONGEST_SLEEP_MS, ...times.map((at) => at - clock.now()).filter((wait) => wait > 0))
    timer = setTimeout(wake, pause)
    timer.unref()
  }

  return {
    wake,
    start() {
      open = true
      heartbeat = setInterval(() => store.writeTx((tx) => repo.extendLeasesTx(tx, deps.owner, clock.now() + LEASE_MS)), HEARTBEAT_MS)
      heartbeat.unref()
      wake()
    },
    cancel(id) {
      const job = running.get(id)
      if (job !== undefined) return abort(job, 'cancel')
      const row = repo.find(id)
      if (row === null || !['waiting', 'needs-human', 'parked'].includes(row.state)) return
      store.writeTx((tx) => settle(tx, row, { state: 'cancelled' }))
      board.settled(id, 'cancelled')
      for (const watcher of watchers) watcher()
    },
    retry(id) {
      const row = repo.find(id)
      if (row === null || !['failed', 'cancelled', 'needs-human'].includes(row.state)) return
      if (row.uniqueKey !== null && repo.findActive(row.kind, row.uniqueKey) !== null) return
      store.writeTx((tx) => repo.updateTx(tx, id, { state: 'waiting', attempt: 0, crashes: 0, runAt: clock.now(), reason: null, action: null, finishedAt: null }))
      wake()
    },
    settled: (ids, signal) => settledOf(ids, signal, repo, watchers),
    async stop() {
      open = false
      if (timer !== null) clearTimeout(timer)
      if (heartbeat !== null) clearInterval(heartbeat)
      const left = [...running.values()]
      for (const job of left) abort(job, 'stop')
      await Promise.race([Promise.all(left.map((job) => job.finished)), sleep(GRACE_MS)])
    },
  }
}

function abort(job: Running, by: 'cancel' | 'timeout' | 'stop'): void {
  job.abortedBy ??= by
  job.controller.abort()
}

async function settledOf(ids: readonly string[], signal: AbortSignal, repo: JobsRepo, watchers: Set<() => void>): Promise<ReadonlyMap<string, JobState>> {
  for (;;) {
    const states = new Map(repo.states(ids).map((row) => [row.id, row.state] as const))
    if (signal.aborted || ![...states.values()].some((state) => state === 'waiting' || state === 'running')) return states
    await new Promise<void>((resolve) => {
      const done = (): void => {
        watchers.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      watchers.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
