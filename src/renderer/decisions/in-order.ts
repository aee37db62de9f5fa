import { holdingRefresh } from '../api/refresh.ts'

let last: Promise<unknown> = Promise.resolve()

/**
 * Sends decisions and undos one after the other, as they were made. Side by side, a second decision could overtake
 * the undo of the first, and what it remembers as "before" would be wrong for ever.
 */
export function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const before = last
  const answer = holdingRefresh(async () => {
    await before
    return work()
  })
  last = answer.catch(() => undefined)
  return answer
}
