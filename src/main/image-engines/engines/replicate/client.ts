/** Replicate over HTTP. */
import { ask, type Reply } from '../cloud/line.ts'
import type { ChosenModel } from './parse.ts'

export interface ReplicateClient {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  create(model: ChosenModel, input: unknown, cancelAfterMs: number): Promise<Reply>
  prediction(id: string, signal: AbortSignal): Promise<Reply>
  /** A page, the newest first; `next` is what the page before named. */
  predictions(next: string | null, signal: AbortSignal): Promise<Reply>
  cancel(id: string): Promise<Reply>
  model(model: ChosenModel, signal: AbortSignal): Promise<Reply>
  account(signal: AbortSignal): Promise<Reply>
}

export interface ClientOptions {
  readonly address: string
  readonly key: string
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
}

/** Every method throws LineFault. */
export function createReplicateClient({ address, key, fetch, timeoutMs }: ClientOptions): ReplicateClient {
  const headers = { authorization: `Bearer ${key}` }
  const get = (url: string, signal: AbortSignal): Promise<Reply> => ask(fetch, { url, headers, signal, timeoutMs })
  const post = (path: string, extra: Record<string, string>, body?: string): Promise<Reply> =>
    ask(fetch, { url: `${address}${path}`, method: 'POST', headers: { ...headers, ...extra }, ...(body === undefined ? {} : { body }), signal: new AbortController().signal, timeoutMs })
  return {
    address, headers,
    create: ({ owner, name, version }, input, cancelAfterMs) =>
      // The service ends by itself what we could no longer stop (its changelog of 2025-10-16).
      post(version === null ? `/models/${owner}/${name}/predictions` : '/predictions', { 'content-type': 'application/json', 'cancel-after': `${Math.max(1, Math.ceil(cancelAfterMs / 60_000))}m` }, JSON.stringify(version === null ? { input } : { version, input })),
    prediction: (id, signal) => get(`${address}/predictions/${encodeURIComponent(id)}`, signal),
    predictions: (next, signal) => get(next ?? `${address}/predictions`, signal),
    cancel: (id) => post(`/predictions/${encodeURIComponent(id)}/cancel`, {}),
    model: ({ owner, name }, signal) => get(`${address}/models/${owner}/${name}`, signal),
    account: (signal) => get(`${address}/account`, signal),
  }
}
