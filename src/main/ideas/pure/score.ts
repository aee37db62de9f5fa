/**
 * S = w1·freshness + w2·engagement + w3·novelty + w4·communityFit + w5·seasonality, every factor in [0, 1] and the
 * weights scaled to sum 1. Pure: what is known comes in, numbers go out. Each factor has a file of its own in `score/`
 * with its formula, its unit and where it comes from, and says how much it rests on.
 */
import type { FactorName, Factors } from '../contract.ts'
import { dateOf } from './calendar-days.ts'
import { reachOf } from './occasions/index.ts'
import { communityFitOf, type Answers } from './score/community-fit.ts'
import { freshnessOf, UNKNOWN, type Factor } from './score/decay.ts'
import { engagementOf } from './score/engagement.ts'
import { leadDays } from './score/lead-time.ts'
import { noveltyOf } from './score/novelty.ts'
import { seasonalityOf } from './score/seasonality.ts'

export type FactorWeights = Readonly<Record<FactorName, number>>

/** What is known of an idea when it is scored. */
export interface IdeaFacts {
  /** Now, milliseconds since the epoch. */
  readonly now: number
  /** When the newest signal behind the idea was published (or, failing that, seen); null when only a date speaks for it. */
  readonly newestEvidenceAt: number | null
  /** The occasion's day, when it has one. */
  readonly occursOn?: string | undefined
  /** Where each post stands inside its own source, in [0, 1]; null where it gave no figures. */
  readonly percentiles: readonly (number | null)[]
  /** How far each of these is measured, in [0, 1]; 1 where left out. */
  readonly trust?: readonly number[]
  /** How much each says of today, in [0, 1]; 1 where left out. */
  readonly recency?: readonly number[]
  /** Freshness of the freshest post, by its curve; by age where left out. */
  readonly freshness?: Factor
  /** Highest cosine to any design that was made; null when there is nothing to compare with. */
  readonly maxSimilarity: number | null
  /** Cosine to the centroid of the newest ideas of the same theme. */
  readonly themeSimilarity?: number | null
  /** What the idea is about: its topic, audience and occasion. */
  readonly topics: readonly string[]
  /** The seller's niches; empty when none are set. */
  readonly niches: readonly string[]
  /** What the seller said to designs for the same people. */
  readonly answers?: Answers
}

export interface IdeaScore {
  /** S in [0, 1]. */
  readonly score: number
  readonly factors: Factors
  /** How much each factor rests on, in [0, 1]. */
  readonly confidence: Factors
  /** What each factor adds to the score. */
  readonly parts: Factors
}

/** Too late to design, list and deliver: an occasion nearer than this is not worked on. */
export const LATEST_LEAD_DAYS = leadDays.last
/** No occasion further away than this is worked on. */
export const EARLIEST_LEAD_DAYS = leadDays.earliest

/** The score and its parts. Weights that are all zero count as equal. */
export function scoreIdea(facts: IdeaFacts, weights: FactorWeights): IdeaScore {
  const known: Readonly<Record<FactorName, Factor>> = {
    freshness: facts.freshness ?? (facts.newestEvidenceAt === null ? UNKNOWN : freshnessOf(facts.now, [], facts.newestEvidenceAt, null)),
    engagement: engagementOf(facts.percentiles, facts.trust, facts.recency),
    novelty: noveltyOf(facts.maxSimilarity, facts.themeSimilarity),
    communityFit: communityFitOf(facts.topics, facts.niches, facts.answers),
    seasonality: seasonalityOf(dateOf(facts.now), facts.occursOn, reachOf(facts.topics)),
  }
  const factors = each((name) => known[name].value)
  return { score: weightedSum(factors, weights), factors, confidence: each((name) => known[name].confidence), parts: partsOf(factors, weights) }
}

/** S = Σ w_i·f_i with the weights scaled to sum 1; negative weights count as 0. */
export function weightedSum(factors: Factors, weights: FactorWeights): number {
  const sum = Object.values(partsOf(factors, weights)).reduce((total, part) => total + part, 0)
  return Number.isFinite(sum) ? Math.max(0, Math.min(1, sum)) : 0
}

/** What each factor adds to the score: its scaled weight times its value. */
export function partsOf(factors: Factors, weights: FactorWeights): Factors {
  const total = Object.values(weights).reduce((sum, weight) => sum + Math.max(0, weight), 0)
  return each((name) => (total === 0 ? 1 / 5 : Math.max(0, weights[name]) / total) * factors[name])
}

function each(of: (name: FactorName) => number): Factors {
  return { freshness: of('freshness'), engagement: of('engagement'), novelty: of('novelty'), communityFit: of('communityFit'), seasonality: of('seasonality') }
}

/** The season of a day in [0, 1], see `seasonalityOf`. */
export function seasonality(today: string, occursOn: string | undefined, reach: number): number {
  return seasonalityOf(today, occursOn, reach).value
}
