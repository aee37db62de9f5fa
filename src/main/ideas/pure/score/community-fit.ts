/** Community fit: whether the people an idea speaks to are those who buy from this seller. */
import { nicheOverlap } from '../niche-match.ts'
import { affinity } from './affinity.ts'
import { UNKNOWN, type Factor } from './decay.ts'

/** Approvals and rejections of designs for the same topic and the same communities; fractions where it only partly concerns them. */
export interface Answers {
  readonly yes: number
  readonly no: number
}

/** A niche is the seller's own word. */
const STATED = 0.5

/**
 * The mean of a Beta distribution, (yes + 10 · prior) / (yes + no + 10): what the seller said to designs for the topic
 * and its communities, with a prior of the best overlap (Dice coefficient of word stems, wider themes included) of any
 * topic with any niche, or 0.5 where no niche is set. Confidence is the learned share, at least 0.5 where niches are set.
 */
export function communityFitOf(topics: readonly string[], niches: readonly string[], answers: Answers = { yes: 0, no: 0 }): Factor {
  const prior = niches.length === 0 ? UNKNOWN.value : nicheOverlap(topics, niches).overlap
  const learned = affinity(answers.yes, answers.no, prior)
  return { value: Math.max(0, Math.min(1, learned.value)), confidence: Math.max(niches.length === 0 ? 0 : STATED, learned.confidence) }
}
