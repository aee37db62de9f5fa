import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const COOKIE = 'idea_engine_session'

/** Who may come in over loopback: whoever holds a fresh token once, then their cookie. */
export interface BrowserAccess {
  /** A new token for one address; it works once. */
  newToken(): string
  takeToken(token: string): boolean
  readonly session: string
}

export function createBrowserAccess(): BrowserAccess {
  const tokens = new Set<string>()
  return {
    session: randomBytes(24).toString('base64url'),
    newToken() {
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return token
    },
    takeToken: (token) => tokens.delete(token),
  }
}

/** @returns whether the request may go on; when not, it has been answered. */
export function admit(access: BrowserAccess, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  if (!isOurHost(request.headers.host) || !isOurOrigin(request)) return deny(response, 403, 'This address is not served here.')
  const token = url.searchParams.get('token')
  if (token !== null && request.method === 'GET') return exchange(access, token, request, response)
  if (hasSession(access, request)) return true
  return deny(response, 401, 'This page needs the address that the program printed. Run "idea-engine serve" again for a fresh one.')
}

function exchange(access: BrowserAccess, token: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (!access.takeToken(token) && !hasSession(access, request)) return deny(response, 401, 'This address was used already. Run "idea-engine serve" again for a fresh one.')
  response.writeHead(303, { 'set-cookie': `${COOKIE}=${access.session}; HttpOnly; SameSite=Strict; Path=/`, location: '/', 'cache-control': 'no-store' })
  response.end()
  return false
}

/** A name that resolves to this machine but is not ours (DNS rebinding) is refused. */
function isOurHost(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
}

function isOurOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) return false
  // Another site may still ask for our pictures without an Origin; its browser says so here. A page on another port
  // of this machine is the same site to a browser, cookie and all, and still not ours. A link followed is welcome.
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none' || (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document')
}

function hasSession(access: BrowserAccess, request: IncomingMessage): boolean {
  const cookie = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${COOKIE}=`))
  if (cookie === undefined) return false
  const given = Buffer.from(cookie.slice(COOKIE.length + 1))
  const wanted = Buffer.from(access.session)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function deny(response: ServerResponse, status: number, sentence: string): false {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(sentence)
  return false
}
