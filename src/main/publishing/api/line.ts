/** The way to one market: one request at a time in its pace, signed, with an end to waiting and to answers. */
import { Readable } from 'node:stream'
import type { Clock } from '../../kernel/clock.ts'
import { AppError, Cancelled, Unavailable } from '../../kernel/errors.ts'
import { checkedUrl, guardedLookup } from '../../kernel/http/addresses.ts'
import { readBody } from '../../kernel/http/body.ts'
import { createLanes } from '../../kernel/http/lanes.ts'
import { LineFault, wasSent } from '../../kernel/http/line-fault.ts'
import type { DomainState, Pace } from '../../kernel/http/pace.ts'
import { pause } from '../../kernel/http/pause.ts'
import { statedUntil, usedUpUntil, type Head } from '../../kernel/http/rate-headers.ts'
import { createTurns, type DomainMemory } from '../../kernel/http/turns.ts'
import { Agent, type Dispatcher } from 'undici'
import { packBody } from './body.ts'
import type { MarketAnswer, MarketRequest, Signer, SignerDeps } from './market.ts'

export interface LineDeps {
  /** What errors call the market. */
  readonly title: string
  readonly clock: Clock
  readonly pace?: Pace
  /** Letters that part the fields of a form; not to be guessed. */
  readonly boundary: () => string
  /** An address of this machine or the seller's own network may be asked: only stand-ins of tests want it. */
  readonly own?: boolean
  readonly times?: Partial<LineTimes>
}

/** Milliseconds. */
export interface LineTimes {
  readonly connectMs: number
  /** For an answer to a request without a body; what is sent gets its time on top. */
  readonly answerMs: number
  /** The longest that a turn is waited for before the whole publication is put off. */
  readonly longestWaitMs: number
}

export interface MarketLine {
  /**
   * The market's answer, whatever its number; a 401 is met with a renewed key first. @throws LineFault, which says whether the
   * request was sent; RateLimited, AuthExpired and InvalidInput before anything was sent.
   */
  send(request: MarketRequest, signal: AbortSignal): Promise<MarketAnswer>
  /** The market's clock less ours, milliseconds, by its last answer; 0 before there is one. */
  skewMs(): number
  stop(): Promise<void>
}

const TIMES: LineTimes = { connectMs: 15_000, answerMs: 60_000, longestWaitMs: 30_000 }
const PACE: Pace = { burst: 5, everyMs: 200 }
const MOST_ANSWER_BYTES = 16_000_000
/** The slowest line that is waited for: 50 KB a second. */
const SLOWEST_BYTES_PER_MS = 50
/** How long a market is left alone that says 429 and not for how long. */
const UNSAID_MS = 60_000
const AGENT = 'DesignIdeaEngine'

/** @param market its id, which names its clock. */
export function createMarketLine(market: string, deps: LineDeps, signerOf: (send: SignerDeps['send']) => Signer): MarketLine {
  const times = { ...TIMES, ...deps.times }
  const wire: Wire = { ...deps, times, dispatcher: new Agent({ connections: 2, connect: { timeout: times.connectMs, lookup: guardedLookup(deps.own === true) }, headersTimeout: 0, bodyTimeout: 0 }) }
  const turns = createTurns({ clock: deps.clock, memory: inMemory(), pause, longestWaitMs: times.longestWaitMs, lanes: createLanes() })
  const turn = { caller: market, pace: deps.pace ?? PACE }
  const lane = `market ${market}`
  let skew = 0
  const signer = signerOf((address, request) => exchange(wire, request, address, {}, new AbortController().signal))
  return {
    send: (request, signal) =>
      turns.take(lane, { ...turn, signal }, async () => {
        const answer = await signed(wire, signer, request, signal)
        const sent = Date.parse(answer.headers['date'] ?? '')
        // Its clock is told in seconds, and the answer took its time.
        if (!Number.isNaN(sent)) skew = sent - deps.clock.now()
        turns.block(lane, usedUpUntil(answer.headers, deps.clock.now()))
        if (answer.status === 429) turns.block(lane, statedUntil(answer.headers, deps.clock.now()) ?? deps.clock.now() + UNSAID_MS)
        return answer
      }),
    skewMs: () => skew,
    stop: () => wire.dispatcher.destroy(),
  }
}

