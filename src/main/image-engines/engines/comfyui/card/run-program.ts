import { execFile } from 'node:child_process'
import type { RunProgram } from './nvidia.ts'

const MOST_BYTES = 100_000

/** For real. A program that hangs is ended. */
export const runProgram: RunProgram = (file, args, timeoutMs) => new Promise((resolve) => {
  execFile(file, [...args], { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES, windowsHide: true }, (error, out) => resolve(error === null ? out : null))
})
