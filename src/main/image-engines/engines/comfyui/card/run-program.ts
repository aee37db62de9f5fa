import { execFile } from 'node:child_process'
import type { RunProgram } from './nvidia.ts'

const MOST_BYTES = 100_000

/** Longer than the system takes to end a program. */
const END_MS = 1_000

/** For real. A program that hangs is ended, and not waited for where it hangs in its driver, so that nothing ends it. */
export const runProgram: RunProgram = (file, args, timeoutMs) => new Promise((resolve) => {
  const timer = setTimeout(() => resolve(null), timeoutMs + END_MS)
  execFile(file, [...args], { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES, windowsHide: true }, (error, out) => {
    clearTimeout(timer)
    resolve(error === null ? out : null)
  })
})
