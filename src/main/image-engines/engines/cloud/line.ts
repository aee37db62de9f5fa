/** One request to a service and its whole answer, or why there is none and whether it may have arrived. */
import { AppError } from '../../../kernel/errors.ts'
import { TooLong } from './fetch.ts'

export interface Reply {
  readonly status: number
  readonly head: Headers
  readonly bytes: Uint8Array
  /** undefined when the answer is no JSON: a sign-in page, plain words, or cut off. */
  readonly json: unknown
}

export interface Request {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | FormData
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

/** No answer, or not all of it. `sent`: the service may have seen the request and worked on it. */
export class LineFault extends Error {
  override readonly name = 'LineFault'
  readonly kind: 'no-connection' | 'time-out' | 'cancelled' | 'too-long'
  readonly sent: boolean
  constructor(kind: LineFault['kind'], sent: boolean) {
    super(kind)
    this.kind = kind
    this.sent = sent
  }
}

/** @throws LineFault. */
export async function ask(fetch: typeof globalThis.fetch, { url, method = 'GET', headers, body, signal, timeoutMs }: Request): Promise<Reply> {
  const late = AbortSignal.timeout(timeoutMs)
  try {
    signal.throwIfAborted()
    const packed = body instanceof FormData ? await packedForm(body) : { headers: {}, body }
    const answer = await fetch(url, { method, headers: { ...headers, ...packed.headers }, ...(packed.body === undefined ? {} : { body: packed.body }), signal: AbortSignal.any([signal, late]) })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { status: answer.status, head: answer.headers, bytes, json: jsonOf(bytes) }
  } catch (error) {
    if (signal.aborted) throw new LineFault('cancelled', true)
    throw new LineFault(error instanceof TooLong ? 'too-long' : late.aborted ? 'time-out' : 'no-connection', wasSent(error))
  }
}

/** A form as bytes: the fetch that is given may know a form of another make only as text. */
async function packedForm(form: FormData): Promise<{ headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }> {
  const packed = new Response(form)
  return { headers: { 'content-type': packed.headers.get('content-type') ?? '' }, body: new Uint8Array(await packed.arrayBuffer()) }
}

const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_SSL_WRONG_VERSION_NUMBER'])
/** Node's names for a certificate that is not trusted (its “X509 certificate error codes”), as where a filter or a virus scanner stands in the line. */
const UNTRUSTED = /^(?:CERT_|CRL_|SELF_SIGNED_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_|ERR_TLS_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$)/

/** False only where no connection came about; anything else may have reached the service. */
export function wasSent(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    // The resolver found an address that is not asked.
    if (at instanceof AppError) return false
    if ('code' in at && typeof at.code === 'string' && (NOT_SENT.has(at.code) || UNTRUSTED.test(at.code))) return false
    if (at instanceof AggregateError ? at.errors.every(isOfConnecting) : isOfConnecting(at)) return false
  }
  return true
}

/** A time-out has the same code before and after there is a connection. */
function isOfConnecting(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}

function jsonOf(bytes: Uint8Array): unknown {
  // A picture is not looked at as text.
  if (bytes[0] !== 0x7b && bytes[0] !== 0x5b && bytes.length > 1_000_000) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
