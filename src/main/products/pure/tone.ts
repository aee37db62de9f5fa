import { InvalidInput } from '../../kernel/errors.ts'
import type { GarmentTone } from '../contract.ts'

/** CIE lightness (0 to 100) from which a garment counts as light, and below which it counts as dark. */
const LIGHT_FROM = 70
const DARK_BELOW = 45

/**
 * Whether a garment of this colour asks for dark ink (`light`), light ink (`dark`) or the better of both (`mid`).
 * `hex` is #RRGGBB; anything else throws InvalidInput.
 */
export function toneOf(hex: string): GarmentTone {
  const lightness = lightnessOf(hex)
  if (lightness >= LIGHT_FROM) return 'light'
  return lightness < DARK_BELOW ? 'dark' : 'mid'
}

/** CIE L* of an sRGB colour, 0 (black) to 100 (white): IEC 61966-2-1 and CIE 15. */
export function lightnessOf(hex: string): number {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (match === null) throw new InvalidInput(hex, 'is not a colour', 'Write it as #RRGGBB, for example #1A1A1A.')
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((pair) => linear(Number.parseInt(pair, 16) / 255))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
