/** One order from several: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), which needs no common scale. */

/** Of the paper: how little it matters whether something stands first or fifth. */
const RANK_OFFSET = 60

export interface Ranking {
  /** Best first. */
  readonly items: readonly number[]
  /** How much this order counts beside the others. */
  readonly weight: number
}

/** Best first; every item of any ranking, once. Ties keep the order in which they were met. */
export function fuse(rankings: readonly Ranking[]): readonly number[] {
  const scores = new Map<number, number>()
  for (const { items, weight } of rankings) {
    for (const [place, item] of items.entries()) scores.set(item, (scores.get(item) ?? 0) + weight / (RANK_OFFSET + place + 1))
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([item]) => item)
}
