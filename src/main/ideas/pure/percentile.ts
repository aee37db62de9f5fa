/** One figure of one signal. `null` is "not given". */
export interface MeasuredSignal {
  readonly signalId: string
  readonly source: string
  readonly metric: string
  readonly value: number | null
}

/**
 * Where each signal stands among the signals of its own source, in (0, 1): 0.9 is better than about nine in ten.
 * Figures are ranked per source and metric (views are not compared with upvotes), ties share their mean rank, the
 * place is (rank − 0.5) / n, and a signal with several metrics gets the mean of its places. A signal without any
 * figure stays null: missing is not last. A value that is not a finite number counts as not given.
 */
export function rankPercentiles(measured: readonly MeasuredSignal[]): Map<string, number | null> {
  const places = new Map<string, number[]>(measured.map((m) => [m.signalId, []]))
  for (const group of bySourceAndMetric(measured))
    for (const [signalId, place] of placesOf(group)) places.get(signalId)?.push(place)
  return new Map([...places].map(([id, list]) => [id, list.length === 0 ? null : mean(list)]))
}

type Given = MeasuredSignal & { readonly value: number }

function bySourceAndMetric(measured: readonly MeasuredSignal[]): Iterable<Given[]> {
  const groups = new Map<string, Given[]>()
  for (const m of measured) {
    if (!isGiven(m)) continue
    const key = JSON.stringify([m.source, m.metric])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [m])
    else group.push(m)
  }
  return groups.values()
}

function isGiven(m: MeasuredSignal): m is Given {
  return m.value !== null && Number.isFinite(m.value)
}

function placesOf(group: readonly Given[]): [string, number][] {
  const ranked = group.toSorted((a, b) => a.value - b.value)
  const out: [string, number][] = []
  for (let start = 0; start < ranked.length; ) {
    let end = start + 1
    while (ranked[end]?.value === ranked[start]?.value) end++
    const place = (start + end) / 2 / ranked.length
    for (const m of ranked.slice(start, end)) out.push([m.signalId, place])
    start = end
  }
  return out
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
