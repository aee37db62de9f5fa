/**
 * Where a design lies in its print area. Mostly it fills it; a wrap goes round a mug and is never seen whole, so there
 * the design is one face that a single look takes in, printed on both sides.
 */
import type { PrintArea } from '../../products/contract.ts'
import { move, type Shape } from './geometry/shape.ts'

/** Wider than this by its height, an area goes round something. */
const WRAP_ASPECT = 1.8
/**
 * Width of a face and place of the left one's middle over the width of the wrap; the right one lies the same way from
 * the other edge. Of the 272 degrees of print on a mug a face takes 114 and its ink at most 100, 71 to the side of
 * what is opposite the handle. A look takes in 160: one face whole, and of the other a sliver at the rim at most.
 */
const FACE = { width: 0.42, middle: 0.24 }

/** One size for all faces of an area, and where each begins; pixels of the print area, whole ones. */
export interface Faces {
  readonly widthPx: number
  readonly heightPx: number
  readonly lefts: readonly number[]
}

/** One face that fills the area, or two of a wrap: equal, side by side, both as high as the wrap. */
export function facesOf({ widthPx, heightPx }: Pick<PrintArea, 'widthPx' | 'heightPx'>): Faces {
  if (widthPx / heightPx <= WRAP_ASPECT) return { widthPx, heightPx, lefts: [0] }
  const wide = Math.round(widthPx * FACE.width)
  const left = Math.round(widthPx * FACE.middle - wide / 2)
  return { widthPx: wide, heightPx, lefts: [left, widthPx - left - wide] }
}

/** What was drawn on one face, on every face: copies of the same outlines, none of them turned or mirrored. */
export function onEveryFace(shape: Shape, { lefts }: Faces): Shape {
  return lefts.flatMap((left) => (left === 0 ? shape : move(shape, left, 0)))
}
