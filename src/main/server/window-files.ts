import { createReadStream, existsSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../kernel/errors.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webp': 'image/webp', '.woff2': 'font/woff2', '.ico': 'image/x-icon', '.json': 'application/json',
}

/** The built window. A path without an ending is a place of the window and gets its one page. */
export async function serveWindow(folder: string, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end()
    return
  }
  const file = join(folder, extname(path) === '' ? 'index.html' : normalize(decoded(path)))
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
    if (extname(path) === '') throw new AppError('unavailable', 'The window has not been built.', { action: 'Run "npm run build".' })
    response.writeHead(404).end()
    return
  }
  // Files under assets/ carry a hash in their name; the page itself must be fresh.
  const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': cache })
  await pipeline(createReadStream(file), response).catch(() => response.destroy())
}

/** A path with a broken escape names no file of ours as it stands, and that is answer enough. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
