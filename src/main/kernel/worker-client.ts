/**
 * A worker that is always there: started at the first call, restarted with exponential back-off when it dies, and
 * loud after five deaths in a minute. A call that was under way when it died fails with WorkerDied; the caller decides.
 * A worker that does not let go of aborted work is stuck, and is killed.
 */
import type { Clock } from './clock.ts'
import { AppError, Cancelled } from './errors.ts'
import type { Log } from './log.ts'
import { createPortClient, type CallOptions, type Channel, type PortClient, type PortContract } from './ports.ts'

const DEATHS_BEFORE_ALARM = 5
const ALARM_WINDOW_MS = 60_000
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
/** What a worker gets to answer an abort: one print file takes about two seconds on a slow machine. */
const ABORT_GRACE_MS = 10_000

interface Killable extends Channel {
  kill(): void
}

export interface WorkerClient<C extends PortContract> extends Pick<PortClient<C>, 'call'> {
  /** Kills the process, if one runs, for good: later calls fail with Cancelled. */
  stop(): void
}

export interface WorkerClientDeps {
  readonly spawn: () => Killable
  readonly clock: Clock
  readonly log: Log
  /** Only tests shorten it. */
  readonly abortGraceMs?: number
}

export function createWorkerClient<C extends PortContract>(name: string, contract: C, deps: WorkerClientDeps): WorkerClient<C> {
  let live: { readonly process: Killable; readonly client: PortClient<C> } | null = null
  let deaths: readonly number[] = []
  let stopped = false

  const start = (): NonNullable<typeof live> => {
    refuseWhileDying(name, recentOf(deaths, deps.clock.now()))
    const process = deps.spawn()
    const started = { process, client: createPortClient(name, contract, process) }
    live = started
    process.onClose((reason) => {
      if (live !== started) return
      live = null
      const now = deps.clock.now()
      deaths = [...recentOf(deaths, now), now]
      deps.log.warn('worker died', { worker: name, reason, deathsInAMinute: deaths.length })
    })
    return started
  }

  return {
    async call(method, input, options: CallOptions = {}) {
      if (live === null) await pause(pauseLeft(deaths, deps.clock.now()))
      if (stopped) throw new Cancelled(`The work of the ${name} worker`)
      const { process, client } = live ?? start()
      const watch = watchAbort(options.signal, deps.abortGraceMs ?? ABORT_GRACE_MS, () => {
        deps.log.warn('worker is stuck', { worker: name, method })
        process.kill()
      })
      try {
        return await client.call(method, input, options)
      } finally {
        watch.end()
      }
    },
    stop() {
      const running = live
      live = null
      stopped = true
      running?.process.kill()
    },
  }
}

/** Milliseconds before the next start after `deaths` deaths within a minute: 0.1 s, 0.2 s, 0.4 s … at most 10 s. */
export function pauseAfter(deaths: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1))
}

/** A death that lies in the future happened before the clock was set back; it says nothing about now. */
function recentOf(deaths: readonly number[], now: number): readonly number[] {
  return deaths.filter((at) => at <= now && now - at < ALARM_WINDOW_MS)
}

function pauseLeft(deaths: readonly number[], now: number): number {
  const recent = recentOf(deaths, now)
  const last = recent.at(-1)
  return last === undefined ? 0 : Math.max(0, last + pauseAfter(recent.length) - now)
}

function refuseWhileDying(name: string, recent: readonly number[]): void {
  if (recent.length < DEATHS_BEFORE_ALARM) return
  throw new AppError('worker-died', `The ${name} worker stopped ${recent.length} times within a minute.`, {
    action: 'Wait a minute and try again; if it goes on, run "idea-engine doctor".',
  })
}

/** Calls `stuck` when `signal` was aborted and `end` is not called within `graceMs`. */
function watchAbort(signal: AbortSignal | undefined, graceMs: number, stuck: () => void): { end(): void } {
  let timer: NodeJS.Timeout | undefined
  const onAbort = (): void => {
    timer = setTimeout(stuck, graceMs)
    timer.unref()
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  return {
    end() {
      signal?.removeEventListener('abort', onAbort)
      clearTimeout(timer)
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds))
}
