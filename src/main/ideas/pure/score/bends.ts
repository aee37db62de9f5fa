/** How figures usually grow in a community: the mean bend of its items, pulled to that of all while few were seen. */
import { USUAL_BEND } from './speed.ts'

/** Items of a community that the mean of all counts like. */
const PRIOR_ITEMS = 3
/** Items that the usual bend counts like. */
const PRIOR_ALL = 5
/** A reading that was corrected by the service gives a bend that no item has. */
const LEAST = 0
const MOST = 2

export interface Bends {
  /** Takes one measured bend into account. */
  add(community: string, bend: number): void
  /** What is usual there, given all that was added so far. */
  of(community: string): number
  /** What is usual in each community that was met. */
  all(): Readonly<Record<string, number>>
}

export function createBends(): Bends {
  const sums = new Map<string, { sum: number; count: number }>()
  const all = { sum: 0, count: 0 }
  const of = (community: string): number => {
    const usual = (all.sum + PRIOR_ALL * USUAL_BEND) / (all.count + PRIOR_ALL)
    const own = sums.get(community)
    return own === undefined ? usual : (own.sum + PRIOR_ITEMS * usual) / (own.count + PRIOR_ITEMS)
  }
  return {
    of,
    all: () => Object.fromEntries([...sums.keys()].map((community) => [community, of(community)])),
    add(community, bend) {
      if (!Number.isFinite(bend)) return
      const value = Math.max(LEAST, Math.min(MOST, bend))
      const own = sums.get(community) ?? { sum: 0, count: 0 }
      sums.set(community, { sum: own.sum + value, count: own.count + 1 })
      all.sum += value
      all.count++
    },
  }
}
