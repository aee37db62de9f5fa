/** Comfy Cloud over HTTP. Jobs go by API v2 with its key against doubles; lists are only on the older surface. */
import { ask, type Reply } from '../cloud/line.ts'

export interface ComfyCloudClient {
  readonly address: string
  /** Headers for what lies at the service itself. */
  readonly headers: Readonly<Record<string, string>>
  submit(workflow: unknown, idempotencyKey: string): Promise<Reply>
  job(id: string, signal: AbortSignal): Promise<Reply>
  workflowOf(id: string, signal: AbortSignal): Promise<Reply>
  cancel(id: string): Promise<Reply>
  /** The newest jobs of the account. */
  jobs(signal: AbortSignal): Promise<Reply>
  checkpoints(signal: AbortSignal): Promise<Reply>
}

export interface ClientOptions {
  readonly address: string
  readonly key: string
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
}

/** Every method throws LineFault. */
export function createComfyCloudClient({ address, key, fetch, timeoutMs }: ClientOptions): ComfyCloudClient {
  const headers = { authorization: `Bearer ${key}` }
  const older = { 'x-api-key': key }
  const get = (path: string, signal: AbortSignal, named: Record<string, string> = headers): Promise<Reply> => ask(fetch, { url: `${address}${path}`, headers: named, signal, timeoutMs })
  const post = (path: string, extra: Record<string, string>, body?: string): Promise<Reply> =>
    ask(fetch, { url: `${address}${path}`, method: 'POST', headers: { ...headers, ...extra }, ...(body === undefined ? {} : { body }), signal: new AbortController().signal, timeoutMs })
  return {
    address, headers,
    submit: (workflow, idempotencyKey) => post('/api/v2/jobs', { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }, JSON.stringify({ workflow })),
    job: (id, signal) => get(`/api/v2/jobs/${encodeURIComponent(id)}`, signal),
    workflowOf: (id, signal) => get(`/api/v2/jobs/${encodeURIComponent(id)}/workflow`, signal),
    cancel: (id) => post(`/api/v2/jobs/${encodeURIComponent(id)}/cancel`, {}),
    jobs: (signal) => get('/api/jobs?sort_by=create_time&sort_order=desc&limit=100', signal, older),
    checkpoints: (signal) => get('/api/experiment/models/checkpoints', signal, older),
  }
}
