import { expect, test } from 'vitest'
import { meshPlaces, type Placement } from './mesh-places.ts'
import { NOWHERE } from './places.ts'
import type { Point } from './print-area.ts'

const SIZE = 400
const WHOLE = { left: 0, top: 0, right: 1, bottom: 1 }
/** A mug's front: columns crowd towards the sides as on a cylinder, rows sag. */
const bent: Point[][] = Array.from({ length: 5 }, (_, row) =>
  Array.from({ length: 7 }, (__, column): Point => {
    const turn = ((column - 3) / 3) * 1.1
    return [200 + 140 * Math.sin(turn), 90 + row * 50 + 18 * Math.cos(turn)]
  }),
)
const placement = (more: Partial<Placement> = {}): Placement => ({ mesh: bent, aspect: null, covers: WHOLE, ...more })

/** The pixel whose place is nearest to (u, v). */
function pixelOf(places: ReturnType<typeof meshPlaces>, u: number, v: number): Point {
  let best = { distance: Infinity, at: 0 }
  places.across.forEach((across, at) => {
    const distance = Math.hypot(across - u, (places.down[at] ?? NOWHERE) - v)
    if (distance < best.distance) best = { distance, at }
  })
  return [places.left + (best.at % places.width), places.top + Math.floor(best.at / places.width)]
}

test('every point of the mesh is where the print has that point, to within a pixel', () => {
  const places = meshPlaces(placement(), null, SIZE)
  bent.forEach((row, r) =>
    row.forEach(([x, y], c) => {
      const [px, py] = pixelOf(places, c / 6, r / 4)
      expect(Math.hypot(px - x, py - y)).toBeLessThanOrEqual(1)
    }),
  )
})

test('places change smoothly between the points, and nothing is printed outside the mesh', () => {
  const places = meshPlaces(placement(), null, SIZE)
  const row = (220 - places.top) * places.width
  const line = places.across.subarray(row, row + places.width).filter((u) => u > NOWHERE / 2)
  const steps = [...line].slice(1).map((u, i) => u - (line[i] ?? 0))
  expect(Math.min(...steps)).toBeGreaterThan(0)
  expect(Math.max(...steps.slice(1).map((step, i) => Math.abs(step - (steps[i] ?? 0))))).toBeLessThan(0.003)
  expect(line[0]).toBeGreaterThan(-0.05)
  expect(line.at(-1)).toBeLessThan(1.05)
  expect(places.across[0]).toBe(NOWHERE)
})

test('a mesh of two by two is a plain stretch, and the fold map carries it along', () => {
  const square: Point[][] = [[[100, 100], [300, 100]], [[100, 300], [300, 300]]]
  const still = meshPlaces(placement({ mesh: square }), null, SIZE)
  expect(still.aspect).toBeCloseTo(1)
  expect(still.acrossPx).toBeCloseTo(200)
  expect(pixelOf(still, 0.25, 0.75)).toEqual([150, 250])
  const carried = meshPlaces(placement({ mesh: square }), { size: 2, shift: Float32Array.of(5, 0, 5, 0, 5, 0, 5, 0) }, SIZE)
  expect(pixelOf(carried, 0.25, 0.75)).toEqual([155, 250])
})

test('a mesh that shows a part of the print maps that part, and the whole keeps its shape', () => {
  const half = meshPlaces(placement({ covers: { left: 0.5, top: 0, right: 1, bottom: 1 }, aspect: 0.8 }), null, SIZE)
  expect(pixelOf(half, 0.5, 0)).toEqual(pixelOf(meshPlaces(placement(), null, SIZE), 0, 0))
  expect(half.aspect).toBeCloseTo(0.4)
  expect(Math.max(...half.across)).toBeLessThan(1.02)
})
