/** A generated picture in its place on a face, and what makes it stand out from a cloth of its own colour. */
import { contrast } from '../colour/contrast.ts'
import { outset, subtract, unite } from '../geometry/clip.ts'
import { originOf } from '../geometry/origin.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import type { Part } from '../layouts/layout.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { GeneratedPicture } from './generated.ts'
import type { Coloured, PicturePlace } from './picture-svg.ts'

export interface HeldPicture {
  readonly picture: GeneratedPicture
  readonly place: PicturePlace
  /** Its outline in its place. */
  readonly outline: Shape
}

/** Where the picture lies, told by where its outline came to lie. */
export function heldPicture(parts: readonly Part[], picture: GeneratedPicture): HeldPicture {
  const rings = parts.flatMap(({ shape }) => shape.filter((ring) => originOf(ring)?.kind === 'picture'))
  if (rings.length === 0) throw new AppError('bug', 'The layout left out the picture.')
  const [from, to] = [boxOf(picture.outline), boxOf(rings)]
  const factor = to.width / from.width
  return placedAt(picture, { left: to.left - from.left * factor, top: to.top - from.top * factor, width: picture.widthPx * factor, height: picture.heightPx * factor })
}

export function placedAt(picture: GeneratedPicture, place: PicturePlace): HeldPicture {
  return { picture, place, outline: move(scale(picture.outline, place.width / picture.widthPx), place.left, place.top) }
}

/** A colour with less contrast than this cannot be told from the cloth; a picture may lose so much of itself. */
const [HIDDEN, MAY_HIDE] = [1.5, 0.22]
/** Width of the rim over the width of the face. */
const RIM = 0.009

/** A rim in `ink` round the picture where too much of it is of a cloth's colour; nothing where it stands out by itself. */
export function rimOf({ picture, outline }: HeldPicture, cloths: readonly string[], ink: string, widthPx: number): Coloured[] {
  const lost = Math.max(0, ...cloths.map((cloth) => picture.colours.reduce((sum, { hex, share }) => (contrast(hex, cloth) < HIDDEN ? sum + share : sum), 0)))
  if (lost <= MAY_HIDE) return []
  // It goes a little under the picture, whose edge is soft.
  const body = unite(outline)
  return [{ colour: ink, shape: subtract(outset(body, RIM * widthPx), outset(body, -0.002 * widthPx)) }]
}
