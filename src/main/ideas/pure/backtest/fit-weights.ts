/** Weights of the factors by non-negative ridge regression of the rank of growth on the factors, within each snapshot. */
import type { FactorName, Factors } from '../../contract.ts'
import { centred, ranksOf } from './rank-measures.ts'

const NAMES: readonly FactorName[] = ['freshness', 'engagement', 'novelty', 'communityFit', 'seasonality']
/** Pulls weights to 0 where there is little to learn from, as one snapshot of about a dozen items would. */
const RIDGE = 1
const ROUNDS = 200

export interface WeightFit {
  /** What the items of one snapshot were said to be worth, and how they grew. */
  learn(factors: readonly Factors[], growth: readonly number[]): void
  /** Weights that sum to 1; a factor that says the same of every item, or foretells a fall, gets 0. null when none foretells anything. */
  weights(): Factors | null
}

/** Keeps sums only, so that it takes any number of snapshots. */
export function createWeightFit(): WeightFit {
  const products = NAMES.map(() => NAMES.map(() => 0))
  const targets = NAMES.map(() => 0)
  return {
    learn(factors, growth) {
      const wanted = centred(ranksOf(growth).map((rank) => rank / Math.max(1, growth.length - 1)))
      const columns = NAMES.map((name) => centred(factors.map((of) => of[name])))
      columns.forEach((column, i) => {
        targets[i] = (targets[i] ?? 0) + dot(column, wanted)
        columns.forEach((other, j) => addTo(products[i], j, dot(column, other)))
      })
    },
    weights: () => scaled(solve(products, targets)),
  }
}

function addTo(row: number[] | undefined, at: number, amount: number): void {
  if (row !== undefined) row[at] = (row[at] ?? 0) + amount
}

/** Coordinate descent; the problem is convex, so it ends at the one best answer. */
function solve(products: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const weights = NAMES.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < NAMES.length; i++) {
      const others = weights.reduce((sum, weight, j) => (i === j ? sum : sum + weight * (products[i]?.[j] ?? 0)), 0)
      weights[i] = Math.max(0, ((targets[i] ?? 0) - others) / ((products[i]?.[i] ?? 0) + RIDGE))
    }
  }
  return weights
}

function scaled(weights: readonly number[]): Factors | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return null
  const share = (name: FactorName): number => (weights[NAMES.indexOf(name)] ?? 0) / total
  return { freshness: share('freshness'), engagement: share('engagement'), novelty: share('novelty'), communityFit: share('communityFit'), seasonality: share('seasonality') }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}
