import { expect, test } from 'vitest'
import { fittedArt, printPlaces, type Quad } from './print-area.ts'

const SIZE = 200
const still = { size: 4, shift: new Float32Array(32) }
const upright: Quad = [[50, 40], [150, 40], [150, 160], [50, 160]]

function placeOf(quad: Quad, x: number, y: number, warp = still): readonly [number, number] {
  const places = printPlaces(quad, warp, SIZE)
  const at = (y - places.top) * places.width + x - places.left
  return [places.across[at] ?? NaN, places.down[at] ?? NaN]
}

test('the corners of an upright area are the corners of the print', () => {
  expect(placeOf(upright, 50, 40)).toEqual([0, 0])
  expect(placeOf(upright, 150, 160)).toEqual([1, 1])
  expect(placeOf(upright, 100, 100)).toEqual([0.5, 0.5])
})

test('a slanted area maps its corners too, and its diagonals cross in the middle of the print', () => {
  const slanted: Quad = [[60, 40], [140, 50], [150, 160], [50, 150]]
  slanted.forEach(([x, y], corner) => {
    const [s, t] = placeOf(slanted, x, y)
    expect(s).toBeCloseTo(corner === 1 || corner === 2 ? 1 : 0, 5)
    expect(t).toBeCloseTo(corner >= 2 ? 1 : 0, 5)
  })
})

test('where the cloth strayed to the right, the print strays with it', () => {
  const shifted = { size: 4, shift: Float32Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 5 : 0)) }
  expect(placeOf(upright, 55, 40, shifted)).toEqual([0, 0])
})

test('art keeps its shape: wide art fills the width at the top, tall art the height in the middle', () => {
  expect(fittedArt({ aspect: 1.2 }, 4500, 5400)).toEqual({ left: 0, top: 0, width: 1, height: 1 })
  expect(fittedArt({ aspect: 1.2 }, 1000, 600)).toEqual({ left: 0, top: 0, width: 1, height: 0.5 })
  expect(fittedArt({ aspect: 1.2 }, 1000, 2400)).toEqual({ left: 0.25, top: 0, width: 0.5, height: 1 })
})
