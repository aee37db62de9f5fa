/** What Stability's answers mean. Pure. */
import { nearestShape, type Size } from '../../pure/cloud/sizes.ts'
import { balanceAnswer, errorAnswer, pictureAnswer } from './schema.ts'

/** What can be chosen, and where each is asked for. */
const MODELS = { core: 'core', ultra: 'ultra', 'sd3.5-large': 'sd3', 'sd3.5-large-turbo': 'sd3', 'sd3.5-medium': 'sd3' } as const
export type StabilityModel = keyof typeof MODELS
export const STABILITY_MODELS = Object.keys(MODELS) as StabilityModel[]

/** null for a name that is not among them. */
export function readModel(text: string): { readonly model: StabilityModel; readonly path: 'core' | 'ultra' | 'sd3' } | null {
  const model = STABILITY_MODELS.find((one) => one === text)
  return model === undefined ? null : { model, path: MODELS[model] }
}

const shape = (aspect: string): Size & { aspect: string } => {
  const [width = 1, height = 1] = aspect.split(':').map(Number)
  return { aspect, widthPx: width, heightPx: height }
}
const SHAPES = [shape('1:1'), shape('4:5'), shape('5:4'), shape('2:3'), shape('3:2'), shape('16:9'), shape('9:16'), shape('21:9'), shape('9:21')] as const

export function aspectFor(wish: Size): string {
  return nearestShape<Size & { aspect: string }>(wish, SHAPES).aspect
}

/** 0 to 4294967294; 0 lets the service choose, so it is left out. */
export function seedFor(seed: number): number {
  return (seed % 4_294_967_294) + 1
}

export interface PictureAnswer {
  readonly base64: string
  /** It drew something and blurred it. */
  readonly heldBack: boolean
  readonly seed: number | null
}

export function readPicture(json: unknown): PictureAnswer | null {
  const parsed = pictureAnswer.safeParse(json)
  return parsed.success ? { base64: parsed.data.image, heldBack: parsed.data.finish_reason === 'CONTENT_FILTERED', seed: parsed.data.seed ?? null } : null
}

export function meaningOf(json: unknown): 'rule' | 'credit' | 'other' {
  const name = errorAnswer.safeParse(json).data?.name
  if (name === 'content_moderation') return 'rule'
  return name === 'payment_required' || name === 'insufficient_balance' ? 'credit' : 'other'
}

/** Whether an answer has the service's own form of a refusal. */
export function isRefusal(json: unknown): boolean {
  return errorAnswer.safeParse(json).success
}

export function creditsOf(json: unknown): number | null {
  return balanceAnswer.safeParse(json).data?.credits ?? null
}
