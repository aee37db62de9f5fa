/** Pictures from Replicate. A request without an answer is found among the account's predictions by what it was asked with. */
import { NeedsHuman, SchemaChanged, type AppError } from '../../../kernel/errors.ts'
import type { EngineTest, PictureWish } from '../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../engine.ts'
import { costOf, fitted } from '../../pure/cloud/sizes.ts'
import { EngineFailed } from '../engine-failed.ts'
import { CLOUD_TIMES, type CloudDeps, type CloudTimes } from '../cloud/deps.ts'
import { download } from '../cloud/download.ts'
import type { Looked } from '../cloud/follow.ts'
import { GRAPH_SIZES } from '../cloud/graph.ts'
import { looked, patient, runJob, type Found, type JobEnd, type JobService } from '../cloud/job-engine.ts'
import { LineFault, type Reply } from '../cloud/line.ts'
import { errorOfLine, errorOfStatus, paidAndGone, refusedByRule, unknownOutcome } from '../cloud/refusals.ts'
import { testEngine } from '../cloud/try-out.ts'
import { createReplicateClient, type ReplicateClient } from './client.ts'
import { addressIn, isOf, markOf, readModel, readPrediction, readPredictions, readTakes, requestFor, resetIn, whyFailed, type ChosenModel, type ModelRequest } from './parse.ts'
import { accountAnswer, type Prediction } from './schema.ts'

const WHO = 'Replicate'
const ID = 'replicate'
const ADDRESS = 'https://api.replicate.com/v1'
const NO_MODEL = 'No model is chosen for Replicate.'
const NAME_ONE = 'Enter one under Image engines as owner/name, as it stands on its page at Replicate.'
/** A hundred predictions each. */
const MOST_PAGES = 5
/** The time of a prediction and of an answer's head come from two of their clocks. */
const SLACK_MS = 5_000

export function createReplicateEngine(deps: CloudDeps): ImageEngine {
  const times = { ...CLOUD_TIMES, ...deps.times }
  const client = async (): Promise<ReplicateClient> => {
    const key = await deps.key()
    if (key === null) throw new NeedsHuman('There is no key for Replicate.', 'Enter it in Settings, under Image engines.')
    return createReplicateClient({ address: deps.address ?? ADDRESS, key, fetch: deps.fetch, timeoutMs: times.answerMs })
  }
  const chosen = (): ChosenModel => {
    const model = readModel(deps.model() ?? '')
    if (model === null) throw new NeedsHuman(NO_MODEL, NAME_ONE)
    return model
  }
  return {
    id: ID, title: WHO, paid: true, needsKey: true, pricedAs: () => deps.model() ?? '',
    async ready() {
      if ((await deps.key()) === null) return { ready: false, sentence: 'There is no key for Replicate.', action: 'Enter it under Image engines.' }
      if (readModel(deps.model() ?? '') === null) return { ready: false, sentence: NO_MODEL, action: NAME_ONE }
      return { ready: true, sentence: `Pictures are made with ${deps.model() ?? ''}.` }
    },
    estimate: (wish) => estimate(deps, wish),
    test: (signal) => testEngine(signal, async () => tryOut(await client(), deps.model(), signal, deps.clock.now()), (error) => (error instanceof LineFault ? errorOfLine(error, WHO) : new SchemaChanged(WHO, 'answer', 'it cannot be read'))),
    make: async (wish, out, context) => make({ deps, times, wish, out, context, model: chosen(), client: await client() }),
  }
}

function estimate(deps: CloudDeps, wish: PictureWish): number | null {
  const price = deps.price(deps.model() ?? '')
  return price === null ? null : costOf(price, fitted(wish, GRAPH_SIZES))
}

interface Making {
  readonly deps: CloudDeps
  readonly times: CloudTimes
  readonly wish: PictureWish
  readonly out: string
  readonly context: EngineContext
  readonly model: ChosenModel
  readonly client: ReplicateClient
}

async function make(making: Making): Promise<EngineMade> {
  const { deps, times, wish, out, context, client, model } = making
  const request = await requestOf(making)
  const { value: prediction, costMinor } = await runJob(serviceOf(making, request), { context, clock: deps.clock, times, chargedMinor: estimate(deps, wish) })
  const url = addressIn(prediction.output)
  if (url === null) throw paidAndGone(WHO, 'its result holds no picture any more; Replicate keeps results for an hour')
  const { alpha } = await download({
    url, out, who: WHO, service: client.address, headersFor: (at) => (mayHaveKey(at, client.address) ? client.headers : {}),
    fetch: deps.fetch, signal: context.signal, timeoutMs: times.downloadMs, restMs: times.firstLookMs,
  })
  const name = `${model.owner}/${model.name}`
  return {
    model: deps.model(), at: WHO, costMinor, clear: wish.ground === 'clear' && alpha, warnings: [],
    params: { model: name, prediction: prediction.id, ...(prediction.version == null ? {} : { version: prediction.version }), ...request.input },
  }
}

/** By what the model says that it takes; asking costs nothing. */
async function requestOf({ client, model, context, wish, deps }: Making): Promise<ModelRequest> {
  const reply = looked(await patient(WHO, () => client.model(model, context.signal)), WHO, (refusal) => refused(refusal, deps.model(), deps.clock.now()))
  const request = requestFor(readTakes(reply.json), wish)
  if (request.lacks.length > 0) throw new EngineFailed('refused', `The model ${model.owner}/${model.name} wants more than words: ${request.lacks.map((name) => name.replaceAll(/[^\w-]/g, '')).slice(0, 4).join(', ')}.`, 'Choose a model that makes pictures from words.', { another: 'yes' })
  return request
}

