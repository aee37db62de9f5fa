import type { z } from 'zod'
import { motifTiles, stockOf } from '../../main/designs/pure/stock.ts'
import type { ImagingPort } from './contract.ts'
import { familyOf, openShelves } from './shelves.ts'

/** What can be chosen of a look, with the names that a seller reads. */
export async function stock(): Promise<z.input<ImagingPort['stock']['output']>> {
  const { layouts, pictureLayouts, voices, palettes, letters, textures } = stockOf(familyOf)
  return {
    layouts: layouts.map((layout) => ({ ...layout, letters: [...layout.letters] })),
    pictureLayouts: pictureLayouts.map((layout) => ({ ...layout, letters: [...layout.letters] })),
    voices: voices.map((voice) => ({ ...voice, families: [...voice.families] })),
    palettes: palettes.map((palette) => ({ ...palette, moods: [...palette.moods], onDark: [...palette.onDark], onLight: [...palette.onLight] })),
    letters: [...letters],
    textures: [...textures],
  }
}

export async function motifs(input: z.output<ImagingPort['motifs']['input']>): Promise<z.input<ImagingPort['motifs']['output']>> {
  return motifTiles(openShelves().motifs, input.words, input.limit)
}
