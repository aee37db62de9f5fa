/** Everything that the checks want to know of a picture as it will be printed. */
import { luminance } from '../../../main/designs/pure/colour/contrast.ts'
import { linearOf } from '../../../main/designs/pure/colour/oklab.ts'
import type { ArtFacts } from '../../../main/designs/checks/contract.ts'
import type { Garment } from '../../../main/products/contract.ts'
import { cropped, sharpOf, unpack, type PixelBox, type RawPicture } from './raw-picture.ts'
import { onesOfMask, stretches, thinnerThan, type Mask } from './strokes.ts'

const MM_PER_PIXEL = 25.4 / 300
/** The least line that prints is 0.35 mm and the least gap 0.5 mm: 4.1 and 5.9 pixels at 300 DPI. A pixel's edge is known to half a pixel. */
const LINE_PX = 4
const GAP_PX = 6
/** 1.5 mm: the tip of a letter is thin as well, and prints. */
const LEAST_STRETCH_PX = 18
/** The width at which lettering is looked at, and how wide a design is in a list of results. */
const [LOOK_PX, THUMBNAIL_PX] = [900, 150]

/** See-through areas wider than two pixels, as a share of the ink and in mm² at 300 DPI. */
export function softPartsOf(picture: RawPicture, box: PixelBox): ArtFacts['soft'] {
  const soft = maskOf(picture, box, (alpha) => alpha > 12 && alpha < 243)
  const ink = maskOf(picture, box, (alpha) => alpha > 12)
  const narrow = onesOfMask(thinnerThan(soft, 3))
  const wide = onesOfMask(soft) - narrow
  return { share: wide / Math.max(1, onesOfMask(ink)), mm2: wide * MM_PER_PIXEL ** 2 }
}

/** Lines and gaps that are too narrow for a printer, told by alpha: of art on a ground of its own nothing is known. */
export function finePartsOf(picture: RawPicture, box: PixelBox): NonNullable<ArtFacts['fine']> {
  const ink = maskOf(picture, box, (alpha) => alpha >= 128)
  const bare = maskOf(picture, box, (alpha) => alpha < 128)
  const found = (mask: Mask, size: number) => {
    const { places, length } = stretches(thinnerThan(mask, size), LEAST_STRETCH_PX)
    return { places, lengthMm: length * MM_PER_PIXEL }
  }
  return { lines: found(ink, LINE_PX), gaps: found(bare, GAP_PX) }
}

/** Share of the ink that is thinner than a pixel of a small picture of the design. */
export async function thinAtThumbnail(picture: RawPicture, box: PixelBox): Promise<number> {
  const width = Math.min(LOOK_PX, box.right - box.left)
  const small = await unpack(sharpOf(cropped(picture, box)).resize({ width }))
  const ink = maskOf(small, { left: 0, top: 0, right: small.widthPx, bottom: small.heightPx }, (alpha) => alpha >= 128)
  const brush = Math.max(2, Math.round(width / THUMBNAIL_PX))
  return onesOfMask(thinnerThan(ink, brush)) / Math.max(1, onesOfMask(ink))
}

/** How the ink stands out from each cloth, by WCAG contrast. `picture` may be small. */
export function contrastOn(picture: RawPicture, garments: readonly Garment[]): ArtFacts['contrast'] {
  const steps = luminances(picture)
  const ink = steps.reduce((sum, count) => sum + count, 0)
  return garments.map(({ id, hex }) => {
    const cloth = luminance(hex)
    const contrasts = [...steps].map((count, step) => ({ count, contrast: ratio(step / (steps.length - 1), cloth) })).sort((a, b) => a.contrast - b.contrast)
    const hidden = contrasts.reduce((sum, { count, contrast }) => (contrast < HIDDEN ? sum + count : sum), 0)
    let passed = 0
    const typical = contrasts.find(({ count }) => (passed += count) >= ink / 2)?.contrast ?? 1
    return { garment: id, typical: twoPlaces(typical), hidden: twoPlaces(hidden / Math.max(1, ink)) }
  })
}

/** Ink with less contrast than this cannot be told from the cloth at arm's length. */
const HIDDEN = 1.4
const LIGHT_STEPS = 1024

/** How much ink there is of each luminance. */
function luminances({ data }: RawPicture): Float64Array {
  const steps = new Float64Array(LIGHT_STEPS)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0
    if (alpha < 128) continue
    const light = 0.2126 * linearOf(data[at] ?? 0) + 0.7152 * linearOf(data[at + 1] ?? 0) + 0.0722 * linearOf(data[at + 2] ?? 0)
    const step = Math.round(light * (LIGHT_STEPS - 1))
    steps[step] = (steps[step] ?? 0) + 1
  }
  return steps
}

function ratio(one: number, other: number): number {
  const [a, b] = [one + 0.05, other + 0.05]
  return a > b ? a / b : b / a
}

const twoPlaces = (value: number): number => Math.round(value * 100) / 100

/** Part of the whole picture that ink covers; half-clear ink counts half. */
export function inkShare({ data, widthPx, heightPx }: RawPicture, areaPx = widthPx * heightPx): number {
  let sum = 0
  for (let at = 3; at < data.length; at += 4) sum += data[at] ?? 0
  return sum / 255 / areaPx
}

/** The same picture no larger than this in either direction. */
export async function small(picture: RawPicture, side: number): Promise<RawPicture> {
  return unpack(sharpOf(picture).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }))
}

function maskOf({ data, widthPx }: RawPicture, { left, top, right, bottom }: PixelBox, isIn: (alpha: number) => boolean): Mask {
  const [width, height] = [right - left + 2 * EDGE, bottom - top + 2 * EDGE]
  const isSet = Uint8Array.from({ length: 256 }, (_, alpha) => (isIn(alpha) ? 1 : 0))
  const bits = new Uint8Array(width * height).fill(isSet[0] ?? 0)
  for (let y = top; y < bottom; y++) {
    for (let x = left, from = (y * widthPx + left) * 4 + 3, to = (y - top + EDGE) * width + EDGE; x < right; x++, from += 4, to++) bits[to] = isSet[data[from] ?? 0] ?? 0
  }
  return { bits, width, height }
}

/** Bare pixels around a mask, so that a gap at the edge of the art is not one. */
const EDGE = 8
