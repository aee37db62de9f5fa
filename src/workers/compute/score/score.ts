/** Answers the part of the compute port that measures posts and scores ideas. */
import type { Factors } from '../../../main/ideas/contract.ts'
import { scoreAndExplain, type PostBehind } from '../../../main/ideas/pure/score/facts.ts'
import { measurePost, normsOf } from '../../../main/ideas/pure/score/measure-posts.ts'
import type { PortHandlers } from '../../../main/kernel/ports.ts'
import type { IdeaForWorker, scorePort } from './contract.ts'

const NUMBERS = 6
/** Enough for a sum that is the score to five places. */
const PLACES = 6

export const scoreHandlers: PortHandlers<typeof scorePort> = {
  norms: ({ now, posts }) => Promise.resolve({ norms: normsOf(now, posts) }),
  measure: ({ now, norms, posts }) => Promise.resolve({ posts: posts.map((post) => measurePost(now, post, norms)) }),
  score({ now, niches, weights, posts, ideas }) {
    const behind = posts.map(({ source, community, at, measured }): PostBehind => ({ source, at, measured, ...(community === null ? {} : { community }) }))
    const numbers = new Float64Array(ideas.length * NUMBERS)
    const scored = ideas.map((idea, index) => {
      const result = scoreOne(idea, behind, { now, niches, weights })
      const { freshness, engagement, novelty, communityFit, seasonality } = result.factors
      numbers.set([result.score, freshness, engagement, novelty, communityFit, seasonality], index * NUMBERS)
      return result
    })
    return Promise.resolve({ numbers, confidences: scored.map(({ confidence }) => short(confidence)), parts: scored.map(({ parts }) => short(parts)), whys: scored.map(({ why }) => why) })
  },
}

function scoreOne(idea: IdeaForWorker, behind: readonly PostBehind[], context: Parameters<typeof scoreAndExplain>[1]) {
  return scoreAndExplain({
    topic: idea.topic, postCount: idea.postCount, toMade: idea.toMade, toTheme: idea.toTheme, answers: { yes: idea.yes, no: idea.no },
    concept: { ...(idea.audience === null ? {} : { audience: idea.audience }), ...(idea.occasion === null ? {} : { occasion: idea.occasion }) },
    ...(idea.occursOn === null ? {} : { occursOn: idea.occursOn }),
    posts: idea.posts.map((at) => behind[at]).filter((post) => post !== undefined),
  }, context)
}

function short(factors: Factors): string {
  return JSON.stringify(factors, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(PLACES)) : value))
}
