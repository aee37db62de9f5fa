/** What was kept in several streams, put back into the order in which it happened. */
import type { Kept } from './archive.ts'

interface Source {
  readonly records: AsyncGenerator<Kept>
  next: Kept
}

/**
 * Signals of a stream are in their order already. A record that stands after the same event as a signal comes first: had the
 * signal been there, its event would have been as well.
 */
export async function* merged(streams: readonly AsyncGenerator<Kept>[]): AsyncGenerator<Kept> {
  const sources: Source[] = []
  for (const stream of streams) {
    const records = sorted(stream)
    const first = await records.next()
    if (first.done !== true) sources.push({ records, next: first.value })
  }
  while (sources.length > 0) {
    const soonest = sources.reduce((best, source) => (comesBefore(source.next, best.next) ? source : best))
    yield soonest.next
    const following = await soonest.records.next()
    if (following.done === true) sources.splice(sources.indexOf(soonest), 1)
    else soonest.next = following.value
  }
}

function comesBefore({ record: one }: Kept, { record: other }: Kept): boolean {
  if (one.after !== other.after) return one.after < other.after
  return one.t === 'record' && other.t !== 'record'
}

/** Records of other rooms may be kept later than they happened; there are few of them. */
async function* sorted(stream: AsyncGenerator<Kept>): AsyncGenerator<Kept> {
  const others: Kept[] = []
  for await (const kept of stream) {
    if (kept.record.t === 'record') others.push(kept)
    else yield kept
  }
  yield* others.sort((a, b) => a.record.after - b.record.after)
}
