/** Intervals by resampling whole days: snapshots of one day are alike, and count as one piece of evidence. */
import type { Rng } from '../../../kernel/pure/rng.ts'

const DRAWS = 2_000
/** The middle 95%. */
const TAIL = 0.025

export interface Interval {
  readonly mean: number
  readonly low: number | null
  readonly high: number | null
}

export interface Dated {
  readonly day: string
  /** null where the measure says nothing of that snapshot. */
  readonly value: number | null
}

/** Mean over snapshots with its 95% interval; null bounds where there is only one day, mean NaN where there is nothing. */
export function dayBlockInterval(values: readonly Dated[], rng: Rng): Interval {
  const blocks = [...Map.groupBy(values.filter(isGiven), (value) => value.day).values()].map((block) => ({ sum: block.reduce((sum, { value }) => sum + value, 0), count: block.length }))
  const mean = meanOf(blocks)
  if (blocks.length < 2) return { mean, low: null, high: null }
  const means = Array.from({ length: DRAWS }, () => meanOf(blocks.map(() => rng.pick(blocks)))).sort((a, b) => a - b)
  return { mean, low: means[Math.floor(DRAWS * TAIL)] ?? null, high: means[Math.ceil(DRAWS * (1 - TAIL)) - 1] ?? null }
}

function isGiven(dated: Dated): dated is Dated & { readonly value: number } {
  return dated.value !== null
}

function meanOf(blocks: readonly { sum: number; count: number }[]): number {
  let sum = 0
  let count = 0
  for (const block of blocks) {
    sum += block.sum
    count += block.count
  }
  return sum / count
}
