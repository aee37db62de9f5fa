/**
 * Every command speaks to a core over its socket: the one that lives in this home, or, when there is none, one that
 * this process runs for as long as the command takes. So a command does the same thing either way.
 */
import { existsSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from '@trpc/client'
import { Agent, fetch as undiciFetch } from 'undici'
import { coreNoteFile, startCore, type Core, type CoreNote } from '../../main/core.ts'
import { AppError, toPlainError, type ErrorKind, type PlainError } from '../../main/kernel/errors.ts'
import { streamMessage, type StreamMessage } from '../../main/jobs/contract.ts'
import type { AppRouter } from '../../main/router.ts'
import { createNodeHost } from '../node-host.ts'
import { askInTerminal } from './terminal.ts'

export interface CoreConnection {
  readonly api: TRPCClient<AppRouter>
  /** Set when this process is the core itself. */
  readonly own: Core | null
  /** Messages of the live stream until `signal` aborts. */
  follow(after: number | null, signal: AbortSignal): AsyncGenerator<StreamMessage>
  close(): Promise<void>
}

/** A home that another process holds but that does not answer yet is waited for this long. */
const LONGEST_WAIT_MS = 10_000

export async function connectCore(home: string): Promise<CoreConnection> {
  for (let waited = 0; ; waited += 200) {
    const socketPath = await liveSocket(home)
    if (socketPath !== null) return connectionTo(socketPath, null)
    try {
      const core = await startCore(createNodeHost({ kind: 'cli', home, askPassphrase: askInTerminal }))
      return connectionTo(core.socketPath, core)
    } catch (error) {
      // Somebody else became the core between our look and our try; look again.
      if (!(error instanceof AppError && error.kind === 'conflict') || waited >= LONGEST_WAIT_MS) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** The socket of a core that answers, or null. */
export async function liveSocket(home: string): Promise<string | null> {
  const note = coreNoteFile(home)
  if (!existsSync(note)) return null
  try {
    const { socketPath } = JSON.parse(readFileSync(note, 'utf8')) as CoreNote
    await apiOver(socketPath).system.info.query()
    return socketPath
  } catch {
    return null
  }
}

function connectionTo(socketPath: string, own: Core | null): CoreConnection {
  return {
    api: apiOver(socketPath),
    own,
    follow: (after, signal) => followStream(socketPath, after, signal),
    close: async () => own?.stop(),
  }
}

function apiOver(socketPath: string): TRPCClient<AppRouter> {
  const dispatcher = new Agent({ connect: { socketPath }, headersTimeout: 0, bodyTimeout: 0 })
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: 'http://localhost/api/trpc',
        fetch: (input, init) => undiciFetch(String(input), { method: init?.method ?? 'GET', headers: init?.headers as Record<string, string>, body: (init?.body ?? null) as string | null, signal: init?.signal ?? null, dispatcher }) as never,
      }),
    ],
  })
}

/** The core was closed or killed while a command spoke to it. */
export class CoreEnded extends AppError {
  override readonly name = 'CoreEnded'
  constructor(cause: unknown) {
    super('unavailable', 'The program that this command spoke to has ended.', { action: 'Run the command again; what was made stays.', cause })
  }
}

/** What a call failed with, told apart: the core's own answer has a shape, a line that broke has none. */
export function whatFailed(error: unknown): unknown {
  return error instanceof TRPCClientError && error.shape === undefined ? new CoreEnded(error) : error
}

/** An error of the core arrives as tRPC's; its sentence and action are in `data`. */
export function plainOf(error: unknown): PlainError {
  const data = error instanceof Error && 'data' in error ? (error.data as { kind?: ErrorKind; action?: string | null } | null) : null
  if (data?.kind === undefined || !(error instanceof Error)) return toPlainError(error)
  return { kind: data.kind, message: error.message, ...(typeof data.action === 'string' ? { action: data.action } : {}) }
}

async function* followStream(socketPath: string, after: number | null, signal: AbortSignal): AsyncGenerator<StreamMessage> {
  let rest = ''
  try {
    const response = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
      const path = after === null ? '/api/stream' : `/api/stream?after=${after}`
      httpRequest({ socketPath, path, signal }, resolve).once('error', reject).end()
    })
    for await (const chunk of response) {
      rest += chunk.toString('utf8')
      const parts = rest.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const data = part.split('\n').find((line) => line.startsWith('data: '))
        if (data !== undefined) yield streamMessage.parse(JSON.parse(data.slice(6)))
      }
    }
  } catch (error) {
    if (!signal.aborted) throw new CoreEnded(error)
  }
}
