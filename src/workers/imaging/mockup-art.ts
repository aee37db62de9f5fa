/** Art at the size it has on the picture, softened as ink on cloth is. */
import { AppError, InvalidInput } from '../../main/kernel/errors.ts'
import { fittedArt } from '../../main/mockups/pure/print-area.ts'
import { printedArt, type PrintedArt } from '../../main/mockups/pure/printed-art.ts'
import { cutSticker } from '../../main/mockups/pure/sticker.ts'
import { drawSvg, MAX_PIXELS, openPicture } from './raster.ts'
import type { Scene } from './scenes.ts'
import { viewBoxOf } from './view-box.ts'

/** A drawing of ours, or a picture from anywhere. */
export type Art = { readonly svg: string } | { readonly file: string }

/** Pixels of art beside the picture's own: enough that no line is lost, few enough that none is drawn in vain. */
const MOST_ACROSS = 4000

/** Throws `InvalidInput` when the art cannot be read. */
export async function drawArt(art: Art, scene: Scene, garmentHex: string): Promise<PrintedArt> {
  const { places, sticker, fit, fixedHex } = scene.prepared
  const whole = await sizeOf(art)
  const border = sticker === null ? 0 : Math.ceil(sticker.border) + 2
  const acrossPx = Math.max(...places.map((place) => place.acrossPx))
  const room = { width: acrossPx, height: acrossPx * (places[0]?.aspect ?? 1) }
  const inner = { width: Math.max(1, room.width - 2 * border), height: Math.max(1, room.height - 2 * border) }
  const fitted = fittedArt({ aspect: inner.height / inner.width }, whole.width, whole.height, fit)
  const across = Math.min(MOST_ACROSS, Math.max(1, Math.round(inner.width * fitted.width)))
  const down = Math.max(1, Math.round((across * whole.height) / whole.width))
  const data = await pixelsOf(art, across, down, { border, soften: scene.soften })
  const [width, height] = [across + 2 * border, down + 2 * border]
  if (sticker === null) return printedArt(data, width, height)
  const fill = [1, 3, 5].map((at) => Number.parseInt((fixedHex ?? garmentHex).slice(at, at + 2), 16))
  return printedArt(cutSticker(data, width, height, sticker.border, [fill[0] ?? 255, fill[1] ?? 255, fill[2] ?? 255], sticker.rim), width, height)
}

async function sizeOf(art: Art): Promise<{ width: number; height: number }> {
  if ('svg' in art) return viewBoxOf(art.svg)
  const { autoOrient } = await openPicture(art.file).metadata().catch((error: unknown) => refuse(art, error))
  return autoOrient
}

async function pixelsOf(art: Art, across: number, down: number, { border, soften }: { border: number; soften: number }): Promise<Uint8Array> {
  const drawn = 'svg' in art ? drawSvg(art.svg, across, down) : openPicture(art.file).autoOrient().resize(across, down, { fit: 'fill' })
  const picture = drawn.ensureAlpha().toColourspace('srgb')
  if (border > 0) picture.extend({ top: border, bottom: border, left: border, right: border, background: { r: 0, g: 0, b: 0, alpha: 0 } })
  const { data } = await picture.blur(soften).raw().toBuffer({ resolveWithObject: true }).catch((error: unknown) => refuse(art, error))
  return data
}

function refuse(art: Art, error: unknown): never {
  if (error instanceof AppError) throw error
  const said = error instanceof Error ? error.message : ''
  if ('svg' in art) throw new InvalidInput('svg', `the drawing cannot be read: ${said}`, 'Use a drawing of plain paths.')
  if (/pixel limit/i.test(said)) throw new InvalidInput(art.file, `the picture unpacks to more than ${MAX_PIXELS / 1_000_000} million pixels`, 'Save it smaller and try again.')
  if (/missing|no such file/i.test(said)) throw new InvalidInput(art.file, 'there is no such file', 'Check its name and folder.')
  throw new InvalidInput(art.file, 'it is not a picture that can be read', 'Save it as PNG, JPEG or WebP and try again.')
}
