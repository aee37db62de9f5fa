/** The gallery as rows: a heading for each day, then its tiles. Pure. */
import type { GalleryItem } from '../../main/listings/contract.ts'
import { dayHeading, dayKey } from '../words/format.ts'

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly title: string; readonly count: number }
  /** Tiles `from` up to, not including, `to` of the whole list. */
  | { readonly kind: 'tiles'; readonly key: string; readonly from: number; readonly to: number }

export interface Layout {
  readonly columns: number
  /** The side of a tile in CSS pixels. */
  readonly tile: number
  readonly gap: number
  readonly margin: number
  /** The height of a day's heading. */
  readonly day: number
}

/** As many columns as fit tiles of about `aim` pixels; the tiles then fill the width exactly. */
export function layoutFor({ width, aim, margin, gap, day }: { width: number; aim: number; margin: number; gap: number; day: number }): Layout {
  const inner = Math.max(1, width - 2 * margin)
  const columns = Math.max(1, Math.round((inner + gap) / (aim + gap)))
  return { columns, tile: (inner - gap * (columns - 1)) / columns, gap, margin, day }
}

/** `items` newest first; `now` in milliseconds decides what is called today. */
export function rowsOf(items: readonly GalleryItem[], columns: number, now: number): Row[] {
  const rows: Row[] = []
  let from = 0
  while (from < items.length) {
    const first = items[from]
    if (first === undefined) break
    const key = dayKey(first.createdAt)
    const end = endOfDay(items, from, key)
    rows.push({ kind: 'day', key, title: dayHeading(first.createdAt, now), count: end - from })
    for (let at = from; at < end; at += columns) rows.push({ kind: 'tiles', key: `${key}/${items[at]?.id}`, from: at, to: Math.min(end, at + columns) })
    from = end
  }
  return rows
}

function endOfDay(items: readonly GalleryItem[], from: number, key: string): number {
  let end = from + 1
  for (let item = items[end]; item !== undefined && dayKey(item.createdAt) === key; item = items[end]) end++
  return end
}

export const heightOf = (row: Row, layout: Layout): number => (row.kind === 'day' ? layout.day : layout.tile + layout.gap)

/** Where the cursor goes from tile `at`: sideways in the list, up and down by the tile that stands there. */
export function step(rows: readonly Row[], at: number, columns: number, direction: 'left' | 'right' | 'up' | 'down', count: number): number {
  if (direction === 'left') return Math.max(0, at - 1)
  if (direction === 'right') return Math.min(count - 1, at + 1)
  const tiles = rows.filter((row) => row.kind === 'tiles')
  const row = tiles.findIndex((one) => at >= one.from && at < one.to)
  const here = tiles[row]
  const there = tiles[row + (direction === 'down' ? 1 : -1)]
  if (here === undefined || there === undefined) return at
  return Math.min(there.to - 1, there.from + Math.min(columns - 1, at - here.from))
}
