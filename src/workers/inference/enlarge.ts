/** A picture enlarged by a model, tile by tile, so that memory does not grow with the picture; its transparency is enlarged as sharp does. */
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { scaled, type Preparation } from './picture-input.ts'

/** Pixels of a tile's side, and what tiles share so that no seam shows. */
const [TILE, SHARED] = [192, 16]

type Upscale = (data: Float32Array, widthPx: number, heightPx: number) => Promise<{ data: Float32Array; widthPx: number; heightPx: number }>

/** @throws Cancelled between two tiles */
export async function enlarged(file: string, out: string, { mean, std }: Preparation, upscale: Upscale, signal: AbortSignal): Promise<{ widthPx: number; heightPx: number; factor: number }> {
  const { data, info } = await sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const [width, height] = [info.width, info.height]
  const rgb = filledIn(data, width * height)
  let factor = 1
  let colours = Buffer.alloc(0)
  for (let top = 0; top < height; top += TILE - SHARED) {
    for (let left = 0; left < width; left += TILE - SHARED) {
      signal.throwIfAborted()
      const [wide, high] = [Math.min(TILE, width - left), Math.min(TILE, height - top)]
      const tile = await upscale(scaled(part(rgb, width, left, top, wide, high), wide * high, mean, std), wide, high)
      if (colours.length === 0) {
        factor = tile.widthPx / wide
        colours = Buffer.alloc(width * factor * height * factor * 3)
      }
      // Of what two tiles share, each gives its own half.
      const skip = { left: left === 0 ? 0 : (SHARED / 2) * factor, top: top === 0 ? 0 : (SHARED / 2) * factor }
      lay(colours, width * factor, tile, { left: left * factor, top: top * factor }, skip, mean, std)
    }
  }
  const size = { width: width * factor, height: height * factor }
  const alpha = await sharp(data, { raw: { width, height, channels: 4 } }).extractChannel(3).resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer()
  const png = await sharp(colours, { raw: { ...size, channels: 3 } }).joinChannel(alpha, { raw: { ...size, channels: 1 } }).png({ compressionLevel: 6 }).toBuffer()
  await writeFile(out, png)
  return { widthPx: size.width, heightPx: size.height, factor }
}

/** Colours on the mean of the ink where nothing is, so that a model draws no dark rim. */
function filledIn(rgba: Buffer, pixels: number): Buffer {
  const sum = [0, 0, 0]
  let ink = 0
  for (let at = 0; at < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) < 128) continue
    ink += 1
    for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (rgba[at + channel] ?? 0)
  }
  const mean = sum.map((value) => Math.round(value / Math.max(1, ink)))
  const out = Buffer.alloc(pixels * 3)
  for (let place = 0; place < pixels; place++) {
    const clear = (rgba[place * 4 + 3] ?? 0) === 0
    for (let channel = 0; channel < 3; channel++) out[place * 3 + channel] = clear ? (mean[channel] ?? 0) : (rgba[place * 4 + channel] ?? 0)
  }
  return out
}

function part(rgb: Buffer, width: number, left: number, top: number, wide: number, high: number): Buffer {
  const out = Buffer.alloc(wide * high * 3)
  for (let y = 0; y < high; y++) rgb.copy(out, y * wide * 3, ((top + y) * width + left) * 3, ((top + y) * width + left + wide) * 3)
  return out
}

function lay(into: Buffer, width: number, tile: { data: Float32Array; widthPx: number; heightPx: number }, at: { left: number; top: number }, skip: { left: number; top: number }, mean: readonly number[], std: readonly number[]): void {
  const pixels = tile.widthPx * tile.heightPx
  for (let y = skip.top; y < tile.heightPx; y++) {
    for (let x = skip.left; x < tile.widthPx; x++) {
      const to = ((at.top + y) * width + at.left + x) * 3
      for (let channel = 0; channel < 3; channel++) {
        const value = (tile.data[channel * pixels + y * tile.widthPx + x] ?? 0) * (std[channel] ?? 1) + (mean[channel] ?? 0)
        into[to + channel] = Math.round(255 * Math.min(1, Math.max(0, value)))
      }
    }
  }
}
