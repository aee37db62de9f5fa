import { expect, test } from 'vitest'
import { createRng } from '../../../kernel/pure/rng.ts'
import type { InkArea } from '../finish-parts.ts'
import { annulus, ellipse, rectangle, swellRule } from '../geometry/figures.ts'
import { areaOf, boxOf, move } from '../geometry/shape.ts'
import { textured } from '../finish/texture.ts'
import { edgeGrid } from './edge-grid.ts'
import { finenessOf, narrowestMm } from './measure.ts'
import { mend } from './mend.ts'

const [WIDTH, HEIGHT] = [2000, 1000]
const key = (...shapes: InkArea['shape'][]): InkArea => ({ ink: 'key', shape: shapes.flat() })
const mended = (...areas: InkArea[]) => mend(areas, WIDTH, HEIGHT)

test('strokes and gaps are measured to a hundredth of a millimetre, straight and round', () => {
  const { facts } = mended(key(rectangle(100, 100, 800, 11), rectangle(100, 121, 800, 300)))
  expect(facts).toEqual({ thinnestStrokeMm: 0.93, narrowestGapMm: 0.85 })
  expect(mended(key(move(annulus(400, 390), 500, 500))).facts.thinnestStrokeMm).toBeCloseTo(0.85, 1)
  // A corner is no thin stroke, and what is wider than a millimetre counts as that.
  expect(mended(key([[100, 100, 900, 100, 500, 800]])).facts).toEqual({ thinnestStrokeMm: 1.02, narrowestGapMm: 1.02 })
})

test('what a press holds stays as it is', () => {
  const areas = [key(rectangle(100, 100, 800, 20), move(ellipse(100), 1200, 500))]
  expect(mended(...areas).areas).toEqual(areas)
})

test('hairlines and the ends of what tapers get flesh, crumbs go', () => {
  const { areas, facts } = mended(key(rectangle(100, 100, 800, 2), move(swellRule(600, 12), 600, 300), rectangle(50, 500, 3, 3)))
  expect(facts.thinnestStrokeMm).toBeGreaterThanOrEqual(0.35)
  expect(boxOf(areas[0]?.shape ?? []).left).toBeGreaterThan(90)
  expect(areas[0]?.shape.length).toBe(2)
})

test('a slit in one ink closes, two inks too near move apart, the key ink stays', () => {
  const slit = mended(key(rectangle(100, 100, 300, 300), rectangle(403, 100, 300, 300)))
  expect(slit.areas[0]?.shape.length).toBe(1)
  const left = rectangle(100, 100, 300, 300)
  const apart = mended(key(left), { ink: 'second', shape: rectangle(403, 100, 300, 300) })
  expect(apart.facts.narrowestGapMm).toBeGreaterThanOrEqual(0.5)
  expect(apart.areas[0]?.shape).toEqual(left)
})

test('wear takes specks out of large areas, breaks no stroke and opens no gap that fills', () => {
  const thin = rectangle(100, 700, 1500, 30)
  const before = mended(key(rectangle(100, 100, 800, 500), thin), { ink: 'second', shape: rectangle(950, 100, 700, 500) })
  const worn = textured('worn', before, WIDTH, createRng('wear'))
  for (const [index, { shape }] of worn.entries()) {
    const [clean, kept] = [areaOf(before.areas[index]?.shape ?? []), areaOf(shape)]
    expect(kept).toBeLessThan(clean * 0.99)
    expect(kept).toBeGreaterThan(clean * 0.85)
  }
  expect(worn[0]?.shape).toContainEqual(thin[0])
  const { strokes, gaps } = finenessOf(edgeGrid(worn, WIDTH, HEIGHT))
  expect(narrowestMm(strokes)).toBeGreaterThanOrEqual(0.35)
  expect(narrowestMm(gaps)).toBeGreaterThanOrEqual(0.45)
})
