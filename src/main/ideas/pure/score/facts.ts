/** From what is stored of an idea to its score and its sentence: the same for a new idea and for one that is scored again. */
import type { Concept } from '../../contract.ts'
import { scoreIdea, type FactorWeights, type IdeaFacts, type IdeaScore } from '../score.ts'
import { explain } from '../why.ts'
import type { Answers } from './community-fit.ts'
import { recencyOf } from './engagement.ts'
import { freshestOf, type MeasuredPost } from './measure-posts.ts'

/** Posts kept with an idea; where there are fewer, these are all. */
export const POSTS_KEPT = 8

/** A post that speaks for an idea. */
export interface PostBehind {
  readonly source: string
  readonly community?: string | undefined
  /** When it was published, or failing that first seen, milliseconds. */
  readonly at: number
  readonly measured: MeasuredPost
}

export interface IdeaToScore {
  readonly topic: string
  readonly concept: Pick<Concept, 'audience' | 'occasion'>
  readonly occursOn?: string | undefined
  /** The strongest undated ones, each kind of wording of a source once. */
  readonly posts: readonly PostBehind[]
  /** How many speak of the theme. */
  readonly postCount: number
  /** Highest cosine to what was made, and cosine to the newest ideas of the theme; null where there are none. */
  readonly toMade: number | null
  readonly toTheme: number | null
  readonly answers: Answers
}

export interface ScoringContext {
  /** Milliseconds. */
  readonly now: number
  readonly niches: readonly string[]
  readonly weights: FactorWeights
}

/** The score of an idea and the sentence that explains it. */
export function scoreAndExplain(idea: IdeaToScore, { now, niches, weights }: ScoringContext): IdeaScore & { readonly why: string } {
  const facts = factsOf(idea, now, niches)
  const scored = scoreIdea(facts, weights)
  return { ...scored, why: explain({ facts, factors: scored.factors, concept: idea.concept, topic: idea.topic, signals: idea.posts, posts: Math.max(idea.posts.length, idea.posts.length < POSTS_KEPT ? 0 : idea.postCount) }) }
}

function factsOf({ topic, concept, occursOn, posts, toMade, toTheme, answers }: IdeaToScore, now: number, niches: readonly string[]): IdeaFacts {
  return {
    now, niches, occursOn, answers, maxSimilarity: toMade, themeSimilarity: toTheme,
    newestEvidenceAt: posts.length === 0 ? null : posts.reduce((newest, { at }) => Math.max(newest, at), Number.NEGATIVE_INFINITY),
    percentiles: posts.map(({ measured }) => measured.standing), trust: posts.map(({ measured }) => measured.trust), recency: posts.map(({ at }) => recencyOf(now, at)),
    ...(posts.length === 0 ? {} : { freshness: freshestOf(posts.map(({ measured }) => measured)) }),
    topics: [topic, concept.audience, concept.occasion].filter((word) => word !== undefined),
  }
}
