/** Choosing a night's ideas: the best, but not ten of the same. */
import { cosine } from './embed.ts'

/** What choosing looks at. `vector` is a unit vector; all of one call are of one model. */
export interface Selectable {
  readonly score: number
  readonly vector: Float32Array
  readonly topic: string
  readonly occasion?: string | undefined
}

/** Share of a night that one topic or one occasion may take. */
const SHARE_OF_ONE = 0.2
/** Share of a night that may be for dates: shirts for dates sell for weeks, the others all year. */
const SHARE_OF_DATES = 0.6
/** What all items with an occasion count as. */
const DATED = 'dated'
/** Weight of the score against likeness to what is already chosen. */
const SCORE_WEIGHT = 0.7
/** Two phrases more alike than this are the same idea and are never chosen together. */
const SAME = 0.85
/** Likeness is only worked out for so many of the best scored per place. */
const POOL_PER_PLACE = 12

/**
 * At most `count` of `items`, best first, by maximal marginal relevance (Carbonell and Goldstein 1998):
 * 0.7 · score − 0.3 · highest cosine to those already chosen. A topic or an occasion takes at most one place in five
 * (at least one) and all occasions together three in five, while others are left; places that stay empty are then
 * filled without those limits, but never with a phrase that is nearly the same. Deterministic: equal values keep the order of `items`.
 */
export function selectDiverse<T extends Selectable>(items: readonly T[], count: number): T[] {
  const pool = items.toSorted((a, b) => b.score - a.score).slice(0, 100 + count * POOL_PER_PLACE)
  const state: Choice<T> = { chosen: [], likeness: new Map(pool.map((item) => [item, 0])), taken: new Map() }
  const free = (theme: string, share: number): boolean => (state.taken.get(theme) ?? 0) < Math.max(1, Math.ceil(count * share))
  fill(state, count, (item) => themes(item).every((theme) => free(theme, theme === DATED ? SHARE_OF_DATES : SHARE_OF_ONE)))
  fill(state, count, (item) => themes(item).every((theme) => theme === DATED || free(theme, SHARE_OF_ONE)))
  fill(state, count, () => true)
  return state.chosen
}

interface Choice<T> {
  readonly chosen: T[]
  /** Those not chosen yet, with their highest cosine to the chosen. */
  readonly likeness: Map<T, number>
  readonly taken: Map<string, number>
}

function fill<T extends Selectable>(state: Choice<T>, count: number, allowed: (item: T) => boolean): void {
  while (state.chosen.length < count) {
    const next = best(state.likeness, allowed)
    if (next === null) return
    take(state, next)
  }
}

function best<T extends Selectable>(likeness: ReadonlyMap<T, number>, allowed: (item: T) => boolean): T | null {
  let found: T | null = null
  let highest = -Infinity
  for (const [item, alike] of likeness) {
    const worth = SCORE_WEIGHT * item.score - (1 - SCORE_WEIGHT) * alike
    if (worth <= highest || alike > SAME || !allowed(item)) continue
    found = item
    highest = worth
  }
  return found
}

function take<T extends Selectable>(state: Choice<T>, item: T): void {
  state.chosen.push(item)
  state.likeness.delete(item)
  for (const theme of themes(item)) state.taken.set(theme, (state.taken.get(theme) ?? 0) + 1)
  for (const [other, alike] of state.likeness) state.likeness.set(other, Math.max(alike, cosine(other.vector, item.vector)))
}

function themes(item: Selectable): string[] {
  return item.occasion === undefined ? [`topic ${item.topic}`] : [`topic ${item.topic}`, `occasion ${item.occasion}`, DATED]
}
