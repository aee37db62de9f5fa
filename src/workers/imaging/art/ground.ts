/** What art stands on, read from its edge: nothing, one flat colour, or a picture that goes on to the edge. */
import { oklabOf, type Oklab } from '../../../main/designs/pure/colour/oklab.ts'
import type { Side } from '../../../main/designs/checks/contract.ts'
import { inkBox } from '../../../main/designs/pure/fingerprint.ts'
import { stepsFrom } from './colour-steps.ts'
import type { PixelBox, RawPicture } from './raw-picture.ts'

export interface Ground {
  readonly kind: 'none' | 'flat' | 'picture'
  /** The most common colour of the edge, as bytes. */
  readonly rgb: readonly [number, number, number]
  readonly lab: Oklab
  /** Share of the edge that has this colour, 0 to 1. */
  readonly flatness: number
  /** How far the colours of the flat part lie from their mean: noise of a camera or of JPEG. */
  readonly noise: number
}

/** Less alpha than this is nothing, as far as margins go. */
const FAINT = 8
/** OKLab steps: what an eye takes for one colour, with the noise of JPEG. */
const SAME = 0.06
const FLAT = 0.92

/** Edges of what is drawn, with no regard to colour; null when nothing is. */
export function drawnBox(picture: RawPicture): PixelBox | null {
  return inkBox(picture, FAINT)
}

/** Reads the edge of a box. Art with holes in its edge stands on nothing. */
export function groundOf(picture: RawPicture, box: PixelBox): Ground {
  const edge = edgePixels(picture, box)
  const solid = edge.filter((at) => (picture.data[at + 3] ?? 0) >= 250)
  const rgb = commonest(picture, solid)
  const lab = oklabOf(...rgb)
  if (solid.length < edge.length * 0.98) return { kind: 'none', rgb, lab, flatness: 0, noise: 0 }
  const steps = stepsFrom(lab)
  const apart = solid.map((at) => steps(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0))
  const same = apart.filter((step) => step < SAME)
  const flatness = same.length / Math.max(1, apart.length)
  const noise = Math.sqrt(same.reduce((sum, step) => sum + step * step, 0) / Math.max(1, same.length))
  return { kind: flatness >= FLAT ? 'flat' : 'picture', rgb, lab, flatness, noise }
}

/** Edges of what differs from a flat ground; null when nothing does. */
export function contentBox({ data, widthPx }: RawPicture, box: PixelBox, ground: Ground): PixelBox | null {
  const steps = stepsFrom(ground.lab)
  let [left, top, right, bottom] = [box.right, box.bottom, -1, -1]
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const at = (y * widthPx + x) * 4
      if (steps(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) < SAME + 3 * ground.noise) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 }
}

/**
 * Sides of the whole picture that the art touches while it leaves room at others: there it seems to go on. Art that
 * touches all four was cut to its own edges on purpose.
 */
export function cutSides({ widthPx, heightPx }: RawPicture, content: PixelBox): Side[] {
  const touched: Side[] = [
    ...(content.left === 0 ? ['left' as const] : []), ...(content.right === widthPx ? ['right' as const] : []),
    ...(content.top === 0 ? ['top' as const] : []), ...(content.bottom === heightPx ? ['bottom' as const] : []),
  ]
  return touched.length === 4 ? [] : touched
}

/** Places of the pixels along the four sides of a box, two deep. */
function edgePixels({ widthPx }: RawPicture, { left, top, right, bottom }: PixelBox): number[] {
  const places: number[] = []
  const deep = Math.min(2, right - left, bottom - top)
  for (let step = 0; step < deep; step++) {
    for (let x = left; x < right; x++) places.push(((top + step) * widthPx + x) * 4, ((bottom - 1 - step) * widthPx + x) * 4)
    for (let y = top; y < bottom; y++) places.push((y * widthPx + left + step) * 4, (y * widthPx + right - 1 - step) * 4)
  }
  return places
}

function commonest({ data }: RawPicture, places: readonly number[]): [number, number, number] {
  const cells = new Map<number, { sum: [number, number, number]; count: number }>()
  for (const at of places) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    const cell = cells.get(key) ?? { sum: [0, 0, 0], count: 0 }
    cells.set(key, { sum: [cell.sum[0] + red, cell.sum[1] + green, cell.sum[2] + blue], count: cell.count + 1 })
  }
  const best = [...cells.values()].reduce((most, cell) => (cell.count > most.count ? cell : most), { sum: [0, 0, 0], count: 0 })
  const count = Math.max(1, best.count)
  return [Math.round(best.sum[0] / count), Math.round(best.sum[1] / count), Math.round(best.sum[2] / count)]
}
