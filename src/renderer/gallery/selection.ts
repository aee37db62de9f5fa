/** Which tiles are chosen. Pure: lists of ids in, a new selection out. */
import type { Layout, Row } from './rows.ts'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The tile the keyboard is on. */
  readonly cursor: string | null
  /** Where a shift-selection starts. */
  readonly anchor: string | null
}

export const NOTHING: Selection = { ids: new Set(), cursor: null, anchor: null }

export type How = 'only' | 'toggle' | 'extend'

/** A click or a move to `id`: alone, added or taken away, or everything from the anchor to it. */
export function choose(order: readonly string[], before: Selection, id: string, how: How): Selection {
  if (how === 'toggle') return { ids: toggled(before.ids, id), cursor: id, anchor: id }
  if (how === 'extend' && before.anchor !== null) return { ids: new Set(between(order, before.anchor, id)), cursor: id, anchor: before.anchor }
  return { ids: new Set([id]), cursor: id, anchor: id }
}

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const rectBetween = (a: { x: number; y: number }, b: { x: number; y: number }): Rect => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
})

/** The indexes of tiles that `rect` touches; `starts[i]` is the top of `rows[i]`, all in the grid's own pixels. */
export function tilesInRect(rows: readonly Row[], starts: readonly number[], layout: Layout, rect: Rect): number[] {
  const hit: number[] = []
  rows.forEach((row, index) => {
    const top = starts[index]
    if (row.kind !== 'tiles' || top === undefined || top > rect.bottom || top + layout.tile < rect.top) return
    for (let tile = row.from; tile < row.to; tile++) {
      const left = layout.margin + (tile - row.from) * (layout.tile + layout.gap)
      if (left <= rect.right && left + layout.tile >= rect.left) hit.push(tile)
    }
  })
  return hit
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

function between(order: readonly string[], a: string, b: string): readonly string[] {
  const [from, to] = [order.indexOf(a), order.indexOf(b)].toSorted((x, y) => x - y)
  return from === undefined || to === undefined || from === -1 ? [b] : order.slice(from, to + 1)
}
