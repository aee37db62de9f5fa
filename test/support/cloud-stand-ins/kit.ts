/** What the stand-ins of paid services share: real requests over loopback, faults on demand, and what was made and paid. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange } from '../api-description.ts'
import { pngOf } from '../fake-comfyui/png.ts'
import { loopbackServer } from '../loopback-server.ts'

/**
 * What goes wrong the next time it can. `hangs-*`, `drops-*`: the work was taken up or not, and no answer comes or the line
 * breaks. `gateway`: it was taken up, and what stands before the service answers 502. `job-*` only where there are jobs.
 */
export const CLOUD_FAULTS = [
  'no-key', 'forbidden', 'no-credit', 'limited', 'limited-until', 'fails', 'bad-request', 'policy', 'html', 'words', 'cut-json',
  'hangs-accepted', 'hangs-refused', 'drops-accepted', 'drops-refused', 'gateway', 'slow',
  'empty', 'wrong-type', 'cut-picture', 'job-fails', 'job-lost', 'job-cancelled', 'look-fails', 'look-html', 'download-drops',
] as const
export type CloudFault = (typeof CLOUD_FAULTS)[number]

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly json: unknown
}

export type Said = { readonly status: number; readonly body?: object | string | Uint8Array; readonly type?: string; readonly headers?: Record<string, string> } | 'hang' | 'drop'

export interface Desk {
  /** Takes a fault that is due, if it is one of these. */
  due(...faults: CloudFault[]): CloudFault | null
  /** A request was taken up; what it makes will be charged for, whether anybody fetches it or not. */
  begin(): void
  /** A picture was drawn, and is charged for. */
  pay(): void
  /** The picture as bytes, spoiled where a fault says so. */
  picture(clear: boolean): Buffer
}

export interface CloudStandIn {
  /** `http://127.0.0.1:port`. */
  readonly origin: string
  next(fault: CloudFault, times?: number): void
  /** Requests that were taken up: more than one for one wish is a picture paid twice. */
  begun(): number
  /** Pictures that were drawn and charged for. */
  paid(): number
  readonly asked: readonly Asked[]
  /** All that went over the line. */
  readonly exchanges: readonly Exchange[]
}

export async function cloudStandIn(answer: (asked: Asked, desk: Desk, origin: string) => Said | Promise<Said>): Promise<CloudStandIn> {
  const due = new Map<CloudFault, number>()
  const asked: Asked[] = []
  const exchanges: Exchange[] = []
  let [begun, paid] = [0, 0]
  const desk: Desk = {
    begin: () => void (begun += 1),
    due: (...faults) => {
      const found = faults.find((one) => (due.get(one) ?? 0) > 0) ?? null
      if (found !== null) due.set(found, (due.get(found) ?? 0) - 1)
      return found
    },
    pay: () => void (paid += 1),
    picture(clear) {
      const fault = desk.due('empty', 'wrong-type', 'cut-picture')
      if (fault === 'empty') return Buffer.alloc(0)
      if (fault === 'wrong-type') return Buffer.from('GIF89a, and not a picture to print')
      const whole = clear ? CLEAR_PICTURE : pngOf(`cloud-${paid}`, 24, { prompt: 'embedded' })
      return fault === 'cut-picture' ? whole.subarray(0, whole.length - 20) : whole
    },
  }
  const origin = await loopbackServer((request, response) => {
    void read(request).then(async (one) => {
      asked.push(one)
      const said = await answer(one, desk, origin)
      exchanges.push({ method: one.method, path: request.url ?? '', headers: request.headers, body: one.body.toString('utf8'), answer: typeof said === 'string' ? null : { status: said.status, type: typeOf(said), body: textOf(said) } })
      say(response, said)
    })
  })
  return { origin, next: (fault, times = 1) => void due.set(fault, times), begun: () => begun, paid: () => paid, asked, exchanges }
}

const AT_THE_REQUEST: readonly CloudFault[] = CLOUD_FAULTS.slice(0, CLOUD_FAULTS.indexOf('slow') + 1)

/**
 * A request that costs, with the faults of the line around it.
 * @param refuse the service's own shape of a refusal, by its number and what is wrong.
 */
export function paidRequest(desk: Desk, refuse: (status: number, what: 'key' | 'credit' | 'limit' | 'policy' | 'request' | 'server') => Said, work: () => Said | Promise<Said>): Said | Promise<Said> {
  const acts: Partial<Record<CloudFault, () => Said | Promise<Said>>> = {
    'no-key': () => refuse(401, 'key'),
    forbidden: () => refuse(403, 'key'),
    'no-credit': () => refuse(402, 'credit'),
    limited: () => refuse(429, 'limit'),
    'limited-until': () => withHeader(refuse(429, 'limit'), { 'retry-after': '7' }),
    fails: () => refuse(500, 'server'),
    'bad-request': () => refuse(400, 'request'),
    policy: () => refuse(400, 'policy'),
    html: () => ({ status: 200, type: 'text/html', body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body>sk-secret12345678</body></html>' }),
    words: () => ({ status: 503, type: 'text/plain', body: 'upstream sk-secret12345678 connect error' }),
    'cut-json': () => after(work, (said) => (typeof said === 'string' ? said : { ...said, body: textOf(said).slice(0, -15), type: 'application/json' })),
    'hangs-accepted': () => after(work, () => 'hang'),
    'drops-accepted': () => after(work, () => 'drop'),
    'hangs-refused': () => 'hang',
    'drops-refused': () => 'drop',
    gateway: () => after(work, () => ({ status: 502, type: 'text/html', body: '<html>502 Bad Gateway</html>' })),
    slow: () => new Promise((resolve) => setTimeout(() => resolve(work()), 300)),
  }
  const fault = desk.due(...AT_THE_REQUEST)
  return ((fault === null ? undefined : acts[fault]) ?? work)()
}

async function after(work: () => Said | Promise<Said>, then: (said: Said) => Said): Promise<Said> {
  return then(await work())
}

function withHeader(said: Said, headers: Record<string, string>): Said {
  return typeof said === 'string' ? said : { ...said, headers: { ...said.headers, ...headers } }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const url = new URL(request.url ?? '/', 'http://stand.in')
  const json: unknown = request.headers['content-type']?.startsWith('application/json') === true ? JSON.parse(body.toString('utf8')) : undefined
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body, json }
}

function say(response: ServerResponse, said: Said): void {
  if (said === 'hang') return
  if (said === 'drop') return void response.destroy()
  const { status, body = '', headers = {} } = said
  response.writeHead(status, { 'content-type': typeOf(said), ...headers }).end(body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body))
}

function typeOf({ body, type }: Exclude<Said, string>): string {
  return type ?? (body instanceof Uint8Array ? 'image/png' : 'application/json')
}

function textOf({ body = '' }: Exclude<Said, string>): string {
  return typeof body === 'string' ? body : body instanceof Uint8Array ? `${body.length} bytes` : JSON.stringify(body)
}

/** A real PNG of one transparent pixel, with alpha (colour type 6). */
const CLEAR_PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
