/** A halftone screen at 45°. */
import { boxOf, type Shape } from '../geometry/shape.ts'

/** Whole dots, each with its middle in a clean shape; they do not touch while the radius is under pitch · 0.7. */
export function dotsIn(shape: Shape, pitch: number, radius: number, corners: number): Shape {
  const dots: number[][] = []
  screenIn(shape, shape, pitch, (x, y) => dots.push(dot(x, y, radius, corners)))
  return dots
}

/** The middles of a screen that lie in the box of `within` and in `shape`, which is clean; `pitch` from row to row. */
export function screenIn(within: Shape, shape: Shape, pitch: number, onDot: (x: number, y: number) => void): void {
  const box = boxOf(within)
  for (let row = Math.ceil(box.top / pitch); row * pitch <= box.bottom; row++) {
    const y = row * pitch
    const shift = row % 2 === 0 ? 0 : pitch
    const crossings = crossingsAt(shape, y)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [Math.max(box.left, crossings[i] ?? 0), Math.min(box.right, crossings[i + 1] ?? 0)]
      for (let column = Math.ceil((from - shift) / (2 * pitch)); column * 2 * pitch + shift <= to; column++) onDot(column * 2 * pitch + shift, y)
    }
  }
}

/** A polygon that runs clockwise on paper. */
export function dot(x: number, y: number, r: number, corners: number): number[] {
  return Array.from({ length: corners * 2 }, (_, i) => {
    const angle = (Math.PI * 2 * (i >> 1)) / corners
    return i % 2 === 0 ? x + r * Math.cos(angle) : y + r * Math.sin(angle)
  })
}

/** Where a level line crosses the edges of a clean shape, from left to right: in and out by turns. */
function crossingsAt(shape: Shape, y: number): number[] {
  const out: number[] = []
  for (const ring of shape) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const [ay, by] = [ring[i + 1] ?? 0, ring[j + 1] ?? 0]
      if (ay <= y === by <= y) continue
      const [ax, bx] = [ring[i] ?? 0, ring[j] ?? 0]
      out.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
    }
  }
  return out.sort((a, b) => a - b)
}
