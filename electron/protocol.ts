/**
 * `app://idea-engine/…` is the core's HTTP server on its socket: requests, streamed bodies both ways and EventSource
 * pass through as they are, so the window cannot tell the desktop from a browser.
 */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { protocol } from 'electron'

const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://idea-engine'

const RETRIES = 5
const RETRY_PAUSE_MS = 100

export interface ProxyOptions {
  /** Resolves with the core's socket or named pipe when it answers: a request during a restart waits instead of failing. */
  listening(): Promise<string>
  readonly waitMs: number
}

/** Makes the scheme a full web origin; Electron takes this only before its `ready` event. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

export function serveScheme(options: ProxyOptions): void {
  protocol.handle(APP_SCHEME, (request) => proxy(request, options))
}

async function proxy(request: Request, options: ProxyOptions, attempts = RETRIES): Promise<Response> {
  const { protocol: scheme, host, pathname, search } = new URL(request.url)
  if (`${scheme}//${host}` !== APP_ORIGIN) return new Response('There is no such place in this app.', { status: 404 })
  // Electron names who asks; a page from elsewhere has no business with the seller's data.
  const { initiatorOrigin } = request as { readonly initiatorOrigin?: string }
  if (initiatorOrigin !== undefined && initiatorOrigin !== APP_ORIGIN) return new Response('Only this app may ask that.', { status: 403 })
  const socketPath = await within(options.listening(), options.waitMs)
  if (socketPath === null) return unavailable(request)
  try {
    return toResponse(await send(request, socketPath, pathname + search))
  } catch (error) {
    if (attempts === 0 || !neverArrived(error) || request.body !== null) return unavailable(request)
    await pause(RETRY_PAUSE_MS)
    return proxy(request, options, attempts - 1)
  }
}

/** Nobody took the connection: the core has just died and nobody has noticed yet. Asking again does nothing twice. */
function neverArrived(error: unknown): boolean {
  return error instanceof Error && ['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** An EventSource gives up for good at a status like 503, but connects again after a network error. */
function unavailable(request: Request): Response {
  if (request.headers.get('accept') === 'text/event-stream') return Response.error()
  return new Response('The app is starting again; try once more in a moment.', { status: 503 })
}

function send(request: Request, socketPath: string, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...Object.fromEntries(request.headers), host: new URL(APP_ORIGIN).host }
    const outgoing = httpRequest({ socketPath, path, method: request.method, headers, signal: request.signal }, resolve)
    outgoing.once('error', reject)
    if (request.body === null) outgoing.end()
    else pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), outgoing).catch(reject)
  })
}

const NO_BODY = new Set([204, 205, 304])
/** They speak of one connection and mean nothing beyond it (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade'])

function toResponse(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 502
  const headers = new Headers()
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    const name = incoming.rawHeaders[i] ?? ''
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.append(name, incoming.rawHeaders[i + 1] ?? '')
  }
  if (NO_BODY.has(status)) {
    incoming.resume()
    return new Response(null, { status, headers })
  }
  // When the window leaves, cancelling the body destroys the connection, and the core stops sending.
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers })
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, milliseconds, null)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
