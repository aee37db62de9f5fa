/** Sizes that a service takes, as near as possible to the shape that is wanted. */

export interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** What prices are stated for. */
const PRICED_PIXELS = 1_048_576

/** The one whose shape is nearest; of equal ones the first. */
export function nearestShape<T extends Size>(wanted: Size, choices: readonly [T, ...T[]]): T {
  const [first, ...others] = choices
  return others.reduce((best, one) => (farness(wanted, one) < farness(wanted, best) ? one : best), first)
}

export interface SizeLimits {
  /** Both sides are a multiple of it. */
  readonly step: number
  readonly leastPixels: number
  readonly mostPixels: number
  /** Longest side over shortest. */
  readonly mostRatio: number
}

/** The wanted shape, enlarged or reduced until its pixels are within the limits. */
export function fitted({ widthPx, heightPx }: Size, { step, leastPixels, mostPixels, mostRatio }: SizeLimits): Size {
  const ratio = Math.min(mostRatio, Math.max(1 / mostRatio, widthPx / heightPx))
  const pixels = Math.min(mostPixels, Math.max(leastPixels, widthPx * heightPx))
  // Rounded down, so that the two together never pass the limits.
  const width = Math.max(step, Math.floor(Math.sqrt(pixels * ratio) / step) * step)
  const height = Math.max(step, Math.floor(pixels / width / step) * step)
  return height * mostRatio < width ? { widthPx: Math.floor((height * mostRatio) / step) * step, heightPx: height } : { widthPx: width, heightPx: Math.min(height, Math.floor((width * mostRatio) / step) * step) }
}

/** Minor units that a picture of that size costs at most; a small one counts as one of a million pixels. */
export function costOf(minorPerPicture: number, { widthPx, heightPx }: Size): number {
  return wholeCents(minorPerPicture * Math.max(1, (widthPx * heightPx) / PRICED_PIXELS))
}

/** A begun cent counts whole; what a computer's fractions add to a whole one does not. */
export function wholeCents(minor: number): number {
  return Math.ceil(minor * (1 - 1e-9))
}

function farness(a: Size, b: Size): number {
  return Math.abs(Math.log((a.widthPx / a.heightPx) * (b.heightPx / b.widthPx)))
}