/** What a market asked for over a restart is kept with the publication that met it. */
function inMemory(): DomainMemory {
  const known = new Map<string, DomainState>()
  return { domain: (name) => known.get(name) ?? null, keepDomain: (name, state) => void known.set(name, state) }
}

interface Wire extends LineDeps {
  readonly times: LineTimes
  readonly dispatcher: Dispatcher
}

/** A token that ran out is renewed once: a request that is refused with 401 was not acted upon. */
async function signed(wire: Wire, signer: Signer, request: MarketRequest, signal: AbortSignal): Promise<MarketAnswer> {
  const address = addressOf(signer, request)
  if (request.secrets === 'none') return exchange(wire, request, address, {}, signal)
  const answer = await exchange(wire, request, address, await signer.headers(request, false), signal)
  if (answer.status !== 401) return answer
  return exchange(wire, request, address, await signer.headers(request, true), signal)
}

/** Keys go to the market's own address and nowhere else. */
function addressOf(signer: Signer, { path, query, secrets }: MarketRequest): string {
  const absolute = /^https?:\/\//i.test(path)
  if (absolute && secrets !== 'none') throw new AppError('bug', 'A request with keys was made for a foreign address.')
  const url = new URL(absolute ? path : `${signer.address().replace(/\/$/, '')}/${path.replace(/^\//, '')}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return url.href
}

async function exchange(wire: Wire, request: Omit<MarketRequest, 'path'>, address: string, signature: Readonly<Record<string, string>>, signal: AbortSignal): Promise<MarketAnswer> {
  const url = checkedUrl(address, wire.own === true)
  if (url.protocol === 'http:' && wire.own !== true) throw new AppError('rejected', `${wire.title} named an address that is not secure.`)
  const body = request.body === undefined ? null : await packBody(request.body, wire.boundary())
  const late = AbortSignal.timeout(wire.times.answerMs + Math.ceil((body?.bytes ?? 0) / SLOWEST_BYTES_PER_MS))
  let begun = false
  let answered = false
  try {
    signal.throwIfAborted()
    begun = true
    const answer = await wire.dispatcher.request({
      origin: url.origin, path: `${url.pathname}${url.search}`, method: request.method, signal: AbortSignal.any([signal, late]),
      headers: { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': AGENT, ...request.headers, ...signature, ...(body === null ? {} : { 'content-type': body.type, 'content-length': String(body.bytes) }) },
      ...(body === null ? {} : { body: Readable.from(body.stream(), { objectMode: false }) }),
    })
    answered = true
    const head: Head = answer.headers
    const coding = head['content-encoding']
    const bytes = await readBody(answer.body, { host: wire.title, coding: typeof coding === 'string' ? coding : coding?.[0], maxBytes: MOST_ANSWER_BYTES, signal: AbortSignal.any([signal, late]) })
    return { status: answer.statusCode, headers: flat(head), body: bodyOf(bytes) }
  } catch (error) {
    if (signal.aborted) throw new LineFault('cancelled', begun)
    const tooLong = error instanceof AppError && error.kind === 'schema-changed'
    throw new LineFault(late.aborted ? 'time-out' : tooLong ? 'too-long' : 'no-connection', answered || wasSent(error))
  }
}

function flat(head: Head): Record<string, string> {
  return Object.fromEntries(Object.entries(head).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]])))
}

function bodyOf(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Why there is no answer, for the seller. */
export function errorOfLine(fault: LineFault, title: string): AppError {
  if (fault.kind === 'cancelled') return new Cancelled('The publication')
  return new Unavailable(fault.kind === 'time-out' ? `${title} took too long to answer.` : fault.kind === 'too-long' ? `${title} sent an answer that is too long.` : `${title} cannot be reached.`)
}
