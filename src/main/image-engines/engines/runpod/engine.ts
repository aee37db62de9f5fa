/** Pictures from a seller's own endpoint at RunPod that runs ComfyUI graphs. A job is known by its id alone. */
import { NeedsHuman, SchemaChanged, type AppError } from '../../../kernel/errors.ts'
import { deriveUuid } from '../../../kernel/ids.ts'
import type { EngineTest, PictureWish } from '../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../engine.ts'
import { costOf, fitted } from '../../pure/cloud/sizes.ts'
import type { Workflow } from '../comfyui/workflows.ts'
import { EngineFailed } from '../engine-failed.ts'
import { CLOUD_TIMES, type CloudTimes, type GraphDeps } from '../cloud/deps.ts'
import { download, notAPicture } from '../cloud/download.ts'
import type { Looked } from '../cloud/follow.ts'
import { GRAPH_SIZES, graphFor } from '../cloud/graph.ts'
import { looked, patient, runJob, type JobEnd, type JobService } from '../cloud/job-engine.ts'
import { bytesOfBase64, keepPicture, UNFIT, type Kept } from '../cloud/keep.ts'
import { LineFault, type Reply } from '../cloud/line.ts'
import { errorOfLine, errorOfStatus, paidAndGone, unknownOutcome } from '../cloud/refusals.ts'
import { testEngine } from '../cloud/try-out.ts'
import { createRunPodClient, type RunPodClient } from './client.ts'
import { readHealth, readJob, readModel, resultOf, whyFailed, type ChosenEndpoint, type Result } from './parse.ts'
import type { JobAnswer } from './schema.ts'

const WHO = 'RunPod'
const ID = 'runpod'
const ADDRESS = 'https://api.runpod.ai/v2'
const NO_ENDPOINT = 'No endpoint is named for RunPod.'
const NAME_ONE = 'Enter its id under Image engines as the model, with a checkpoint behind a slash if it is not the workflow’s own.'

export function createRunPodEngine(deps: GraphDeps): ImageEngine {
  const times = { ...CLOUD_TIMES, ...deps.times }
  const chosen = (): ChosenEndpoint => {
    const model = readModel(deps.model() ?? '')
    if (model === null) throw new NeedsHuman(NO_ENDPOINT, NAME_ONE)
    return model
  }
  const client = async (): Promise<RunPodClient> => {
    const key = await deps.key()
    if (key === null) throw new NeedsHuman('There is no key for RunPod.', 'Enter it in Settings, under Image engines.')
    return createRunPodClient({ address: `${deps.address ?? ADDRESS}/${chosen().endpoint}`, key, fetch: deps.fetch, timeoutMs: times.answerMs, downloadMs: times.downloadMs })
  }
  return {
    id: ID, title: WHO, paid: true, needsKey: true, pricedAs: () => deps.model() ?? '',
    async ready() {
      if ((await deps.key()) === null) return { ready: false, sentence: 'There is no key for RunPod.', action: 'Enter it under Image engines.' }
      if (readModel(deps.model() ?? '') === null) return { ready: false, sentence: NO_ENDPOINT, action: NAME_ONE }
      return { ready: true, sentence: 'Your workflows run on your endpoint at RunPod.' }
    },
    estimate: (wish) => estimate(deps, wish),
    test: (signal) => testEngine(signal, async () => tryOut(await client(), deps, signal), (error) => (error instanceof LineFault ? errorOfLine(error, WHO) : new SchemaChanged(WHO, 'answer', 'it cannot be read'))),
    make: async (wish, out, context) => make({ deps, times, wish, out, context, workflow: await deps.workflow(wish.workflow), checkpoint: chosen().checkpoint, client: await client() }),
  }
}

function estimate(deps: GraphDeps, wish: PictureWish): number | null {
  const price = deps.price(deps.model() ?? '')
  return price === null ? null : costOf(price, fitted(wish, GRAPH_SIZES))
}

interface Making {
  readonly deps: GraphDeps
  readonly times: CloudTimes
  readonly wish: PictureWish
  readonly out: string
  readonly context: EngineContext
  readonly workflow: Workflow
  readonly checkpoint: string | null
  readonly client: RunPodClient
}

async function make(making: Making): Promise<EngineMade> {
  const { deps, times, wish, context, workflow, checkpoint } = making
  const { params } = graphFor(workflow, wish, { mark: 'none', checkpoint })
  const { value: job, costMinor } = await runJob(serviceOf(making), { context, clock: deps.clock, times, chargedMinor: estimate(deps, wish) })
  const { result, complaints } = resultOf(job)
  if (result === null) throw new EngineFailed('nothing-saved', 'The workflow ended at RunPod without a picture.', 'Look whether the endpoint runs worker-comfyui 5 or newer and the workflow saves a picture.')
  const { alpha } = await brought(making, result)
  return {
    model: deps.model(), at: WHO, costMinor, clear: wish.ground === 'clear' && alpha,
    warnings: complaints === 0 ? [] : [`The worker left out ${complaints} of what the workflow makes.`],
    params: { ...params, job: job.id, ...(job.executionTime === undefined ? {} : { executionMs: job.executionTime }) },
  }
}

