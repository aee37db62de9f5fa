/** Pictures from Stability. The answer is the picture, so what breaks off is lost: it is never sent twice unasked. */
import { NeedsHuman, SchemaChanged, type AppError } from '../../../kernel/errors.ts'
import type { EngineTest, PictureWish } from '../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../engine.ts'
import { wholeCents } from '../../pure/cloud/sizes.ts'
import { CLOUD_TIMES, type CloudDeps } from '../cloud/deps.ts'
import { looked } from '../cloud/job-engine.ts'
import { bytesOfBase64 } from '../cloud/keep.ts'
import { LineFault, type Reply } from '../cloud/line.ts'
import { charged, errorOfLine, errorOfStatus, noCredit, refusedByRule, surelyNothingMade } from '../cloud/refusals.ts'
import { singleRequest, type Sent } from '../cloud/single-request.ts'
import { testEngine } from '../cloud/try-out.ts'
import { createStabilityClient, type StabilityClient } from './client.ts'
import { aspectFor, creditsOf, isRefusal, meaningOf, readModel, readPicture, seedFor, STABILITY_MODELS, type StabilityModel } from './parse.ts'

const WHO = 'Stability'
const ID = 'stability'
const ADDRESS = 'https://api.stability.ai'
const USUAL_MODEL: StabilityModel = 'core'
const NO_SUCH = 'Choose core, ultra, sd3.5-large, sd3.5-large-turbo or sd3.5-medium under Image engines.'

/** The service said no. */
class Refusal extends Error {
  readonly reply: Reply
  constructor(reply: Reply) {
    super(String(reply.status))
    this.reply = reply
  }
}

export function createStabilityEngine(deps: CloudDeps): ImageEngine {
  const times = { ...CLOUD_TIMES, ...deps.times }
  const chosen = (): string => deps.model() ?? USUAL_MODEL
  const client = async (): Promise<StabilityClient> => {
    const key = await deps.key()
    if (key === null) throw new NeedsHuman('There is no key for Stability.', 'Enter it in Settings, under Image engines.')
    return createStabilityClient({ address: deps.address ?? ADDRESS, key, fetch: deps.fetch, answerMs: times.answerMs, drawingMs: times.drawingMs })
  }
  return {
    id: ID, title: WHO, paid: true, needsKey: true, models: STABILITY_MODELS, pricedAs: chosen,
    async ready() {
      if ((await deps.key()) === null) return { ready: false, sentence: 'There is no key for Stability.', action: 'Enter it under Image engines.' }
      if (readModel(chosen()) === null) return { ready: false, sentence: 'Stability has no model of the name that is chosen.', action: NO_SUCH }
      return { ready: true, sentence: `Pictures are made with ${chosen()}.` }
    },
    estimate: () => estimate(deps, chosen()),
    test: (signal) => testEngine(signal, async () => tryOut(await client(), signal, deps.clock.now()), (error) => (error instanceof LineFault ? errorOfLine(error, WHO) : new SchemaChanged(WHO, 'answer', 'it cannot be read'))),
    make: async (wish, out, context) => make({ wish, out, context, model: chosen(), now: () => deps.clock.now(), beatMs: times.beatMs, chargedMinor: estimate(deps, chosen()), client: await client() }),
  }
}

/** A picture costs the same in every shape. */
function estimate({ price }: CloudDeps, model: string): number | null {
  const minor = price(model)
  return minor === null ? null : wholeCents(minor)
}

interface Making {
  readonly wish: PictureWish
  readonly out: string
  readonly context: EngineContext
  readonly model: string
  readonly now: () => number
  readonly beatMs: number
  /** For a picture that was drawn and held back. */
  readonly chargedMinor: number | null
  readonly client: StabilityClient
}

async function make({ wish, out, context, model, now, beatMs, chargedMinor, client }: Making): Promise<EngineMade> {
  const chosen = readModel(model)
  if (chosen === null) throw new NeedsHuman('Stability has no model of the name that is chosen.', NO_SUCH)
  const fields = {
    prompt: wish.prompt, ...(wish.negative === '' ? {} : { negative_prompt: wish.negative }), aspect_ratio: aspectFor(wish), seed: String(seedFor(wish.seed)), output_format: 'png',
    ...(chosen.path === 'sd3' ? { mode: 'text-to-image', model: chosen.model } : {}),
  }
  const { alpha, about } = await singleRequest({
    engine: ID, who: WHO, mark: wish.key, what: wish.what, out, context, now, beatMs,
    send: async () => pictureIn(await client.generate(chosen.path, fields, context.signal)),
    nothingMade: (error) => error instanceof Refusal && surelyNothingMade(error.reply.status, isRefusal(error.reply.json)),
    meant: (error) => (error instanceof Refusal ? charged(refused(error.reply, model, now()), error.reply.status === 200 ? chargedMinor : null) : error instanceof LineFault ? errorOfLine(error, WHO) : new SchemaChanged(WHO, 'answer', 'it cannot be read')),
  })
  return { model, at: WHO, costMinor: null, warnings: [], clear: wish.ground === 'clear' && alpha, params: { ...fields, model, seed: about ?? seedFor(wish.seed) } }
}

/** A picture that its rules blurred comes with 200, and may have been charged for. */
function pictureIn(reply: Reply): Sent<number | null> | null {
  if (reply.status !== 200) throw new Refusal(reply)
  const picture = readPicture(reply.json)
  if (picture?.heldBack === true) throw new Refusal(reply)
  return picture === null ? null : { bytes: bytesOfBase64(picture.base64), about: picture.seed }
}

function refused({ status, head, json }: Reply, model: string | null, now: number): AppError {
  if (status === 200) return refusedByRule(WHO, 'picture')
  const meaning = meaningOf(json)
  if (meaning === 'rule') return refusedByRule(WHO, 'words')
  return meaning === 'credit' ? noCredit(WHO) : errorOfStatus({ status, head, code: null, who: WHO, model, now })
}

async function tryOut(client: StabilityClient, signal: AbortSignal, now: number): Promise<EngineTest> {
  const credits = creditsOf(looked(await client.balance(signal), WHO, (reply) => refused(reply, null, now)).json)
  if (credits === null) throw new SchemaChanged(WHO, 'balance', 'it cannot be read')
  const enough = credits > 0
  return { ok: enough, sentence: enough ? 'Stability answers and takes the key.' : 'Stability takes the key, but the account has no credit left.', lines: [`${Math.floor(credits * 100) / 100} credits are left.`], models: [...STABILITY_MODELS] }
}
