/**
 * The one way out over HTTP: one request at a time per domain, in its pace; time-outs at every step, a cap on what is
 * read, retries where asking twice is harmless, redirects looked at again, and our own errors, which name a host and
 * nothing more.
 */
import type { Clock } from '../clock.ts'
import { Cancelled, RateLimited, Unavailable, type AppError } from '../errors.ts'
import { checkedUrl, type Lookup } from './addresses.ts'
import { createDispatchers, type Dispatchers } from './dispatchers.ts'
import { exchange, type Exchanged } from './exchange.ts'
import { faultOf } from './faults.ts'
import { createLanes } from './lanes.ts'
import { statedUntil, untilOf, usedUpUntil, type Head } from './rate-headers.ts'
import { redirectOf } from './redirects.ts'
import { HTTP_LIMITS, MAX_ANSWER_BYTES, type HttpAnswer, type HttpLimits, type HttpRequest } from './request.ts'
import { createTurns, type DomainMemory, type Turns } from './turns.ts'
import { judge } from './verdicts.ts'

export interface HttpClient {
  /**
   * @throws RateLimited with the time to come back, AuthExpired when a secret was sent and not accepted, Unavailable
   *   for what may pass, SchemaChanged for an answer that is too large, InvalidInput for an address that is not asked,
   *   AppError `rejected` for other refusals, Cancelled.
   */
  send(request: HttpRequest): Promise<HttpAnswer>
  close(): Promise<void>
}

export interface HttpClientDeps {
  readonly clock: Clock
  readonly memory: DomainMemory
  /** Names the program, its version and how to reach whoever runs it. */
  readonly userAgent: () => string
  /** A number in [0, 1). */
  readonly chance: () => number
  /** @throws when the signal is aborted meanwhile. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly limits?: Partial<HttpLimits>
  /** Loopback and private addresses may be asked: only for tests and stand-ins. */
  readonly privateAllowed?: boolean
  readonly lookup?: Lookup
}

interface Parts extends HttpClientDeps {
  readonly limits: HttpLimits
  readonly turns: Turns
  readonly dispatchers: Dispatchers
}

export function createHttpClient(deps: HttpClientDeps): HttpClient {
  const limits = { ...HTTP_LIMITS, ...deps.limits }
  const dispatchers = createDispatchers(limits, deps.lookup)
  const turns = createTurns({ ...deps, longestWaitMs: limits.longestWaitMs, lanes: createLanes() })
  const parts: Parts = { ...deps, limits, dispatchers, turns }
  return { send: (request) => follow(parts, request), close: () => dispatchers.close() }
}

async function follow(parts: Parts, request: HttpRequest): Promise<HttpAnswer> {
  const secrets = carriesSecret(request)
  for (let asked = request, hop = 0; ; hop++) {
    const url = addressOf(parts, asked)
    const { status, head, bytes } = await insist(parts, asked, url)
    const next = redirectOf(asked, url, status, head)
    if (next !== null) {
      if (hop === parts.limits.redirects) throw new Unavailable(`${url.host} leads on and on, ${hop} times.`)
      asked = next
      continue
    }
    const fault = judge(status, { host: url.host, secrets, text: status < 400 ? '' : new TextDecoder().decode(bytes), refusal: request.refusal })
    if (fault !== null) throw fault
    return { status, bytes, contentType: one(head, 'content-type'), validators: { etag: one(head, 'etag'), lastModified: one(head, 'last-modified') } }
  }
}

function addressOf(parts: Parts, request: HttpRequest): URL {
  const url = checkedUrl(request.url, mayBePrivate(parts, request))
  for (const [name, value] of Object.entries(request.secretQuery ?? {})) url.searchParams.set(name, value)
  return url
}

function mayBePrivate(parts: Parts, request: HttpRequest): boolean {
  return parts.privateAllowed === true || request.mayBePrivate === true
}

/** Asks again, after a growing pause, what failed on the other side or on the way; never a request that changes something. */
async function insist(parts: Parts, request: HttpRequest, url: URL): Promise<Exchanged> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await parts.turns.take(url.host, request, () => once(parts, request, url))
      if (answer.status < 500) return answer
      throw new Unavailable(`${url.host} failed on its side (${answer.status}).`, { status: answer.status })
    } catch (error) {
      if (!(error instanceof Unavailable) || request.method === 'POST' || attempt === parts.limits.tries) throw error
    }
    await parts.pause(backOff(attempt, parts.chance()), request.signal).catch(() => {
      throw new Cancelled('The request')
    })
  }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** Milliseconds before the try after `attempt`: doubling, half of it by chance. */
export function backOff(attempt: number, chance: number): number {
  return Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + chance / 2))
}

/** One try. What the answer says of limits is kept before anybody else of that domain has a turn. */
async function once(parts: Parts, request: HttpRequest, url: URL): Promise<Exchanged> {
  const { clock, limits } = parts
  const total = new AbortController()
  const timer = setTimeout(() => total.abort(), limits.totalMs)
  const signal = request.signal === undefined ? total.signal : AbortSignal.any([request.signal, total.signal])
  const proxy = request.proxy ?? ''
  try {
    const answer = await exchange(parts.dispatchers.of({ own: mayBePrivate(parts, request), proxy }), {
      url, method: request.method ?? 'GET', headers: headersOf(parts, request), body: request.body,
      maxBytes: request.maxBytes ?? MAX_ANSWER_BYTES, readsRefusal: request.refusal !== undefined, signal,
    })
    const limited = limitOf(url.host, answer, clock.now())
    if (limited !== null) throw limited
    parts.turns.block(url.host, usedUpUntil(answer.head, clock.now()))
    return answer
  } catch (error) {
    const fault = faultOf(error, { host: url.host, proxied: proxy !== '', signal: request.signal, timedOut: total.signal.aborted })
    if (fault instanceof RateLimited) parts.turns.block(url.host, fault.until)
    throw fault
  } finally {
    clearTimeout(timer)
  }
}

/** 429, and what services say instead: 503 with a time, 403 when nothing is left of the window. */
function limitOf(host: string, { status, head }: Exchanged, now: number): AppError | null {
  const limited = status === 429 || (status === 503 && statedUntil(head, now) !== null) || (status === 403 && usedUpUntil(head, now) !== null)
  return limited ? new RateLimited(untilOf(head, now), `${host} asked to wait before the next request.`) : null
}

function headersOf(parts: Parts, { headers, secretHeaders, validators }: HttpRequest): Record<string, string> {
  return {
    'accept-encoding': 'gzip, deflate, br',
    // A service may want a form of its own (Reddit names the account).
    'user-agent': parts.userAgent(),
    ...inLowerCase(headers),
    ...inLowerCase(secretHeaders),
    ...(validators?.etag == null ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified == null ? {} : { 'if-modified-since': validators.lastModified }),
  }
}

/** So that a name which is given replaces ours instead of standing beside it. */
function inLowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function carriesSecret({ secretHeaders = {}, secretQuery = {} }: HttpRequest): boolean {
  return Object.keys(secretHeaders).length + Object.keys(secretQuery).length > 0
}

function one(head: Head, name: string): string | null {
  const value = head[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? null
}
