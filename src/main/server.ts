/**
 * The one HTTP handler that every host serves: tRPC, the live stream, pictures, uploads and the window's own files.
 * Behind the socket the file system says who may ask; on loopback a one-time token becomes a cookie, and Host and
 * Origin are checked so that no web page of another address can reach it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import type { App } from './app.ts'
import { toPlainError } from './kernel/errors.ts'
import { createRouter } from './router.ts'
import { serveAsset } from './server/assets.ts'
import { admit, type BrowserAccess } from './server/browser-access.ts'
import { SECURITY_HEADERS } from './server/headers.ts'
import { serveScenePicture } from './server/scene-pictures.ts'
import { serveStream } from './server/stream.ts'
import { receiveUpload } from './server/upload.ts'
import { serveWindow } from './server/window-files.ts'

export type Access = { readonly kind: 'socket'; readonly newAddress: () => string | null } | ({ readonly kind: 'browser' } & BrowserAccess)

/** Text a request may carry; files go through /api/upload, which streams. */
const MAX_BODY_BYTES = 4 * 1024 * 1024

export function createHandler(app: App, access: Access): (request: IncomingMessage, response: ServerResponse) => void {
  const router = createRouter(app)
  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    if (url === null) return end(response, 400, 'This is no address.')
    if (access.kind === 'browser' && !admit(access, request, response, url)) return
    if (access.kind === 'socket' && request.url === '/api/address') return end(response, 200, JSON.stringify({ address: access.newAddress() }))
    handle(app, router, request, response, url).catch((error: unknown) => refuse(app, response, error))
  }
}

async function handle(app: App, router: ReturnType<typeof createRouter>, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (url.pathname.startsWith('/api/trpc/')) {
    return nodeHTTPRequestHandler({ req: request, res: response, router, path: url.pathname.slice('/api/trpc/'.length), maxBodySize: MAX_BODY_BYTES })
  }
  if (url.pathname === '/api/stream') return serveStream(app, request, response, url)
  if (url.pathname.startsWith('/api/assets/')) return serveAsset(app, request, response, url)
  if (url.pathname.startsWith('/api/scenes/')) return serveScenePicture(app, response, url)
  if (url.pathname === '/api/upload') return receiveUpload(app, request, response, url)
  if (url.pathname.startsWith('/api/')) return end(response, 404, 'There is nothing here.')
  return serveWindow(app.host.paths.renderer, request, response, url.pathname)
}

function refuse(app: App, response: ServerResponse, error: unknown): void {
  const plain = toPlainError(error)
  if (plain.kind === 'bug') app.host.log.error('request failed', { reason: plain.message })
  if (response.headersSent) {
    response.destroy()
    return
  }
  const status = { 'invalid-input': 400, 'not-found': 404 }[plain.kind as string] ?? 500
  end(response, status, JSON.stringify({ error: plain }))
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/plain; charset=utf-8' })
  response.end(body)
}
