/** One at a time per name, in the order of asking; different names do not wait for each other. */
export interface Lanes {
  /** Runs `work` when everything asked before it under the same name has ended. @throws the signal's reason when it is aborted meanwhile. */
  run<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>()
  return {
    async run(name, work, signal) {
      const before = tails.get(name) ?? Promise.resolve()
      const { promise: mine, resolve: release } = Promise.withResolvers<void>()
      // Whoever comes next waits for the one before as well, also when this one gives up waiting.
      const tail = before.then(() => mine)
      tails.set(name, tail)
      void tail.then(() => tails.get(name) === tail && tails.delete(name))
      try {
        await unlessAborted(before, signal)
        return await work()
      } finally {
        release()
      }
    },
  }
}

function unlessAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    void promise.then(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
  })
}
