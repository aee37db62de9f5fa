/** The thread behind memory.ts: looks at a process tree every 100 ms and keeps the peak. */
import { workerData } from 'node:worker_threads'
import { keepPeak, type Peak } from './memory.ts'

const SAMPLE_EVERY_MS = 100

const { pid, peak } = workerData as { pid: number; peak: Peak }
const look = (): void => keepPeak(pid, peak)
look()
setInterval(look, SAMPLE_EVERY_MS)
