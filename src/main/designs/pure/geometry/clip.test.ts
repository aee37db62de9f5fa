import { expect, test } from 'vitest'
import { intersect, outset, silhouette, simplify, subtract, sweep, unite } from './clip.ts'
import { annulus, ellipse, rectangle } from './figures.ts'
import { flatten, parsePath } from './outline.ts'
import { areaOf, boxOf, move } from './shape.ts'
import { pathData } from './svg-path.ts'

const square = rectangle(0, 0, 100, 100)

test('overlaps count once, cuts and holes are exact', () => {
  expect(areaOf(unite(square, move(square, 50, 0)))).toBeCloseTo(15_000, 0)
  expect(areaOf(subtract(square, move(square, 50, 50)))).toBeCloseTo(7_500, 0)
  expect(areaOf(intersect(square, move(square, 50, 50)))).toBeCloseTo(2_500, 0)
  expect(areaOf(silhouette(annulus(100, 50)))).toBeCloseTo(areaOf(ellipse(100)), -1)
})

test('growing moves every side out, a sweep covers the way', () => {
  expect(boxOf(outset(unite(square), 10, 'sharp'))).toMatchObject({ left: -10, top: -10, right: 110, bottom: 110 })
  expect(boxOf(sweep(square, 30, 40))).toMatchObject({ left: 0, top: 0, right: 130, bottom: 140 })
  expect(areaOf(sweep(square, 30, 0))).toBeCloseTo(13_000, 0)
})

test('a flattened circle is as large as the circle', () => {
  const k = 55.2285
  const circle = parsePath(`M100 0C100 ${k} ${k} 100 0 100C${-k} 100 -100 ${k} -100 0C-100 ${-k} ${-k} -100 0 -100C${k} -100 100 ${-k} 100 0Z`)
  expect(areaOf(flatten(circle, 0.1))).toBeGreaterThan(Math.PI * 10_000 * 0.997)
})

test('path data that is not plain is refused, written paths close and carry one decimal', () => {
  expect(() => parsePath('M0 0A5 5 0 0 1 3 3Z')).toThrow(/unexpected/)
  expect(pathData([[0.04, 0.06, 10.26, 0, 10, 10]])).toBe('M0 0.1l10.3-0.1-0.3 10z')
})

test('simplifying keeps the area, also of a ring that ends where it began', () => {
  const [ring = []] = ellipse(500)
  for (const shape of [[ring], [[...ring, ring[0] ?? 0, ring[1] ?? 0]], [[0, 0, 50, 0, 100, 0, 100, 100, 0, 100, 0, 0]]]) {
    const simple = simplify(shape, 0.3)
    expect(areaOf(simple) / areaOf(shape)).toBeGreaterThan(0.998)
    expect(simple[0]?.length).toBeLessThanOrEqual(shape[0]?.length ?? 0)
  }
})
