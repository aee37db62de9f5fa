/** Where each line of type lies in the finished design, and whether it runs straight: measured on the outlines, told by no family. */
import { asFirstSet, originOf, type Origin } from './geometry/origin.ts'
import { boxOf, type Box, type Ring } from './geometry/shape.ts'
import type { Part } from './layouts/layout.ts'

export interface SetLine {
  readonly text: string
  readonly face: string
  /** In the unit of the parts. */
  readonly box: Box
  /** Level, and every letter on one baseline as it was set: neither arched nor waved nor climbing. */
  readonly straight: boolean
}

/** A line that climbs less than a degree is level. */
const LEVEL = 0.0175
/** Part of a line's height by which a letter may lie off the line. */
const OFF = 0.03

/** Every line of type in the parts, in the order of painting. */
export function linesIn(parts: readonly Part[]): SetLine[] {
  const rings = parts.flatMap(({ shape }) => shape)
  return [...Map.groupBy(rings, originOf)].flatMap(([origin, own]) => (origin?.kind === 'letters' ? [lineOf(origin, own)] : []))
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

/** Whether one slope, one scale and one place explain where tops and feet of all outlines came to lie. */
function isStraight(rings: readonly Ring[]): boolean {
  const pairs = rings.flatMap((ring) => {
    const asSet = asFirstSet(ring)
    return asSet === undefined ? [] : [{ set: boxOf([asSet]), placed: boxOf([ring]) }]
  })
  const marks = pairs.flatMap(({ set, placed }): Mark[] => {
    const x = (set.left + set.right) / 2
    return [{ x, y: set.top, now: placed.top }, { x, y: set.bottom, now: placed.bottom }]
  })
  const { slope, scale, at } = fitted(marks)
  const height = boxOf(rings).height
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
