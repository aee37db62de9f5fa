import type { Factors, FactorName, Idea } from '../../main/ideas/contract.ts'
import type { Footing } from '../words/en-ideas.ts'

export const FACTORS: readonly FactorName[] = ['freshness', 'engagement', 'novelty', 'communityFit', 'seasonality']

/** A factor as the window draws it; shares and points in [0, 1]. */
export interface FactorView {
  readonly name: FactorName
  readonly share: number
  readonly part: number
  readonly footing: Footing
}

export function factorViews({ factors, parts, confidence }: Pick<Idea, 'factors' | 'parts' | 'confidence'>): FactorView[] {
  return FACTORS.map((name) => ({ name, share: factors[name], part: parts[name], footing: footingOf(confidence[name]) }))
}

/** `confidence` in [0, 1]: 0 is a prior. */
export function footingOf(confidence: Factors[FactorName]): Footing {
  if (confidence < 0.05) return 'none'
  if (confidence < 0.35) return 'little'
  return confidence < 0.7 ? 'some' : 'plenty'
}
