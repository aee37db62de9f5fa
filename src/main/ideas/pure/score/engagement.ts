/** Engagement: where the posts behind an idea stand among the posts of their own sources, by how fast they grow now. */
import { UNKNOWN, type Factor } from './decay.ts'

/** Average posts that the prior counts like. */
const PRIOR_POSTS = 2

/**
 * (Σ standing + 2 · 0.5) / (n + 2) over the n posts with a standing (`standing.ts`: a percentile-like place in (0, 1)
 * inside one source over seven days, never a figure added to another source's). So one lucky post does not count like
 * ten good ones. A post without a standing (null: no figures, or a source whose figures are kept apart) is left out;
 * without any the factor is 0.5 with confidence 0.
 * @param trust how far each standing is measured, in [0, 1]; 1 where none is given
 */
export function engagementOf(standings: readonly (number | null)[], trust: readonly number[] = []): Factor {
  let sum = 0
  let known = 0
  let trusted = 0
  standings.forEach((standing, i) => {
    if (standing === null || !Number.isFinite(standing)) return
    sum += Math.max(0, Math.min(1, standing))
    known++
    trusted += Math.max(0, Math.min(1, trust[i] ?? 1))
  })
  if (known === 0) return UNKNOWN
  return { value: (sum + PRIOR_POSTS * UNKNOWN.value) / (known + PRIOR_POSTS), confidence: trusted / (trusted + PRIOR_POSTS) }
}
