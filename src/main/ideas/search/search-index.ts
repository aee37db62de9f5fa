/** Keeps the index of words in step with the ideas, a few at a time, so that no click waits for it. */
import type { Store } from '../../store/index.ts'
import type { IdeaSearchRepo } from './repo.ts'

/** Ideas a transaction takes: about 5 ms of the connection that writes. */
const STEP = 100
/** Steps that a search waits for; the rest is done behind it. */
const STEPS_WAITED_FOR = 20

export interface SearchIndex {
  /** Takes up what is new. @returns when that is done, or when a search had better not wait any longer. */
  catchUp(): Promise<void>
}

export function createSearchIndex(store: Store, repo: IdeaSearchRepo): SearchIndex {
  let running: Promise<void> | null = null
  let steps = 0
  const waiting = new Set<() => void>()
  const letGo = (): void => {
    for (const go of waiting) go()
    waiting.clear()
  }
  const work = async (): Promise<void> => {
    for (steps = 0; store.writeTx((tx) => repo.indexTx(tx, STEP)) === STEP; steps++) {
      if (steps >= STEPS_WAITED_FOR) letGo()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return {
    catchUp() {
      running ??= work().finally(() => {
        running = null
        letGo()
      })
      if (steps >= STEPS_WAITED_FOR) return Promise.resolve()
      return Promise.race([running, new Promise<void>((resolve) => waiting.add(resolve))])
    },
  }
}
