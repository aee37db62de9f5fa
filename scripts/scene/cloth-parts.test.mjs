import { expect, test } from 'vitest'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { layCloth } from './cloth.mjs'
import { alongLine, blunt, thinned } from './curves.mjs'
import { blurWithin, distanceInside, shifted } from './grid.mjs'
import { lightUp } from './light.mjs'
import { inside, meshOf } from './mesh.mjs'
import { HUNG, LAID, teeCut } from './tee-cut.mjs'
import { canvasTile, fleeceTile, weaveTile } from './weave.mjs'

const square = (half, step = half / 4) => {
  const side = []
  for (let t = -half; t < half - 1e-9; t += step) side.push(t)
  return [...side.map((t) => [t, -half]), ...side.map((t) => [half, t]), ...side.map((t) => [-t, half]), ...side.map((t) => [-half, -t])]
}
const LAMP = { azimuth: -2.3, elevation: 0.6, softness: 0.1, key: 2.6, room: 0.34, reach: 3 }

test('a place beside a line knows its side, its distance and the way along', () => {
  const at = alongLine([[0, 0], [2, 0], [2, 3]])
  expect(at(1, 0.5)).toEqual({ off: 0.5, way: 1 })
  expect(at(1, -0.5)?.off).toBe(-0.5)
  expect(at(2.25, 1)).toEqual({ off: -0.25, way: 3 })
  expect(at(9, 9)).toBeNull()
})

test('thinning keeps points apart and blunting takes corners off', () => {
  expect(thinned([[0, 0], [0.4, 0], [0.8, 0], [1.2, 0]], 1)).toEqual([[0, 0], [1.2, 0]])
  expect(blunt([[0, 0], [1, 0], [1, 1]])).toHaveLength(5)
})

test.each([['laid', LAID], ['hung', HUNG]])('the outline of the %s tee is closed, mirrored and as wide as an M', (_, shape) => {
  const outline = teeCut(shape).outline(0.25)
  const xs = outline.map(([x]) => x)
  expect(Math.max(...xs)).toBeCloseTo(-Math.min(...xs), 3)
  expect(outline.every(([x, y], i) => Math.hypot(x - outline.at(i - 1)[0], y - outline.at(i - 1)[1]) < 0.7)).toBe(true)
  expect(teeCut(shape).sideLine(15) * 2).toBeGreaterThan(18)
})

test('a mesh fills its outline and leaves its hole open', () => {
  const mesh = meshOf(square(4), 0.8, createRng('mesh'), square(1.5))
  let area = 0
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [a, b, c] = mesh.triangles.subarray(t, t + 3)
    area += Math.abs((mesh.x[b] - mesh.x[a]) * (mesh.y[c] - mesh.y[a]) - (mesh.x[c] - mesh.x[a]) * (mesh.y[b] - mesh.y[a])) / 2
  }
  expect(area).toBeCloseTo(64 - 9, 1)
  expect(inside(square(4), 3.9, 0) && !inside(square(4), 4.1, 0)).toBe(true)
})

test('cloth with more length than room rises into folds, the same each time, and cloth that fits stays down', () => {
  const mesh = meshOf(square(4), 0.5, createRng('lay'))
  const lay = (slack) => layCloth(mesh, { cut: (x, y) => [x * (1 + slack), y], aim: () => [0, 0], hold: () => 0.25, seed: 5, steps: 2500, weight: 0.00003, bending: 0.2, friction: 0.05, table: () => 0 })
  const folded = lay(0.05)
  expect(Math.max(...folded.z)).toBeGreaterThan(0.3)
  expect(lay(0.05)).toEqual(folded)
  expect(Math.max(...lay(0).z)).toBeLessThan(0.1)
})

test('a flat table in the open has light 1, and the foot of a wall less, most on the side away from the lamp', () => {
  const size = 64
  const all = new Float32Array(size * size).fill(1)
  const flat = new Float32Array(size * size)
  expect(lightUp(flat, flat, size, 0.1, LAMP, all)[32 * size + 32]).toBeCloseTo(1, 5)
  const block = flat.map((_, i) => (i % size >= 28 && i % size < 36 ? 1 : 0))
  const lit = lightUp(block, block, size, 0.1, LAMP, block.map((h) => 1 - h))
  const row = 32 * size
  expect(lit[row + 38]).toBeLessThan(lit[row + 25])
  expect(lit[row + 25]).toBeLessThan(1)
})

test('distances, moves and blurs on a grid do what they say', () => {
  const size = 9
  const one = new Float32Array(81)
  one[4 * size + 4] = 1
  expect(shifted(one, size, 2, -1)[3 * size + 6]).toBe(1)
  expect(distanceInside(new Float32Array(81).fill(1).map((_, i) => (i % size > 2 ? 1 : 0)), size)[4 * size + 5]).toBe(3)
  const half = new Float32Array(81).map((_, i) => (i % size < 4 ? 1 : 0))
  expect(blurWithin(half.map((h) => h * 7), half, size, 1.5)[4 * size + 3]).toBeCloseTo(7, 4)
})

test.each([['jersey', weaveTile], ['fleece', fleeceTile], ['canvas', canvasTile]])('the %s tile is a fair mean and repeats without a seam', (_, make) => {
  const size = 128
  const tile = make(size)
  expect(tile.reduce((sum, v) => sum + v, 0) / tile.length).toBeCloseTo(128, 0)
  const step = (x0, x1) => Array.from({ length: size }, (_, y) => Math.abs(tile[y * size + x0] - tile[y * size + x1])).reduce((sum, v) => sum + v, 0) / size
  const within = Array.from({ length: size - 1 }, (_, x) => step(x, x + 1))
  expect(step(size - 1, 0)).toBeLessThan(Math.max(...within) * 1.15)
})
