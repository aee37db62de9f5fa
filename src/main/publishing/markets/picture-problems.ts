import type { Problem } from '../contract.ts'
import type { Publishable } from '../publisher.ts'
import { note, stops } from './problem.ts'

/** What a market takes as pictures of a listing; null where no number was read. */
export interface PictureLimits {
  readonly most: number | null
  readonly mostBytes: number | null
  /** On the shorter side: below it nothing is sent. */
  readonly leastPx: number | null
  /** On the shorter side: below it a picture looks poor there. */
  readonly wishedPx: number | null
  /** On the longer side. */
  readonly mostPx: number | null
  /** Width times height. */
  readonly mostPixels: number | null
}

/** Everything that is wrong with the pictures, each by its place in the order. */
export function pictureProblems({ pictures }: Publishable, market: string, limits: PictureLimits): Problem[] {
  if (pictures.length === 0) return [stops('pictures', 'There is no picture.', 'Make mock-ups for the design.')]
  const tooMany = limits.most !== null && pictures.length > limits.most
    ? [stops('pictures', `There are ${pictures.length} pictures; ${market} takes ${limits.most}.`, 'Remove some of them.')]
    : []
  return [...tooMany, ...pictures.flatMap((picture, index) => sizeProblems(picture, `Picture ${index + 1}`, market, limits))]
}

function sizeProblems({ bytes, widthPx, heightPx }: Publishable['pictures'][number], which: string, market: string, limits: PictureLimits): Problem[] {
  const [shorter, longer] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)]
  const size = `${widthPx} × ${heightPx} pixels`
  const above = (value: number, limit: number | null): boolean => limit !== null && value > limit
  const below = (value: number, limit: number | null): boolean => limit !== null && value < limit
  return [
    ...(bytes === 0 ? [stops('pictures', `${which} is empty.`, 'Make the mock-up again.')] : []),
    ...(above(bytes, limits.mostBytes) ? [stops('pictures', `${which} has ${megabytes(bytes)} MB; ${market} takes ${megabytes(limits.mostBytes ?? 0)} MB.`, 'Make the mock-up again in a smaller size.')] : []),
    ...(above(longer, limits.mostPx) || above(widthPx * heightPx, limits.mostPixels) ? [stops('pictures', `${which} is too large for ${market}: ${size}.`, 'Make the mock-up again in a smaller size.')] : []),
    ...(below(shorter, limits.leastPx) ? [stops('pictures', `${which} is too small for ${market}: ${size}.`, `Make it at least ${limits.leastPx} pixels on its shorter side.`)] : []),
    ...(!below(shorter, limits.leastPx) && below(shorter, limits.wishedPx) ? [note('pictures', `${which} is small: ${size}.`, `${market} recommends ${limits.wishedPx} pixels on the shorter side.`)] : []),
  ]
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