async function brought({ deps, times, out, context, client }: Making, result: Result): Promise<Kept> {
  if (result.kind === 'address') {
    return download({ url: result.url, out, who: WHO, service: client.address, headersFor: () => ({}), fetch: deps.fetch, signal: context.signal, timeoutMs: times.downloadMs, restMs: times.firstLookMs })
  }
  const bytes = bytesOfBase64(result.text)
  const kept = bytes === null ? null : await keepPicture(bytes, out)
  if (kept?.unfit === null) return kept
  // Asked for again, the job would give the same.
  if (kept?.unfit === 'not-a-picture') throw notAPicture(WHO, UNFIT[kept.unfit])
  throw paidAndGone(WHO, kept === null ? UNFIT['not-a-picture'] : UNFIT[kept.unfit])
}

function serviceOf({ deps, times, wish, workflow, checkpoint, client }: Making): JobService<JobAnswer> {
  const refusal = ({ status, head }: Reply): AppError => errorOfStatus({ status, head, code: null, who: WHO, model: deps.model(), now: deps.clock.now() })
  return {
    engine: ID, who: WHO, refusal,
    markAt: (at) => deriveUuid(ID, wish.key, at),
    begin: (mark) => client.run({ workflow: graphFor(workflow, wish, { mark, checkpoint }).graph }, times.totalMs),
    idOf: ({ json }) => readJob(json)?.id ?? null,
    // There is no list of jobs and no key against doubles.
    find: null,
    look: async (id, signal) => standing(await patient(WHO, () => client.status(id, signal)), refusal),
    stop: async (id) => void (await client.cancel(id)),
    gone: () => unknownOutcome(WHO, 'results are kept there for half an hour'),
  }
}

function standing(reply: Reply, refusal: (reply: Reply) => AppError): Looked<JobEnd<JobAnswer>> {
  if (reply.status === 404) return { kind: 'over', value: { kind: 'gone' } }
  const job = readJob(looked(reply, WHO, refusal).json)
  if (job === null) throw new SchemaChanged(WHO, 'job', 'the answer cannot be read')
  switch (job.status) {
    case 'COMPLETED': return { kind: 'over', value: { kind: 'made', value: job } }
    case 'FAILED': return { kind: 'over', value: { kind: 'failed', error: failure(job) } }
    case 'TIMED_OUT': return { kind: 'over', value: { kind: 'failed', error: new EngineFailed('step-failed', 'RunPod ended the picture because it took too long.', 'Use a faster card at RunPod, or a workflow with fewer steps.') } }
    case 'CANCELLED': return { kind: 'over', value: { kind: 'stopped' } }
    case 'IN_QUEUE': return { kind: 'under-way', progress: { kind: 'note', says: 'RunPod wakes a worker, which may take minutes.' } }
    case 'IN_PROGRESS': return { kind: 'under-way', progress: { kind: 'note', says: 'RunPod works on the picture.' } }
  }
}

function failure(job: JobAnswer): EngineFailed {
  const why = whyFailed(job)
  if (why === 'memory') return new EngineFailed('out-of-memory', 'The graphics card at RunPod ran out of memory.', 'Choose a larger card for the endpoint, or a smaller model.')
  if (why === 'workflow') return new EngineFailed('refused', 'The worker at RunPod does not take the workflow: it lacks a model or a node that it names.', 'Choose a workflow that fits the endpoint’s image, or add the model there.')
  return new EngineFailed('step-failed', 'The worker at RunPod failed.', 'Its log at RunPod says more.')
}

async function tryOut(client: RunPodClient, { model, clock }: GraphDeps, signal: AbortSignal): Promise<EngineTest> {
  const reply = await client.health(signal)
  if (reply.status === 404) return { ok: false, sentence: 'RunPod has no endpoint of that id.', lines: [NAME_ONE], models: [] }
  const health = readHealth(looked(reply, WHO, ({ status, head }) => errorOfStatus({ status, head, code: null, who: WHO, model: null, now: clock.now() })).json)
  if (health === null) throw new SchemaChanged(WHO, 'health', 'it cannot be read')
  const chosen = model()
  return { ok: true, sentence: 'RunPod takes the key and has the endpoint.', lines: [`${health.workers} workers are awake, ${health.waiting} pictures wait, ${health.underWay} are under way.`], models: chosen === null ? [] : [chosen] }
}
