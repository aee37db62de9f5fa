/**
 * What the stand-ins of markets share: a real server on loopback, faults on demand, and all that went over the line. It
 * knows no test runner, so a bench can keep one while the program that publishes is killed.
 */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Exchange } from '../api-description.ts'

/**
 * `limited`: 429 with the market's own heads. `fails`: 500, nothing was done. `gateway`: it was done, and 502 is answered.
 * `drops-*`, `hangs-*`: it was done or not, and the line breaks or stays silent. `picture-dropped`: 200 or 201, and the picture
 * is not kept. `field-ignored`: a field is not kept. `token-expired`: 401, though the token is young. `late-list`: what was made
 * last does not show in a list yet. `html`: a page of somebody between.
 */
export const MARKET_FAULTS = [
  'limited', 'fails', 'gateway', 'drops-accepted', 'drops-refused', 'hangs-accepted', 'slow', 'html', 'token-expired',
  'picture-dropped', 'field-ignored', 'late-list',
] as const
export type MarketFault = (typeof MARKET_FAULTS)[number]

export interface UploadedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Undefined where the body is none. */
  readonly json: unknown
  /** Of a repeated key only the last value, as the markets do it. */
  readonly form: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

export interface Said {
  readonly status: number
  readonly body?: object | string | null
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What a market's own server is given: whether a fault of its own kind is due now. */
export interface Desk {
  due(fault: MarketFault): boolean
  /** `http://127.0.0.1:port`. */
  readonly origin: () => string
}

export interface MarketStandIn {
  readonly origin: string
  /** The next `times` requests that match, `METHOD /path`. Faults of the line match what changes something unless it is said. */
  next(fault: MarketFault, times?: number, where?: RegExp): void
  /** Asked before each request once nothing of `next` is due: trouble by chance, for long runs. */
  trouble(decide: ((asked: Asked) => MarketFault | null) | null): void
  readonly asked: readonly Asked[]
  readonly exchanges: readonly Exchange[]
  close(): Promise<void>
}

export interface MarketServer {
  answer(asked: Asked, desk: Desk): Said
  /** How this market says 429, 500 and 401. */
  refuse(status: 429 | 500 | 401): Said
}

interface Due {
  readonly fault: MarketFault
  readonly where: RegExp
  left: number
}

const CHANGES = /^(?!GET|HEAD)/
const OF_THE_SERVER: readonly MarketFault[] = ['picture-dropped', 'field-ignored', 'late-list']

/** @param keep how many requests are kept to be looked at; a bench keeps few. */
export async function openMarketStandIn(server: MarketServer, keep = 10_000): Promise<MarketStandIn> {
  const queue: Due[] = []
  const asked: Asked[] = []
  const exchanges: Exchange[] = []
  let trouble: ((asked: Asked) => MarketFault | null) | null = null
  const taken = (one: Asked, fits: (fault: MarketFault) => boolean): MarketFault | null => {
    const due = queue.find(({ fault, where, left }) => left > 0 && fits(fault) && where.test(`${one.method} ${one.path}`))
    if (due === undefined) return null
    due.left -= 1
    return due.fault
  }
  const http = createServer((request, response) => {
    void receive(request).then((one) => {
      if (asked.push(one) > keep) asked.shift()
      const byChance = trouble?.(one) ?? null
      let left = byChance
      const desk: Desk = {
        origin: () => origin,
        due: (fault) => {
          if (left === fault) { left = null; return true }
          return taken(one, (candidate) => candidate === fault) !== null
        },
      }
      const onTheLine = byChance !== null && !OF_THE_SERVER.includes(byChance) ? byChance : taken(one, (fault) => !OF_THE_SERVER.includes(fault))
      const told = (said: Said | null): void => {
        exchanges.push({ method: one.method, path: request.url ?? '', headers: request.headers, body: one.body.toString('utf8'), answer: said === null ? null : { status: said.status, type: said.type ?? 'application/json', body: textOf(said) } })
        if (exchanges.length > keep) exchanges.shift()
      }
      respond(onTheLine, () => server.answer(one, desk), server, response, told)
    }).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(http, 'listening')
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    origin, asked, exchanges,
    next: (fault, times = 1, where = OF_THE_SERVER.includes(fault) ? /./ : CHANGES) => void queue.push({ fault, where, left: times }),
    trouble: (decide) => { trouble = decide },
    close: async () => {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}

const SLOW_MS = 300

function respond(fault: MarketFault | null, work: () => Said, server: MarketServer, response: ServerResponse, told: (said: Said | null) => void): void {
  const say = (said: Said): void => { told(said); write(response, said) }
  switch (fault) {
    case 'limited': return say(server.refuse(429))
    case 'fails': return say(server.refuse(500))
    case 'token-expired': return say(server.refuse(401))
    case 'html': return write(response, { status: 503, type: 'text/html', body: '<!DOCTYPE html><html><body>Sign in to this network</body></html>' })
    case 'gateway': work(); return write(response, { status: 502, type: 'text/html', body: '<html>502 Bad Gateway</html>' })
    case 'drops-refused': told(null); return void response.destroy()
    case 'drops-accepted': work(); told(null); return void response.destroy()
    case 'hangs-accepted': work(); return told(null)
    case 'slow': return void setTimeout(() => say(work()), SLOW_MS)
    case 'picture-dropped':
    case 'field-ignored':
    case 'late-list':
    case null: return say(work())
  }
}

function write(response: ServerResponse, said: Said): void {
  const none = said.body === undefined || said.body === null
  response.writeHead(said.status, { ...(none ? {} : { 'content-type': said.type ?? 'application/json' }), ...said.headers }).end(textOf(said))
}

function textOf({ body }: Said): string {
  return body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
}

async function receive(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const url = new URL(request.url ?? '/', 'http://stand.in')
  const type = request.headers['content-type'] ?? ''
  const { form, files } = await partsOf(type, body)
  const json: unknown = type.startsWith('application/json') && body.length > 0 ? JSON.parse(body.toString('utf8')) : undefined
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body, json, form, files }
}

async function partsOf(type: string, body: Buffer): Promise<Pick<Asked, 'form' | 'files'>> {
  if (type.startsWith('application/x-www-form-urlencoded')) return { form: Object.fromEntries(new URLSearchParams(body.toString('utf8'))), files: {} }
  if (!type.startsWith('multipart/form-data')) return { form: {}, files: {} }
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const form: Record<string, string> = {}
  const files: Record<string, UploadedFile> = {}
  for (const [name, value] of data) {
    if (typeof value === 'string') form[name] = value
    else files[name] = { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) }
  }
  return { form, files }
}

/** The width and height of a PNG; null for anything else. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  return bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null
}
