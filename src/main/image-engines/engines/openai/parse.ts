/** What an answer of OpenAI's means. Pure. */
import { imagesAnswer } from './schema.ts'

export interface ImagesAnswer {
  /** null: there is none in it. */
  readonly base64: string | null
  readonly tokens: { readonly input: number; readonly output: number } | null
}

/** @returns null for an answer of another shape. */
export function readImages(json: unknown): ImagesAnswer | null {
  const parsed = imagesAnswer.safeParse(json)
  if (!parsed.success) return null
  const { data: [first], usage } = parsed.data
  return { base64: first?.b64_json ?? null, tokens: usage === undefined ? null : { input: usage.input_tokens, output: usage.output_tokens } }
}

const QUALITIES = ['low', 'medium', 'high'] as const
export type Quality = (typeof QUALITIES)[number]

export interface ChosenModel {
  readonly name: string
  readonly quality: Quality
}

/** `gpt-image-1-mini/low`; without a quality it is the middle one. */
export function readModel(text: string): ChosenModel {
  const [name = '', given] = text.split('/')
  return { name, quality: QUALITIES.find((one) => one === given) ?? 'medium' }
}

/** As the seller chooses among them: every model with every quality, because the price hangs on both. */
export function choicesOf(ids: readonly string[]): string[] {
  return ids.filter((id) => /^(?:chat)?gpt-image-/.test(id)).toSorted().flatMap((id) => QUALITIES.map((quality) => `${id.slice(0, 100)}/${quality}`))
}

/** Codes by which OpenAI refuses words or pictures. */
const RULES = new Set(['moderation_blocked', 'content_policy_violation', 'content_filter', 'image_generation_user_error', 'sentinel_block'])
const CREDIT = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'])

export function meaningOf(code: string | null): 'rule' | 'credit' | 'model' | 'other' {
  if (code === null) return 'other'
  if (RULES.has(code)) return 'rule'
  if (CREDIT.has(code)) return 'credit'
  return code === 'model_not_found' ? 'model' : 'other'
}

/** Seconds in `6m0s`, `1s` or `20ms`, as x-ratelimit-reset-requests says them; null for anything else. */
export function secondsOf(text: string | null): number | null {
  const match = text === null ? null : /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(text.trim())
  if (match === null || match[0] === '') return null
  const [, hours = '0', minutes = '0', seconds = '0', milliseconds = '0'] = match
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) + Number(milliseconds) / 1_000
}
