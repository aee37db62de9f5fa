/** RunPod's serverless queue over HTTP. */
import { ask, type Reply } from '../cloud/line.ts'

export interface RunPodClient {
  readonly address: string
  run(input: unknown, executionTimeoutMs: number): Promise<Reply>
  /** With its result, which may be megabytes of base64. */
  status(id: string, signal: AbortSignal): Promise<Reply>
  cancel(id: string): Promise<Reply>
  health(signal: AbortSignal): Promise<Reply>
}

export interface ClientOptions {
  /** With the endpoint. */
  readonly address: string
  readonly key: string
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
  readonly downloadMs: number
}

/** Every method throws LineFault. */
export function createRunPodClient({ address, key, fetch, timeoutMs, downloadMs }: ClientOptions): RunPodClient {
  const headers = { authorization: `Bearer ${key}` }
  const post = (path: string, body?: string): Promise<Reply> =>
    ask(fetch, { url: `${address}${path}`, method: 'POST', headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body }), signal: new AbortController().signal, timeoutMs })
  return {
    address,
    // The worker is stopped by the service when we no longer can.
    run: (input, executionTimeoutMs) => post('/run', JSON.stringify({ input, policy: { executionTimeout: executionTimeoutMs } })),
    status: (id, signal) => ask(fetch, { url: `${address}/status/${encodeURIComponent(id)}`, headers, signal, timeoutMs: downloadMs }),
    cancel: (id) => post(`/cancel/${encodeURIComponent(id)}`),
    health: (signal) => ask(fetch, { url: `${address}/health`, headers, signal, timeoutMs }),
  }
}
