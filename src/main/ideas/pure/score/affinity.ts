/** How well a community takes up what it is offered: the mean of a Beta distribution, learned from yes and no. */
import type { Factor } from './decay.ts'

/** Answers that the prior counts like (Beta(5, 5) when the prior is 0.5): one lucky yes moves little. */
const PRIOR_ANSWERS = 10

/**
 * (yes + 10 · prior) / (yes + no + 10), in [0, 1]; its confidence is the share of it that was learned,
 * (yes + no) / (yes + no + 10). Counts may be fractions, for answers that only partly concern the community.
 */
export function affinity(yes: number, no: number, prior = 0.5): Factor {
  const answers = yes + no
  return { value: (yes + PRIOR_ANSWERS * prior) / (answers + PRIOR_ANSWERS), confidence: answers / (answers + PRIOR_ANSWERS) }
}
