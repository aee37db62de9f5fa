/** The white border of a sticker: the art's own outline, grown and smoothed, under everything. */
import type { InkVariant } from '../contract.ts'
import type { InkArea } from './finish-parts.ts'
import { outset, silhouette, subtract, unite } from './geometry/clip.ts'
import type { Shape } from './geometry/shape.ts'

export const STICKER_PAPER = '#FFFFFF'
/** Width of the border over the width of the print area; the margin of the area is wider. */
const BORDER = 0.022
/** Bays narrower than this part of the width are closed, so that a knife can follow the edge. */
const BAY = 0.05

/**
 * On dark cloth the white itself, with the art cut out of it. On light cloth white would not show: there the edge is
 * a line in the key ink.
 */
export function stickerAreas(areas: readonly InkArea[], variant: InkVariant, keyInk: string, widthPx: number): { colour: string; shape: Shape }[] {
  const art = unite(...areas.map(({ shape }) => shape))
  const grown = silhouette(outset(silhouette(art), (BORDER + BAY) * widthPx))
  const edge = outset(grown, -BAY * widthPx)
  if (variant === 'on-light') return [{ colour: keyInk, shape: subtract(edge, outset(edge, -0.004 * widthPx)) }]
  return [{ colour: STICKER_PAPER, shape: subtract(edge, art) }]
}
