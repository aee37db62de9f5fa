/** Whole dots of a halftone screen at 45°, each with its middle in a shape. */
import { boxOf, type Shape } from '../geometry/shape.ts'

/** `pitch` from row to row; `radius` by place. Dots are polygons of `corners` corners that run the way outer rings do; they do not touch while radius < pitch · 0.7. */
export function dotsIn(shape: Shape, pitch: number, radius: (x: number, y: number) => number, corners: number): Shape {
  const box = boxOf(shape)
  const dots: number[][] = []
  const step = pitch
  for (let row = Math.floor(box.top / step); row * step <= box.bottom; row++) {
    const y = row * step
    const crossings = crossingsAt(shape, y)
    const shift = row % 2 === 0 ? 0 : step
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i] ?? 0, crossings[i + 1] ?? 0]
      for (let column = Math.ceil((from - shift) / (2 * step)); column * 2 * step + shift <= to; column++) {
        const x = column * 2 * step + shift
        const r = radius(x, y)
        if (r > 0) dots.push(dot(x, y, r, corners))
      }
    }
  }
  return dots
}

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
