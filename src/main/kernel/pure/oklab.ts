/** sRGB, linear light and OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020). */

export type Triple = readonly [number, number, number]

/** Linear light in [0, 1] of an sRGB value in [0, 1] (IEC 61966-2-1). */
export function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** The inverse of `toLinear`. */
export function fromLinear(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}

/** `#RRGGBB` as linear RGB in [0, 1]. */
export function linearOfHex(hex: string): Triple {
  const channel = (at: number): number => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return [channel(1), channel(3), channel(5)]
}

/** OKLab [L, a, b] of linear RGB; L is 0 for black and 1 for white. */
export function oklabOfLinear([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Linear RGB of OKLab; channels leave [0, 1] where the screen has no such colour. */
export function linearOfOklab([L, a, b]: Triple): Triple {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Linear RGB in [0, 1], with as much of the colour's chroma as the screen can show at its lightness. */
export function shownLinear(lab: Triple): Triple {
  const [L, a, b] = lab
  let keep = 1
  for (let attempt = 0; attempt < 16; attempt++) {
    const rgb = linearOfOklab([L, a * keep, b * keep])
    if (rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return clamped(rgb)
    keep *= 0.9
  }
  return clamped(linearOfOklab([L, 0, 0]))
}

function clamped([red, green, blue]: Triple): Triple {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  return [clamp(red), clamp(green), clamp(blue)]
}
