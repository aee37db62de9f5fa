/** Stands in for Comfy Cloud: jobs by API v2 with its key against doubles, and the lists of the older surface. */
import { cloudStandIn, paidRequest, type CloudStandIn, type Desk, type Said } from './kit.ts'

const CODES = { key: 'unauthorized', credit: 'insufficient_credits', limit: 'queue_full', policy: 'invalid_workflow', request: 'invalid_workflow', server: 'upstream_error' }
const AT = '2026-11-23T12:00:00Z'

interface Job {
  readonly id: string
  readonly workflow: object
  readonly made: number
  looks: number
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled'
}

export interface ComfyCloudStandIn extends CloudStandIn {
  readonly cancelled: readonly string[]
}

export async function standInComfyCloud(): Promise<ComfyCloudStandIn> {
  const jobs = new Map<string, Job>()
  const keys = new Set<string>()
  const cancelled: string[] = []
  const service = await cloudStandIn(({ method, path, headers, json }, desk, origin) => {
    const older = path.startsWith('/api/jobs') || path.startsWith('/api/experiment')
    if (!older && headers.authorization === undefined && !path.startsWith('/content')) return refuse(401, 'key')
    if (method === 'POST' && path === '/api/v2/jobs') return submit(desk, String(headers['idempotency-key']), json as { workflow: object }, { jobs, keys, origin })
    if (method === 'GET' && path === '/api/jobs') return { status: 200, body: { jobs: [...jobs.values()].toReversed().map(({ id, made }) => ({ id, status: 'pending', create_time: Math.floor(made / 1_000) })), pagination: { offset: 0, limit: 100, total: jobs.size, has_more: false } } }
    if (method === 'GET' && path.startsWith('/api/experiment/models')) return { status: 200, body: [{ name: 'sd_xl_base_1.0.safetensors', pathIndex: 0 }] }
    const [, id = '', what = ''] = /^\/api\/v2\/jobs\/([^/]+)\/?(\w*)$/.exec(path) ?? []
    if (path.startsWith('/content/')) return desk.due('download-drops') === null ? { status: 200, body: desk.picture(false), type: 'image/png' } : 'drop'
    const job = jobs.get(id)
    if (job === undefined || desk.due('job-lost') !== null) return { status: 404, body: { error: { code: 'not_found', message: 'no such job' } } }
    if (what === 'workflow') return { status: 200, body: { workflow: job.workflow, format: 'api' } }
    if (what === 'cancel') {
      cancelled.push(id)
      if (job.status === 'queued' || job.status === 'running') job.status = 'canceled'
      return { status: 200, body: bodyOf(job, origin) }
    }
    return look(desk, job, origin)
  })
  return { ...service, cancelled }
}

function look(desk: Desk, job: Job, origin: string): Said {
  const fault = desk.due('look-fails', 'look-html', 'job-fails', 'job-cancelled')
  if (fault === 'look-fails') return refuse(500, 'server')
  if (fault === 'look-html') return { status: 200, type: 'text/html', body: '<html>sign in</html>' }
  if (fault === 'job-fails') job.status = 'failed'
  else if (fault === 'job-cancelled') job.status = 'canceled'
  else if (job.status === 'queued' && ++job.looks > 1) job.status = 'running'
  else if (job.status === 'running') {
    job.status = 'succeeded'
    desk.pay()
  }
  return { status: 200, body: bodyOf(job, origin) }
}

function submit(desk: Desk, key: string, { workflow }: { workflow: object }, { jobs, keys, origin }: { jobs: Map<string, Job>; keys: Set<string>; origin: string }): Said | Promise<Said> {
  if (keys.has(key)) return { status: 422, body: { error: { code: 'idempotency_key_reuse', message: 'this key was used' } } }
  return paidRequest(desk, refuse, () => {
    desk.begin()
    keys.add(key)
    const job: Job = { id: `7f3d2c1b-9a8e-4d6f-b012-${String(jobs.size).padStart(12, '0')}`, workflow, made: Date.now(), looks: 0, status: 'queued' }
    jobs.set(job.id, job)
    return { status: 201, body: bodyOf(job, origin) }
  })
}

function bodyOf({ id, status }: Job, origin: string): object {
  const over = status === 'succeeded' || status === 'failed' || status === 'canceled'
  return {
    id, status, created_at: AT, started_at: status === 'queued' ? null : AT, completed_at: over ? AT : null, expires_at: AT, queue_position: status === 'queued' ? 2 : null,
    progress: status === 'running' ? { value: 0.4, nodes_done: 4, nodes_total: 7, step: 12, steps: 30 } : null,
    outputs: status !== 'succeeded' ? [] : [{ node_id: '9', name: 'ComfyUI_00001_.png', type: 'image', content_type: 'image/png', size_bytes: 1_000, id: '9f8a1c0d', hash: null, url: `${origin}/content/${id}.png`, url_expires_at: AT }],
    error: status === 'failed' ? { code: 'node_execution_error', message: 'Allocation on device: out of memory sk-secret12345678', node_id: '3', class_type: 'KSampler', traceback: null } : null,
    urls: { self: `/api/v2/jobs/${id}`, events: `/api/v2/jobs/${id}/events`, cancel: `/api/v2/jobs/${id}/cancel` },
  }
}

/** Rules about what a picture shows are not described; a graph that is not taken stands in for them. */
function refuse(status: number, what: keyof typeof CODES): Said {
  const error = { code: CODES[what], message: 'Whatever stands here, like sk-secret12345678, is shown to nobody.', ...(what === 'request' ? { details: { node_errors: { '12': [{ field: 'model', reason: 'missing_input' }] } } } : {}) }
  return { status: what === 'request' || what === 'policy' ? 422 : status, body: { error } }
}
