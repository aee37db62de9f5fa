/**
 * Signing in by the seller's own browser: an authorization code with PKCE (RFC 7636) that comes back to a server on this
 * machine which lives for one answer (RFC 8252). Code and tokens are in no log, error or event.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { AppError, Cancelled, toPlainError } from '../../kernel/errors.ts'
import type { ConnectionValues, MarketOAuth, SignerDeps } from '../api/market.ts'

export interface SignInDeps {
  /** So many bytes by chance as base64url. */
  readonly secretText: (bytes: number) => string
  /** How long the seller may take, milliseconds; ten minutes unless said. */
  readonly patienceMs?: number
}

export interface SignIn {
  /** Where the seller's browser goes. */
  readonly page: string
  /** Resolves when the tokens are kept. @throws AppError in words, Cancelled. */
  readonly done: Promise<void>
  cancel(): void
}

export interface SignInWish {
  readonly title: string
  readonly oauth: MarketOAuth
  readonly values: ConnectionValues
  readonly signer: SignerDeps
}

const PATIENCE_MS = 600_000

/** @throws AppError `conflict` when the port that the seller registered is taken; whatever the market's page needs and lacks. */
export async function beginSignIn({ title, oauth, values, signer }: SignInWish, { secretText, patienceMs = PATIENCE_MS }: SignInDeps): Promise<SignIn> {
  const state = secretText(32)
  const verifier = secretText(48)
  const redirect = oauth.redirect(values)
  const { promise: answered, resolve, reject } = Promise.withResolvers<string>()
  // Nobody may wait for it yet when it fails.
  answered.catch(() => undefined)
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method !== 'GET' || address.pathname !== redirect.path) return say(response, 404, 'There is nothing here.')
    if (!same(address.searchParams.get('state') ?? '', state)) return say(response, 400, 'This answer belongs to another sign-in. Begin again in Design Idea Engine.')
    const code = address.searchParams.get('code')
    if (code === null || code === '') {
      say(response, 200, `${title} did not let Design Idea Engine in. You can close this page.`)
      return reject(new AppError('rejected', `${title} did not let this program in.`, { action: 'Sign in again, and allow what is asked for.' }))
    }
    say(response, 200, 'You are signed in. You can close this page and go back to Design Idea Engine.')
    resolve(code)
  })
  const port = await listen(server, redirect.port, title)
  const redirectUri = `http://${redirect.host}:${port}${redirect.path}`
  const timer = setTimeout(() => reject(new AppError('unavailable', `Nobody signed in to ${title} in time.`, { action: 'Begin again.' })), patienceMs)
  const close = (): void => {
    clearTimeout(timer)
    server.close()
    server.closeIdleConnections()
  }
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const done = answered.then((code) => oauth.exchange({ code, verifier, redirectUri }, signer)).finally(close)
  done.catch(() => undefined)
  try {
    return { page: await oauth.page({ values, secret: signer.secret, redirectUri, state, challenge }), done, cancel: () => reject(new Cancelled('Signing in')) }
  } catch (error) {
    reject(error)
    throw error
  }
}

function listen(server: Server, port: number | null, title: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new AppError('conflict', `${title} sends its answer to port ${port ?? 'any'}, which another program uses (${toPlainError(error).message}).`, { action: 'Close that program, or register another address.' })))
    server.listen({ port: port ?? 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : (port ?? 0))
    })
  })
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", 'referrer-policy': 'no-referrer', connection: 'close' })
  response.end(`<!doctype html><title>Design Idea Engine</title><p>${sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
}
