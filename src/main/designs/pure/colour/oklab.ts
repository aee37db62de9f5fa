/** OKLab (Ottosson 2020) of single pixels; a picture has millions, so the sRGB curve is a table. */

export type Oklab = readonly [lightness: number, a: number, b: number]

/** Linear light of each of the 256 steps of a channel (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, step) => {
  const c = step / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

/** Linear light of a channel from 0 to 255; fractions are rounded. */
export function linearOf(channel: number): number {
  return LINEAR[Math.min(255, Math.max(0, Math.round(channel)))] ?? 0
}

/** Channels from 0 to 255. */
export function oklabOf(red: number, green: number, blue: number): Oklab {
  const [r, g, b] = [linearOf(red), linearOf(green), linearOf(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** How far two colours lie apart to the eye: 0 (same) to about 1 (black and white). */
export function oklabDistance(one: Oklab, other: Oklab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}
