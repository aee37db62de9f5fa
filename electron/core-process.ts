/** The core as a utility process: started, restarted with exponential back-off when it dies, stopped with a bounded wait. */
import { utilityProcess, type UtilityProcess } from 'electron'
import type { Clock } from '../src/main/kernel/clock.ts'
import type { Log } from '../src/main/kernel/log.ts'
import { pauseAfter } from '../src/main/kernel/worker-client.ts'
import { fromCore, type FromShell } from './core-messages.ts'
import { createWorkerForks, type WorkerForks } from './worker-forks.ts'

const DEATHS_BEFORE_ALARM = 5
const ALARM_WINDOW_MS = 60_000

export interface CoreOptions {
  /** The built core, and the folder of the built workers (`worker-<kind>.js`). */
  readonly module: string
  readonly workers: string
  readonly home: string
  /** Shipped files, for the workers. */
  readonly resources: string
  readonly clock: Clock
  readonly log: Log
  /** It died five times within a minute and stays down until `restart()`. */
  onAlarm(): void
  /** It says itself that it cannot run here, with a sentence for the seller; it is not started again. */
  onRefused(message: string): void
}

export interface CoreProcess {
  /** Resolves with the socket's path when the core answers there: at once while it does, later while it starts. */
  listening(): Promise<string>
  restart(): void
  /** Asks the core to finish, kills it after `waitMs`. Resolves when the process is gone. */
  stop(waitMs: number): Promise<void>
}

type State = 'starting' | 'listening' | 'down' | 'stopping'

export function startCore(options: CoreOptions): CoreProcess {
  const { clock, log } = options
  const env = { ...inheritedEnv(), IDEA_ENGINE_HOME: options.home }
  let child: UtilityProcess | null = null
  let state: State = 'down'
  let deaths: readonly number[] = []
  let socketPath = ''
  let waiting: ((socketPath: string) => void)[] = []
  let timer: NodeJS.Timeout | undefined

  const start = (): void => {
    const core = utilityProcess.fork(options.module, [], { serviceName: 'Design Idea Engine core', env })
    const say = (message: FromShell, ports: Parameters<UtilityProcess['postMessage']>[1] = []): void => core.postMessage(message, ports)
    const forks = createWorkerForks({ folder: options.workers, resources: options.resources, log, say })
    child = core
    state = 'starting'
    core.on('message', (raw: unknown) => receive(raw, forks))
    core.once('exit', (code) => {
      forks.killAll()
      child = null
      if (state === 'starting' || state === 'listening') died(code)
      else state = 'down'
    })
  }

  const receive = (raw: unknown, forks: WorkerForks): void => {
    const message = fromCore.parse(raw)
    switch (message.type) {
      case 'listening':
        // A core that is told to stop while it starts may still come this far.
        if (state === 'starting') state = 'listening'
        socketPath = message.socketPath
        for (const resolve of waiting) resolve(socketPath)
        waiting = []
        return
      case 'refused':
        state = 'stopping'
        options.onRefused(message.message)
        return
      case 'spawn-worker':
        forks.spawn(message.id, message.kind)
        return
      case 'kill-worker':
        forks.kill(message.id)
        return
    }
  }

  const died = (code: number): void => {
    const now = clock.now()
    deaths = [...deaths.filter((at) => now - at < ALARM_WINDOW_MS), now]
    state = 'down'
    log.error('core died', { code, deathsInAMinute: deaths.length })
    if (deaths.length >= DEATHS_BEFORE_ALARM) options.onAlarm()
    else timer = setTimeout(start, pauseAfter(deaths.length))
  }

  start()
  return {
    listening: () => (state === 'listening' ? Promise.resolve(socketPath) : new Promise((resolve) => waiting.push(resolve))),
    restart() {
      if (child !== null) return
      deaths = []
      start()
    },
    stop(waitMs) {
      clearTimeout(timer)
      state = child === null ? 'down' : 'stopping'
      return child === null ? Promise.resolve() : stopProcess(child, waitMs, log)
    },
  }
}

function stopProcess(core: UtilityProcess, waitMs: number, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      log.warn('core did not stop in time', { waitMs })
      core.kill()
    }, waitMs)
    core.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    core.postMessage({ type: 'stop' } satisfies FromShell)
  })
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
