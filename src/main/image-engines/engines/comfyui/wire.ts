/** One request to a server and its answer: time-outs, a cap on what is read, no redirects, no retries. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Agent, type Dispatcher, type FormData } from 'undici'
import { AppError, AuthExpired, Unavailable } from '../../../kernel/errors.ts'
import { guardedLookup } from '../../../kernel/http/addresses.ts'
import { readBody, tooLarge } from '../../../kernel/http/body.ts'
import { faultOf } from '../../../kernel/http/faults.ts'
import { EngineFailed } from '../engine-failed.ts'
import type { ProxyHeader } from './address.ts'

export interface WireLimits {
  readonly connectMs: number
  /** Until the first byte of an answer; a server that checks a large workflow takes seconds. */
  readonly answerMs: number
  /** Between two pieces of a body. */
  readonly idleMs: number
  readonly mostPictureBytes: number
}
export const WIRE_LIMITS: WireLimits = { connectMs: 5_000, answerMs: 30_000, idleMs: 20_000, mostPictureBytes: 250_000_000 }

/** A queue of hundreds of workflows, or the choices of a node with thousands of files. */
const MOST_JSON_BYTES = 64_000_000

export interface Reply {
  readonly status: number
  /** undefined when the body is empty or no JSON. */
  readonly json: unknown
}

export interface Wire {
  readonly host: string
  readonly address: URL
  readonly header: ProxyHeader | null
  /** @throws Unavailable (see `wasNotSent`), AuthExpired, AppError `rejected`, Cancelled. */
  get(path: string, signal?: AbortSignal): Promise<Reply>
  post(path: string, body: unknown): Promise<Reply>
  upload(path: string, form: FormData): Promise<Reply>
  /** The last bytes of a file; null when there is no such file. */
  tail(path: string, bytes: number): Promise<Uint8Array | null>
  /** Streams to `out` by a file beside it; whole or not at all. @throws EngineFailed `file-gone`, `empty-file`. */
  download(path: string, out: string, signal?: AbortSignal): Promise<number>
  close(): Promise<void>
}

const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** Whether the server cannot have seen the request. Otherwise it may have, and must be looked at before asking again. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof Unavailable && NOT_SENT.has(String(error.detail['code']))
}

interface Sent {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string | FormData
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal | undefined
}

export function createWire(address: URL, header: ProxyHeader | null, given: Partial<WireLimits> = {}): Wire {
  const limits = { ...WIRE_LIMITS, ...given }
  const { host } = address
  const agent = new Agent({
    connections: 8, pipelining: 1, headersTimeout: limits.answerMs, bodyTimeout: limits.idleMs, connectTimeout: limits.connectMs,
    connect: { timeout: limits.connectMs, lookup: guardedLookup(true) },
  })
  const inWords = async <T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof AppError || isDiskFault(error)) throw error
      throw faultOf(error, { host, proxied: false, signal, timedOut: false })
    }
  }
  const request = async ({ method, path, body, headers, signal }: Sent): Promise<Dispatcher.ResponseData> => {
    const answer = await agent.request({
      origin: address.origin, path: `${address.pathname.replace(/\/$/, '')}${path}`, method,
      headers: { ...headers, ...(header === null ? {} : { [header.name]: header.value }) },
      ...(body === undefined ? {} : { body: body }), ...(signal === undefined ? {} : { signal }),
    })
    const refused = refusalBy(answer.statusCode, host, header !== null)
    if (refused !== null) letGo(answer.body)
    if (refused !== null) throw refused
    return answer
  }
  const reply = (sent: Sent): Promise<Reply> => inWords(sent.signal, async () => {
    const answer = await request(sent)
    const bytes = await readBody(answer.body, { host, coding: undefined, maxBytes: MOST_JSON_BYTES, signal: sent.signal ?? new AbortController().signal })
    return { status: answer.statusCode, json: jsonOf(bytes) }
  })
  return {
    host, address, header,
    get: (path, signal) => reply({ method: 'GET', path, signal }),
    post: (path, body) => reply({ method: 'POST', path, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    upload: (path, form) => reply({ method: 'POST', path, body: form }),
    tail: (path, bytes) => inWords(undefined, async () => {
      const answer = await request({ method: 'GET', path, headers: { range: `bytes=-${bytes}` } })
      if (answer.statusCode !== 206) letGo(answer.body)
      return answer.statusCode === 206 ? readBody(answer.body, { host, coding: undefined, maxBytes: bytes, signal: new AbortController().signal }) : null
    }),
    download: (path, out, signal) => inWords(signal, async () => store(await request({ method: 'GET', path, signal }), out, { host, maxBytes: limits.mostPictureBytes, signal })),
    close: () => agent.destroy(),
  }
}

async function store({ statusCode, headers, body }: Dispatcher.ResponseData, out: string, limits: { host: string; maxBytes: number; signal: AbortSignal | undefined }): Promise<number> {
  if (statusCode !== 200) {
    letGo(body)
    throw new EngineFailed('file-gone', `${limits.host} no longer has the picture that it made (${statusCode}).`, 'Ask for it again.')
  }
  const said = Number(headers['content-length'] ?? Number.NaN)
  if (said > limits.maxBytes) letGo(body)
  if (said > limits.maxBytes) throw tooLarge(limits)
  const count = counter(limits)
  try {
    await pipeline([body, count.through, createWriteStream(`${out}.part`)], limits.signal === undefined ? {} : { signal: limits.signal })
    if (count.bytes() === 0) throw new EngineFailed('empty-file', `${limits.host} saved a picture of 0 bytes; its disk may be full.`, 'Make room on the disk of the server, then ask again.')
    if (!Number.isNaN(said) && count.bytes() !== said) throw new Unavailable(`${limits.host} broke off its answer.`)
    await rename(`${out}.part`, out)
    return count.bytes()
  } catch (error) {
    await rm(`${out}.part`, { force: true })
    throw error
  }
}

function counter(limits: { host: string; maxBytes: number }): { through: Transform; bytes: () => number } {
  let bytes = 0
  const through = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      if (bytes > limits.maxBytes) done(tooLarge(limits))
      else done(null, chunk)
    },
  })
  return { through, bytes: () => bytes }
}

/** Answers that no server of this kind gives, but what stands before it does. */
function refusalBy(status: number, host: string, keyed: boolean): AppError | null {
  if (status >= 300 && status < 400) return new AppError('rejected', `${host} leads to another address, which is not followed.`, { action: 'Name the address that it leads to.' })
  if (status === 401 || status === 407) return new AuthExpired(keyed ? `${host} did not accept the key.` : `${host} wants a key.`, 'Enter the key of the server under Image engines.')
  if (status === 403) return new AuthExpired(`${host} does not let this program in.`, 'If a proxy stands before it, enter its key under Image engines.')
  if (status === 429 || (status >= 502 && status <= 504)) return new Unavailable(`${host} cannot answer now (${status}).`, { status })
  return null
}

function isDiskFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && ['ENOSPC', 'EACCES', 'ENOENT', 'EROFS', 'EDQUOT', 'EISDIR'].includes(error.code)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** A body nobody reads would hold its connection. */
function letGo(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}
