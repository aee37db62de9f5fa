/** Boolean operations and offsets (Clipper2), so that every ink prints on bare cloth and no ink prints on another. */
import { Clipper, ClipType, EndType, FillRule, JoinType, type Path64, type Paths64 } from 'clipper2-ts'
import { ringArea, type Box, type Shape } from './shape.ts'

/** Clipper reckons in whole numbers; a hundredth of a unit is finer than any printer. */
const GRAIN = 100

function toPaths(shape: Shape): Paths64 {
  return shape.filter((ring) => ring.length >= 6).map((ring) => {
    const path: Path64 = []
    for (let i = 0; i + 1 < ring.length; i += 2) path.push({ x: Math.round((ring[i] ?? 0) * GRAIN), y: Math.round((ring[i + 1] ?? 0) * GRAIN) })
    return path
  })
}

function fromPaths(paths: Paths64): Shape {
  return paths.map((path) => path.flatMap(({ x, y }) => [x / GRAIN, y / GRAIN]))
}

/** One clean shape: overlaps are merged, outer rings run one way and holes the other. */
export function unite(...shapes: readonly Shape[]): Shape {
  return fromPaths(Clipper.union(toPaths(shapes.flat()), FillRule.NonZero))
}

/** Cleans outlines whose holes are told by the even-odd rule. */
export function uniteEvenOdd(shape: Shape): Shape {
  return fromPaths(Clipper.union(toPaths(shape), FillRule.EvenOdd))
}

export function subtract(from: Shape, what: Shape): Shape {
  if (what.length === 0) return from
  return fromPaths(Clipper.booleanOp(ClipType.Difference, toPaths(from), toPaths(what), FillRule.NonZero))
}

export function intersect(one: Shape, other: Shape): Shape {
  return fromPaths(Clipper.booleanOp(ClipType.Intersection, toPaths(one), toPaths(other), FillRule.NonZero))
}

/** The part of a shape in an upright box; quicker than `intersect`, and corners of the box may be left in empty bays. */
export function within(shape: Shape, { left, top, right, bottom }: Omit<Box, 'width' | 'height'>): Shape {
  const rect = { left: Math.round(left * GRAIN), top: Math.round(top * GRAIN), right: Math.round(right * GRAIN), bottom: Math.round(bottom * GRAIN) }
  return fromPaths(Clipper.rectClip(rect, toPaths(shape)))
}

/** Grown by `distance` on all sides (shrunk when negative); takes a clean shape, as `unite` gives. */
export function outset(shape: Shape, distance: number, corners: 'round' | 'sharp' = 'round'): Shape {
  const kind = corners === 'round' ? JoinType.Round : JoinType.Miter
  return fromPaths(Clipper.inflatePaths(toPaths(shape), distance * GRAIN, kind, EndType.Polygon, 2.5, 0.12 * GRAIN))
}

/** The shape with its holes filled. */
export function silhouette(shape: Shape): Shape {
  const clean = unite(shape)
  const sign = Math.sign(clean.reduce((largest, ring) => (Math.abs(ringArea(ring)) > Math.abs(largest) ? ringArea(ring) : largest), 0))
  return unite(clean.filter((ring) => Math.sign(ringArea(ring)) === sign))
}

/** Fewer points with no point moved by more than `tolerance`. */
export function simplify(shape: Shape, tolerance: number): Shape {
  // Font outlines often end on the point they began with; a ring must not have it twice.
  const rings = toPaths(shape).map((path) => Clipper.stripDuplicates(path, true))
  return fromPaths(Clipper.simplifyPaths(rings, tolerance * GRAIN, true)).filter((ring) => ring.length >= 6)
}

/** What a shape covers when it is dragged along (dx, dy), the shape itself included. */
export function sweep(shape: Shape, dx: number, dy: number): Shape {
  const quads: number[][] = []
  for (const ring of shape) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0]
      const quad = [ax, ay, bx, by, bx + dx, by + dy, ax + dx, ay + dy]
      quads.push(ringArea(quad) >= 0 ? quad : [ax + dx, ay + dy, bx + dx, by + dy, bx, by, ax, ay])
    }
  }
  return unite(unite(quads), shape)
}
