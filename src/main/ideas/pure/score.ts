/**
 * S = w1·freshness + w2·engagement + w3·novelty + w4·communityFit + w5·seasonality, every factor in [0, 1] and the
 * weights scaled to sum 1. Pure: what is known comes in, numbers go out. Each factor says its formula.
 */
import type { FactorName, Factors } from '../contract.ts'
import { ageInDays, dateOf, daysBetween } from './calendar-days.ts'
import { nicheOverlap } from './niche-match.ts'
import { reachOf } from './occasions/index.ts'

export type FactorWeights = Readonly<Record<FactorName, number>>

/** What is known of an idea when it is scored. */
export interface IdeaFacts {
  /** Now, milliseconds since the epoch. */
  readonly now: number
  /** When the newest signal behind the idea was published (or, failing that, seen); null when only a date speaks for it. */
  readonly newestEvidenceAt: number | null
  /** The occasion's day, when it has one. */
  readonly occursOn?: string | undefined
  /** Percentile of each signal inside its own source; null where it gave no figures. */
  readonly percentiles: readonly (number | null)[]
  /** Highest cosine to any idea or design that exists; null when there is nothing to compare with. */
  readonly maxSimilarity: number | null
  /** What the idea is about: its topic, audience and occasion. */
  readonly topics: readonly string[]
  /** The seller's niches; empty when none are set. */
  readonly niches: readonly string[]
}

/** Too late to design, list and deliver: an occasion nearer than this is not worked on. */
export const LATEST_LEAD_DAYS = 10
/** No occasion further away than this is worked on. */
export const EARLIEST_LEAD_DAYS = 120
/** The best day to have it listed: print on demand takes about three to eight weeks from listing to a worn gift. */
export const BEST_LEAD_DAYS = 45
/** An idea that sells all year stands behind an occasion in season and before one out of season. */
export const EVERGREEN_SEASONALITY = 0.4
/** After so many days an undated signal counts half. */
export const FRESHNESS_HALF_LIFE_DAYS = 14
/** What a factor says when nothing is known: neither praise nor blame. */
export const NEUTRAL = 0.5

/** The score in [0, 1] and its parts. Weights that are all zero count as equal. */
export function scoreIdea(facts: IdeaFacts, weights: FactorWeights): { score: number; factors: Factors; parts: Factors } {
  const today = dateOf(facts.now)
  const factors: Factors = {
    freshness: freshness(facts.now, facts.newestEvidenceAt, facts.occursOn),
    engagement: engagement(facts.percentiles),
    novelty: novelty(facts.maxSimilarity),
    communityFit: communityFit(facts.topics, facts.niches),
    seasonality: seasonality(today, facts.occursOn, reachOf(facts.topics)),
  }
  return { score: weightedSum(factors, weights), factors, parts: partsOf(factors, weights) }
}

/** S = Σ w_i·f_i with the weights scaled to sum 1; negative weights count as 0. */
export function weightedSum(factors: Factors, weights: FactorWeights): number {
  return clamp(Object.values(partsOf(factors, weights)).reduce((sum, part) => sum + part, 0))
}

/** What each factor adds to the score: its scaled weight times its value. */
export function partsOf(factors: Factors, weights: FactorWeights): Factors {
  const names = Object.keys(factors) as FactorName[]
  const total = names.reduce((sum, name) => sum + Math.max(0, weights[name]), 0)
  const part = (name: FactorName): number => (total === 0 ? 1 / names.length : Math.max(0, weights[name]) / total) * factors[name]
  return { freshness: part('freshness'), engagement: part('engagement'), novelty: part('novelty'), communityFit: part('communityFit'), seasonality: part('seasonality') }
}

/**
 * How new the reason for the idea is: the larger of
 * - undated evidence: 0.5^(age in days / 14), age of the newest signal;
 * - an occasion: 0 when it is nearer than 10 days or past, rising to 1 at 21 days, 1 up to 90 days, falling to 0.3 at 120.
 * Neutral (0.5) when neither is known.
 */
export function freshness(now: number, newestEvidenceAt: number | null, occursOn?: string): number {
  const byAge = newestEvidenceAt === null ? null : 0.5 ** (ageInDays(now, newestEvidenceAt) / FRESHNESS_HALF_LIFE_DAYS)
  const byDate = occursOn === undefined ? null : designWindow(daysBetween(dateOf(now), occursOn))
  if (byAge === null && byDate === null) return NEUTRAL
  return clamp(Math.max(byAge ?? 0, byDate ?? 0))
}

function designWindow(days: number): number {
  if (!(days >= LATEST_LEAD_DAYS)) return 0
  if (days < 21) return (days - LATEST_LEAD_DAYS) / (21 - LATEST_LEAD_DAYS)
  if (days <= 90) return 1
  return Math.max(0.3, 1 - (0.7 * (days - 90)) / (EARLIEST_LEAD_DAYS - 90))
}

/**
 * (Σ known percentiles + 2 · 0.5) / (number known + 2): the mean place of the signals, pulled to the middle as if two
 * average signals stood beside them. So one lucky post does not count like ten good ones, and no figures at all give
 * exactly 0.5, because missing is not zero.
 */
export function engagement(percentiles: readonly (number | null)[]): number {
  const known = percentiles.filter((p) => p !== null && Number.isFinite(p)) as number[]
  return clamp((known.reduce((sum, p) => sum + p, 0) + 2 * NEUTRAL) / (known.length + 2))
}

/** 1 − the highest cosine to what exists, where likeness below zero counts as none; 1 when nothing exists yet. */
export function novelty(maxSimilarity: number | null): number {
  return maxSimilarity === null ? 1 : clamp(1 - maxSimilarity)
}

/** Best overlap (Dice coefficient of word stems, wider themes included) of any topic with any niche; 0.5 when no niche is set. */
export function communityFit(topics: readonly string[], niches: readonly string[]): number {
  return niches.length === 0 ? NEUTRAL : clamp(nicheOverlap(topics, niches).overlap)
}

/**
 * A bell around the best day to list, 45 days before the occasion: exp(−½·((days − 45)/σ)²), σ = 50 days while it is
 * early and 16 when it gets late, times the occasion's reach; 0 when nearer than 10 days or past. 0.4 for what sells
 * all year.
 */
export function seasonality(today: string, occursOn?: string, reach = 1): number {
  if (occursOn === undefined) return EVERGREEN_SEASONALITY
  const days = daysBetween(today, occursOn)
  if (!(days >= LATEST_LEAD_DAYS)) return 0
  const spread = days > BEST_LEAD_DAYS ? 50 : 16
  return clamp(reach * Math.exp(-0.5 * ((days - BEST_LEAD_DAYS) / spread) ** 2))
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(1, value)) : 0
}
