import { expect, test } from 'vitest'
import { areaOf, boxOf } from '../geometry/shape.ts'
import { traced, type AlphaGrid } from './trace.ts'

function grid(side: number, isInk: (x: number, y: number) => boolean): AlphaGrid {
  const alpha = new Uint8Array(side * side)
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) alpha[y * side + x] = isInk(x + 0.5, y + 0.5) ? 255 : 0
  return { alpha, width: side, height: side }
}

test('a disc is traced as a smooth ring of its size, and its hole is filled', () => {
  const shape = traced(grid(200, (x, y) => {
    const far = Math.hypot(x - 100, y - 100)
    return far < 80 && far > 30
  }))
  expect(shape).toHaveLength(1)
  expect(areaOf(shape) / (Math.PI * 80 ** 2)).toBeCloseTo(1, 1)
  const [ring = []] = shape
  const off = ring.flatMap((x, index) => (index % 2 === 0 ? [Math.abs(Math.hypot(x - 100, (ring[index + 1] ?? 0) - 100) - 80)] : []))
  expect(Math.max(...off), 'no steps of the grid are left').toBeLessThan(0.6)
})

test('parts that touch at a corner, at the edge of the picture and apart are all there', () => {
  const shape = traced(grid(60, (x, y) => (x < 20 && y < 20) || (x > 20 && x < 40 && y > 20 && y < 40) || (x > 50 && y > 50)))
  const box = boxOf(shape)
  expect([Math.round(box.left), Math.round(box.top), Math.round(box.right), Math.round(box.bottom)]).toEqual([0, 0, 60, 60])
  expect(areaOf(shape)).toBeGreaterThan(820)
  expect(traced(grid(20, () => false))).toEqual([])
})
