/** Which inks print on which garments: light inks on dark cloth, dark inks on light cloth, always readable. */
import type { Garment } from '../../../products/contract.ts'
import type { InkVariant } from '../../contract.ts'
import { contrast, distance, luminance, toLch } from './contrast.ts'
import type { Palette } from './palettes.ts'
import { relativeOf } from './relatives.ts'

/** Least contrast of the words that matter, and of everything else that prints. */
export const KEY_CONTRAST = 4.5
export const ACCENT_CONTRAST = 2.5
/** An accent closer than this to the key, or to another accent, looks like one mistake. */
const FROM_KEY = 0.09
const FROM_ACCENT = 0.06

export interface Inks {
  readonly key: string
  readonly second: string
  readonly third: string
  readonly fourth: string
}

/** Cloth on which white ink reads better than black ink takes the light inks. */
export function variantFor(garmentHex: string): InkVariant {
  return contrast('#FFFFFF', garmentHex) >= contrast('#000000', garmentHex) ? 'on-dark' : 'on-light'
}

/** The variants that a set of garments asks for, each with its cloths. */
export function variantsOf(garments: readonly Garment[]): { variant: InkVariant; cloths: string[] }[] {
  return (['on-dark', 'on-light'] as const)
    .map((variant) => ({ variant, cloths: garments.filter(({ hex }) => variantFor(hex) === variant).map(({ hex }) => hex) }))
    .filter(({ cloths }) => cloths.length > 0)
}

/**
 * The palette's inks for a variant, each moved in lightness only as far as its contrast on every cloth demands.
 * `shift` tells how far in all: a palette that had to move little fits the cloths better.
 */
export function inksFor(palette: Palette, variant: InkVariant, cloths: readonly string[]): { inks: Inks; shift: number } {
  const wanted = variant === 'on-dark' ? palette.onDark : palette.onLight
  const key = readable(wanted[0], cloths, variant, KEY_CONTRAST)
  const accents = wanted.slice(1).map((hex) => readable(hex, cloths, variant, ACCENT_CONTRAST))
  const usable = accents.filter((hex, index) => distance(hex, key) > FROM_KEY && accents.slice(0, index).every((other) => distance(hex, other) > FROM_ACCENT))
  // The cloth's own colour, moved until it shows: the last accent that can be told from the key.
  const [second = readable(cloths[0] ?? key, cloths, variant, ACCENT_CONTRAST), third = second, fourth = third] = usable
  const shift = [key, ...accents].reduce((sum, hex, index) => sum + distance(hex, wanted[index] ?? hex), 0) + (accents.length - usable.length) * 0.1
  return { inks: { key, second, third, fourth }, shift }
}

/** The colour itself, or its nearest lighter (on dark cloth) or darker relative that reaches `least` on every cloth. */
export function readable(hex: string, cloths: readonly string[], variant: InkVariant, least: number): string {
  const reaches = (colour: string): boolean => cloths.every((cloth) => contrast(colour, cloth) >= least && lies(colour, cloth, variant))
  if (reaches(hex)) return hex
  const { lightness } = toLch(hex)
  const goal = variant === 'on-dark' ? 1 : 0
  for (let step = 1; step <= 60; step++) {
    const colour = relativeOf(hex, lightness + ((goal - lightness) * step) / 60)
    if (reaches(colour)) return colour
  }
  return variant === 'on-dark' ? '#FFFFFF' : '#000000'
}

/** On dark cloth an ink is lighter than the cloth; so key and accents stay on one side of it. */
function lies(colour: string, cloth: string, variant: InkVariant): boolean {
  return variant === 'on-dark' ? luminance(colour) > luminance(cloth) : luminance(colour) < luminance(cloth)
}
