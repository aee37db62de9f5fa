/** Where on the product each pixel of the picture lies: the way back from a pixel to a place on the print. */
import { createPlaces, type Box } from './places.ts'

export type Point = readonly [number, number]
/** Corners in picture pixels: top left, top right, bottom right, bottom left, as the wearer's shirt is seen. */
export type Quad = readonly [Point, Point, Point, Point]

export interface PrintPlaces extends Box {
  /** Per pixel of this box: across the print area, 0 to 1 inside it. */
  readonly across: Float32Array
  /** Per pixel of this box: down the print area, 0 to 1 inside it. */
  readonly down: Float32Array
  /** Height of the print area by its width, measured on the picture unless the scene says it. */
  readonly aspect: number
  /** Picture pixels that the whole width of the print area would take, where it is seen largest. */
  readonly acrossPx: number
}

/** A small picture of how far the cloth was carried away from its flat place, in picture pixels. */
export interface WarpMap {
  readonly size: number
  /** x, y per cell, in picture pixels. */
  readonly shift: Float32Array
}

const MARGIN = 12

/** Works the places out once per scene. `size` is the picture's side in pixels. */
export function printPlaces(quad: Quad, warp: WarpMap | null, size: number): PrintPlaces {
  const box = boxAround(quad, size)
  const places = createPlaces(box)
  const { across, down } = places
  const unit = toUnitSquare(quad)
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const [dx, dy] = shiftAt(warp, box.left + x, box.top + y, size)
      const [s, t] = unit(box.left + x - dx, box.top + y - dy)
      across[y * box.width + x] = s
      down[y * box.width + x] = t
    }
  }
  return { ...places, aspect: sideLength(quad, 1, 2) / sideLength(quad, 0, 1), acrossPx: widthAtMiddle(places) }
}

/** The pixels that points span, with room for what the folds carry out of them. */
export function boxAround(points: readonly Point[], size: number): Box {
  // A loop, for a fine mesh has more points than a call may have arguments.
  let [x0, y0, x1, y1] = [size, size, 0, 0]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  const left = Math.max(0, Math.floor(x0) - MARGIN)
  const top = Math.max(0, Math.floor(y0) - MARGIN)
  return { left, top, width: Math.min(size, Math.ceil(x1) + MARGIN) - left, height: Math.min(size, Math.ceil(y1) + MARGIN) - top }
}

/** Width of the print area on the picture, in pixels, in the middle row. */
function widthAtMiddle({ across, width, height }: { across: Float32Array; width: number; height: number }): number {
  const row = (height >> 1) * width
  return (width - 1) / ((across[row + width - 1] as number) - (across[row] as number))
}

function sideLength(quad: Quad, from: 0 | 1, to: 1 | 2): number {
  return Math.hypot(quad[to][0] - quad[from][0], quad[to][1] - quad[from][1])
}

/** How far the cloth that is seen at a picture pixel strayed; bilinear between the map's cells. */
export function shiftAt(warp: WarpMap | null, px: number, py: number, size: number): Point {
  if (warp === null) return [0, 0]
  const [x, y] = [(px / size) * warp.size, (py / size) * warp.size]
  const last = warp.size - 1
  const x0 = Math.min(last, Math.max(0, Math.floor(x)))
  const y0 = Math.min(last, Math.max(0, Math.floor(y)))
  const x1 = Math.min(last, x0 + 1)
  const y1 = Math.min(last, y0 + 1)
  const fx = Math.min(1, Math.max(0, x - x0))
  const fy = Math.min(1, Math.max(0, y - y0))
  const mix = (axis: 0 | 1): number => {
    const at = (cx: number, cy: number): number => warp.shift[(cy * warp.size + cx) * 2 + axis] as number
    const above = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * fx
    const below = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * fx
    return above + (below - above) * fy
  }
  return [mix(0), mix(1)]
}

/**
 * The projective map that takes the quad to the unit square (Heckbert, "Fundamentals of Texture Mapping and Image
 * Warping", 1989, section 2.2.3, inverted by the adjugate).
 */
function toUnitSquare(quad: Quad): (x: number, y: number) => Point {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad
  const [dx1, dy1, dx2, dy2] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2]
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3]
  const whole = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / whole
  const h = (dx1 * sy - sx * dy1) / whole
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0]
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0]
  return (x, y) => {
    const across = (e - f * h) * x + (c * h - b) * y + (b * f - c * e)
    const down = (f * g - d) * x + (a - c * g) * y + (c * d - a * f)
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d)
    return [across / w, down / w]
  }
}

/** In shares of the print area. */
export interface Fitted {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The part of the print area that a picture of this shape fills: whole, never cropped, centred; against the top or in the middle. */
export function fittedArt(places: Pick<PrintPlaces, 'aspect'>, artWidth: number, artHeight: number, fit: 'top' | 'middle' = 'top'): Fitted {
  const artAspect = artHeight / artWidth
  if (artAspect > places.aspect) {
    const width = places.aspect / artAspect
    return { left: (1 - width) / 2, top: 0, width, height: 1 }
  }
  const height = artAspect / places.aspect
  return { left: 0, top: fit === 'top' ? 0 : (1 - height) / 2, width: 1, height }
}
