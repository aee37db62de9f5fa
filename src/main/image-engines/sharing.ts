import { Cancelled } from '../kernel/errors.ts'

interface Work<T> {
  readonly end: AbortController
  readonly promise: Promise<T>
  wanted: number
}

/** Callers that want the same thing share one piece of work; it is stopped when the last of them wants it no more. */
export interface Sharing<T> {
  /** @throws Cancelled when `signal` aborts: at once while others still want it, else after the work has stopped. */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Stops everything and waits for its end. */
  stop(): Promise<void>
}

export function createSharing<T>(): Sharing<T> {
  const under = new Map<string, Work<T>>()
  const begin = (key: string, start: (signal: AbortSignal) => Promise<T>): Work<T> => {
    const end = new AbortController()
    const work = { end, wanted: 0, promise: start(end.signal).finally(() => under.delete(key)) }
    under.set(key, work)
    return work
  }
  return {
    async join(key, signal, start) {
      // What is being stopped comes to its end first.
      for (let dying = under.get(key); dying?.end.signal.aborted === true; dying = under.get(key)) await dying.promise.catch(() => undefined)
      if (signal.aborted) throw new Cancelled('The picture')
      const work = under.get(key) ?? begin(key, start)
      work.wanted += 1
      const left = Promise.withResolvers<never>()
      const leave = (): void => {
        work.wanted -= 1
        if (work.wanted === 0) work.end.abort()
        else left.reject(new Cancelled('The picture'))
      }
      signal.addEventListener('abort', leave, { once: true })
      try {
        return await Promise.race([work.promise, left.promise])
      } finally {
        signal.removeEventListener('abort', leave)
      }
    },
    async stop() {
      const all = [...under.values()]
      for (const { end } of all) end.abort()
      await Promise.allSettled(all.map(({ promise }) => promise))
    },
  }
}
