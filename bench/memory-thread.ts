/** The thread behind memory.ts: looks at a process tree every 100 ms and keeps the peak. */
import { workerData } from 'node:worker_threads'
import { treeBytes } from './memory.ts'

const SAMPLE_EVERY_MS = 100

const { pid, peak } = workerData as { pid: number; peak: Float64Array }
const look = (): void => {
  peak[0] = Math.max(peak[0] ?? 0, treeBytes(pid))
}
look()
setInterval(look, SAMPLE_EVERY_MS)
