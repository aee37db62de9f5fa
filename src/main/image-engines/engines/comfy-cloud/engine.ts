/** Pictures from Comfy Cloud: ComfyUI graphs on rented cards. Its key against doubles says whether a request arrived. */
import { NeedsHuman, SchemaChanged, Unavailable, type AppError } from '../../../kernel/errors.ts'
import { deriveUuid } from '../../../kernel/ids.ts'
import type { EngineTest, PictureWish } from '../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../engine.ts'
import { costOf, fitted } from '../../pure/cloud/sizes.ts'
import { failureOf } from '../comfyui/failures.ts'
import type { Workflow } from '../comfyui/workflows.ts'
import { EngineFailed } from '../engine-failed.ts'
import { CLOUD_TIMES, type CloudTimes, type GraphDeps } from '../cloud/deps.ts'
import { download } from '../cloud/download.ts'
import type { Looked } from '../cloud/follow.ts'
import { bearsMark, GRAPH_SIZES, graphFor } from '../cloud/graph.ts'
import { looked, patient, runJob, type Found, type JobEnd, type JobService } from '../cloud/job-engine.ts'
import { LineFault, type Reply } from '../cloud/line.ts'
import { errorOfLine, errorOfStatus, noCredit, rateLimited, unknownOutcome } from '../cloud/refusals.ts'
import { testEngine } from '../cloud/try-out.ts'
import { createComfyCloudClient, type ComfyCloudClient } from './client.ts'
import { jobsSince, picturesOf, readError, readJob, readModels, readWorkflowOf } from './parse.ts'
import type { JobAnswer } from './schema.ts'

const WHO = 'Comfy Cloud'
const ID = 'comfy-cloud'
const ADDRESS = 'https://cloud.comfy.org'
/** What prices are entered under when the workflow's own model is used. */
const ANY_MODEL = 'workflow'
/** Keys against doubles live a day (API v2); an hour is left for clocks that differ. */
const KEY_LIFE_MS = 23 * 3_600_000
/** Their clock may be behind ours. */
const SLACK_MS = 600_000
const MOST_COMPARED = 40

export function createComfyCloudEngine(deps: GraphDeps): ImageEngine {
  const times = { ...CLOUD_TIMES, ...deps.times }
  const client = async (): Promise<ComfyCloudClient> => {
    const key = await deps.key()
    if (key === null) throw new NeedsHuman('There is no key for Comfy Cloud.', 'Enter it in Settings, under Image engines.')
    return createComfyCloudClient({ address: deps.address ?? ADDRESS, key, fetch: deps.fetch, timeoutMs: times.answerMs })
  }
  return {
    id: ID, title: WHO, paid: true, needsKey: true, pricedAs: () => deps.model() ?? ANY_MODEL,
    async ready() {
      if ((await deps.key()) === null) return { ready: false, sentence: 'There is no key for Comfy Cloud.', action: 'Enter it under Image engines.' }
      return { ready: true, sentence: 'Your workflows run on Comfy Cloud.' }
    },
    estimate: (wish) => estimate(deps, wish),
    test: (signal) => testEngine(signal, async () => tryOut(await client(), deps.model(), signal, deps.clock.now()), meant),
    make: async (wish, out, context) => make({ deps, times, wish, out, context, workflow: await deps.workflow(wish.workflow), client: await client() }),
  }
}

function estimate(deps: GraphDeps, wish: PictureWish): number | null {
  const price = deps.price(deps.model() ?? ANY_MODEL)
  return price === null ? null : costOf(price, fitted(wish, GRAPH_SIZES))
}

interface Making {
  readonly deps: GraphDeps
  readonly times: CloudTimes
  readonly wish: PictureWish
  readonly out: string
  readonly context: EngineContext
  readonly workflow: Workflow
  readonly client: ComfyCloudClient
}

async function make(making: Making): Promise<EngineMade> {
  const { deps, times, wish, out, context, client } = making
  const checkpoint = deps.model()
  const { params } = graphFor(making.workflow, wish, { mark: 'none', checkpoint })
  const { value: job, costMinor } = await runJob(serviceOf(making), { context, clock: deps.clock, times, chargedMinor: estimate(deps, wish) })
  const [url] = picturesOf(job)
  if (url === undefined) throw new EngineFailed('nothing-saved', 'The workflow ended at Comfy Cloud without saving a picture.', 'Put a Save Image node at its end.')
  const own = new URL(client.address).origin
  const { alpha } = await download({
    url, out, who: WHO, service: client.address, headersFor: (at) => (at.origin === own ? client.headers : {}),
    fetch: deps.fetch, signal: context.signal, timeoutMs: times.downloadMs, restMs: times.firstLookMs,
  })
  return { model: checkpoint, at: WHO, params: { ...params, job: job.id }, costMinor, clear: wish.ground === 'clear' && alpha, warnings: [] }
}

function serviceOf({ deps, wish, workflow, client }: Making): JobService<JobAnswer> {
  const graphOf = (mark: string): unknown => graphFor(workflow, wish, { mark, checkpoint: deps.model() }).graph
  const now = (): number => deps.clock.now()
  const refusal = (reply: Reply): AppError => refused(reply, deps.model(), now())
  return {
    engine: ID, who: WHO, refusal,
    markAt: (at) => deriveUuid(ID, wish.key, at),
    begin: (mark) => client.submit(graphOf(mark), mark),
    idOf: ({ json }) => readJob(json)?.id ?? null,
    // The key is claimed: a first request arrived that we do not know of.
    leavesNothing: ({ status, json }) => status < 500 && readError(json)?.code !== 'idempotency_key_reuse',
    find: (mark, at, signal) => patient(WHO, () => find({ client, mark, at, graph: graphOf(mark), signal, now: now() })),
    look: async (id, signal) => standing(await patient(WHO, () => client.job(id, signal)), refusal),
    stop: async (id) => void (await client.cancel(id)),
    gone: () => unknownOutcome(WHO, 'it is no longer among your jobs there'),
  }
}

