/**
 * The least that one mock-up can cost: the same drawing rendered by sharp at the size it has on the shirt, moved by
 * addresses worked out beforehand, darkened by one byte of shade and mixed in a plain loop, and the same JPEG written.
 * It takes no neighbouring pixel into account, knows no threads and no gloss, and is not what anybody would sell.
 */
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { garmentPicture, tonesFor, type PreparedScene } from '../../src/main/mockups/pure/composite.ts'
import { fittedArt } from '../../src/main/mockups/pure/print-area.ts'

export interface Floor {
  /** Pixels that take ink where art covers its whole area. */
  readonly warped: number
  /** One mock-up; `out` is written. */
  run(svg: string, out: string): Promise<void>
}

/** `aspect`: height by width of the drawings. */
export function floorOf(scene: PreparedScene, garmentHex: string, aspect: number): Floor {
  const [places] = scene.places
  if (places === undefined) throw new Error('The scene has no print area.')
  const base = garmentPicture(scene, tonesFor(scene, garmentHex))
  const fit = fittedArt(places, 1, aspect, scene.fit)
  const across = Math.round(places.acrossPx * fit.width)
  const down = Math.round(across * aspect)
  const { targets, sources, shades } = addresses(scene, places, { across, down, ...fit })
  return {
    warped: targets.length,
    async run(svg, out) {
      const art = await sharp(Buffer.from(svg), { unlimited: true }).resize(across, down, { fit: 'fill' }).ensureAlpha().raw().toBuffer()
      const picture = new Uint8Array(base)
      for (let i = 0; i < targets.length; i++) {
        const from = sources[i] as number
        const alpha = art[from + 3] as number
        if (alpha === 0) continue
        const to = targets[i] as number
        const shade = shades[i] as number
        const rest = 255 - alpha
        picture[to] = ((picture[to] as number) * rest + (((art[from] as number) * shade) >> 8) * alpha) / 255
        picture[to + 1] = ((picture[to + 1] as number) * rest + (((art[from + 1] as number) * shade) >> 8) * alpha) / 255
        picture[to + 2] = ((picture[to + 2] as number) * rest + (((art[from + 2] as number) * shade) >> 8) * alpha) / 255
      }
      await writeFile(out, await sharp(picture, { raw: { width: scene.size, height: scene.size, channels: 3 } }).jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer())
    },
  }
}

type Places = PreparedScene['places'][number]

function addresses(scene: PreparedScene, places: Places, art: { across: number; down: number; left: number; top: number; width: number; height: number }) {
  const targets: number[] = []
  const sources: number[] = []
  const shades: number[] = []
  for (let i = 0; i < places.across.length; i++) {
    const u = Math.floor((((places.across[i] as number) - art.left) / art.width) * art.across)
    const v = Math.floor((((places.down[i] as number) - art.top) / art.height) * art.down)
    if (u < 0 || v < 0 || u >= art.across || v >= art.down) continue
    const at = (places.top + Math.floor(i / places.width)) * scene.size + places.left + (i % places.width)
    targets.push(at * 3)
    sources.push((v * art.across + u) * 4)
    shades.push(Math.min(256, Math.round(((scene.tone[at] as number) / 1023) * 1.8 * 256)))
  }
  return { targets: Int32Array.from(targets), sources: Int32Array.from(sources), shades: Uint16Array.from(shades) }
}
