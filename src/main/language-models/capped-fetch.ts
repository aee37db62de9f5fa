/** A fetch for the providers' libraries: no redirects, and an answer has an end. */
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici'

/** The longest answer that is asked for has some tens of kilobytes. */
const MOST_BYTES = 4 * 1024 * 1024

export interface CappedFetch {
  readonly fetch: typeof globalThis.fetch
  close(): Promise<void>
}

/** A model on a slow machine thinks for minutes before its first byte, so only the libraries' own time-out counts. */
export function createCappedFetch(): CappedFetch {
  const dispatcher = new Agent({ connect: { timeout: 15_000 }, headersTimeout: 0, bodyTimeout: 0 })
  const fetch = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const answer = await undiciFetch(address, { ...init, dispatcher, redirect: 'error' })
    if (answer.body === null) return answer as unknown as Response
    let bytes = 0
    const counted = (answer.body as unknown as ReadableStream<Uint8Array>).pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length
        if (bytes > MOST_BYTES) controller.error(new Error('The answer is too long.'))
        else controller.enqueue(chunk)
      },
    }))
    return new Response(counted, { status: answer.status, statusText: answer.statusText, headers: [...answer.headers] })
  }
  // The same function twice: undici's types and the platform's describe it in two sets of words.
  return { fetch: fetch as unknown as typeof globalThis.fetch, close: () => dispatcher.destroy() }
}
