/** How well one ranking foretells another. */

/** Items at the top that a seller would look at. */
export const TOP = 20

/** Ranks from 0, ties share their mean rank. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = values.map(() => 0)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + end - 1) / 2
    start = end
  }
  return ranks
}

/** Spearman's rank correlation in [-1, 1]; 0 when one side says the same of all, because then it foretells nothing. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const left = centred(ranksOf(a))
  const right = centred(ranksOf(b))
  const scale = Math.sqrt(dot(left, left) * dot(right, right))
  return scale === 0 ? 0 : dot(left, right) / scale
}

/** Every value less the mean of all. */
export function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return values.map((value) => value - mean)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

/**
 * NDCG@20 with growth as gain, in [0, 1]: a fall counts as no gain. Items of equal score share their places. null where
 * nothing grew.
 */
export function ndcg(scores: readonly number[], growth: readonly number[]): number | null {
  const gains = growth.map((value) => Math.max(0, value))
  const best = gains.toSorted((a, b) => b - a).reduce((sum, gain, i) => sum + gain * discount(i), 0)
  return best === 0 ? null : shared(scores, gains, discount) / best
}

function discount(place: number): number {
  return place < TOP ? 1 / Math.log2(place + 2) : 0
}

/**
 * Share of the first 20 by score that are among the 20 that grew most, in [0, 1]; ties count by halves. null where there
 * are no more than 20 items, because then every ranking is right.
 */
export function precision(scores: readonly number[], growth: readonly number[]): number | null {
  if (scores.length <= TOP) return null
  const isTop = (place: number): number => (place < TOP ? 1 : 0)
  const relevant = expectedWeights(growth, isTop)
  return shared(scores, relevant, isTop) / TOP
}

/** Σ gain · weight of the place, where items of equal score get the mean weight of the places they take together. */
function shared(scores: readonly number[], gains: readonly number[], weightOf: (place: number) => number): number {
  return expectedWeights(scores, weightOf).reduce((sum, weight, i) => sum + weight * (gains[i] ?? 0), 0)
}

function expectedWeights(scores: readonly number[], weightOf: (place: number) => number): number[] {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const weights = scores.map(() => 0)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end++
    let sum = 0
    for (let place = start; place < end; place++) sum += weightOf(place)
    for (let i = start; i < end; i++) weights[order[i] ?? 0] = sum / (end - start)
    start = end
  }
  return weights
}
