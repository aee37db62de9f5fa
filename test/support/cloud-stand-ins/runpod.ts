/** Stands in for RunPod's serverless queue with worker-comfyui 5; no machine-readable description of either is stored. */
import { cloudStandIn, paidRequest, type CloudStandIn, type Desk, type Said } from './kit.ts'

interface Job {
  readonly id: string
  looks: number
  status: 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'CANCELLED'
  picture: Buffer | null
}

export interface RunPodStandIn extends CloudStandIn {
  readonly cancelled: readonly string[]
}

/** Its address is `origin` + /v2; its one endpoint is `abcd1234`. */
export async function standInRunPod(): Promise<RunPodStandIn> {
  const jobs = new Map<string, Job>()
  const cancelled: string[] = []
  const service = await cloudStandIn(({ method, path, headers }, desk) => {
    if (headers.authorization === undefined) return refuse(401)
    if (!path.startsWith('/v2/abcd1234/')) return refuse(404)
    const [what = '', id = ''] = path.slice('/v2/abcd1234/'.length).split('/')
    if (what === 'health') return { status: 200, body: { jobs: { completed: 3, failed: 0, inProgress: 1, inQueue: 2, retried: 0 }, workers: { idle: 1, running: 1 } } }
    if (what === 'run' && method === 'POST') {
      return paidRequest(desk, refuse, () => {
        desk.begin()
        const job: Job = { id: `${jobs.size}c902e6c-08a1-426e-9cb9-9eaec90f5e2b-u1`, looks: 0, status: 'IN_QUEUE', picture: null }
        jobs.set(job.id, job)
        return { status: 200, body: { id: job.id, status: job.status } }
      })
    }
    const job = jobs.get(id)
    if (job === undefined || desk.due('job-lost') !== null) return refuse(404)
    if (what === 'status') return look(desk, job)
    cancelled.push(id)
    if (job.status === 'IN_QUEUE' || job.status === 'IN_PROGRESS') job.status = 'CANCELLED'
    return { status: 200, body: { id, status: job.status } }
  })
  return { ...service, cancelled }
}

function look(desk: Desk, job: Job): Said {
  const fault = desk.due('look-fails', 'look-html', 'job-fails', 'job-cancelled')
  if (fault === 'look-fails') return refuse(500)
  if (fault === 'look-html') return { status: 200, type: 'text/html', body: '<html>sign in</html>' }
  if (fault === 'job-cancelled') job.status = 'CANCELLED'
  else if (fault === 'job-fails') job.status = 'FAILED'
  else if (job.status === 'IN_QUEUE' && ++job.looks > 1) job.status = 'IN_PROGRESS'
  else if (job.status === 'IN_PROGRESS') {
    job.status = 'COMPLETED'
    desk.pay()
    job.picture = desk.picture(false)
  }
  const { id, status, picture } = job
  if (status === 'FAILED') return { status: 200, body: { id, status, error: 'Workflow validation failed: ckpt_name not in list sk-secret12345678', delayTime: 1, executionTime: 2 } }
  return { status: 200, body: { id, status, ...(picture === null ? {} : { delayTime: 2_188, executionTime: 2_297, output: { images: [{ filename: 'ComfyUI_00001_.png', type: 'base64', data: picture.toString('base64') }] } }) } }
}

function refuse(status: number): Said {
  return { status, body: { error: 'Whatever stands here, like sk-secret12345678, is shown to nobody.' } }
}
