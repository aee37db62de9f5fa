/** What every image engine is to the rest: one picture for one wish, found again after a crash, its cost known before. */
import type { EngineTest, PictureParams, PictureWish } from './contract.ts'
import type { ImageEngineId } from '../settings/contract.ts'

export type EngineProgress =
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: 'step'; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly image: Uint8Array; readonly format: 'jpeg' | 'png' }
  /** One sentence: what happens, or why it takes longer. */
  | { readonly kind: 'note'; readonly says: string }

export interface EngineContext {
  readonly signal: AbortSignal
  readonly progress: (progress: EngineProgress) => void
  /** What an earlier try of the same wish kept; null at the first one. */
  readonly task: string | null
  /** Kept before this returns. To be called before whatever may cost or leave something behind is sent, and again with the provider's own id. */
  readonly saveTask: (task: string) => void
}

export interface EngineMade {
  readonly model: string | null
  /** The machine or service that made it. */
  readonly at: string
  readonly params: PictureParams
  /** Null: the service does not say, so the whole estimate counts. */
  readonly costMinor: number | null
  /** Whether its ground is transparent. */
  readonly clear: boolean
  readonly warnings: readonly string[]
}

export type Readiness = { readonly ready: true; readonly sentence: string } | { readonly ready: false; readonly sentence: string; readonly action: string }

export interface ImageEngine {
  readonly id: ImageEngineId
  readonly title: string
  readonly paid: boolean
  /** Secrets it cannot do without. */
  readonly needsKey: boolean
  /** Cheap; asks no service. */
  ready(): Promise<Readiness>
  /** Most that it may cost, in minor units; 0 is free, null: no price is known. */
  estimate(wish: PictureWish): number | null
  /** Asks for what costs nothing. Never throws for what a service answers. */
  test(signal: AbortSignal): Promise<EngineTest>
  /**
   * Writes one picture to `out`, as the service gave it.
   * @throws EngineFailed; Unavailable; AuthExpired; RateLimited; Cancelled; NeedsHuman; AppError `rejected` (refused by rule),
   *   `outcome-unknown` (it may have been made and paid for, and cannot be looked up).
   */
  make(wish: PictureWish, out: string, context: EngineContext): Promise<EngineMade>
}
