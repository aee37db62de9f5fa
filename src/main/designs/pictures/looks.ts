/** Who looks at a generated picture before the seller does; the composition root gives it. */
import type { Check } from '../../compliance/contract.ts'

export interface LookedAt {
  /** As the engine gave it, and cut out: paths of PNGs. */
  readonly original: string
  readonly cutOut: string
  readonly prompt: string
}

export interface LooksPort {
  /** What models say of it, one check each. What no model is here for is `not-checked`. */
  check(picture: LookedAt, signal: AbortSignal): Promise<readonly Check[]>
  /** Writes a picture whose light parts are the subject. @returns false when no model is here that finds it */
  mask(file: string, out: string, signal: AbortSignal): Promise<boolean>
  /** Whether a model is here that enlarges. */
  enlarges(): boolean
  /** Writes the picture enlarged. @returns its size, null when no model is here that enlarges */
  enlarge(file: string, out: string, signal: AbortSignal): Promise<{ readonly widthPx: number; readonly heightPx: number } | null>
}
