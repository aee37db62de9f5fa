/** Forks the workers that one core asks for, and joins each to it by a message channel that does not pass through here. */
import { join } from 'node:path'
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { HEAP_MB, workerEnvironment } from '../src/hosts/node-host.ts'
import type { WorkerKind } from '../src/main/host.ts'
import type { Log } from '../src/main/kernel/log.ts'
import type { FromShell } from './core-messages.ts'

export interface WorkerForks {
  spawn(id: number, kind: WorkerKind): void
  kill(id: number): void
  /** The core is gone, and a worker without it works for nobody. */
  killAll(): void
}

export interface WorkerForksDeps {
  readonly folder: string
  readonly resources: string
  readonly log: Log
  readonly say: (message: FromShell, ports?: MessagePortMain[]) => void
}

export function createWorkerForks({ folder, resources, log, say }: WorkerForksDeps): WorkerForks {
  const running = new Map<number, UtilityProcess>()
  return {
    spawn(id, kind) {
      const worker = utilityProcess.fork(join(folder, `worker-${kind}.js`), [], {
        serviceName: `Design Idea Engine ${kind}`,
        env: workerEnvironment(resources),
        execArgv: [`--max-old-space-size=${HEAP_MB[kind]}`],
      })
      running.set(id, worker)
      const { port1, port2 } = new MessageChannelMain()
      worker.once('spawn', () => {
        worker.postMessage('port', [port1])
        say({ type: 'worker', id, ...(worker.pid === undefined ? {} : { pid: worker.pid }) }, [port2])
      })
      worker.once('exit', (code) => {
        if (!running.delete(id)) return
        log.info('worker ended', { kind, code })
        say({ type: 'worker-gone', id, reason: `its process ended with code ${code}` })
      })
    },
    kill: (id) => void running.get(id)?.kill(),
    killAll() {
      const left = [...running.values()]
      running.clear()
      for (const worker of left) worker.kill()
    },
  }
}
