/** What can be chosen of a look, by the names that a seller reads. */
import { lettering, texture, type Lettering, type Texture } from '../contract.ts'
import { nameOf } from './choices.ts'
import { PALETTES } from './colour/palettes.ts'
import { pathData } from './geometry/svg-path.ts'
import { move, scale, type Shape } from './geometry/shape.ts'
import type { Layout } from './layouts/layout.ts'
import { LAYOUTS } from './layouts/registry.ts'
import { PICTURE_LAYOUTS } from './layouts/with-picture.ts'
import type { Motif, MotifShelf } from './motifs.ts'
import { VOICES } from './type/voices.ts'

export interface Stock {
  /** `letters` are the finishes that the layout can carry. */
  readonly layouts: readonly { readonly id: string; readonly name: string; readonly letters: readonly Lettering[] }[]
  /** Those of designs that hold a picture of their own. */
  readonly pictureLayouts: Stock['layouts']
  readonly voices: readonly { readonly id: string; readonly name: string; readonly families: readonly string[] }[]
  readonly palettes: readonly { readonly id: string; readonly name: string; readonly moods: readonly string[]; readonly onDark: readonly string[]; readonly onLight: readonly string[] }[]
  readonly letters: readonly { readonly id: Lettering; readonly name: string }[]
  readonly textures: readonly { readonly id: Texture; readonly name: string }[]
}

const LETTER_NAMES: Readonly<Record<Lettering, string>> = { plain: 'Plain', extrude: 'Block shadow', outline: 'Outlined', shadow: 'Drop shadow', inline: 'Engraved line', block: 'Parted block shadow', double: 'Double outline', halftone: 'Dotted shadow', offset: 'Misprinted fill' }
const TEXTURE_NAMES: Readonly<Record<Texture, string>> = { none: 'Clean', worn: 'Worn', grain: 'Grainy', halftone: 'Halftone fade', misprint: 'Misprint' }

function offered(layout: Layout): Stock['layouts'][number] {
  return { id: layout.id, name: nameOf(layout), letters: layout.finishes ?? lettering.options }
}

/** `family` gives a face's family by its id. */
export function stockOf(family: (faceId: string) => string): Stock {
  return {
    layouts: LAYOUTS.map(offered),
    pictureLayouts: PICTURE_LAYOUTS.map(offered),
    voices: VOICES.map(({ id, name, display, helper, script }) => {
      const families = [...new Set([display, helper, script].map(family))]
      return { id, name, families }
    }),
    palettes: PALETTES.map(({ id, name, moods, onDark, onLight }) => ({ id, name, moods, onDark, onLight })),
    letters: lettering.options.map((id) => ({ id, name: LETTER_NAMES[id] })),
    textures: texture.options.map((id) => ({ id, name: TEXTURE_NAMES[id] })),
  }
}

export interface MotifTile {
  readonly id: string
  readonly name: string
  /** SVG path data in a viewBox of 0 0 100 100, filled by the non-zero rule. */
  readonly lines: string
  /** What the lines enclose; empty for a picture of one ink. */
  readonly inside: string
}

/** Pictures for free words, the nearest first; any pictures when there are no words. */
export function motifTiles(motifs: MotifShelf, words: string, limit: number): MotifTile[] {
  return motifs.search(words, limit).map(tileOf)
}

function tileOf(motif: Motif): MotifTile {
  const { lines, inside } = motif.picture()
  // Pictures are 1000 units large about the origin.
  const small = (shape: Shape): string => pathData(move(scale(shape, 0.096), 50, 50))
  return { id: motif.id, name: nameOf(motif), lines: small(lines), inside: small(inside) }
}
