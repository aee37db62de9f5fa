import type { Clock } from '../kernel/clock.ts'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/index.ts'
import type { JobDefinition } from './definition.ts'
import { createEvents, type EventRegistry, type Events } from './events.ts'
import { createProgressBoard, type ProgressBoard } from './progress.ts'
import { createQueue, type Queue } from './queue.ts'
import { recover } from './recovery.ts'
import { createJobsRepo } from './repo.ts'
import { createRunner, type Runner } from './runner.ts'
import { createSchedules, type Schedules } from './schedules.ts'

export { defineJob, DONE, PATIENT, type JobDefinition } from './definition.ts'
export type { EventRegistry, Events } from './events.ts'
export type { ProgressBoard } from './progress.ts'
export type { Queue } from './queue.ts'
export type { Runner } from './runner.ts'
export type { Schedules } from './schedules.ts'
export { createJobsRouter } from './router.ts'

export interface Jobs {
  readonly queue: Queue
  readonly events: Events
  readonly board: ProgressBoard
  readonly runner: Runner
  readonly schedules: Schedules
  /** Registers every handler, decides on what an earlier process left, and begins to work. */
  start(definitions: readonly JobDefinition[], expectedKinds: readonly string[]): void
  stop(): Promise<void>
}

export interface JobsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly events: EventRegistry
  readonly owner: string
  readonly chance: () => number
  /** Whether what schedules plan is begun here; a command that runs for a moment leaves it to an app that runs. */
  readonly followSchedules?: boolean
}

/** Finished work is looked at for a month; the event log keeps what happened. */
const FINISHED_KEPT_MS = 30 * 86_400_000

/** The queue, the event log and the schedules of one home. */
export function createJobs(deps: JobsDeps): Jobs {
  const { store, clock, log, owner } = deps
  const definitions = new Map<string, JobDefinition>()
  const repo = createJobsRepo(store)
  const events = createEvents(store, clock, deps.events)
  const board = createProgressBoard(clock)
  const queue: Queue = createQueue({ store, repo, clock, definitions, progressOf: (id) => board.of(id), wake: () => runner.wake() })
  const schedules = createSchedules({ store, repo, queue, clock, log, knows: (kind) => definitions.has(kind) })
  const runner: Runner = createRunner({
    store, repo, events, board, clock, log, definitions, owner, chance: deps.chance,
    runSchedules: () => deps.followSchedules !== false && schedules.run(), nextScheduleAt: () => (deps.followSchedules === false ? null : schedules.nextAt()),
  })
  return {
    queue, events, board, runner, schedules,
    start(handlers, expectedKinds) {
      register(definitions, handlers, expectedKinds)
      store.writeTx((tx) => repo.dropFinishedTx(tx, clock.now() - FINISHED_KEPT_MS))
      const { recovered, parked, resumed } = recover({ store, repo, events, clock, definitions, owner })
      if (recovered + parked + resumed > 0) log.info('work of an earlier run', { recovered, parked, resumed })
      runner.start()
    },
    stop: () => runner.stop(),
  }
}

/** @throws when a kind has no handler, or two: the program must not start half-wired. */
function register(definitions: Map<string, JobDefinition>, handlers: readonly JobDefinition[], expectedKinds: readonly string[]): void {
  for (const handler of handlers) {
    if (definitions.has(handler.kind)) throw new AppError('bug', `Two handlers for work of the kind ${handler.kind}.`)
    definitions.set(handler.kind, handler)
  }
  const missing = expectedKinds.filter((kind) => !definitions.has(kind))
  if (missing.length > 0) throw new AppError('bug', `No handler for work of the kind ${missing.join(', ')}.`)
}
