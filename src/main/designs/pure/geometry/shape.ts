/**
 * Areas as closed polygons: a ring is x, y, x, y … and a shape is rings filled by the non-zero rule. Curves are
 * flattened before they come here, finely enough that no facet shows in print. y grows downwards.
 */
import { inheriting } from './origin.ts'

export type Ring = readonly number[]
export type Shape = readonly Ring[]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

/** The smallest upright box around a shape; all zeros for an empty one. */
export function boxOf(shape: Shape): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of shape) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const x = ring[i] ?? 0
      const y = ring[i + 1] ?? 0
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  if (left > right) return { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  return { left, top, right, bottom, width: right - left, height: bottom - top }
}

/** Every point through `to`. */
export function mapPoints(shape: Shape, to: (x: number, y: number) => readonly [number, number]): Shape {
  return shape.map((ring) => {
    const out: number[] = []
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = to(ring[i] ?? 0, ring[i + 1] ?? 0)
      out.push(x, y)
    }
    return inheriting(out, ring)
  })
}

export function move(shape: Shape, dx: number, dy: number): Shape {
  if (dx === 0 && dy === 0) return shape
  return shape.map((ring) => inheriting(ring.map((value, index) => value + (index % 2 === 0 ? dx : dy)), ring))
}

/** Scaled about the origin. */
export function scale(shape: Shape, sx: number, sy: number = sx): Shape {
  return shape.map((ring) => inheriting(ring.map((value, index) => value * (index % 2 === 0 ? sx : sy)), ring))
}

/** Turned about the origin; positive degrees turn clockwise on paper. */
export function rotate(shape: Shape, degrees: number): Shape {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return mapPoints(shape, (x, y) => [x * cos - y * sin, x * sin + y * cos])
}

export function join(...shapes: readonly Shape[]): Shape {
  return shapes.flat()
}

/** Extra points on long edges, so that a warp bends them: no edge stays longer than `step`. */
export function densify(shape: Shape, step: number): Shape {
  return shape.map((ring) => {
    const out: number[] = []
    const count = ring.length / 2
    for (let i = 0; i < count; i++) {
      const [x, y] = [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]
      const next = (i + 1) % count
      const [dx, dy] = [(ring[2 * next] ?? 0) - x, (ring[2 * next + 1] ?? 0) - y]
      const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step))
      for (let part = 0; part < parts; part++) out.push(x + (dx * part) / parts, y + (dy * part) / parts)
    }
    return inheriting(out, ring)
  })
}

/** Twice-signed-area by the shoelace formula, halved: negative rings are holes after a union. */
export function ringArea(ring: Ring): number {
  let sum = 0
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    sum += (ring[i] ?? 0) * (ring[j + 1] ?? 0) - (ring[j] ?? 0) * (ring[i + 1] ?? 0)
  }
  return sum / 2
}

/** Filled area of a shape whose holes run the other way round. */
export function areaOf(shape: Shape): number {
  return Math.abs(shape.reduce((sum, ring) => sum + ringArea(ring), 0))
}
