/** OKLab of single pixels; a picture has millions, so the sRGB curve is a table. */
import { oklabOfLinear, toLinear } from '../../../kernel/pure/oklab.ts'

export type Oklab = readonly [lightness: number, a: number, b: number]

/** Linear light of each of the 256 steps of a channel. */
const LINEAR = Float64Array.from({ length: 256 }, (_, step) => toLinear(step / 255))

/** Linear light of a channel from 0 to 255; fractions are rounded. */
export function linearOf(channel: number): number {
  return LINEAR[Math.min(255, Math.max(0, Math.round(channel)))] ?? 0
}

/** Channels from 0 to 255. */
export function oklabOf(red: number, green: number, blue: number): Oklab {
  return oklabOfLinear([linearOf(red), linearOf(green), linearOf(blue)])
}

/** How far two colours lie apart to the eye: 0 (same) to about 1 (black and white). */
export function oklabDistance(one: Oklab, other: Oklab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}
