/** Stability's v2beta over HTTP; the balance is asked of v1. */
import { ask, type Reply } from '../cloud/line.ts'

export interface StabilityClient {
  generate(path: string, fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Reply>
  balance(signal: AbortSignal): Promise<Reply>
}

export interface ClientOptions {
  readonly address: string
  readonly key: string
  readonly fetch: typeof globalThis.fetch
  readonly answerMs: number
  readonly drawingMs: number
}

/** Every method throws LineFault. */
export function createStabilityClient({ address, key, fetch, answerMs, drawingMs }: ClientOptions): StabilityClient {
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json' }
  return {
    generate(path, fields, signal) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      return ask(fetch, { url: `${address}/v2beta/stable-image/generate/${path}`, method: 'POST', headers, body, signal, timeoutMs: drawingMs })
    },
    balance: (signal) => ask(fetch, { url: `${address}/v1/user/balance`, headers, signal, timeoutMs: answerMs }),
  }
}
