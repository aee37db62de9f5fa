/** The picture of a job, from where the service says that it lies. Reading is free, so it is simply done again. */
import { isIP } from 'node:net'
import { AppError, Cancelled, Unavailable } from '../../../kernel/errors.ts'
import { checkedUrl } from '../../../kernel/http/addresses.ts'
import { pause } from '../../../kernel/http/pause.ts'
import { EngineFailed } from '../engine-failed.ts'
import { keepPicture, UNFIT, type Kept } from './keep.ts'
import { ask, LineFault, type Reply } from './line.ts'
import { errorOfLine, oddAnswer } from './refusals.ts'

export interface Download {
  readonly url: string
  readonly out: string
  readonly who: string
  /** Where the service is; its own address may be this machine only in tests. */
  readonly service: string
  /** The headers with a key, for an address that is the service's own; elsewhere none. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly restMs: number
}

const TRIES = 3
const MOST_HOPS = 3

/**
 * @throws Unavailable when it does not come or comes empty (the job keeps it, so a later try fetches it); EngineFailed
 *   `bad-picture` when it is something else; InvalidInput for an address that is not asked; Cancelled.
 */
export async function download(from: Download): Promise<Kept> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(from)
    if (!(outcome instanceof AppError)) return outcome
    if (attempt === TRIES || !(outcome instanceof Unavailable)) throw outcome
    await pause(from.restMs * attempt, from.signal).catch(() => {
      throw new Cancelled('The picture')
    })
  }
}

async function once(from: Download): Promise<Kept | AppError> {
  const { who, out } = from
  try {
    const { status, bytes } = await followed(from)
    if (status !== 200) return new Unavailable(`${who} does not give the picture that it made (${status}).`, { status })
    const kept = await keepPicture(bytes, out)
    if (kept.unfit === null) return kept
    if (kept.unfit === 'empty' || kept.unfit === 'cut-off') return new Unavailable(`${who} made the picture, but ${UNFIT[kept.unfit]}.`)
    return notAPicture(who, UNFIT[kept.unfit])
  } catch (error) {
    if (error instanceof LineFault) return errorOfLine(error, who)
    throw error
  }
}

async function followed({ url: first, who, service, headersFor, fetch, signal, timeoutMs }: Download): Promise<Reply> {
  for (let [url, hop] = [resultUrl(first, service, who), 0]; ; hop++) {
    const reply = await ask(fetch, { url: url.href, headers: headersFor(url), signal, timeoutMs })
    const next = reply.status >= 300 && reply.status < 400 ? reply.head.get('location') : null
    if (next === null || hop === MOST_HOPS) return reply
    url = resultUrl(URL.canParse(next, url.href) ? new URL(next, url.href).href : next, service, who)
  }
}

/** https to the open network only. A service on this machine, as in tests, may name this machine. @throws SchemaChanged, InvalidInput. */
export function resultUrl(text: string, service: string, who: string): URL {
  if (!URL.canParse(text)) throw oddAnswer(who, 'address of the picture')
  const url = new URL(text)
  if (isLoopback(new URL(service)) && isLoopback(url)) return url
  if (url.protocol !== 'https:') throw new EngineFailed('refused', `${who} gives a picture at an address that is not safe to ask.`, 'Choose another engine.')
  return checkedUrl(text, false)
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
}

export function notAPicture(who: string, why: string): EngineFailed {
  return new EngineFailed('bad-picture', `${who} made something, but ${why}.`, 'Choose another model or workflow.')
}
