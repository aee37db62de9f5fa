/** Art at the size it has on the picture, softened as ink on cloth is; what was drawn last is kept for the next garment. */
import { stat } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { AppError, InvalidInput } from '../../main/kernel/errors.ts'
import { fittedArt } from '../../main/mockups/pure/print-area.ts'
import { printedArt, type PrintedArt } from '../../main/mockups/pure/printed-art.ts'
import { cutSticker } from '../../main/mockups/pure/sticker.ts'
import { sharpOf } from './art/raw-picture.ts'
import { readArt } from './art/read-art.ts'
import { drawPart } from './art/svg-art.ts'
import { drawDrawing } from './draw-drawing.ts'
import type { Scene } from './scenes.ts'
import { viewBoxOf } from './view-box.ts'

/** A drawing of ours, or a picture from anywhere. */
export type Art = { readonly svg: string } | { readonly file: string }

/** Pixels of art beside the picture's own: enough that no line is lost, few enough that none is drawn in vain. */
const MOST_ACROSS = 4000
/** Kept drawings: both ink variants of a design. */
const KEPT = 2

const kept = new Map<string, Promise<PrintedArt>>()

/** Throws `InvalidInput` when the art cannot be read. */
export async function drawArt(art: Art, scene: Scene, garmentHex: string, signal: AbortSignal): Promise<PrintedArt> {
  const { places, sticker, fit, fixedHex } = scene.prepared
  const room = { width: Math.max(...places.map(({ acrossPx }) => acrossPx)), aspect: places[0]?.aspect ?? 1 }
  const fill = fixedHex ?? garmentHex
  const key = JSON.stringify([await nameOf(art), room, fit, scene.soften, sticker === null ? null : [sticker, fill]])
  const known = kept.get(key)
  kept.delete(key)
  const drawing = known ?? draw(art, scene, room, fill, signal)
  kept.set(key, drawing)
  drawing.catch(() => kept.get(key) === drawing && kept.delete(key))
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return await drawing
}

async function nameOf(art: Art): Promise<string> {
  if ('svg' in art) return art.svg
  const { mtimeMs, size } = await stat(art.file).catch(() => ({ mtimeMs: 0, size: 0 }))
  return `${art.file} ${mtimeMs} ${size}`
}

async function draw(art: Art, { prepared: { sticker, fit }, soften }: Scene, room: { width: number; aspect: number }, fill: string, signal: AbortSignal): Promise<PrintedArt> {
  const whole = await opened(art, signal)
  const border = sticker === null ? 0 : Math.ceil(sticker.border) + 2
  const inner = { width: Math.max(1, room.width - 2 * border), height: Math.max(1, room.width * room.aspect - 2 * border) }
  const fitted = fittedArt({ aspect: inner.height / inner.width }, whole.width, whole.height, fit)
  const across = Math.min(MOST_ACROSS, Math.max(1, Math.round(inner.width * fitted.width)))
  const down = Math.max(1, Math.round((across * whole.height) / whole.width))
  const picture = (await whole.at(across, down)).ensureAlpha().toColourspace('srgb')
  if (border > 0) picture.extend({ top: border, bottom: border, left: border, right: border, background: { r: 0, g: 0, b: 0, alpha: 0 } })
  const data = await picture.blur(soften).raw().toBuffer().catch((error: unknown) => refuse(art, error))
  const [width, height] = [across + 2 * border, down + 2 * border]
  if (sticker === null) return printedArt(data, width, height)
  const [r = 255, g = 255, b = 255] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16))
  return printedArt(cutSticker(data, width, height, sticker.border, [r, g, b], sticker.rim), width, height)
}

interface OpenedArt {
  readonly width: number
  readonly height: number
  at(across: number, down: number): Promise<Sharp>
}

async function opened(art: Art, signal: AbortSignal): Promise<OpenedArt> {
  if ('svg' in art) {
    const { svg } = art
    return { ...viewBoxOf(svg), at: (across, down) => drawDrawing(svg, across, down, { signal }) }
  }
  const read = await readArt(art.file, signal)
  if (read.kind === 'picture') {
    const { widthPx, heightPx } = read.picture
    return { width: widthPx, height: heightPx, at: async (across, down) => sharpOf(read.picture).resize(across, down, { fit: 'fill' }) }
  }
  const { viewBox } = read.svg
  return { width: viewBox.width, height: viewBox.height, at: async (across, down) => drawPart(read.svg, viewBox, across, down) }
}

function refuse(art: Art, error: unknown): never {
  if (error instanceof AppError) throw error
  const said = error instanceof Error ? error.message : ''
  throw new InvalidInput('svg' in art ? 'svg' : art.file, `the drawing cannot be read: ${said}`, 'Use a drawing of plain paths.')
}
