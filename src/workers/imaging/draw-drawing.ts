/** A drawing of ours at any size, also one that holds a picture: outlines are drawn at that size, the picture is enlarged to it. */
import { readFile } from 'node:fs/promises'
import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { readPictureSvg, type PicturePlace } from '../../main/designs/pure/picture/picture-svg.ts'
import { cropped, sharpOf, unpack, type RawPicture } from './art/raw-picture.ts'
import { lanczos } from './art/upscale.ts'
import { drawSvg, MAX_PIXELS } from './raster.ts'
import { viewBoxOf } from './view-box.ts'

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }
const NEVER = new AbortController().signal

/**
 * The drawing at exactly this size on a transparent ground. `picture` is a file whose pixels stand for those that the
 * drawing itself holds, which are as many as a screen wants. Throws InvalidInput when drawing or size is over its limit.
 */
export async function drawDrawing(svg: string, widthPx: number, heightPx: number, options: { readonly picture?: string | undefined; readonly signal?: AbortSignal } = {}): Promise<Sharp> {
  const held = readPictureSvg(svg)
  if (held === null) return drawSvg(svg, widthPx, heightPx)
  const { width, height } = viewBoxOf(svg)
  const scale = Math.min(widthPx / width, heightPx / height)
  const away = { left: (widthPx - width * scale) / 2, top: (heightPx - height * scale) / 2 }
  const pixels = await unpack(sharp(options.picture === undefined ? Buffer.from(held.png, 'base64') : await readFile(options.picture), { limitInputPixels: MAX_PIXELS }))
  const layers: OverlayOptions[] = []
  const outlines = async (part: string): Promise<void> => {
    if (part.includes('<path')) layers.push(overlayOf(await unpack(drawSvg(part, widthPx, heightPx)), 0, 0))
  }
  await outlines(held.below)
  for (const place of held.places) layers.push(await layerOf(pixels, place, { scale, away, widthPx, heightPx }, options.signal ?? NEVER))
  await outlines(held.above)
  const whole = await sharp({ create: { width: widthPx, height: heightPx, channels: 4, background: CLEAR }, limitInputPixels: MAX_PIXELS }).composite(layers).raw().toBuffer()
  return sharpOf({ data: whole, widthPx, heightPx })
}

interface Canvas {
  readonly scale: number
  readonly away: { readonly left: number; readonly top: number }
  readonly widthPx: number
  readonly heightPx: number
}

/** The picture in its place, to the whole pixel; what would lie beyond the canvas is cut off. */
async function layerOf(pixels: RawPicture, place: PicturePlace, { scale, away, widthPx, heightPx }: Canvas, signal: AbortSignal): Promise<OverlayOptions> {
  const [left, top] = [Math.round(away.left + place.left * scale), Math.round(away.top + place.top * scale)]
  const [width, height] = [Math.max(1, Math.round(place.width * scale)), Math.max(1, Math.round(place.height * scale))]
  const sized = width > pixels.widthPx ? await lanczos(pixels, width, height, signal) : await unpack(sharpOf(pixels).resize(width, height, { fit: 'fill' }))
  const seen = { left: Math.max(0, -left), top: Math.max(0, -top), right: Math.min(width, widthPx - left), bottom: Math.min(height, heightPx - top) }
  const whole = seen.left === 0 && seen.top === 0 && seen.right === width && seen.bottom === height
  return overlayOf(whole ? sized : cropped(sized, seen), Math.max(0, left), Math.max(0, top))
}

function overlayOf({ data, widthPx, heightPx }: RawPicture, left: number, top: number): OverlayOptions {
  return { input: data, raw: { width: widthPx, height: heightPx, channels: 4 }, left, top, limitInputPixels: widthPx * heightPx + 1 }
}
