/** Contrast as WCAG 2.2 reckons it (relative luminance, ratio from 1 to 21), and colour steps in OKLab (Ottosson 2020). */
import { fromLinear, linearOfOklab } from '../../../kernel/pure/oklab.ts'
import { linearOf, oklabDistance, oklabOf } from './oklab.ts'

export type Rgb = readonly [number, number, number]

export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export function toHex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(Math.min(255, Math.max(0, channel))).toString(16).padStart(2, '0')).join('').toUpperCase()}`
}

function gamma(light: number): number {
  return 255 * fromLinear(Math.min(1, Math.max(0, light)))
}

/** 0 (black) to 1 (white). */
export function luminance(hex: string): number {
  const [r, g, b] = parseHex(hex)
  return 0.2126 * linearOf(r) + 0.7152 * linearOf(g) + 0.0722 * linearOf(b)
}

/** 1 (same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return a > b ? a / b : b / a
}

/** Lightness, and the two colour axes, of OKLab. */
export function toOklab(hex: string): Rgb {
  return oklabOf(...parseHex(hex))
}

export function fromOklab(lab: Rgb): string {
  return toHex(linearOfOklab(lab).map(gamma) as unknown as Rgb)
}

/** Lightness and chroma of OKLab, and the hue in degrees from 0 to 360. */
export interface Lch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

export function toLch(hex: string): Lch {
  const [lightness, a, b] = toOklab(hex)
  return { lightness, chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 }
}

/** The colour, its chroma lowered as far as the screen's colours demand; lightness and hue stay. */
export function fromLch({ lightness, chroma, hue }: Lch): string {
  const angle = (hue * Math.PI) / 180
  for (let part = 1; part > 0; part -= 0.04) {
    const lab: Rgb = [lightness, part * chroma * Math.cos(angle), part * chroma * Math.sin(angle)]
    if (linearOfOklab(lab).every((channel) => channel >= -0.0005 && channel <= 1.0005)) return fromOklab(lab)
  }
  return fromOklab([lightness, 0, 0])
}

/** How far two colours lie apart to the eye: 0 (same) to about 1 (black and white). */
export function distance(one: string, other: string): number {
  return oklabDistance(toOklab(one), toOklab(other))
}
