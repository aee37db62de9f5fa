/** Tells whether the list of ideas may have another order or other rows than before. All repositories of one library count together. */
import type { Store } from '../store/index.ts'

interface RankChanges {
  /** Grows with every change; a scoring of all ideas counts once, at its end. */
  count(): number
  noted(): void
}

const all = new WeakMap<Store, RankChanges>()

export function rankChangesOf(store: Store): RankChanges {
  const known = all.get(store)
  if (known !== undefined) return known
  let count = 0
  const made = { count: () => count, noted: () => void count++ }
  all.set(store, made)
  return made
}
