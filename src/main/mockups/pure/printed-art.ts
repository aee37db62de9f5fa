/** Art as compositing reads it. */

/**
 * Art of any size: sRGB values in [0, 255], premultiplied by alpha in [0, 1], four numbers per pixel. One transparent
 * pixel runs round it (not counted in `width` and `height`), so that sampling needs no look at the border.
 */
export interface PrintedArt {
  readonly width: number
  readonly height: number
  readonly pixels: Float32Array
  /** First and last rows and columns with anything on them, counted with the border; nothing is where left > right. */
  readonly inked: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

/** Straight RGBA bytes as art. */
export function printedArt(rgba: Uint8Array, width: number, height: number): PrintedArt {
  const pixels = new Float32Array((width + 2) * (height + 2) * 4)
  let [left, top, right, bottom] = [width + 2, height + 2, -1, -1]
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, o = ((y + 1) * (width + 2) + 1) * 4; x < width; x++, i += 4, o += 4) {
      const cover = rgba[i + 3] as number
      if (cover === 0) continue
      if (x + 1 < left) left = x + 1
      if (x + 1 > right) right = x + 1
      if (y + 1 < top) top = y + 1
      bottom = y + 1
      const alpha = cover / 255
      pixels[o] = (rgba[i] as number) * alpha
      pixels[o + 1] = (rgba[i + 1] as number) * alpha
      pixels[o + 2] = (rgba[i + 2] as number) * alpha
      pixels[o + 3] = alpha
    }
  }
  return { width, height, pixels, inked: { left, top, right, bottom } }
}
