/** Stands in for Replicate: predictions, models with their own schema, and the account, in the shapes of its examples. */
import { cloudStandIn, paidRequest, type CloudStandIn, type Desk, type Said } from './kit.ts'

interface Prediction {
  readonly id: string
  readonly model: string
  readonly version: string | null
  readonly input: object
  readonly created_at: string
  looks: number
  status: 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled'
  error: string | null
}

const TITLES = { key: 'Unauthenticated', credit: 'Insufficient credit', limit: 'Too many requests', policy: 'Input validation failed', request: 'Input validation failed', server: 'Internal server error' }

/** What `stand-in/painter` takes. */
const SCHEMAS = {
  Input: { type: 'object', required: ['prompt'], properties: {
    prompt: { type: 'string' }, seed: { type: 'integer', maximum: 65_535 }, aspect_ratio: { allOf: [{ $ref: '#/components/schemas/aspect_ratio' }], default: '1:1' },
    output_format: { enum: ['webp', 'jpg', 'png'], type: 'string', default: 'webp' }, num_outputs: { type: 'integer', default: 1, maximum: 4, minimum: 1 },
  } },
  aspect_ratio: { type: 'string', enum: ['1:1', '16:9', '2:3', '4:5'] },
}

export interface ReplicateStandIn extends CloudStandIn {
  readonly cancelled: readonly string[]
}

/** Its address is `origin` + /v1. */
export async function standInReplicate(): Promise<ReplicateStandIn> {
  const predictions = new Map<string, Prediction>()
  const cancelled: string[] = []
  const service = await cloudStandIn(({ method, path, headers, json }, desk, origin) => {
    if (path.startsWith('/files/')) return desk.due('download-drops') === null ? { status: 200, body: desk.picture(false), type: 'image/png' } : 'drop'
    if (headers.authorization === undefined) return refuse(401, 'key')
    if (path === '/v1/account') return { status: 200, body: { type: 'user', username: 'seller', name: 'A Seller', github_url: 'https://github.com/seller' } }
    if (path === '/v1/predictions' && method === 'GET') return { status: 200, body: { next: null, previous: null, results: [...predictions.values()].toReversed().map((one) => bodyOf(one, origin)) } }
    const create = /^\/v1\/(?:models\/([\w-]+\/[\w-]+)\/)?predictions$/.exec(path)
    if (create !== null && method === 'POST') return begin(desk, create[1] ?? null, json as { input: object; version?: string }, predictions, origin)
    const model = /^\/v1\/models\/([\w-]+\/[\w-]+)$/.exec(path)?.[1]
    if (model !== undefined) return model === 'stand-in/painter' ? { status: 200, body: { owner: 'stand-in', name: 'painter', latest_version: { id: 'v1', openapi_schema: { components: { schemas: SCHEMAS } } } } } : refuse(404, 'request')
    const [, id = '', what = ''] = /^\/v1\/predictions\/([^/]+)\/?(\w*)$/.exec(path) ?? []
    const prediction = predictions.get(id)
    if (prediction === undefined || desk.due('job-lost') !== null) return refuse(404, 'request')
    if (what !== 'cancel') return look(desk, prediction, origin)
    cancelled.push(id)
    if (prediction.status === 'starting' || prediction.status === 'processing') prediction.status = 'canceled'
    return { status: 200, body: bodyOf(prediction, origin) }
  })
  return { ...service, cancelled }
}

function begin(desk: Desk, model: string | null, { input, version = 'v1' }: { input: object; version?: string }, predictions: Map<string, Prediction>, origin: string): Said | Promise<Said> {
  return paidRequest(desk, refuse, () => {
    desk.begin()
    const prediction: Prediction = { id: `prediction${predictions.size}`, model: model ?? 'stand-in/painter', version, input, created_at: new Date(Date.now()).toISOString(), looks: 0, status: 'starting', error: null }
    predictions.set(prediction.id, prediction)
    return { status: 201, body: bodyOf(prediction, origin) }
  })
}

function look(desk: Desk, prediction: Prediction, origin: string): Said {
  const fault = desk.due('look-fails', 'look-html', 'job-fails', 'job-cancelled')
  if (fault === 'look-fails') return refuse(500, 'server')
  if (fault === 'look-html') return { status: 200, type: 'text/html', body: '<html>sign in</html>' }
  if (fault === 'job-cancelled') prediction.status = 'canceled'
  else if (fault === 'job-fails') {
    prediction.status = 'failed'
    prediction.error = 'NSFW content detected sk-secret12345678'
  } else if (prediction.status === 'starting' && ++prediction.looks > 1) prediction.status = 'processing'
  else if (prediction.status === 'processing') {
    prediction.status = 'succeeded'
    desk.pay()
  }
  return { status: 200, body: bodyOf(prediction, origin) }
}

function bodyOf({ looks: _ours, ...prediction }: Prediction, origin: string): object {
  const { id, status } = prediction
  return { ...prediction, data_removed: false, logs: '', output: status === 'succeeded' ? [`${origin}/files/${id}.png`] : null, metrics: {}, urls: { get: `${origin}/v1/predictions/${id}`, cancel: `${origin}/v1/predictions/${id}/cancel` } }
}

function refuse(status: number, what: keyof typeof TITLES): Said {
  const number = what === 'request' || what === 'policy' ? (status === 404 ? 404 : 422) : status
  return { status: number, body: { title: TITLES[what], detail: what === 'limit' ? 'Request was throttled. Your rate limit resets in ~30s.' : 'Whatever stands here, like sk-secret12345678, is shown to nobody.', status: number } }
}
