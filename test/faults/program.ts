/** The real program as a process of its own, which can be killed with everything it started. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { freshBuild } from '../support/newest-program.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** kill -9 for the whole process group: the core and its workers at once, as a power cut does. */
  killAll(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

const SOURCE = join(root, 'src', 'hosts', 'cli', 'main.ts')
export const BUILT = join(root, 'out', 'main', 'cli.js')

/** What stands in the tree. */
const NEWEST = freshBuild === null ? SOURCE : BUILT

export function start(args: readonly string[], program = NEWEST): Running {
  const child = spawn(process.execPath, [program, ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...text })))
  return { child, ended, killAll: () => killGroup(child, ended) }
}

async function killGroup(child: ChildProcess, ended: Promise<Ended>): Promise<void> {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself in this moment.
  }
  await ended
}

/** Runs to the end and gives the JSON document it printed. @throws when it fails. */
export async function runJson<T>(args: readonly string[], program?: string): Promise<T> {
  const { code, stdout, stderr } = await start([...args, '--json'], program).ended
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr.split('\n').filter((line) => !line.startsWith('{')).join(' ').slice(0, 2_000)}`)
  return JSON.parse(stdout) as T
}
