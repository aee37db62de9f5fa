/**
 * Claims due work, runs its handler under a lease, and writes how it ended. One runner serves a home; it wakes when
 * something is enqueued and otherwise sleeps until the next due time.
 */
import { toIso, type Clock } from '../kernel/clock.ts'
import { machineRefused, toPlainError, type PlainError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/index.ts'
import { abort, attempt, settleTx, type Running } from './attempt.ts'
import type { JobState, Trouble } from './contract.ts'
import type { JobDefinition } from './definition.ts'
import type { Events } from './events.ts'
import type { ProgressBoard } from './progress.ts'
import { afterAttempt } from './pure/decisions.ts'
import type { JobsRepo } from './repo.ts'
import type { JobRow } from './tables.ts'

const LEASE_MS = 30_000
const HEARTBEAT_MS = 10_000
/** The longest sleep: a clock that was set back or a schedule added elsewhere is noticed within it. */
const LONGEST_SLEEP_MS = 30_000
/** What a handler gets to let go after it was told to stop; its row is then left for recovery. */
const GRACE_MS = 3_000
/** How soon a store that refused (a full disk) is tried again. */
const STORE_PAUSE_MS = 2_000

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
  readonly runSchedules: () => unknown
  readonly nextScheduleAt: () => number | null
}

