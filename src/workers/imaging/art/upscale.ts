/** Pictures made larger for print. A better way, a model say, has the same shape. */
import { sharpOf, unpack, type RawPicture } from './raw-picture.ts'

/** Gives the picture at exactly this size, its shape kept by the caller. */
export type Upscaler = (picture: RawPicture, widthPx: number, heightPx: number, signal: AbortSignal) => Promise<RawPicture>

/** From here on a soft edge of the original is wider than the two pixels that a print may have. */
const EDGES_SPREAD_FROM = 1.5

/**
 * Sharpened a little at its own size, which costs a twentieth of doing it afterwards, then Lanczos-3. Edges that were
 * one pixel wide in the original are drawn together to about two again; alpha stays a slope and is never cut.
 */
export const lanczos: Upscaler = async (picture, widthPx, heightPx, signal) => {
  const factor = widthPx / picture.widthPx
  const source = factor > 1 ? await sharpened(picture) : picture
  signal.throwIfAborted()
  const large = await unpack(sharpOf(source).resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' }))
  signal.throwIfAborted()
  if (factor > EDGES_SPREAD_FROM) drawEdgesTogether(picture, large, factor)
  return large
}

/** Colours only: an outline that is made harder at its own size shows its pixels as steps when it is large. */
async function sharpened(picture: RawPicture): Promise<RawPicture> {
  const out = await unpack(sharpOf(picture).sharpen())
  for (let at = 3; at < out.data.length; at += 4) out.data[at] = picture.data[at] ?? 0
  return out
}

/** Makes the slope of alpha steeper where the original goes from nothing to full within a pixel or two; shadows and glows are left as they are. */
function drawEdgesTogether(small: RawPicture, large: RawPicture, factor: number): void {
  const edges = hardEdges(small)
  const steepness = factor / 1.5
  const column = Int32Array.from({ length: large.widthPx }, (_, x) => Math.min(small.widthPx - 1, Math.floor(((x + 0.5) * small.widthPx) / large.widthPx)))
  for (let y = 0; y < large.heightPx; y++) {
    const row = Math.min(small.heightPx - 1, Math.floor(((y + 0.5) * small.heightPx) / large.heightPx)) * small.widthPx
    for (let x = 0, at = y * large.widthPx * 4 + 3; x < large.widthPx; x++, at += 4) {
      const alpha = large.data[at] ?? 0
      if (alpha === 0 || alpha === 255 || edges[row + (column[x] ?? 0)] === 0) continue
      large.data[at] = Math.min(255, Math.max(0, Math.round((alpha - 127.5) * steepness + 127.5)))
    }
  }
}

/** Pixels with nothing and with full ink both within two steps, and their neighbours, which Lanczos reaches. */
function hardEdges({ data, widthPx, heightPx }: RawPicture): Uint8Array {
  const empty = new Uint8Array(widthPx * heightPx)
  const full = new Uint8Array(widthPx * heightPx)
  for (let place = 0; place < empty.length; place++) {
    const alpha = data[place * 4 + 3] ?? 0
    if (alpha <= 8) empty[place] = 1
    else if (alpha >= 247) full[place] = 1
  }
  const [nearEmpty, nearFull] = [grown(empty, widthPx, heightPx, 2), grown(full, widthPx, heightPx, 2)]
  return nearEmpty.map((value, place) => value & (nearFull[place] ?? 0))
}

/** Ones spread by `by` pixels along rows and columns. */
function grown(mask: Uint8Array, width: number, height: number, by: number): Uint8Array {
  const across = new Uint8Array(mask.length)
  for (let y = 0; y < height; y++) {
    let last = -by - 1
    for (let x = 0; x < width + by; x++) {
      if (x < width && mask[y * width + x] === 1) last = x
      const at = x - by
      if (at >= 0 && last >= at - by) across[y * width + at] = 1
    }
  }
  const out = new Uint8Array(mask.length)
  const last = new Int32Array(width).fill(-by - 1)
  for (let y = 0; y < height + by; y++) {
    for (let x = 0; x < width; x++) {
      if (y < height && across[y * width + x] === 1) last[x] = y
      const at = y - by
      if (at >= 0 && (last[x] ?? 0) >= at - by) out[at * width + x] = 1
    }
  }
  return out
}