interface Finding {
  readonly client: ComfyCloudClient
  readonly mark: string
  readonly at: number
  readonly graph: unknown
  readonly signal: AbortSignal
  readonly now: number
}

/** With the same key again: it is taken when the first one never arrived, and refused when it did. Then it is among the jobs. */
async function find(finding: Finding): Promise<Found> {
  const { client, mark, at, graph, now } = finding
  if (now - at < KEY_LIFE_MS) {
    const again = await client.submit(graph, mark)
    const id = again.status < 300 ? readJob(again.json)?.id : undefined
    if (id !== undefined) return { kind: 'job', id }
    // Any other refusal comes before the key is looked at, so it says nothing of the first request.
    if (readError(again.json)?.code !== 'idempotency_key_reuse') throw again.status >= 400 && again.status < 500 ? refused(again, null, now) : new Unavailable('Comfy Cloud does not say whether it has the picture.')
  }
  return amongJobs(finding)
}

async function amongJobs({ client, mark, at, signal }: Finding): Promise<Found> {
  const since = jobsSince(looked(await client.jobs(signal), WHO, (reply) => refused(reply, null, at)).json, at - SLACK_MS)
  if (since === null) return { kind: 'unclear', why: 'the list of your jobs there cannot be read' }
  for (const id of since.slice(0, MOST_COMPARED)) {
    const { status, json } = await client.workflowOf(id, signal)
    if (status === 200 && bearsMark(readWorkflowOf(json), mark)) return { kind: 'job', id }
  }
  return { kind: 'unclear', why: 'it is not in the list of your jobs there' }
}

function standing(reply: Reply, refusal: (reply: Reply) => AppError): Looked<JobEnd<JobAnswer>> {
  if (reply.status === 404) return { kind: 'over', value: { kind: 'gone' } }
  const job = readJob(looked(reply, WHO, refusal).json)
  if (job === null) throw new SchemaChanged(WHO, 'job', 'the answer cannot be read')
  switch (job.status) {
    case 'succeeded': return { kind: 'over', value: { kind: 'made', value: job } }
    case 'failed': return { kind: 'over', value: { kind: 'failed', error: failure(job) } }
    case 'canceled': return { kind: 'over', value: { kind: 'stopped' } }
    case 'expired': return { kind: 'over', value: { kind: 'gone' } }
    case 'queued': return { kind: 'under-way', progress: job.queue_position == null ? null : { kind: 'waiting', ahead: job.queue_position } }
    case 'running': case 'canceling': {
      const { step, steps } = job.progress ?? {}
      return { kind: 'under-way', progress: step == null || steps == null ? { kind: 'note', says: 'Comfy Cloud works on the picture.' } : { kind: 'step', done: step, total: steps } }
    }
  }
}

/** Its message is looked at for what a card says when it is full; none of it is shown. */
function failure({ error }: JobAnswer): EngineFailed {
  return failureOf({ node_id: plain(error?.node_id), node_type: plain(error?.class_type), exception_type: '', exception_message: error?.message ?? '' })
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/[^\w. :-]/g, '').slice(0, 80)
}

function refused({ status, head, json }: Reply, model: string | null, now: number): AppError {
  const error = readError(json)
  const action = 'Choose a workflow that Comfy Cloud takes, or another engine.'
  switch (error?.code) {
    case 'insufficient_credits': return noCredit(WHO)
    case 'queue_full': case 'deployment_not_ready': case 'rate_limited': {
      const after = Number(head.get('retry-after') ?? Number.NaN)
      return rateLimited(WHO, Number.isFinite(after) ? now + after * 1_000 : null, now)
    }
    case 'invalid_workflow': return new EngineFailed('refused', `Comfy Cloud did not take the workflow${error.places.length === 0 ? '' : ` (node ${error.places.join(', node ')})`}.`, action, { another: 'yes' })
    case 'workflow_format_ui': return new EngineFailed('refused', 'The workflow is in the form that ComfyUI saves for its own window.', 'In ComfyUI choose “Export (API)” and give that file.', { another: 'yes' })
    case 'missing_asset': return new EngineFailed('refused', 'The workflow names a picture that Comfy Cloud does not have.', action, { another: 'yes' })
    case 'deployment_stopped': return new NeedsHuman('This Comfy deployment was stopped.', 'Start it at Comfy Cloud, or choose another engine.')
    case undefined: default: return errorOfStatus({ status, head, code: null, who: WHO, model, now })
  }
}

/** The list of jobs on the older surface and one job that cannot exist on the newer: both want the key. */
async function tryOut(client: ComfyCloudClient, model: string | null, signal: AbortSignal, now: number): Promise<EngineTest> {
  const nobody = await client.job('00000000-0000-4000-8000-000000000000', signal)
  if (nobody.status !== 404) throw refused(nobody, null, now)
  looked(await client.jobs(signal), WHO, (reply) => refused(reply, null, now))
  const models = readModels((await client.checkpoints(signal)).json)
  const lacks = model !== null && models.length > 0 && !models.includes(model)
  const sentence = lacks ? `Comfy Cloud answers, but has no model of the name that is chosen.` : 'Comfy Cloud answers and takes the key.'
  return { ok: !lacks, sentence, lines: [`${models.length} checkpoints can be chosen.`], models: models.slice(0, 200) }
}

function meant(error: unknown): AppError {
  return error instanceof LineFault ? errorOfLine(error, WHO) : new SchemaChanged(WHO, 'answer', 'it cannot be read')
}
