/** One request and its answer over the wire: no retries, no redirects, no waiting. */
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { readBody, tooLarge } from './body.ts'
import type { Head } from './rate-headers.ts'

export interface Exchange {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly maxBytes: number
  /** Whether the text of a refusal is wanted. */
  readonly readsRefusal: boolean
  readonly signal: AbortSignal
}

export interface Exchanged {
  readonly status: number
  readonly head: Head
  readonly bytes: Uint8Array<ArrayBuffer>
}

const REFUSAL_BYTES = 16_384
const NOTHING = new Uint8Array()

/** @throws whatever the socket, the packing or the size give. */
export async function exchange(dispatcher: Dispatcher, request: Exchange): Promise<Exchanged> {
  const { statusCode: status, headers: head, body } = await dispatcher.request({
    origin: request.url.origin,
    path: `${request.url.pathname}${request.url.search}`,
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    ...(request.body === undefined ? {} : { body: request.body }),
  })
  const maxBytes = status >= 400 ? REFUSAL_BYTES : request.maxBytes
  const wanted = (status >= 200 && status < 300) || (request.readsRefusal && status >= 400 && status < 500)
  if (!wanted) return { status, head, bytes: letGo(body) }
  if (Number(head['content-length'] ?? 0) > maxBytes) {
    letGo(body)
    if (status < 400) throw tooLarge({ host: request.url.host, maxBytes })
    return { status, head, bytes: NOTHING }
  }
  const coding = head['content-encoding']
  const read = readBody(body, { host: request.url.host, coding: typeof coding === 'string' ? coding : coding?.[0], maxBytes, signal: request.signal })
  return { status, head, bytes: status < 400 ? await read : await read.catch(() => NOTHING) }
}

/** A body nobody reads would hold its connection. */
function letGo(body: Readable): Uint8Array<ArrayBuffer> {
  body.on('error', () => undefined)
  body.destroy()
  return NOTHING
}
