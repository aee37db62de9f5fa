/** A sticker: the art's outline, grown by a border and filled with the sticker's colour, and the shadow of its lifted edge. */
import { blur } from './blur.ts'
import type { PreparedScene } from './composite.ts'
import { BYTE_OF_LINEAR, LINEAR_OF_BYTE, LINEAR_STEPS } from './light-bytes.ts'
import { wayToArt } from './lay-ink.ts'
import type { PrintPlaces } from './print-area.ts'
import type { PrintedArt } from './printed-art.ts'
import { stickerField } from './sticker-outline.ts'

export interface StickerManner {
  /** Picture pixels from the art to the cut. */
  readonly border: number
  readonly shadow: { readonly dx: number; readonly dy: number; readonly blur: number; readonly strength: number }
  /** Brightness of the edge that faces the light, 0 to 1. */
  readonly rim: number
}

/**
 * Straight RGBA bytes of a sticker cut round art in one sheet without openings: `border` pixels wider on every side that the art
 * reaches, filled with `fill` (three sRGB bytes) below the art. The art must leave that border free at the edges of its
 * picture; what of it is too faint to carry the cut ends there.
 */
export function cutSticker(rgba: Uint8Array, width: number, height: number, border: number, fill: readonly [number, number, number], rim: number): Uint8Array {
  const away = stickerField(rgba, width, height, border)
  const out = new Uint8Array(rgba.length)
  for (let i = 0, o = 0; i < away.length; i++, o += 4) {
    const inside = Math.min(1, Math.max(0, border + 0.5 - (away[i] as number)))
    if (inside === 0) continue
    const alpha = (rgba[o + 3] as number) / 255
    const edge = rim === 0 ? 0 : rim * edgeLight(away, i, width, border)
    for (let k = 0; k < 3; k++) {
      const vinyl = Math.min(255, Math.max(0, (fill[k] ?? 255) + edge * 46))
      out[o + k] = Math.round(vinyl + ((rgba[o + k] as number) - vinyl) * alpha)
    }
    out[o + 3] = Math.round(255 * inside)
  }
  return out
}

/** From -1 to 1 within three pixels of the cut: brighter where the edge faces up and left, darker where it falls away. */
function edgeLight(away: Float32Array, i: number, width: number, border: number): number {
  const depth = border - (away[i] as number)
  if (depth < -1 || depth > 3) return 0
  const dx = (away[i + 1] ?? 0) - (away[i - 1] ?? 0)
  const dy = (away[i + width] ?? 0) - (away[i - width] ?? 0)
  const length = Math.hypot(dx, dy)
  return length === 0 ? 0 : ((-dx - dy) / length / Math.SQRT2) * (1 - Math.max(0, depth) / 3)
}

/** Darkens `out` where the sticker keeps the light away, blurred. */
export function castShadow(scene: PreparedScene, { shadow }: StickerManner, art: PrintedArt, out: Uint8Array): void {
  for (const places of scene.places) castAt(scene, places, shadow, art, out)
}

function castAt(scene: PreparedScene, places: PrintPlaces, shadow: StickerManner['shadow'], art: PrintedArt, out: Uint8Array): void {
  const { size } = scene
  const reach = Math.ceil(shadow.blur * 2 + Math.max(Math.abs(shadow.dx), Math.abs(shadow.dy))) + 2
  const left = Math.max(0, places.left - reach)
  const top = Math.max(0, places.top - reach)
  const width = Math.min(size, places.left + places.width + reach) - left
  const height = Math.min(size, places.top + places.height + reach) - top
  const cover = blur(coverOf(scene, places, art, { left, top, width, height }, shadow), width, height, Math.max(1, Math.round(shadow.blur / 1.6)))
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const dark = (cover[i] as number) * shadow.strength
      if (dark < 0.002) continue
      const o = ((top + y) * size + left + x) * 3
      for (let k = 0; k < 3; k++) out[o + k] = BYTE_OF_LINEAR[Math.round((LINEAR_OF_BYTE[out[o + k] as number] as number) * (1 - dark) * LINEAR_STEPS)] as number
    }
  }
}

function coverOf(scene: PreparedScene, places: PrintPlaces, art: PrintedArt, box: { left: number; top: number; width: number; height: number }, { dx, dy }: StickerManner['shadow']): Float32Array {
  const { inkMask, size } = scene
  const way = wayToArt(places, scene.fit, art)
  const cover = new Float32Array(box.width * box.height)
  for (let y = 0; y < places.height; y++) {
    for (let x = 0; x < places.width; x++) {
      const u = Math.round((places.across[y * places.width + x] as number) * way.scaleX + way.shiftX)
      const v = Math.round((places.down[y * places.width + x] as number) * way.scaleY + way.shiftY)
      if (!(u >= 0 && v >= 0 && u < art.width + 2 && v < art.height + 2)) continue
      const alpha = ((art.pixels[(v * (art.width + 2) + u) * 4 + 3] as number) * (inkMask[(places.top + y) * size + places.left + x] as number)) / 255
      const [tx, ty] = [Math.round(places.left + x + dx) - box.left, Math.round(places.top + y + dy) - box.top]
      if (tx >= 0 && ty >= 0 && tx < box.width && ty < box.height) cover[ty * box.width + tx] = alpha
    }
  }
  return cover
}
