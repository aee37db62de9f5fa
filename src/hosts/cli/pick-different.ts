/** Of many designs of one phrase, the best that differ. Pure. */
import type { Recipe } from '../../main/designs/contract.ts'

export interface Candidate {
  readonly score: number
  readonly recipe: Recipe
}

/** What two designs must not share, the strictest first; a phrase that few layouts can carry comes down to the last. */
const RULES: readonly ((a: Recipe, b: Recipe) => boolean)[] = [
  (a, b) => a.layout === b.layout || a.voice === b.voice || a.palette === b.palette,
  (a, b) => a.layout === b.layout || (a.voice === b.voice && a.palette === b.palette),
  (a, b) => a.layout === b.layout && a.voice === b.voice,
  (a, b) => JSON.stringify(a) === JSON.stringify(b),
]

/** @returns at most `count`, the best first; fewer only when there are no more that differ at all. */
export function pickDifferent<T extends Candidate>(candidates: readonly T[], count: number): T[] {
  const best = candidates.toSorted((a, b) => b.score - a.score)
  const picked: T[] = []
  for (const clash of RULES) {
    for (const candidate of best) {
      if (picked.length === count) return picked
      if (!picked.includes(candidate) && !picked.some((other) => clash(other.recipe, candidate.recipe))) picked.push(candidate)
    }
  }
  return picked
}
