import { expect, test } from 'vitest'
import { lettering } from '../../contract.ts'
import { intersect, subtract, unite } from '../geometry/clip.ts'
import { rectangle } from '../geometry/figures.ts'
import { areaOf, boxOf } from '../geometry/shape.ts'
import { bearable, depthFor, finished, kinOf, roomFor } from './lettering.ts'

/** An H, 200 high, its stems 60 wide. */
const LETTER = unite(rectangle(0, 0, 60, 200), rectangle(120, 0, 60, 200), rectangle(0, 70, 180, 60))

test('every finish keeps the room that it asks for and leaves the letter to be read', () => {
  for (const style of lettering.options) {
    const depth = depthFor(style, 200)
    const { before, after } = roomFor(style, depth)
    const parts = finished(LETTER, 'key', style, depth)
    const box = boxOf(parts.flatMap(({ shape }) => shape))
    expect(box.left, style).toBeGreaterThanOrEqual(-before - 0.5)
    expect(box.right, style).toBeLessThanOrEqual(180 + after + 8)
    expect(box.bottom, style).toBeLessThanOrEqual(200 + after + 8)
    // What prints in place of the letter: itself, or its contour with the fill that slid under it.
    const bare = parts.filter(({ ink }) => ink === 'bare').flatMap(({ shape }) => shape)
    const inked = unite(...parts.filter(({ ink }) => ink !== 'bare').map(({ shape }) => shape))
    const seen = areaOf(intersect(subtract(inked, bare), LETTER)) / areaOf(LETTER)
    expect(seen, style).toBeGreaterThan(0.75)
  }
})

test('the dots of a halftone are whole, apart from each other and clear of the letter', () => {
  const [dots] = finished(LETTER, 'key', 'halftone', depthFor('halftone', 200))
  expect(dots?.shape.length).toBeGreaterThan(20)
  expect(unite(dots?.shape ?? [])).toHaveLength(dots?.shape.length ?? 0)
  expect(areaOf(intersect(unite(dots?.shape ?? []), LETTER))).toBe(0)
})

test('low letters go without a fine finish, and kin of a finish begin with itself', () => {
  expect(bearable('inline', 100, 1000)).toBe('plain')
  expect(bearable('extrude', 60, 1000)).toBe('extrude')
  for (const style of lettering.options) expect(kinOf(style)[0]).toBe(style)
})
