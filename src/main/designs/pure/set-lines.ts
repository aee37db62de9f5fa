/** Where each line of type lies in the finished design, and whether it runs straight: measured on the outlines, told by no family. */
import { asFirstSet, originOf, type Origin } from './geometry/origin.ts'
import { boxOf, type Box, type Ring } from './geometry/shape.ts'
import type { Part } from './layouts/layout.ts'

export interface SetLine {
  readonly text: string
  readonly face: string
  /** In the unit of the parts. */
  readonly box: Box
  /** Level, on one baseline, its letters upright as they were set: neither arched nor waved, climbing nor leaning with a figure. */
  readonly straight: boolean
}

/** A line that climbs less than a degree is level. */
const LEVEL = 0.0175
/** Part of a line's height by which a letter may lie off the line. */
const OFF = 0.03
/** A letter that leans less than three degrees stands as it was set. */
const UPRIGHT = 0.052

/** Every line of type in the parts, in the order of painting. */
export function linesIn(parts: readonly Part[]): SetLine[] {
  const rings = parts.flatMap(({ shape }) => shape)
  return [...Map.groupBy(rings, originOf)].flatMap(([origin, own]) => (origin?.kind === 'letters' ? [lineOf(origin, uppermost(own))] : []))
}

/** Each outline where it was painted last: a shadow is the same outlines once more, thrown aside and painted before. */
function uppermost(rings: readonly Ring[]): Ring[] {
  return [...new Map(rings.map((ring) => [asFirstSet(ring) ?? ring, ring])).values()]
}

function lineOf({ text, face }: Extract<Origin, { kind: 'letters' }>, rings: readonly Ring[]): SetLine {
  return { text, face, box: boxOf(rings), straight: isStraight(rings) }
}

/** Where the top or the foot of an outline lay when it was set, and how high it lies now. */
interface Mark {
  readonly x: number
  readonly y: number
  readonly now: number
}

/** An outline as it was set, and as it lies. */
interface Pair {
  readonly set: Box
  readonly placed: Box
  /** By how much it leans more than it did, as a tangent. */
  readonly lean: number
}

function pairOf(ring: Ring): Pair[] {
  const asSet = asFirstSet(ring)
  if (asSet === undefined) return []
  const [set, placed] = [boxOf([asSet]), boxOf([ring])]
  const stretch = (placed.width * set.height) / Math.max(1e-9, set.width * placed.height)
  return [{ set, placed, lean: leanOf(ring) - stretch * leanOf(asSet) }]
}

/** Whether one slope, one scale and one place explain where tops and feet of all outlines came to lie, and no tall one leans. */
function isStraight(rings: readonly Ring[]): boolean {
  const pairs = rings.flatMap(pairOf)
  const { height } = boxOf(rings)
  if (pairs.some(({ placed, lean }) => placed.height > height / 2 && Math.abs(lean) > UPRIGHT)) return false
  const marks = pairs.flatMap(({ set, placed }): Mark[] => {
    const x = (set.left + set.right) / 2
    return [{ x, y: set.top, now: placed.top }, { x, y: set.bottom, now: placed.bottom }]
  })
  const { slope, scale, at } = fitted(marks)
  const most = Math.max(...marks.map(({ x, y, now }) => Math.abs(now - (at + slope * x + scale * y))))
  return scale > 0 && Math.abs(slope / scale) < LEVEL && most < OFF * height
}

/** The least squares of now = at + slope · x + scale · y. */
function fitted(marks: readonly Mark[]): { slope: number; scale: number; at: number } {
  const mean = (of: (mark: Mark) => number): number => marks.reduce((sum, mark) => sum + of(mark), 0) / marks.length
  const [mx, my, mn] = [mean(({ x }) => x), mean(({ y }) => y), mean(({ now }) => now)]
  const [xx, yy, xy] = [mean(({ x }) => (x - mx) ** 2), mean(({ y }) => (y - my) ** 2), mean(({ x, y }) => (x - mx) * (y - my))]
  const [xn, yn] = [mean(({ x, now }) => (x - mx) * (now - mn)), mean(({ y, now }) => (y - my) * (now - mn))]
  const whole = xx * yy - xy * xy
  // All outlines above one another: there is no slope to be found.
  const slope = whole < 1e-9 * xx * yy || xx === 0 ? 0 : (xn * yy - yn * xy) / whole
  const scale = yy === 0 ? 0 : (yn - slope * xy) / yy
  return { slope, scale, at: mn - slope * mx - scale * my }
}

/** How far an area moves sideways with each step down: the second moments of the ring about its centre, xy by yy. */
function leanOf(ring: Ring): number {
  const [ox, oy] = [ring[0] ?? 0, ring[1] ?? 0]
  let [area, mx, my, xy, yy] = [0, 0, 0, 0, 0]
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    const [ax, ay, bx, by] = [(ring[i] ?? 0) - ox, (ring[i + 1] ?? 0) - oy, (ring[j] ?? 0) - ox, (ring[j + 1] ?? 0) - oy]
    const cross = ax * by - bx * ay
    area += cross / 2
    mx += (cross * (ax + bx)) / 6
    my += (cross * (ay + by)) / 6
    xy += (cross * (ax * by + 2 * ax * ay + 2 * bx * by + bx * ay)) / 24
    yy += (cross * (ay * ay + ay * by + by * by)) / 12
  }
  const spread = yy - (my * my) / area
  return area === 0 || spread === 0 ? 0 : (xy - (mx * my) / area) / spread
}
