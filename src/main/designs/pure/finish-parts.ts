/** The last steps before paper: fit to the print area, and no ink on another ink. */
import { outset, silhouette, simplify, subtract, unite } from './geometry/clip.ts'
import type { Place } from './geometry/raster.ts'
import { boxOf, type Box, type Shape } from './geometry/shape.ts'
import { moveParts, partsBox, scaleParts, type InkRole, type Part } from './layouts/layout.ts'

/** Part of the area that stays free on each side, so that no press cuts a letter. */
export const MARGIN = 0.06
/** Print pixels: points closer to a straight line than this are left out. */
const TOLERANCE = 0.3
/** 0.5 mm at 300 DPI and what simplifying may take of it: a narrower gap fills with ink. */
const LEAST_GAP = 6.4

export interface InkArea {
  readonly ink: Exclude<InkRole, 'bare'>
  readonly shape: Shape
}

/** The place of a box that is to fill an area, its margins kept. */
export function placeIn(box: Box, widthPx: number, heightPx: number): Place {
  const factor = Math.min((widthPx * (1 - 2 * MARGIN)) / box.width, (heightPx * (1 - 2 * MARGIN)) / box.height)
  // The optical centre lies a little above the middle.
  const room = heightPx - box.height * factor
  const top = Math.max(heightPx * MARGIN, room * 0.45)
  return { factor, dx: widthPx / 2 - ((box.left + box.right) / 2) * factor, dy: top - box.top * factor }
}

/** Parts scaled and centred into an area of print pixels, its margins kept. */
export function fitToArea(parts: readonly Part[], widthPx: number, heightPx: number): Part[] {
  const { factor, dx, dy } = placeIn(partsBox(parts), widthPx, heightPx)
  return moveParts(scaleParts(parts, factor), dx, dy)
}

/** Cuts every part out of those before it, with its gap, and collects what is left by ink in the order of first use. */
export function separateInks(parts: readonly Part[]): InkArea[] {
  const clean = parts.map((part) => ({ ...part, shape: unite(simplify(part.shape, TOLERANCE / 2)) }))
  const cutters = clean.map((part) => cutterOf(part))
  const areas = new Map<InkRole, Shape[]>()
  clean.forEach((part, index) => {
    const above = cutters.slice(index + 1).filter((cutter, i) => matters(part, clean[index + 1 + i], cutter))
    const left = above.length === 0 ? part.shape : subtract(part.shape, unite(...above.map(({ shape }) => shape)))
    const shape = simplify(left, TOLERANCE / 2)
    areas.set(part.ink, [...(areas.get(part.ink) ?? []), shape])
  })
  return [...areas].flatMap(([ink, shapes]) => (ink === 'bare' ? [] : [{ ink, shape: shapes.flat() }]))
}

interface Cutter {
  readonly shape: Shape
  readonly box: Box
}

function cutterOf(part: Part): Cutter {
  const base = part.solid === true ? silhouette(part.shape) : part.shape
  const gap = part.gap === undefined || part.gap === 0 ? 0 : Math.max(LEAST_GAP, part.gap)
  const shape = gap === 0 ? base : outset(base, gap)
  return { shape, box: boxOf(shape) }
}

/** Two parts of one ink without a gap may lie on each other; boxes that do not meet need no cutting. */
function matters(part: Part, upper: Part | undefined, cutter: Cutter): boolean {
  const box = boxOf(part.shape)
  const meets = cutter.box.left < box.right && cutter.box.right > box.left && cutter.box.top < box.bottom && cutter.box.bottom > box.top
  return meets && (part.ink !== upper?.ink || (upper.gap ?? 0) > 0)
}
