/** Nicks along the edges of large fills: the outline itself dips inwards, so that nothing has to be cut. */
import type { Rng } from '../../../kernel/pure/rng.ts'
import type { Ring, Shape } from '../geometry/shape.ts'
import { LEAST_GAP } from '../print/measure.ts'
import type { InkSpace } from './ink-space.ts'
import type { Lost } from './specks.ts'

export interface NickPlan {
  /** Nicks in 1000 pixels of straight outline. */
  readonly density: number
  /** Greatest depth in pixels. */
  readonly depth: number
}

/** Takes the outlines of one ink, outer rings clockwise on paper; `area` is its index in the space. Calls for every nick. */
export function nicked(shape: Shape, space: InkSpace, area: number, plan: NickPlan, rng: Rng, onNick: (nick: Lost) => void): Shape {
  return shape.map((ring) => nickedRing(ring, space, area, plan, rng, onNick))
}

function nickedRing(ring: Ring, space: InkSpace, area: number, plan: NickPlan, rng: Rng, onNick: (nick: Lost) => void): number[] {
  const out: number[] = []
  let next = spacing(plan, rng)
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    const edge = edgeFrom(ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0)
    out.push(edge.x, edge.y)
    for (; next < edge.length; next += spacing(plan, rng)) {
      const half = Math.max(LEAST_GAP * 1.3, plan.depth * (0.6 + rng.next()))
      const deep = plan.depth * (0.4 + 0.6 * rng.next())
      const dent = dentOf(edge, next, half, deep, rng)
      if (next < half + 2 || next + half + 2 > edge.length || !isThick(space, area, edge, next, deep)) continue
      out.push(...dent)
      const [x, y] = placeOn(edge, next, 0)
      onNick({ x, y, reach: Math.max(half, deep) })
      next += half * 2
    }
    next -= edge.length
  }
  return out
}

function spacing(plan: NickPlan, rng: Rng): number {
  return (0.3 + 1.4 * rng.next()) * (1000 / plan.density)
}

/** An edge by its start, its direction and its length; the ink is on the side of (-uy, ux). */
interface Edge {
  readonly x: number
  readonly y: number
  readonly ux: number
  readonly uy: number
  readonly length: number
}

function edgeFrom(ax: number, ay: number, bx: number, by: number): Edge {
  const length = Math.hypot(bx - ax, by - ay)
  return { x: ax, y: ay, ux: length === 0 ? 0 : (bx - ax) / length, uy: length === 0 ? 0 : (by - ay) / length, length }
}

function placeOn({ x, y, ux, uy }: Edge, at: number, inwards: number): [number, number] {
  return [x + ux * at - uy * inwards, y + uy * at + ux * inwards]
}

/** Strokes under twice this, 3 mm, are left whole. */
const LEAST_ROOM = 17

/** Whether the ink behind is far thicker than the nick is deep. */
function isThick(space: InkSpace, area: number, edge: Edge, at: number, deep: number): boolean {
  const room = Math.max(deep * 3, LEAST_ROOM)
  const behind = placeOn(edge, at, room * 1.15)
  return space.inkAt(...behind) === area && space.clearance(...behind, room) >= room
}

function dentOf(edge: Edge, at: number, half: number, deep: number, rng: Rng): number[] {
  const steps = [[-1, 0], [-0.5, 0.4 + 0.5 * rng.next()], [0.2 * rng.next(), 1], [0.6, 0.3 + 0.5 * rng.next()], [1, 0]] as const
  return steps.flatMap(([along, inwards]) => placeOn(edge, at + along * half, inwards * deep))
}
