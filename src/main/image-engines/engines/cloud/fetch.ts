/** The fetch of the cloud engines: nobody's network but the open one, no redirects, and an answer has an end. */
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici'
import { guardedLookup } from '../../../kernel/http/addresses.ts'

export const MOST_PICTURE_BYTES = 60_000_000
/** A picture as base64 in JSON is a third longer. */
const MOST_BYTES = MOST_PICTURE_BYTES * 1.4

/** The rest of the answer was not read. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

export interface CloudFetch {
  readonly fetch: typeof globalThis.fetch
  close(): Promise<void>
}

/** Time-outs are each request's own, by its signal. A redirect comes back as it is; who asked decides. */
export function createCloudFetch(): CloudFetch {
  const dispatcher = new Agent({ connect: { timeout: 15_000, lookup: guardedLookup(false) }, headersTimeout: 0, bodyTimeout: 0 })
  const fetch = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const answer = await undiciFetch(address, { ...init, dispatcher, redirect: 'manual' })
    if (answer.body === null) return answer as unknown as Response
    let bytes = 0
    const counted = (answer.body as unknown as ReadableStream<Uint8Array>).pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length
        if (bytes > MOST_BYTES) controller.error(new TooLong())
        else controller.enqueue(chunk)
      },
    }))
    return new Response(counted, { status: answer.status, statusText: answer.statusText, headers: [...answer.headers] })
  }
  // The same function twice: undici's types and the platform's describe it in two sets of words.
  return { fetch: fetch as unknown as typeof globalThis.fetch, close: () => dispatcher.destroy() }
}
