/** What Replicate's answers mean, and what a model of it is asked with. Pure. */
import { canonicalJson } from '../../../kernel/pure/canonical-json.ts'
import { fitted, nearestShape, type Size } from '../../pure/cloud/sizes.ts'
import { enumSchema, errorAnswer, inputSchema, modelAnswer, predictionAnswer, predictionsAnswer, type ModelInput, type Prediction } from './schema.ts'

export interface ChosenModel {
  readonly owner: string
  readonly name: string
  /** null: an official model, asked by its name. */
  readonly version: string | null
}

/** `owner/name` or `owner/name:version`; null for anything else. */
export function readModel(text: string): ChosenModel | null {
  const [, owner, name, version = null] = /^([\w.-]{1,80})\/([\w.-]{1,80})(?::([\w-]{1,80}))?$/.exec(text) ?? []
  return owner === undefined || name === undefined ? null : { owner, name, version }
}

export function readPrediction(json: unknown): Prediction | null {
  return predictionAnswer.safeParse(json).data ?? null
}

export function readPredictions(json: unknown): { readonly results: readonly Prediction[]; readonly next: string | null } | null {
  const parsed = predictionsAnswer.safeParse(json)
  return parsed.success ? { results: parsed.data.results, next: parsed.data.next ?? null } : null
}

/** Deeper than any model nests its output. */
const MOST_NESTED = 4

/** The first address in an output: a text, a list of them, or an object that holds one. */
export function addressIn(output: unknown, nested = 0): string | null {
  if (typeof output === 'string') return /^https?:\/\//.test(output) ? output : null
  if (typeof output !== 'object' || output === null || nested === MOST_NESTED) return null
  return Object.values(output).reduce<string | null>((found, one) => found ?? addressIn(one, nested + 1), null)
}

/** Seconds until the limit is over, in the words of its answer: “resets in ~30s”. */
export function resetIn(json: unknown): number | null {
  const seconds = /resets in ~?(\d{1,6})s/.exec(errorAnswer.safeParse(json).data?.detail ?? '')?.[1]
  return seconds === undefined ? null : Number(seconds)
}

/** Why a prediction failed, in a closed set: its text may hold anything. */
export function whyFailed({ error }: Prediction): 'rule' | 'memory' | 'other' {
  const text = typeof error === 'string' ? error : ''
  if (/\bE005\b|NSFW|flagged as sensitive|safety|content policy/i.test(text)) return 'rule'
  return /out of memory/i.test(text) ? 'memory' : 'other'
}

/** What a request can be found by: who makes it, and of what. */
export function markOf(model: ChosenModel, input: Readonly<Record<string, unknown>>): string {
  return canonicalJson({ model: `${model.owner}/${model.name}`, version: model.version, input })
}

/** Whether a prediction was asked for by the request with this mark; null when it no longer says what it was asked for. */
export function isOf({ input, model, version }: Prediction, mark: string): boolean | null {
  const wanted = JSON.parse(mark) as { model: string; version: string | null; input: Record<string, unknown> }
  if (wanted.version === null ? model != null && model !== wanted.model : version != null && version !== wanted.version) return false
  if (input == null || Object.keys(input).length === 0) return null
  // The service may add what was left out.
  return Object.entries(wanted.input).every(([key, value]) => canonicalJson(input[key] ?? null) === canonicalJson(value))
}

export interface ModelTakes {
  readonly inputs: Readonly<Record<string, ModelInput & { readonly choices: readonly string[] | null }>>
  readonly required: readonly string[]
}

/** By the model's own schema; null when it does not say. */
export function readTakes(json: unknown): ModelTakes | null {
  const schemas = modelAnswer.safeParse(json).data?.latest_version?.openapi_schema.components.schemas
  const parsed = inputSchema.safeParse(schemas?.['Input'])
  if (!parsed.success || schemas === undefined) return null
  const inputs = Object.fromEntries(Object.entries(parsed.data.properties).map(([name, one]) => [name, { ...one, choices: choicesOf(one, schemas) }]))
  return { inputs, required: parsed.data.required }
}

function choicesOf({ enum: own, allOf, $ref }: ModelInput, schemas: Readonly<Record<string, unknown>>): string[] | null {
  const name = ($ref ?? allOf?.[0]?.$ref)?.split('/').at(-1)
  const list = own ?? (name === undefined ? undefined : enumSchema.safeParse(schemas[name]).data?.enum)
  return list === undefined ? null : list.filter((one) => typeof one === 'string')
}

export interface Wanted extends Size {
  readonly prompt: string
  readonly negative: string
  readonly seed: number
  readonly ground: 'clear' | 'filled'
}

export interface ModelRequest {
  readonly input: Readonly<Record<string, string | number>>
  /** What the model cannot do without and we do not have. */
  readonly lacks: readonly string[]
}

const SIZES = { step: 64, leastPixels: 524_288, mostPixels: 1_572_864, mostRatio: 3 }
/** Where a model's schema names no end; 2^31 - 1. */
const USUAL_MOST_SEED = 2_147_483_647

/** Only what the model says that it takes is sent. */
export function requestFor(takes: ModelTakes | null, wish: Wanted): ModelRequest {
  if (takes === null) return { input: { prompt: wish.prompt }, lacks: [] }
  const { inputs } = takes
  const input: Record<string, string | number> = {}
  const set = (name: string, value: string | number | null): void => {
    if (inputs[name] !== undefined && value !== null) input[name] = value
  }
  set('prompt', wish.prompt)
  set('negative_prompt', wish.negative === '' ? null : wish.negative)
  set('seed', wish.seed % (Math.max(1, Math.floor(inputs['seed']?.maximum ?? USUAL_MOST_SEED)) + 1))
  if (inputs['width'] !== undefined && inputs['height'] !== undefined) {
    const size = fitted(wish, SIZES)
    set('width', within(size.widthPx, inputs['width']))
    set('height', within(size.heightPx, inputs['height']))
  }
  // Beside a width and a height it would win, or be refused.
  set('aspect_ratio', input['width'] === undefined || inputs['aspect_ratio']?.choices?.includes('custom') === true ? ratioFor(inputs['aspect_ratio']?.choices ?? [], wish, input['width'] !== undefined) : null)
  set('output_format', ['png', 'webp'].find((one) => inputs['output_format']?.choices?.includes(one)) ?? null)
  for (const count of ['num_outputs', 'number_of_images', 'num_images']) set(count, 1)
  set('background', inputs['background']?.choices?.includes('transparent') === true && wish.ground === 'clear' ? 'transparent' : null)
  return { input, lacks: takes.required.filter((name) => input[name] === undefined && inputs[name]?.default === undefined) }
}

function ratioFor(choices: readonly string[], wish: Size, sized: boolean): string | null {
  if (sized && choices.includes('custom')) return 'custom'
  const shapes = choices.flatMap((text) => {
    const [, width, height] = /^(\d{1,4}):(\d{1,4})$/.exec(text) ?? []
    return width === undefined || height === undefined ? [] : [{ text, widthPx: Number(width), heightPx: Number(height) }]
  })
  const [first, ...others] = shapes
  return first === undefined ? null : nearestShape(wish, [first, ...others]).text
}

function within(value: number, { minimum = value, maximum = value }: ModelInput): number {
  return Math.max(minimum, Math.min(maximum, value))
}
