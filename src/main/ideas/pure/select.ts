/** Choosing a night's ideas: the best, but not ten of the same. */
import { cosine } from './embed.ts'

/** What choosing looks at. `vector` is a unit vector; all of one call are of one model. */
export interface Selectable {
  readonly score: number
  readonly vector: Float32Array
  /** What people speak of; one night takes one idea of each while there are others. */
  readonly theme: string
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
 * 0.7 · score − 0.3 · highest cosine to those already chosen. A theme and a topic take one place each and all occasions
 * together three in five, while others are left; what stays empty is filled with at most one place in five for a topic
 * or an occasion, then without limits, but never with a phrase that is nearly the same. Deterministic: equal values keep
 * the order of `items`.
 */
export function selectDiverse<T extends Selectable>(items: readonly T[], count: number): T[] {
  const pool = items.toSorted((a, b) => b.score - a.score).slice(0, 100 + count * POOL_PER_PLACE)
  const state: Choice<T> = { chosen: [], likeness: new Map(pool.map((item) => [item, 0])), taken: new Map() }
  const free = (theme: string, share: number): boolean => (state.taken.get(theme) ?? 0) < Math.max(1, Math.ceil(count * share))
  const isNew = (item: T): boolean => !state.taken.has(themeOf(item)) && !state.taken.has(topicOf(item))
  fill(state, count, (item) => isNew(item) && (item.occasion === undefined || free(DATED, SHARE_OF_DATES)))
  fill(state, count, isNew)
  fill(state, count, (item) => [topicOf(item), ...occasionsOf(item)].every((taken) => free(taken, SHARE_OF_ONE)))
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
  for (const theme of [themeOf(item), topicOf(item), ...occasionsOf(item), ...(item.occasion === undefined ? [] : [DATED])]) state.taken.set(theme, (state.taken.get(theme) ?? 0) + 1)
  for (const [other, alike] of state.likeness) state.likeness.set(other, Math.max(alike, cosine(other.vector, item.vector)))
}

function themeOf(item: Selectable): string {
  return `theme ${item.theme}`
}

function topicOf(item: Selectable): string {
  return `topic ${item.topic}`
}

function occasionsOf(item: Selectable): string[] {
  return item.occasion === undefined ? [] : [`occasion ${item.occasion}`]
}
