/**
 * Works through `items` two at a time: the arithmetic of one runs while the encoder writes the other, so that two cores
 * are busy. The first failure stops the rest and is thrown once what runs has ended.
 */
export async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<void>, done: (count: number) => void): Promise<void> {
  let [next, finished] = [0, 0]
  const state: { failure?: { error: unknown } } = {}
  const lane = async (): Promise<void> => {
    while (next < items.length && state.failure === undefined) {
      try {
        await work(items[next++] as T)
        done(++finished)
      } catch (error) {
        state.failure ??= { error }
      }
    }
  }
  await Promise.all([lane(), lane()])
  if (state.failure !== undefined) throw state.failure.error
}
