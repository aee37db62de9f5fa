/** The built program as a seller's machine runs it: `serve` as a process of its own, single commands beside it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))
/** A core that is served polls its sources by itself; under test it reaches no machine but this one. */
const env = { ...process.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${new URL('../support/no-network.ts', import.meta.url).href}`.trim() }
const keyless = fileURLToPath(new URL('serve-with-keys-in-memory.ts', import.meta.url))
const START_LIMIT_MS = 30_000
const COMMAND_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 10_000

export interface Served {
  /** The address with its one-time token, as printed. */
  readonly address: string
  /** Asks it to close, as Ctrl-C does. */
  stop(): Promise<void>
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
}

/**
 * `port` 0 takes any free one. `keys` in memory: the core runs from its sources, and keys go to no keychain of whoever
 * runs the test. Throws when no address is printed within half a minute.
 */
export async function serve(home: string, port = 0, keys: 'machine' | 'memory' = 'machine'): Promise<Served> {
  const [entry, ...words] = keys === 'machine' ? [program, 'serve', '--no-open'] : [keyless]
  const child = spawn(process.execPath, [entry, ...words, '--port', String(port), '--home', home], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const endBy = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  try {
    const address = await firstAddress(child)
    return { address, stop: () => endOrKill(child, ended), kill: () => endBy('SIGKILL') }
  } catch (error) {
    await endBy('SIGKILL')
    throw error
  }
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** One command on `home`, which a served core may hold at the same time. */
export async function command(home: string, ...args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args, '--home', home], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: COMMAND_LIMIT_MS, killSignal: 'SIGKILL' })
  const [stdout, stderr, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close') as Promise<[number | null]>])
  return { code: code ?? -1, stdout, stderr }
}

/** The one JSON document that a command prints, checked by `schema`. Throws with the command's own words when it fails. */
export async function ask<T>(home: string, schema: z.ZodType<T>, ...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await command(home, ...args, '--json')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`)
  return schema.parse(JSON.parse(stdout))
}

async function firstAddress(child: ChildProcess): Promise<string> {
  const late = AbortSignal.any([AbortSignal.timeout(START_LIMIT_MS), exitOf(child)])
  let text = ''
  for (;;) {
    const [piece] = (await once(child.stdout ?? child, 'data', { signal: late })) as [Buffer]
    text += piece.toString()
    const address = /https?:\/\/\S+/.exec(text)?.[0]
    if (address !== undefined) return address
  }
}

function exitOf(child: ChildProcess): AbortSignal {
  const gone = new AbortController()
  child.once('exit', (code) => gone.abort(new Error(`serve ended with ${code} before it was ready`)))
  return gone.signal
}

async function endOrKill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(late)
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const piece of stream.setEncoding('utf8')) text += String(piece)
  return text
}
