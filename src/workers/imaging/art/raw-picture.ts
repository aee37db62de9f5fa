import sharp, { type Sharp } from 'sharp'

/** RGBA, eight bits a channel, colour not multiplied by alpha, row by row. */
export interface RawPicture {
  readonly data: Buffer
  readonly widthPx: number
  readonly heightPx: number
}

/** Edges in pixels, right and bottom exclusive. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What sharp draws, unpacked to sRGB with alpha. */
export async function unpack(picture: Sharp): Promise<RawPicture> {
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  if (info.channels !== 4) throw new TypeError(`a picture has ${info.channels} channels where four were asked for`)
  return { data, widthPx: info.width, heightPx: info.height }
}

export function sharpOf({ data, widthPx, heightPx }: RawPicture): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 }, limitInputPixels: widthPx * heightPx + 1 })
}

/** @returns the part in the box, in memory of its own. */
export function cropped({ data, widthPx }: RawPicture, { left, top, right, bottom }: PixelBox): RawPicture {
  const [width, height] = [right - left, bottom - top]
  const out = Buffer.allocUnsafe(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * widthPx + left) * 4
    data.copy(out, y * width * 4, from, from + width * 4)
  }
  return { data: out, widthPx: width, heightPx: height }
}

/** An empty picture of this size with `art` at a place; the art must lie within it. */
export function placed(art: RawPicture, left: number, top: number, widthPx: number, heightPx: number): RawPicture {
  const data = Buffer.alloc(widthPx * heightPx * 4)
  for (let y = 0; y < art.heightPx; y++) art.data.copy(data, ((top + y) * widthPx + left) * 4, y * art.widthPx * 4, (y + 1) * art.widthPx * 4)
  return { data, widthPx, heightPx }
}
