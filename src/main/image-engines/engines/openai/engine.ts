/** Pictures from OpenAI. The answer is the picture, so what breaks off is lost: it is never sent twice unasked. */
import type { ImageGenerateParamsNonStreaming } from 'openai/resources/images.mjs'
import { AppError, NeedsHuman } from '../../../kernel/errors.ts'
import type { EngineTest, PictureWish } from '../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../engine.ts'
import { costOf, fitted, nearestShape, type Size } from '../../pure/cloud/sizes.ts'
import { CLOUD_TIMES, type CloudDeps } from '../cloud/deps.ts'
import { bytesOfBase64 } from '../cloud/keep.ts'
import { LineFault } from '../cloud/line.ts'
import { errorOfLine, errorOfStatus, noCredit, refusedByRule, surelyNothingMade, unknownOutcome } from '../cloud/refusals.ts'
import { singleRequest, type Sent } from '../cloud/single-request.ts'
import { testEngine } from '../cloud/try-out.ts'
import { createOpenAiImages, OpenAiRefusal, type OpenAiImages } from './client.ts'
import { choicesOf, meaningOf, readImages, readModel, secondsOf, type ChosenModel, type ImagesAnswer } from './parse.ts'

const WHO = 'OpenAI'
const ID = 'openai'
const ADDRESS = 'https://api.openai.com/v1'
/** The cheapest whose price was read; see pure/known-prices. */
const USUAL_MODEL = 'gpt-image-1-mini/medium'

/** The three that every GPT image model takes (OpenAPI 2.3.0, CreateImageRequest.size). */
const SIZES: readonly [Size, ...Size[]] = [{ widthPx: 1024, heightPx: 1024 }, { widthPx: 1024, heightPx: 1536 }, { widthPx: 1536, heightPx: 1024 }]
/** gpt-image-2 takes any size by 16, from 1:3 to 3:1; above 2560 × 1440 it is experimental (same place). */
const FREE_SIZES = { step: 16, leastPixels: 1_048_576, mostPixels: 2560 * 1440, mostRatio: 3 }

export function createOpenAiEngine(deps: CloudDeps): ImageEngine {
  const times = { ...CLOUD_TIMES, ...deps.times }
  const chosen = (): string => deps.model() ?? USUAL_MODEL
  const client = async (timeoutMs: number): Promise<OpenAiImages> => {
    const key = await deps.key()
    if (key === null) throw new NeedsHuman('There is no key for OpenAI.', 'Enter it in Settings, under Image engines.')
    return createOpenAiImages({ address: deps.address ?? ADDRESS, key, timeoutMs, fetch: deps.fetch })
  }
  return {
    id: ID, title: WHO, paid: true, needsKey: true, pricedAs: chosen,
    async ready() {
      if ((await deps.key()) === null) return { ready: false, sentence: 'There is no key for OpenAI.', action: 'Enter it under Image engines.' }
      return { ready: true, sentence: `Pictures are made with ${chosen()}.` }
    },
    estimate(wish) {
      const price = deps.price(chosen())
      return price === null ? null : costOf(price, sizeFor(readModel(chosen()), wish))
    },
    test: (signal) => testEngine(signal, async () => modelsOf(await (await client(times.answerMs)).models(signal), chosen()), (error) => meant(error, chosen(), deps.clock.now())),
    make: async (wish, out, context) => make({ wish, out, context, model: chosen(), now: () => deps.clock.now(), beatMs: times.beatMs, client: await client(times.drawingMs) }),
  }
}

interface Making {
  readonly wish: PictureWish
  readonly out: string
  readonly context: EngineContext
  readonly model: string
  readonly now: () => number
  readonly beatMs: number
  readonly client: OpenAiImages
}

