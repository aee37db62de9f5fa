/** One request to a service and its whole answer, or why there is none and whether it may have arrived. */
import { LineFault, wasSent } from '../../../kernel/http/line-fault.ts'
import { TooLong } from './fetch.ts'

export { LineFault, wasSent }

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

function jsonOf(bytes: Uint8Array): unknown {
  // A picture is not looked at as text.
  if (bytes[0] !== 0x7b && bytes[0] !== 0x5b && bytes.length > 1_000_000) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
