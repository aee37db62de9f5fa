/** Of wishes that come faster than they are met, the one under way is finished and then only the last is taken up. */
export interface LatestOnly<T> {
  ask(wish: T): void
}

/** `meet` must not reject; `waiting` tells which wish has come since, null when it is still the newest. */
export function latestOnly<T>(meet: (wish: T, waiting: () => T | null) => Promise<void>): LatestOnly<T> {
  let busy = false
  let next: T | null = null
  const work = async (): Promise<void> => {
    busy = true
    while (next !== null) {
      const wish: T = next
      next = null
      await meet(wish, () => next)
    }
    busy = false
  }
  return {
    ask(wish) {
      next = wish
      if (!busy) void work()
    },
  }
}
