/** As the queue of jobs does it: again with the same journal until it is done, and not before a market's limit has passed. */
export async function untilDone<T>(work: () => Promise<T>, most = 5): Promise<T> {
  for (let left = most; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left === 0) throw error
      const until = (error as { until?: number }).until
      if (until !== undefined) await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now())))
    }
  }
}
