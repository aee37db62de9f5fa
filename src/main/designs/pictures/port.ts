/** What designs want of image engines; the composition root gives it. */
import type { PictureMade, PictureWish } from '../../image-engines/contract.ts'

export type PictureProgress =
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: 'step'; readonly done: number; readonly total: number }
  | { readonly kind: 'preview' | 'at' }
  | { readonly kind: 'note'; readonly says: string }

export interface PicturePort {
  /** The same wish gives the picture that stands. @throws what an image engine throws, and BudgetExceeded */
  make(wish: PictureWish, out: string, work: { readonly signal: AbortSignal; readonly progress: (progress: PictureProgress) => void }): Promise<PictureMade>
  /** @throws InvalidInput when the subject says nothing that can be drawn */
  prompt(wish: { readonly subject: string; readonly style: string; readonly colours: readonly string[]; readonly seed: number }): { readonly style: string; readonly positive: string; readonly negative: string }
  /** What is to be drawn in better words, where the seller wants that; else as it is. @throws Cancelled */
  polish?(subject: string, work: { readonly correlationId: string; readonly signal: AbortSignal }): Promise<{ readonly subject: string }>
  /** Pictures to ask for at once; absent: a few. */
  atOnce?(): number
  /** `fills`: the picture has a ground of its own. */
  readonly styles: readonly { readonly id: string; readonly fills: boolean }[]
}
