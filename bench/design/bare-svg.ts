/** The least that a phrase as outlines can cost: shaped, moved to its place, written. */
import { move, scale, type Shape } from '../../src/main/designs/pure/geometry/shape.ts'
import { toSvg } from '../../src/main/designs/pure/svg.ts'
import type { Face } from '../../src/main/designs/pure/type/face.ts'

/** Words one under the other, 500 pixels to the em. */
export function bareSvg(phrase: string, face: Face): string {
  const shape: Shape = phrase.split(' ').flatMap((word, line) => face.shape(word).glyphs.flatMap((glyph) => move(scale(move(glyph.shape, glyph.x, 0), 0.5), 300, 600 + line * 500)))
  return toSvg(4500, 5400, [{ colour: '#FFFFFF', shape }])
}
