/** The process of a started ComfyUI and everything that it started: begun, recognised again, and ended as a whole. */
import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { pause } from '../../../../kernel/http/pause.ts'
import { environmentFor, type Command } from './command.ts'
import { openLog } from './log-file.ts'

export interface Running {
  readonly pid: number
  alive(): boolean
}

/** In a group of its own, writing to `log`. @throws Error when it cannot be started at all. */
export function startProcess(command: Command, log: string): Promise<Running> {
  const out = openLog(log)
  return new Promise<Running>((resolve, reject) => {
    const child = spawn(command.file, [...command.args], { cwd: command.cwd, detached: process.platform !== 'win32', windowsHide: true, stdio: ['ignore', out.fd, out.fd], env: environmentFor(process.env) })
    let ended = false
    child.once('error', reject)
    child.once('exit', () => (ended = true))
    child.once('spawn', () => {
      const { pid } = child
      // This program may end before it does.
      child.unref()
      if (pid === undefined) reject(new Error('The process has no number.'))
      else resolve({ pid, alive: () => !ended && isAlive(pid) })
    })
  }).finally(() => out.close())
}

/** One that an earlier run of this program left behind. */
export function adoptProcess(pid: number): Running {
  return { pid, alive: () => isAlive(pid) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Asks it to end, and after `graceMs` ends it with all that it started. */
export async function endProcess({ pid, alive }: Running, graceMs: number): Promise<void> {
  if (process.platform === 'win32') {
    await new Promise<void>((resolve) => void execFile('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, () => resolve()))
    return
  }
  signalGroup(pid, 'SIGTERM')
  const step = Math.min(100, graceMs)
  for (let waited = 0; alive() && waited < graceMs; waited += step) await pause(step)
  // Also what it started and left behind.
  signalGroup(pid, 'SIGKILL')
  for (let waited = 0; alive() && waited < 2_000; waited += 20) await pause(20)
}

function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Nothing of it lives any more.
  }
}

/** How the process of that number was started; null when there is none or it cannot be told. */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').then((text) => text.replaceAll('\0', ' '), () => null)
  const [file, args] = process.platform === 'win32'
    ? ['powershell', ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`]] as const
    : ['ps', ['-ww', '-o', 'command=', '-p', String(pid)]] as const
  return new Promise((resolve) => void execFile(file, [...args], { timeout: 10_000, windowsHide: true }, (error, out) => resolve(error === null && out.trim() !== '' ? out : null)))
}

/** `wanted` when it is free, else one that the system gives. */
export async function freePort(wanted: number | null): Promise<number> {
  return (wanted === null ? null : await portIfFree(wanted)) ?? (await portIfFree(0)) ?? 0
}

function portIfFree(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
    })
  })
}
