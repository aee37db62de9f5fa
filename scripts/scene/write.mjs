/** Scenes as files: maps of 8 bits, dithered where a step would show, and the scene.json that names them. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { grain } from './noise.mjs'

export const SHADE = { max: 1.6, gamma: 2 }

const byte = (value) => Math.min(255, Math.max(0, Math.round(value)))
const dither = (x, y, seed) => grain(x, y, seed) + grain(x, y, seed + 1) - 1

/** Light (1 = flat in the open) as bytes; `where` leaves the rest empty. */
export function lightBytes(light, size, seed, where = null) {
  return Buffer.from(
    Uint8Array.from(light, (value, i) => (where !== null && where[i] === 0 ? 0 : byte(255 * Math.min(1, Math.max(0, value) / SHADE.max) ** (1 / SHADE.gamma) + 0.7 * dither(i % size, Math.floor(i / size), seed)))),
  )
}

/** Values in [0, 1] as bytes. */
export const shareBytes = (share) => Buffer.from(Uint8Array.from(share, (value) => byte(value * 255)))

/** What the glaze throws back (linear light, 1 = white) as bytes of strength and gamma. */
export function glossBytes(gloss, size, { strength, gamma }) {
  return Buffer.from(Uint8Array.from(gloss, (value, i) => (value <= 1e-4 ? 0 : byte(255 * Math.min(1, value / strength) ** (1 / gamma) + 0.6 * dither(i % size, Math.floor(i / size), 231)))))
}

/** Linear RGB (three numbers per pixel) as dithered sRGB bytes. */
export function rgbBytes(linear, size) {
  return Buffer.from(
    Uint8Array.from(linear, (value, k) => {
      const light = Math.min(1, Math.max(0, value))
      const seen = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
      const i = Math.floor(k / 3)
      return byte(255 * seen + 0.6 * dither(i % size, Math.floor(i / size), 241))
    }),
  )
}

/** A warp map of a quarter of the picture's side: `shift(i)` gives pixels [x, y] at picture index i, or null for none. */
export function warpBytes(size, limit, shift) {
  const side = size / 4
  const out = Buffer.alloc(side * side * 3, 128)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = shift(y * 4 * size + x * 4)
      if (at === null) continue
      // Bent towards the limit, so that no part of the art is cut where the cloth strayed furthest.
      for (const k of [0, 1]) out[(y * side + x) * 3 + k] = byte(128 + 127 * Math.tanh(at[k] / limit))
    }
  }
  return out
}

/** Replaces the folder by `scene.json` and its pictures: `pictures` is file name → {data, size, channels}. JPEGs for colour, PNGs for maps. */
export async function writeScene(folder, scene, pictures) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, { data, size, channels }] of Object.entries(pictures)) {
    const picture = sharp(data, { raw: { width: size, height: size, channels } })
    if (name.endsWith('.jpg')) await picture.jpeg({ quality: 94, chromaSubsampling: '4:4:4', mozjpeg: true }).toFile(join(folder, name))
    else await picture.toColourspace(channels === 1 ? 'b-w' : 'srgb').png({ compressionLevel: 9, adaptiveFiltering: true }).toFile(join(folder, name))
  }
  await writeFile(join(folder, 'scene.json'), `${JSON.stringify(scene, null, 2)}\n`)
}

const tenth = (value) => Math.round(value * 10) / 10

/** Corners of a rectangle given in pattern inches, moved by `shift` inches, in pixels. */
export function quadOf(view, { left, top, width, height }, [dx, dy]) {
  const corner = (x, y) => [tenth(view.pixelX(x + dx)), tenth(view.pixelY(y + dy))]
  return [corner(left, top), corner(left + width, top), corner(left + width, top + height), corner(left, top + height)]
}
