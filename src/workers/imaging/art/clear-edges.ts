/**
 * An edge pixel is art mixed with ground: C = αF + (1 − α)G. With F taken from the art beside it, α is how far C lies
 * on the way from G to F, and the pixel becomes F at α: no rim of the old ground is left on another cloth.
 */
import type { RawPicture } from './raw-picture.ts'

/** Pixels to either side of the outline that may be mixed. */
const BAND = 2
/** How far the pure colour of the art is looked for. */
const LOOK = 4
/** Ground and art that lie closer than this (bytes, squared) cannot be told apart. */
const LEAST_APART = 30 ** 2

/** Writes the edge of `target`; `state` says of each pixel whether it was taken as ground (1) or kept (0). */
export function clearEdges(source: RawPicture, target: RawPicture, state: Uint8Array, ground: readonly [number, number, number]): void {
  const band = bandOf(state, source.widthPx, source.heightPx)
  for (const place of band.places) {
    const pure = pureColourNear(source, state, band.marks, place, ground)
    if (pure === null) continue
    const alpha = shareOf(source.data, place * 4, pure, ground)
    target.data[place * 4] = pure[0]
    target.data[place * 4 + 1] = pure[1]
    target.data[place * 4 + 2] = pure[2]
    target.data[place * 4 + 3] = Math.round(alpha * (source.data[place * 4 + 3] ?? 255))
  }
}

/** Pixels within two steps of the outline, on both sides of it. */
function bandOf(state: Uint8Array, width: number, height: number): { marks: Uint8Array; places: number[] } {
  const marks = new Uint8Array(state.length)
  const places: number[] = []
  const add = (place: number): void => {
    if (marks[place] === 1) return
    marks[place] = 1
    places.push(place)
  }
  for (let y = 0, place = 0; y < height; y++) {
    for (let x = 0; x < width; x++, place++) {
      if (x + 1 < width && state[place] !== state[place + 1]) {
        add(place)
        add(place + 1)
      }
      if (y + 1 < height && state[place] !== state[place + width]) {
        add(place)
        add(place + width)
      }
    }
  }
  for (let step = 1, from = 0; step < BAND; step++) {
    const until = places.length
    for (let at = from; at < until; at++) {
      const place = places[at] ?? 0
      const x = place % width
      if (x > 0) add(place - 1)
      if (x < width - 1) add(place + 1)
      if (place >= width) add(place - width)
      if (place < state.length - width) add(place + width)
    }
    from = until
  }
  return { marks, places }
}

/** The nearest colour of the art that is not mixed; of a line too thin to have one, the colour farthest from the ground. */
function pureColourNear({ data, widthPx, heightPx }: RawPicture, state: Uint8Array, marks: Uint8Array, place: number, ground: readonly [number, number, number]): [number, number, number] | null {
  const [x0, y0] = [place % widthPx, Math.floor(place / widthPx)]
  let [nearest, nearestAt, farthest, farthestAt] = [Number.POSITIVE_INFINITY, -1, -1, -1]
  for (let y = Math.max(0, y0 - LOOK); y <= Math.min(heightPx - 1, y0 + LOOK); y++) {
    for (let x = Math.max(0, x0 - LOOK); x <= Math.min(widthPx - 1, x0 + LOOK); x++) {
      const other = y * widthPx + x
      if (state[other] === 1) continue
      const away = (x - x0) ** 2 + (y - y0) ** 2
      if (marks[other] === 0 && away < nearest) [nearest, nearestAt] = [away, other]
      const apart = apartOf(data, other * 4, ground)
      if (away <= 8 && apart > farthest) [farthest, farthestAt] = [apart, other]
    }
  }
  const found = nearestAt >= 0 ? nearestAt : farthestAt
  if (found < 0 || apartOf(data, found * 4, ground) < LEAST_APART) return null
  return [data[found * 4] ?? 0, data[found * 4 + 1] ?? 0, data[found * 4 + 2] ?? 0]
}

function shareOf(data: Buffer, at: number, pure: readonly [number, number, number], ground: readonly [number, number, number]): number {
  let [along, whole] = [0, 0]
  for (let channel = 0; channel < 3; channel++) {
    const way = (pure[channel] ?? 0) - (ground[channel] ?? 0)
    along += ((data[at + channel] ?? 0) - (ground[channel] ?? 0)) * way
    whole += way * way
  }
  return Math.min(1, Math.max(0, along / whole))
}

function apartOf(data: Buffer, at: number, colour: readonly [number, number, number]): number {
  return ((data[at] ?? 0) - colour[0]) ** 2 + ((data[at + 1] ?? 0) - colour[1]) ** 2 + ((data[at + 2] ?? 0) - colour[2]) ** 2
}
