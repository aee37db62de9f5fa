/** What every image engine is to the rest: one picture for one wish, found again after a crash, its cost known before. */
import type { EngineTest, PictureParams, PictureWish } from './contract.ts'
import type { ImageEngineId } from '../settings/contract.ts'

export type EngineProgress =
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: 'step'; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly image: Uint8Array; readonly format: 'jpeg' | 'png' }
  /** One sentence: what happens, or why it takes longer. */
  | { readonly kind: 'note'; readonly says: string }
  /** The machine that works on it, where an engine has several. */
  | { readonly kind: 'at'; readonly at: string }

export interface EngineContext {
  readonly signal: AbortSignal
  readonly progress: (progress: EngineProgress) => void
  /** What an earlier try of the same wish kept; null at the first one. */
  readonly task: string | null
  /**
   * Kept before this returns. To be called before whatever may cost or leave something behind is sent, and again with the
   * provider's own id. While a task is kept, the wish stays with this engine and its money stays set aside; an empty text
   * says that nothing is begun there after all (not connected, refused), so that another engine may be asked.
   */
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

/** What the seller has set for an engine; read anew at each use. */
export interface EngineChoices {
  /** Null when none was entered; the keychain is not asked then. */
  key(): Promise<string | null>
  /** Null leaves it to the engine. */
  model(): string | null
  /** The newest price the seller entered for that model, for one picture of a million pixels in minor units; null when there is none. */
  price(model: string): number | null
}

export interface ImageEngine {
  readonly id: ImageEngineId
  readonly title: string
  readonly paid: boolean
  /** Secrets it cannot do without. */
  readonly needsKey: boolean
  /** Models that it is known to have, for the seller to choose from. */
  readonly models?: readonly string[]
  /** Under which name the price of its next picture is kept: the chosen model, or the one it takes unasked. */
  readonly pricedAs?: () => string
  /** Pictures that its machines are kept busy with at once; absent where a service has a line of its own. */
  readonly atOnce?: () => number
  /** Why it can never make this one, as a sentence; null or absent when it can. */
  readonly cannot?: (wish: PictureWish) => string | null
  /** Cheap; asks no service. */
  ready(): Promise<Readiness>
  /** Most that it may cost, in minor units; 0 is free, null: no price is known. */
  estimate(wish: PictureWish): number | null
  /** Asks for what costs nothing. Never throws for what a service answers. */
  test(signal: AbortSignal): Promise<EngineTest>
  /**
   * Writes one picture to `out`, as the service gave it.
   * EngineFailed is the end of it there; what failed and costs all the same says so in `detail.costMinor`. An error with
   * `detail.another` “yes” may be cured by another engine.
   * @throws EngineFailed; Unavailable; AuthExpired; RateLimited; Cancelled; NeedsHuman; AppError `rejected` (refused by rule),
   *   `outcome-unknown` (it may have been made and paid for, and cannot be looked up).
   */
  make(wish: PictureWish, out: string, context: EngineContext): Promise<EngineMade>
}
