/**
 * The one socket of a client id. It only tells of progress sooner than asking would; nothing is lost with it. It pings by
 * itself, because the server never does, and closes fully before it opens again: of two sockets with one id the server
 * forgets both when the older one goes.
 */
import { WebSocket, type RawData } from 'ws'
import { guardedLookup, type Lookup } from '../../../kernel/http/addresses.ts'
import type { ProxyHeader } from './address.ts'
import { readFrame, readMessage, type ServerEvent } from './parse.ts'

/** Milliseconds. */
export interface SocketTimes {
  readonly pingMs: number
  readonly openMs: number
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}
export const SOCKET_TIMES: SocketTimes = { pingMs: 10_000, openMs: 5_000, firstPauseMs: 250, longestPauseMs: 5_000 }

/** An error message may hold a whole picture as text. */
const MOST_BYTES = 100 * 1024 * 1024

export interface EventSocket {
  /** Events since the start; a number that stands still while work runs means a dead line. */
  heard(): number
  isOpen(): boolean
  /** Resolves when it is open, or when it could not be opened at the first try. */
  ready(): Promise<void>
  /** Closes what is there and opens anew. */
  renew(): void
  close(): void
}

export interface SocketOptions {
  readonly address: URL
  readonly header: ProxyHeader | null
  readonly clientId: string
  readonly times: SocketTimes
  readonly onEvent: (event: ServerEvent) => void
  /** The line broke: what runs should be looked at. */
  readonly onLost: () => void
}

export function openEventSocket(options: SocketOptions): EventSocket {
  const { times } = options
  let live: WebSocket | null = null
  let [heard, failures, ended] = [0, 0, false]
  let timer: NodeJS.Timeout | undefined
  const tell = (event: ServerEvent | null): void => {
    heard += 1
    if (event !== null) options.onEvent(event)
  }
  const connect = (): Promise<void> => new Promise((resolve) => {
    const socket = connection(options)
    live = socket
    const owner = ownerOf(tell)
    const heart = heartbeat(socket, times.pingMs)
    socket.on('open', () => {
      failures = 0
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }))
      resolve()
    })
    socket.on('message', (data, isBinary) => {
      heart.beat()
      const bytes = bytesOf(data)
      owner(isBinary ? readFrame(bytes) : readMessage(new TextDecoder().decode(bytes)))
    })
    socket.on('error', () => undefined)
    // The next one is opened only after this: the old one is then gone on this side and, but for a torn line, on the other.
    socket.on('close', () => {
      heart.stop()
      resolve()
      if (ended) return
      options.onLost()
      timer = setTimeout(() => void connect(), Math.min(times.longestPauseMs, times.firstPauseMs * 2 ** failures))
      failures += 1
    })
  })
  const first = connect()
  return {
    heard: () => heard,
    isOpen: () => live?.readyState === WebSocket.OPEN,
    ready: () => first,
    renew: () => live?.terminate(),
    close() {
      ended = true
      clearTimeout(timer)
      live?.terminate()
    },
  }
}

function connection({ address, header, clientId, times }: SocketOptions): WebSocket {
  const url = new URL(address)
  url.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  url.pathname = `${address.pathname.replace(/\/$/, '')}/ws`
  url.searchParams.set('clientId', clientId)
  // No Origin goes along: a server on this machine refuses every origin but its own.
  return new WebSocket(url, {
    lookup: guardedLookup(true) as Lookup as never, handshakeTimeout: times.openMs, maxPayload: MOST_BYTES, perMessageDeflate: false, followRedirects: false,
    headers: header === null ? {} : { [header.name]: header.value },
  })
}

/** A preview without ids belongs to the step that was named last. */
function ownerOf(tell: (event: ServerEvent | null) => void): (event: ServerEvent | null) => void {
  let running: { readonly promptId: string; readonly node: string } | null = null
  return (event) => {
    if (event?.kind === 'node') running = event.promptId === null ? null : { promptId: event.promptId, node: event.node }
    if (event?.kind === 'end') running = null
    tell(event?.kind === 'preview' && event.promptId === null && running !== null ? { ...event, ...running } : event)
  }
}

/** Ends a line that answered nothing between two pings. */
function heartbeat(socket: WebSocket, everyMs: number): { beat(): void; stop(): void } {
  let alive = true
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, everyMs)
  const beat = (): void => void (alive = true)
  socket.on('pong', beat)
  return { beat, stop: () => clearInterval(timer) }
}

function bytesOf(data: RawData): Uint8Array {
  return Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
