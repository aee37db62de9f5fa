/** Inks for lettering beside a picture, from the picture's own colours. */
import { distance, fromLch, toLch } from '../colour/contrast.ts'
import type { Palette } from '../colour/palettes.ts'
import { OWN_PICTURE, type ColourShare } from './generated.ts'

/** Less chroma than this is a grey. */
const COLOURED = 0.05
const ACCENTS = 3
/** Colours nearer than this are one. */
const APART = 0.12

/**
 * Key inks of its leading hue, nearly white and nearly black, and its liveliest colours as accents; what is too near a
 * cloth is moved where the inks are chosen, as with every palette.
 */
export function paletteOf(colours: readonly ColourShare[]): Palette {
  const lively = colours
    .map((colour) => ({ ...colour, ...toLch(colour.hex) }))
    .filter(({ chroma, lightness }) => chroma >= COLOURED && lightness > 0.2)
    .sort((a, b) => b.chroma * Math.sqrt(b.share) - a.chroma * Math.sqrt(a.share))
  const accents: string[] = []
  for (const { hex } of lively) if (accents.length < ACCENTS && accents.every((other) => distance(hex, other) > APART)) accents.push(hex)
  const hue = lively[0]?.hue ?? 80
  const light = fromLch({ lightness: 0.955, chroma: 0.028, hue })
  const dark = fromLch({ lightness: 0.25, chroma: 0.045, hue })
  return {
    id: OWN_PICTURE, name: 'The picture’s own colours', moods: [],
    onDark: [light, ...(accents.length === 0 ? [fromLch({ lightness: 0.8, chroma: 0.02, hue })] : accents)],
    onLight: [dark, ...(accents.length === 0 ? [fromLch({ lightness: 0.45, chroma: 0.02, hue })] : accents)],
  }
}
