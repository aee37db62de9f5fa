/** Engagement: where the posts behind an idea stand among the posts of their own sources, by how fast they grow now. */
import { UNKNOWN, type Factor } from './decay.ts'

/** Average posts that the prior counts like. */
const PRIOR_POSTS = 2

/**
 * (Σ w · standing + 2 · 0.5) / (Σ w + 2) over the posts with a standing (`standing.ts`: a percentile-like place in (0, 1)
 * inside one source over seven days, never a figure added to another source's), w being how recent each is
 * (`recencyOf`). So one lucky post does not count like ten good ones, and what was loved years ago says nothing of
 * today. A post without a standing (null: no figures, or a source whose figures are kept apart) is left out; without
 * any the factor is 0.5 with confidence 0.
 * @param trust how far each standing is measured, in [0, 1]; 1 where none is given
 * @param recency the weight of each, in [0, 1]; 1 where none is given
 */
export function engagementOf(standings: readonly (number | null)[], trust: readonly number[] = [], recency: readonly number[] = []): Factor {
  let sum = 0
  let weight = 0
  let trusted = 0
  standings.forEach((standing, i) => {
    if (standing === null || !Number.isFinite(standing)) return
    const recent = unit(recency[i] ?? 1)
    sum += recent * unit(standing)
    weight += recent
    trusted += recent * unit(trust[i] ?? 1)
  })
  if (weight === 0) return UNKNOWN
  return { value: (sum + PRIOR_POSTS * UNKNOWN.value) / (weight + PRIOR_POSTS), confidence: trusted / (trusted + PRIOR_POSTS) }
}

/** How much a post of this age says of what is liked now: 0.5 ^ (days / 180), 1 for one of today or later. The half-life is our judgement. */
export function recencyOf(now: number, at: number): number {
  return 0.5 ** (Math.max(0, now - at) / (HALF_LIFE_DAYS * 86_400_000))
}

const HALF_LIFE_DAYS = 180

function unit(value: number): number {
  return Math.max(0, Math.min(1, value))
}
