/**
 * A worker that is always there: started at the first call, restarted with exponential back-off when it dies, and
 * loud after five deaths in a minute. A call that was under way when it died fails with WorkerDied; the caller decides.
 */
import type { Clock } from './clock.ts'
import { AppError } from './errors.ts'
import type { Log } from './log.ts'
import { createPortClient, type CallOptions, type Channel, type PortClient, type PortContract } from './ports.ts'

const DEATHS_BEFORE_ALARM = 5
const ALARM_WINDOW_MS = 60_000
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

interface Killable extends Channel {
  kill(): void
}

export interface WorkerClient<C extends PortContract> extends Pick<PortClient<C>, 'call'> {
  /** Kills the process, if one runs; a later call starts a new one. */
  stop(): void
}

export interface WorkerClientDeps {
  readonly spawn: () => Killable
  readonly clock: Clock
  readonly log: Log
}

export function createWorkerClient<C extends PortContract>(name: string, contract: C, deps: WorkerClientDeps): WorkerClient<C> {
  let live: { readonly process: Killable; readonly client: PortClient<C> } | null = null
  let deaths: readonly number[] = []
  let mayStartAt = 0

  const start = (): PortClient<C> => {
    refuseWhileDying(name, deaths, deps.clock.now())
    const process = deps.spawn()
    const client = createPortClient(name, contract, process)
    const started = { process, client }
    live = started
    process.onClose((reason) => {
      if (live !== started) return
      live = null
      const now = deps.clock.now()
      deaths = [...deaths.filter((at) => now - at < ALARM_WINDOW_MS), now]
      mayStartAt = now + pauseAfter(deaths.length)
      deps.log.warn('worker died', { worker: name, reason, deathsInAMinute: deaths.length })
    })
    return client
  }

  return {
    async call(method, input, options?: CallOptions) {
      if (live === null && deps.clock.now() < mayStartAt) await pause(mayStartAt - deps.clock.now())
      return (live?.client ?? start()).call(method, input, options)
    },
    stop() {
      const stopped = live
      live = null
      stopped?.process.kill()
    },
  }
}

/** Milliseconds before the next start after `deaths` deaths within a minute: 0.1 s, 0.2 s, 0.4 s … at most 10 s. */
export function pauseAfter(deaths: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1))
}

function refuseWhileDying(name: string, deaths: readonly number[], now: number): void {
  const recent = deaths.filter((at) => now - at < ALARM_WINDOW_MS)
  if (recent.length < DEATHS_BEFORE_ALARM) return
  throw new AppError('worker-died', `The ${name} worker stopped ${recent.length} times within a minute.`, {
    action: 'Wait a minute and try again; if it goes on, run "idea-engine doctor".',
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
