/** The rows of a backtest in columns of numbers: about 30 bytes each, so that a file of millions of rows fits. */

/** One reading as it stands in a file. Times in milliseconds; `value` null is "not given". */
export interface Reading {
  readonly id: string
  readonly at: number
  readonly value: number | null
  readonly publishedAt: number | null
  /** Category or community: items of one are alike in how they grow. */
  readonly group: string
}

export interface Item {
  readonly publishedAt: number | null
  readonly group: string
}

/** All readings of one time, by id; `items` are positions in `Rows.items`. */
export interface Snapshot {
  readonly at: number
  /** UTC date. */
  readonly day: string
  readonly items: Uint32Array
  readonly values: Float64Array
}

export interface Rows {
  readonly items: readonly Item[]
  /** In the order of time. Values are NaN where none was given. */
  readonly snapshots: readonly Snapshot[]
  /** Readings of the same item at the same time, beyond the first. */
  readonly duplicates: number
}

interface Growing {
  id: string
  publishedAt: number | null
  group: string
  /** When the row was read that says so. */
  saidAt: number
}

/** Collects readings in any order; `rows` sorts them by time and id, so that the order of a file changes nothing. */
export function createRows(sameSnapshotMs: number): { add(reading: Reading): void; readonly count: number; rows(): Rows } {
  const known = new Map<string, number>()
  const items: Growing[] = []
  let item = new Uint32Array(1024)
  let at = new Float64Array(1024)
  let value = new Float64Array(1024)
  let count = 0

  const grow = (): void => {
    item = copied(new Uint32Array(count * 2), item)
    at = copied(new Float64Array(count * 2), at)
    value = copied(new Float64Array(count * 2), value)
  }
  const itemOf = (reading: Reading): number => {
    const found = known.get(reading.id)
    if (found !== undefined) return found
    known.set(reading.id, items.length)
    return items.push({ id: reading.id, publishedAt: reading.publishedAt, group: reading.group, saidAt: reading.at }) - 1
  }

  return {
    get count() {
      return count
    },
    add(reading) {
      if (count === item.length) grow()
      const index = itemOf(reading)
      merge(items[index], reading)
      item[count] = index
      at[count] = reading.at
      value[count++] = reading.value ?? Number.NaN
    },
    rows() {
      const place = placesById(items)
      const order = new Uint32Array(count).map((_, i) => i)
      const id = (row: number): number => place[item[row] ?? 0] ?? 0
      const worth = (row: number): number => (Number.isNaN(value[row]) ? Number.NEGATIVE_INFINITY : (value[row] ?? 0))
      order.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || id(a) - id(b) || worth(b) - worth(a))
      return { items, ...cut({ order, item, at, value, id }, sameSnapshotMs) }
    },
  }
}

function copied<A extends Uint32Array | Float64Array>(to: A, from: A): A {
  to.set(from)
  return to
}

/** What different rows say of an item: the earliest is believed, because later ones were not known then. */
function merge(item: Growing | undefined, { at, publishedAt, group }: Reading): void {
  if (item === undefined || at > item.saidAt) return
  const earlier = at < item.saidAt
  if (earlier || group < item.group) item.group = group
  if (earlier || (publishedAt ?? Number.POSITIVE_INFINITY) < (item.publishedAt ?? Number.POSITIVE_INFINITY)) item.publishedAt = publishedAt
  item.saidAt = at
}

function placesById(items: readonly Growing[]): Uint32Array {
  const sorted = items.map((_, i) => i).sort((a, b) => ((items[a]?.id ?? '') < (items[b]?.id ?? '') ? -1 : 1))
  const place = new Uint32Array(items.length)
  sorted.forEach((index, at) => (place[index] = at))
  return place
}

interface Columns {
  readonly order: Uint32Array
  readonly item: Uint32Array
  readonly at: Float64Array
  readonly value: Float64Array
  /** Place of a row's item in the order of ids. */
  id(row: number): number
}

/** A snapshot is what one reading round saw: rows that begin at most `sameSnapshotMs` after its first. */
function cut(columns: Columns, sameSnapshotMs: number): { snapshots: Snapshot[]; duplicates: number } {
  const { order, at } = columns
  const snapshots: Snapshot[] = []
  let duplicates = 0
  for (let start = 0; start < order.length; ) {
    const first = at[order[start] ?? 0] ?? 0
    let end = start
    while (end < order.length && (at[order[end] ?? 0] ?? 0) - first <= sameSnapshotMs) end++
    const kept = distinctItems(columns, order.subarray(start, end))
    duplicates += end - start - kept.length
    snapshots.push({
      at: first, day: new Date(first).toISOString().slice(0, 10),
      items: Uint32Array.from(kept, (row) => columns.item[row] ?? 0), values: Float64Array.from(kept, (row) => columns.value[row] ?? Number.NaN),
    })
    start = end
  }
  return { snapshots, duplicates }
}

/** One row per item, in the order of ids: the earliest, and of equal times the one that gives the larger figure. */
function distinctItems(columns: Columns, rows: Uint32Array): number[] {
  const seen = new Set<number>()
  const kept = Array.from(rows).filter((row) => {
    const item = columns.item[row] ?? 0
    const isNew = !seen.has(item)
    if (isNew) seen.add(item)
    return isNew
  })
  return kept.sort((a, b) => columns.id(a) - columns.id(b))
}
