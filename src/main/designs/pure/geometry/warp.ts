/**
 * Warps bend outlines, so that stems stay whole; only text on a circle turns its letters. Every warp takes a shape
 * centred on x = 0.
 */
import { boxOf, densify, mapPoints, type Shape } from './shape.ts'

/** No edge longer than this part of the width survives unbent. */
const STEP = 1 / 160

/** Each column slides along a parabola: `rise` above in the middle, nothing at ±`half`. Stems stay upright. */
export function arch(shape: Shape, rise: number, half: number): Shape {
  return mapPoints(densify(shape, half * 2 * STEP), (x, y) => [x, y - rise * (1 - (x / half) ** 2)])
}

/**
 * Stretches a row between two edges: `top(x)` and `bottom(x)` in the row's own coordinates, x from -1 to 1. What lay
 * at the shape's `from` comes to the top edge, what lay at `to` to the bottom edge.
 */
export function envelope(shape: Shape, from: number, to: number, top: (x: number) => number, bottom: (x: number) => number): Shape {
  const box = boxOf(shape)
  const half = Math.max(Math.abs(box.left), Math.abs(box.right))
  return mapPoints(densify(shape, half * 2 * STEP), (x, y) => {
    const [upper, lower] = [top(x / half), bottom(x / half)]
    return [x, upper + ((y - from) / (to - from)) * (lower - upper)]
  })
}

/** A flag in the wind: each column slides along a sine of one wave. */
export function wave(shape: Shape, height: number, half: number, phase = 0): Shape {
  return mapPoints(densify(shape, half * 2 * STEP), (x, y) => [x, y + height * Math.sin((Math.PI * x) / half + phase)])
}

/** Each column rises with x: a line of text that climbs by `degrees` with upright stems. */
export function climb(shape: Shape, degrees: number): Shape {
  const slope = Math.tan((degrees * Math.PI) / 180)
  return mapPoints(shape, (x, y) => [x, y - x * slope])
}
