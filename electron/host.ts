/** The core's side of Electron: runs inside the core's utility process, where `parentPort` leads to the shell. */
import type { ParentPort } from 'electron'
import type { WorkerKind, WorkerProcess } from '../src/main/host.ts'
import { createLateChannel, type LateChannel } from '../src/main/kernel/late-channel.ts'
import { fromShell, type FromCore } from './core-messages.ts'

/** The shell as the core sees it. */
export interface Shell {
  spawnWorker(kind: WorkerKind): WorkerProcess
  listening(socketPath: string): void
  /** The core cannot run here; `message` is one sentence for the seller. */
  refused(message: string): void
  /** Called once, when the seller quits. */
  onStop(listener: () => void): void
}

/** @param parentPort `process.parentPort` of a utility process */
export function connectShell(parentPort: Pick<ParentPort, 'on' | 'postMessage'>): Shell {
  const workers = new Map<number, { late: LateChannel; pid: number | undefined }>()
  const stopping: (() => void)[] = []
  const say = (message: FromCore): void => parentPort.postMessage(message)
  let lastId = 0

  parentPort.on('message', ({ data, ports }) => {
    const message = fromShell.parse(data)
    if (message.type === 'stop') for (const listener of stopping) listener()
    if (message.type === 'worker' && ports[0] !== undefined) {
      const worker = workers.get(message.id)
      if (worker !== undefined) worker.pid = message.pid
      worker?.late.connect(ports[0])
    }
    if (message.type === 'worker-gone') {
      workers.get(message.id)?.late.close(message.reason)
      workers.delete(message.id)
    }
  })

  return {
    spawnWorker(kind) {
      const id = ++lastId
      const worker: { late: LateChannel; pid: number | undefined } = { late: createLateChannel(), pid: undefined }
      workers.set(id, worker)
      say({ type: 'spawn-worker', id, kind })
      return {
        ...worker.late.channel,
        get pid() {
          return worker.pid
        },
        kill: () => say({ type: 'kill-worker', id }),
      }
    },
    listening: (socketPath) => say({ type: 'listening', socketPath }),
    refused: (message) => say({ type: 'refused', message }),
    onStop: (listener) => void stopping.push(listener),
  }
}