export interface Runner {
  start(): void
  wake(): void
  /** Takes a job out at once. A handler that runs is told, and no second one starts for the same job until it let go. */
  cancel(id: string): void
  /** Puts a failed, cancelled or needs-human job back in line. */
  retry(id: string): void
  /** Set while the machine refuses; null again when work gets on. */
  trouble(): Trouble | null
  /** Resolves with each job's last state when none of `ids` is waiting or running any more. */
  settled(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, JobState>>
  /** No more claims, abort, a bounded wait. What has not let go is left for recovery. */
  stop(): Promise<void>
}

export function createRunner(deps: RunnerDeps): Runner {
  const running = new Map<string, Running>()
  const watchers = new Set<() => void>()
  const told = (): void => {
    for (const watcher of watchers) watcher()
  }
  let trouble: Trouble | null = null
  const onTrouble: OnTrouble = (error) => {
    trouble = error === null ? null : { message: error.message, action: error.action ?? null, since: trouble?.since ?? toIso(deps.clock.now()) }
  }
  const waker = createWaker(deps, onTrouble, () => {
    deps.runSchedules()
    for (const definition of deps.definitions.values()) claimFor(deps, running, definition, begun)
  })
  const begun = (definition: JobDefinition, row: JobRow): void => begin({ deps, running, isOpen: () => waker.isOpen(), ended, onTrouble }, definition, row)
  const ended = (): void => {
    told()
    waker.wake()
  }
  return {
    wake: () => waker.wake(),
    trouble: () => trouble,
    start: () => waker.start(),
    cancel(id) {
      const job = running.get(id)
      if (job !== undefined) abort(job, 'cancel')
      if (cancelStored(deps, id)) told()
    },
    retry(id) {
      if (putBack(deps, id)) waker.wake()
    },
    settled: (ids, signal) => settledOf(ids, signal, deps.repo, watchers),
    async stop() {
      waker.stop()
      const left = [...running.values()]
      for (const job of left) abort(job, 'stop')
      await Promise.race([Promise.all(left.map((job) => job.finished)), sleep(GRACE_MS)])
    },
  }
}

/** Runs `turn` when told to and when something falls due, and keeps this process's leases alive meanwhile. */
function createWaker({ store, repo, clock, log, owner, nextScheduleAt }: RunnerDeps, onTrouble: OnTrouble, turn: () => void) {
  let timer: NodeJS.Timeout | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let open = false
  let woken = false
  /** A store that refuses now (a full disk, a foreign lock) must not take the program down with it. */
  const carefully = (what: string, work: () => number): number => {
    try {
      return work()
    } catch (error) {
      const plain = toPlainError(error)
      log.error(what, { reason: plain.message })
      if (machineRefused(plain)) onTrouble(plain)
      return STORE_PAUSE_MS
    }
  }
  const look = (): number => {
    turn()
    return pauseUntilDue(repo, nextScheduleAt, clock)
  }
  const beat = (): number => store.writeTx((tx) => repo.extendLeasesTx(tx, owner, clock.now() + LEASE_MS))
  const wake = (): void => {
    if (!open || woken) return
    woken = true
    setImmediate(() => {
      woken = false
      if (!open) return
      clearTimeout(timer)
      timer = setTimeout(wake, carefully('work could not be looked for', look))
      timer.unref()
    })
  }
  return {
    wake,
    isOpen: () => open,
    start(): void {
      open = true
      heartbeat = setInterval(() => carefully('leases could not be kept', beat), HEARTBEAT_MS)
      heartbeat.unref()
      wake()
    },
    stop(): void {
      open = false
      clearTimeout(timer)
      clearInterval(heartbeat)
    },
  }
}

function pauseUntilDue(repo: JobsRepo, nextScheduleAt: () => number | null, clock: Clock): number {
  const times = [repo.nextRunAt(), nextScheduleAt()].filter((at) => at !== null)
  return Math.min(LONGEST_SLEEP_MS, ...times.map((at) => at - clock.now()).filter((wait) => wait > 0))
}

function claimFor(deps: RunnerDeps, running: ReadonlyMap<string, Running>, definition: JobDefinition, begun: (definition: JobDefinition, row: JobRow) => void): void {
  const { repo, store, clock, owner } = deps
  const busy = [...running.values()].filter((job) => job.kind === definition.kind).length
  const free = (typeof definition.concurrency === 'number' ? definition.concurrency : definition.concurrency()) - busy
  if (free <= 0) return
  for (const row of repo.due(definition.kind, clock.now(), free)) {
    // Asked for again while a cancelled handler of the same job still lets go: it waits for that one's end.
    if (running.has(row.id)) continue
    const now = clock.now()
    const claimed = store.writeTx((tx) => repo.claimTx(tx, row.id, { owner, until: now + LEASE_MS, now }))
    if (claimed) begun(definition, { ...row, state: 'running', attempt: row.attempt + 1 })
  }
}

type OnTrouble = (error: Pick<PlainError, 'message' | 'action'> | null) => void

interface Work {
  readonly deps: RunnerDeps
  readonly running: Map<string, Running>
  readonly isOpen: () => boolean
  readonly ended: () => void
  /** Told when the machine refuses, and null when work gets on again. */
  readonly onTrouble: OnTrouble
}

function begin(work: Work, definition: JobDefinition, row: JobRow): void {
  const { deps, running, ended } = work
  const job: Running = { kind: row.kind, controller: new AbortController(), abortedBy: null, finished: Promise.resolve() }
  running.set(row.id, job)
  deps.board.started({ jobId: row.id, kind: row.kind, label: definition.label, correlationId: row.correlationId })
  job.finished = runToEnd(work, definition, row, job).finally(() => {
    running.delete(row.id)
    ended()
  })
}

async function runToEnd(work: Work, definition: JobDefinition, row: JobRow, job: Running): Promise<void> {
  const { deps } = work
  const outcome = await attempt(deps, definition, row, job)
  if (job.abortedBy === 'cancel') return
  if (job.abortedBy === 'stop' && outcome.type !== 'done') return letGo(work, row)
  const next = afterAttempt(outcome, row.attempt, definition.retry, deps.clock.now(), deps.chance())
  const settled = await insist(work, row, () => deps.store.writeTx((tx) => settleTx(deps, tx, row, next)))
  if (outcome.type === 'held-up') work.onTrouble({ message: outcome.reason, ...(outcome.action === undefined ? {} : { action: outcome.action }) })
  if (outcome.type === 'done') work.onTrouble(null)
  if (settled) deps.board.settled(row.id, next.state)
}

/** Told to stop with the program: the row stays running and recovery decides, but without a lease this was no crash. */
function letGo(work: Work, row: JobRow): Promise<void> {
  return insist(work, row, () => void work.deps.store.writeTx((tx) => work.deps.repo.settleTx(tx, row, { leaseUntil: null }))).then(() => undefined)
}

/** Writes what must not get lost; a store that refuses is asked again until the program ends, and then recovery decides. */
async function insist<T>({ deps, isOpen, onTrouble }: Work, row: JobRow, write: () => T): Promise<T | null> {
  for (;;) {
    try {
      return write()
    } catch (error) {
      const plain = toPlainError(error)
      deps.log.error('work could not be recorded', { job: row.id, reason: plain.message })
      if (machineRefused(plain)) onTrouble(plain)
    }
    if (!isOpen()) return null
    await sleep(STORE_PAUSE_MS)
  }
}

/** @returns whether there was something to cancel. */
function cancelStored(deps: RunnerDeps, id: string): boolean {
  const row = deps.repo.find(id)
  if (row === null || !['waiting', 'running', 'needs-human', 'parked', 'failed'].includes(row.state)) return false
  deps.store.writeTx((tx) => settleTx(deps, tx, row, { state: 'cancelled' }))
  deps.board.settled(id, 'cancelled')
  return true
}

/** @returns whether the job is in line again. */
function putBack({ repo, store, clock }: RunnerDeps, id: string): boolean {
  const row = repo.find(id)
  if (row === null || !['failed', 'cancelled', 'needs-human'].includes(row.state)) return false
  if (row.uniqueKey !== null && repo.findActive(row.kind, row.uniqueKey) !== null) return false
  store.writeTx((tx) => repo.updateTx(tx, id, { state: 'waiting', attempt: 0, crashes: 0, runAt: clock.now(), reason: null, action: null, finishedAt: null }))
  return true
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
