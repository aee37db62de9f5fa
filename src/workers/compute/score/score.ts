/** Answers the part of the compute port that measures posts and scores ideas. */
import type { Factors } from '../../../main/ideas/contract.ts'
import { scoreAndExplain } from '../../../main/ideas/pure/score/facts.ts'
import { measurePost, normsOf } from '../../../main/ideas/pure/score/measure-posts.ts'
import { readSheet } from '../../../main/ideas/pure/score/score-sheet.ts'
import type { PortHandlers } from '../../../main/kernel/ports.ts'
import type { scorePort } from './contract.ts'

const NUMBERS = 6
/** Enough for a sum that is the score to five places. */
const PLACES = 6

export const scoreHandlers: PortHandlers<typeof scorePort> = {
  norms: ({ now, posts }) => Promise.resolve({ norms: normsOf(now, posts) }),
  measure: ({ now, norms, posts }) => Promise.resolve({ posts: posts.map((post) => measurePost(now, post, norms)) }),
  score({ now, niches, weights, sheet }) {
    const ideas = readSheet(sheet)
    const numbers = new Float64Array(ideas.length * NUMBERS)
    const scored = ideas.map((idea, index) => {
      const result = scoreAndExplain(idea, { now, niches, weights })
      const { freshness, engagement, novelty, communityFit, seasonality } = result.factors
      numbers.set([result.score, freshness, engagement, novelty, communityFit, seasonality], index * NUMBERS)
      return result
    })
    return Promise.resolve({ numbers, confidences: scored.map(({ confidence }) => short(confidence)), parts: scored.map(({ parts }) => short(parts)), whys: scored.map(({ why }) => why) })
  },
}

function short({ freshness, engagement, novelty, communityFit, seasonality }: Factors): string {
  return JSON.stringify({ freshness: rounded(freshness), engagement: rounded(engagement), novelty: rounded(novelty), communityFit: rounded(communityFit), seasonality: rounded(seasonality) })
}

function rounded(value: number): number {
  return Number(value.toFixed(PLACES))
}
