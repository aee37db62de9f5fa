import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { JobContext, Outcome } from '../../src/main/jobs/definition.ts'
import { createJobs, defineJob, DONE, type JobDefinition, type Jobs } from '../../src/main/jobs/index.ts'
import { jobEvents, type JobState } from '../../src/main/jobs/contract.ts'
import type { NewJob } from '../../src/main/jobs/queue.ts'
import { silentLog, type Log } from '../../src/main/kernel/log.ts'
import type { Store } from '../../src/main/store/index.ts'
import { fakeClock, type FakeClock } from './fake-clock.ts'
import { openTestStore } from './open-test-store.ts'
import { tempHome } from './temp-home.ts'

export interface TestJobs {
  readonly home: string
  readonly store: Store
  readonly jobs: Jobs
  readonly clock: FakeClock
  enqueue(job: Partial<NewJob>): string
  /** Resolves when the job left the states waiting and running. */
  ended(id: string): Promise<JobState>
  /** Lets the runner look for work now, and everything that is ready settle. */
  turn(): Promise<void>
}

const events = { ...jobEvents, 'thing.made': { version: 2, data: z.object({ name: z.string() }) } }

interface Options {
  readonly home?: string
  readonly clock?: FakeClock
  readonly owner?: string
  readonly chance?: number
  readonly log?: Log
  readonly expected?: readonly string[]
}

/** A queue at work on a real file, with the handlers given. */
export async function startTestJobs(definitions: readonly JobDefinition[], options: Options = {}): Promise<TestJobs> {
  const home = options.home ?? tempHome()
  const clock = options.clock ?? fakeClock()
  const store = await openTestStore({ home, clock })
  const { owner = 'this process', chance = 0.5, log = silentLog } = options
  const jobs = createJobs({ store, clock, log, events, owner, chance: () => chance })
  onTestFinished(() => jobs.stop())
  jobs.start(definitions, options.expected ?? definitions.map(({ kind }) => kind))
  return {
    home, store, jobs, clock,
    enqueue: (job) => store.writeTx((tx) => jobs.queue.enqueueTx(tx, { kind: 'test.work', payload: {}, correlationId: 'c', ...job })),
    async ended(id) {
      const states = await jobs.runner.settled([id], AbortSignal.timeout(10_000))
      return states.get(id) ?? 'parked'
    },
    async turn() {
      jobs.runner.wake()
      for (let step = 0; step < 20; step++) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

/** A handler for `test.work` that does `execute`. */
export function work(execute: (context: JobContext<Record<string, unknown>>) => Promise<Outcome> | Outcome, over: Partial<JobDefinition> = {}): JobDefinition {
  return { ...defineJob({
    kind: 'test.work',
    label: 'Testing',
    payload: z.record(z.string(), z.unknown()),
    recovery: 'retry',
    retry: { maxAttempts: 3, firstPauseMs: 1_000, longestPauseMs: 60_000 },
    timeoutMs: null,
    concurrency: 2,
    execute: async (context) => execute(context),
  }), ...over }
}

/** Work that goes on until it is told to stop, and then lets go. */
export function patient(begun: () => void = () => undefined): (context: JobContext<Record<string, unknown>>) => Promise<Outcome> {
  return ({ signal }) => {
    begun()
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('told to stop')), { once: true }))
  }
}

export { DONE }
