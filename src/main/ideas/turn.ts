/** One after the other: work that reads and writes the same rows waits its turn. */
import { Cancelled } from '../kernel/errors.ts'

/** @throws Cancelled when told to stop while waiting. */
export function createTurn() {
  let last: Promise<unknown> = Promise.resolve()
  return async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const before = last
    const mine = (async () => {
      await before.catch(() => undefined)
      if (signal.aborted) throw new Cancelled('Looking for ideas')
      return work()
    })()
    last = mine
    return mine
  }
}
