/** Starts a program that serves, and takes the time until it answers. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'

const LONGEST_MS = 60_000

/** Milliseconds from the start of the process. */
export interface FirstAnswer {
  /** Until it printed its address. */
  readonly address: number
  /** Until the first request to that address was answered. */
  readonly answer: number
  /** Until the window's first question, what Today shows, was answered from the library; null for the floor. */
  readonly today: number | null
}

/** `idea-engine serve` on `home`, from nothing to an answer out of the library; then it is told to end. */
export async function serveAndAsk(program: string, home: string, nodeFlags: readonly string[] = []): Promise<FirstAnswer> {
  return withServer([...nodeFlags, program, '--home', home, 'serve', '--no-open', '--port', '0'], async (address, since) => {
    const printed = since()
    const first = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(LONGEST_MS) })
    await first.arrayBuffer()
    const answered = since()
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const today = await fetch(new URL('/api/trpc/insights.today', address), { headers: { cookie }, signal: AbortSignal.timeout(LONGEST_MS) })
    const text = await today.text()
    if (!today.ok || !text.includes('"waiting"')) throw new Error(`Today was answered with ${today.status}: ${text.slice(0, 300)}`)
    return { address: printed, answer: answered, today: since() }
  })
}

/** The least a program of this kind can do: Node starts, loads better-sqlite3, opens a database and answers one request. */
const FLOOR = `
  const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'))})
  const one = new Database(':memory:').prepare('SELECT 1')
  const server = require('node:http').createServer((request, response) => response.end(JSON.stringify(one.get())))
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'))`

export async function floorAndAsk(): Promise<FirstAnswer> {
  return withServer(['-e', FLOOR], async (address, since) => {
    const printed = since()
    await (await fetch(address)).arrayBuffer()
    return { address: printed, answer: since(), today: null }
  })
}

async function withServer(args: readonly string[], ask: (address: string, since: () => number) => Promise<FirstAnswer>): Promise<FirstAnswer> {
  const begin = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MS })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    return await ask(await printedAddress(child), () => performance.now() - begin)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (text: string): void => {
      said += text
      const address = /http:\/\/\S+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.setEncoding('utf8').on('data', listen)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('error', reject)
    child.once('close', () => reject(new Error(`It ended before it was ready: ${said.slice(-1_000)}`)))
  })
}
