import { expect, test } from 'vitest'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { heightOf, layoutFor, rowsOf, step } from './rows.ts'
import { choose, NOTHING, rectBetween, tilesInRect, type Selection } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const chosen = (selection: Selection): string => [...selection.ids].join('')

test('a click chooses one, a held click adds and takes away', () => {
  const one = choose(order, NOTHING, 'b', 'only')
  const two = choose(order, one, 'd', 'toggle')
  expect(chosen(two)).toBe('bd')
  expect(chosen(choose(order, two, 'b', 'toggle'))).toBe('d')
  expect(chosen(choose(order, two, 'a', 'only'))).toBe('a')
})

test('shift reaches from the anchor to the click in either direction, and the anchor stays', () => {
  const anchored = choose(order, NOTHING, 'c', 'only')
  const up = choose(order, anchored, 'a', 'extend')
  expect(chosen(up)).toBe('abc')
  expect(chosen(choose(order, up, 'e', 'extend'))).toBe('cde')
})

/** Three tiles on the 23rd, two on the 22nd, at noon so that the zone does not matter. */
const items = [23, 23, 23, 22, 22].map((day, index): GalleryItem => ({
  id: order[index] ?? '', phrase: '', status: 'review', createdAt: `2026-11-${day}T12:00:00.000Z`, garmentHex: '#000000',
  picture: { url: '', widthPx: 1, heightPx: 1, thumbHash: '' }, score: 0,
}))
const now = Date.parse('2026-11-23T12:30:00.000Z')
const layout = layoutFor({ width: 248, aim: 90, margin: 24, gap: 20, day: 48 })
const rows = rowsOf(items, layout.columns, now)
const starts = rows.reduce<number[]>((tops, _, index) => {
  const before = rows[index - 1]
  return [...tops, before === undefined ? 0 : (tops.at(-1) ?? 0) + heightOf(before, layout)]
}, [])

test('tiles fill the width exactly under a heading for each day', () => {
  expect(layout).toEqual({ columns: 2, tile: 90, gap: 20, margin: 24, day: 48 })
  expect(rows.map((row) => (row.kind === 'day' ? row.title : `${row.from}-${row.to}`))).toEqual(['Today', '0-2', '2-3', 'Yesterday', '3-5'])
})

test('a rectangle chooses the tiles it touches, across days, and none in the gaps', () => {
  const firstRow = layout.day
  const touch = (a: [number, number], b: [number, number]): number[] => tilesInRect(rows, starts, layout, rectBetween({ x: a[0], y: a[1] }, { x: b[0], y: b[1] }))
  expect(touch([30, firstRow + 10], [40, firstRow + 20])).toEqual([0])
  expect(touch([200, firstRow + 80], [100, firstRow + 10])).toEqual([0, 1])
  expect(touch([118, firstRow + 10], [130, firstRow + 20])).toEqual([])
  expect(touch([0, 0], [248, 2000])).toEqual([0, 1, 2, 3, 4])
})

test('arrows go along the list sideways and by rows up and down, to the end of a shorter row', () => {
  const go = (at: number, direction: 'left' | 'right' | 'up' | 'down'): number => step(rows, at, layout.columns, direction, items.length)
  expect(go(1, 'down')).toBe(2)
  expect(go(2, 'down')).toBe(3)
  expect(go(4, 'up')).toBe(2)
  expect(go(2, 'right')).toBe(3)
  expect(go(0, 'left')).toBe(0)
  expect(go(4, 'right')).toBe(4)
  expect(go(0, 'up')).toBe(0)
})