async function make({ wish, out, context, model, now, beatMs, client }: Making): Promise<EngineMade> {
  const chosen = readModel(model)
  const size = sizeFor(chosen, wish)
  const { alpha, about: { tokens, background } } = await singleRequest({
    engine: ID, who: WHO, mark: wish.key, what: wish.what, out, context, now, beatMs,
    send: () => sent(client, bodyOf(chosen, size, wish), context.signal),
    nothingMade: (error) => error instanceof OpenAiRefusal && surelyNothingMade(error.status, error.code !== null),
    meant: (error) => meant(error, model, now()),
  })
  return {
    model, at: WHO, costMinor: null, clear: background === 'transparent' && alpha,
    warnings: background === backgroundOf(wish) ? [] : [`${chosen.name} makes no clear ground; the picture stands on a flat one.`],
    params: {
      model: chosen.name, quality: chosen.quality, prompt: promptOf(wish), width: size.widthPx, height: size.heightPx, background,
      ...(tokens === null ? {} : { inputTokens: tokens.input, outputTokens: tokens.output }),
    },
  }
}

type Background = 'transparent' | 'opaque'

interface About {
  readonly tokens: ImagesAnswer['tokens']
  readonly background: Background
}

/** Not every model clears the ground, and one that does not refuses it by the field's name, before anything is made. */
async function sent(client: OpenAiImages, body: Body, signal: AbortSignal): Promise<Sent<About> | null> {
  try {
    const answer = readImages(await client.generate(body, signal))
    return answer === null ? null : { bytes: answer.base64 === null ? null : bytesOfBase64(answer.base64), about: { tokens: answer.tokens, background: body.background } }
  } catch (error) {
    const ground = error instanceof OpenAiRefusal && error.status === 400 && error.param === 'background' && body.background === 'transparent'
    if (!ground) throw error
    return sent(client, { ...body, background: 'opaque' }, signal)
  }
}

type Body = ImageGenerateParamsNonStreaming & { readonly background: Background }

/** Seeds are not taken by these models, and what to keep out has no field of its own. */
function bodyOf({ name, quality }: ChosenModel, { widthPx, heightPx }: Size, wish: PictureWish): Body {
  return {
    model: name, prompt: promptOf(wish), n: 1, size: `${widthPx}x${heightPx}` as `${number}x${number}` & '1024x1024', quality,
    output_format: 'png', background: backgroundOf(wish), moderation: 'auto', stream: false,
  }
}

function promptOf({ prompt, negative }: PictureWish): string {
  return negative === '' ? prompt : `${prompt}\n\nKeep out: ${negative}`
}

function backgroundOf({ ground }: PictureWish): Background {
  return ground === 'clear' ? 'transparent' : 'opaque'
}

function sizeFor({ name }: ChosenModel, wish: Size): Size {
  return name.startsWith('gpt-image-2') ? fitted(wish, FREE_SIZES) : nearestShape(wish, SIZES)
}

function modelsOf(ids: readonly string[], chosen: string): EngineTest {
  const models = choicesOf(ids)
  const there = ids.includes(readModel(chosen).name)
  const sentence = there ? `OpenAI answers, and the key may use ${readModel(chosen).name}.` : `OpenAI answers, but this key has no ${readModel(chosen).name}.`
  return { ok: there, sentence, lines: models.length === 0 ? ['The key may use no model that makes pictures.'] : [`${models.length / 3} models make pictures.`], models }
}

function meant(error: unknown, model: string, now: number): AppError {
  if (error instanceof AppError) return error
  if (error instanceof LineFault) return errorOfLine(error, WHO)
  if (!(error instanceof OpenAiRefusal)) return unknownOutcome(WHO, 'its answer cannot be read')
  const { status, code, head } = error
  const meaning = meaningOf(code)
  if (meaning === 'rule') return refusedByRule(WHO, 'words')
  if (meaning === 'credit') return noCredit(WHO)
  const waits = ['x-ratelimit-reset-images', 'x-ratelimit-reset-requests', 'x-ratelimit-reset-tokens'].map((name) => secondsOf(head.get(name))).filter((one) => one !== null)
  const until = head.has('retry-after') || waits.length === 0 ? null : now + Math.max(...waits) * 1_000
  return errorOfStatus({ status: meaning === 'model' ? 404 : status, head, code, who: WHO, model: readModel(model).name, now, until })
}