function serviceOf({ deps, times, model, client }: Making, { input }: ModelRequest): JobService<Prediction> {
  const refusal = (reply: Reply): AppError => refused(reply, deps.model(), deps.clock.now())
  return {
    engine: ID, who: WHO, refusal,
    markAt: () => markOf(model, input),
    begin: () => client.create(model, input, times.totalMs),
    idOf: ({ json }) => readPrediction(json)?.id ?? null,
    find: (mark, at, signal) => patient(WHO, () => find({ client, mark, at, signal, now: () => deps.clock.now(), refusal })),
    look: async (id, signal) => standing(await patient(WHO, () => client.prediction(id, signal)), refusal),
    stop: async (id) => void (await client.cancel(id)),
    gone: () => unknownOutcome(WHO, 'it is no longer among your predictions there'),
  }
}

interface Finding {
  readonly client: ReplicateClient
  readonly mark: string
  readonly at: number
  readonly signal: AbortSignal
  readonly now: () => number
  readonly refusal: (reply: Reply) => AppError
}

/** The account's predictions, the newest first, until those that were made before it was asked for. */
async function find({ client, mark, at, signal, now, refusal }: Finding): Promise<Found> {
  let next: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const reply = looked(await client.predictions(next, signal), WHO, refusal)
    const list = readPredictions(reply.json)
    if (list === null) return { kind: 'unclear', why: 'the list of your predictions there cannot be read' }
    // By their clock, which the head of the answer tells.
    const sent = Date.parse(reply.head.get('date') ?? '')
    const from = at + (Number.isNaN(sent) ? 0 : sent - now()) - SLACK_MS
    for (const one of list.results) {
      if (Date.parse(one.created_at ?? '') < from) return { kind: 'absent' }
      const same = isOf(one, mark)
      if (same === true) return { kind: 'job', id: one.id }
      if (same === null) return { kind: 'unclear', why: 'a prediction of that time no longer says what it was asked for' }
    }
    if (list.next === null) return { kind: 'absent' }
    if (!URL.canParse(list.next) || new URL(list.next).origin !== new URL(client.address).origin) break
    next = list.next
  }
  return { kind: 'unclear', why: 'there are too many predictions to look through' }
}

function standing(reply: Reply, refusal: (reply: Reply) => AppError): Looked<JobEnd<Prediction>> {
  if (reply.status === 404) return { kind: 'over', value: { kind: 'gone' } }
  const prediction = readPrediction(looked(reply, WHO, refusal).json)
  if (prediction === null) throw new SchemaChanged(WHO, 'prediction', 'the answer cannot be read')
  switch (prediction.status) {
    case 'succeeded': return { kind: 'over', value: { kind: 'made', value: prediction } }
    case 'failed': return { kind: 'over', value: { kind: 'failed', error: failure(prediction) } }
    case 'canceled': case 'aborted': return { kind: 'over', value: { kind: 'stopped' } }
    case 'starting': return { kind: 'under-way', progress: { kind: 'note', says: 'Replicate starts the model, which may take minutes.' } }
    case 'processing': return { kind: 'under-way', progress: { kind: 'note', says: 'Replicate works on the picture.' } }
  }
}

function failure(prediction: Prediction): AppError {
  const why = whyFailed(prediction)
  if (why === 'rule') return refusedByRule(WHO, 'picture')
  if (why === 'memory') return new EngineFailed('out-of-memory', 'The graphics card at Replicate ran out of memory.', 'Ask for a smaller picture, or choose another model.')
  return new EngineFailed('step-failed', 'The model at Replicate failed.', 'Its page at Replicate says more. Choose another model if it goes on.')
}

/** Files lie at the service or at its file host, which may want the key (its description of predictions.get). */
function mayHaveKey({ origin, protocol, hostname }: URL, address: string): boolean {
  return origin === new URL(address).origin || (protocol === 'https:' && (hostname === 'replicate.delivery' || hostname.endsWith('.replicate.delivery')))
}

function refused({ status, head, json }: Reply, model: string | null, now: number): AppError {
  const seconds = status === 429 ? resetIn(json) : null
  const until = head.has('retry-after') || seconds === null ? null : now + seconds * 1_000
  // 422 is also said of a version that is not there, and of an account without a way to pay.
  if (status === 422) return new EngineFailed('refused', 'Replicate did not take what this model was asked with.', 'Look whether the model and its version are still there and your account can pay for it, or choose another.', { another: 'yes' })
  return errorOfStatus({ status, head, code: null, who: WHO, model, now, until })
}

async function tryOut(client: ReplicateClient, chosen: string | null, signal: AbortSignal, now: number): Promise<EngineTest> {
  const account = accountAnswer.safeParse(looked(await client.account(signal), WHO, (reply) => refused(reply, null, now)).json)
  if (!account.success) throw new SchemaChanged(WHO, 'account', 'it cannot be read')
  const model = readModel(chosen ?? '')
  if (model === null) return { ok: false, sentence: `Replicate takes the key. ${NO_MODEL}`, lines: [NAME_ONE], models: [] }
  const reply = await client.model(model, signal)
  if (reply.status === 404) return { ok: false, sentence: `Replicate takes the key, but has no model ${model.owner}/${model.name}.`, lines: [NAME_ONE], models: [] }
  const takes = readTakes(looked(reply, WHO, (refusal) => refused(refusal, chosen, now)).json)
  const fields = takes === null ? 'It does not say what it takes; only words are sent.' : `It takes ${Object.keys(takes.inputs).slice(0, 12).map((name) => name.replaceAll(/[^\w-]/g, '').slice(0, 40)).join(', ')}.`
  return { ok: true, sentence: `Replicate takes the key and has ${model.owner}/${model.name}.`, lines: [fields], models: [chosen ?? ''] }
}
