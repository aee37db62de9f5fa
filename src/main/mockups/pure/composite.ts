/**
 * The picture itself: ground, garment and ink. Cloth meets the table in linear light; ink on cloth is mixed in sRGB
 * values, where the threads that show through weigh the same in dark and in light ink. Plain arithmetic on typed arrays.
 */
import { garmentTones, type GarmentTones, type LightColour } from './garment-tones.ts'
import { addGloss, type Gloss } from './gloss.ts'
import { layArt, type InkManner } from './lay-ink.ts'
import { BYTE_OF_LINEAR, LINEAR_OF_BYTE, LINEAR_STEPS } from './light-bytes.ts'
import type { PrintPlaces } from './print-area.ts'
import type { PrintedArt } from './printed-art.ts'
import { castShadow, type StickerManner } from './sticker.ts'

/** Everything of a scene that does not change with the garment or the art. Pictures are size × size, row by row. */
export interface PreparedScene {
  readonly size: number
  /** sRGB bytes of all that is not dyed, with the garment's shadow. */
  readonly ground: Uint8Array
  /** Cover of what is dyed, 0 to 255. */
  readonly mask: Uint8Array
  /** Where ink can lie, 0 to 255; often the same array as `mask`. */
  readonly inkMask: Uint8Array
  /** Light on the garment, weave included: an index into `GarmentTones`. */
  readonly tone: Uint16Array
  /** The weave alone, 128 = mean, in a square that repeats. */
  readonly weave: Uint8Array
  readonly weaveSize: number
  /** Where the print is seen; nearly always one place. */
  readonly places: readonly PrintPlaces[]
  readonly fit: 'top' | 'middle'
  readonly ink: InkManner
  readonly light: LightColour
  readonly gloss: Gloss | null
  /** False where the base picture shows the garment as it is. */
  readonly isPainted: boolean
  /** The colour of a garment that has only one. */
  readonly fixedHex: string | null
  /** Art is cut out as a sticker, which is the garment then. */
  readonly sticker: StickerManner | null
}

/** The colour of the garment in this scene: the one asked for, or the only one it has. */
export function tonesFor(scene: Pick<PreparedScene, 'fixedHex' | 'light'>, asked: string): GarmentTones {
  return garmentTones(scene.fixedHex ?? asked, scene.light)
}

/** The scene without art: sRGB bytes, three per pixel. The same for every art on this garment, so worth keeping. */
export function garmentPicture(scene: PreparedScene, garment: GarmentTones): Uint8Array {
  // A copy whatever kind of byte array it is: a Buffer's own slice is not one.
  const out = new Uint8Array(scene.ground)
  if (scene.isPainted && scene.sticker === null) dye(scene, garment, out)
  if (scene.gloss?.over === 'all' && scene.sticker === null) addGloss(scene.gloss, out)
  return out
}

function dye({ mask, tone }: PreparedScene, garment: GarmentTones, out: Uint8Array): void {
  const shirt = Uint8Array.from(garment.linear, (light) => BYTE_OF_LINEAR[Math.round(light * LINEAR_STEPS)] as number)
  for (let i = 0, o = 0; i < mask.length; i++, o += 3) {
    const cover = mask[i] as number
    if (cover === 0) continue
    const at = (tone[i] as number) * 3
    if (cover === 255) {
      out[o] = shirt[at] as number
      out[o + 1] = shirt[at + 1] as number
      out[o + 2] = shirt[at + 2] as number
    } else blendEdge(out, o, garment.linear, at, cover / 255)
  }
}

function blendEdge(out: Uint8Array, o: number, linear: Float32Array, at: number, cover: number): void {
  for (let k = 0; k < 3; k++) {
    const below = LINEAR_OF_BYTE[out[o + k] as number] as number
    const light = below + ((linear[at + k] as number) - below) * cover
    out[o + k] = BYTE_OF_LINEAR[light <= 0 ? 0 : light >= 1 ? LINEAR_STEPS : Math.round(light * LINEAR_STEPS)] as number
  }
}

/**
 * The garment with the art on it: sRGB bytes, three per pixel. `art` null leaves it blank. `blank` is what
 * `garmentPicture` gave for the same garment, where it was kept; it is not changed.
 */
export function compositeMockup(scene: PreparedScene, garment: GarmentTones, art: PrintedArt | null, blank = garmentPicture(scene, garment)): Uint8Array {
  const out = new Uint8Array(blank)
  if (art === null) return out
  if (scene.sticker !== null) castShadow(scene, scene.sticker, art, out)
  for (const places of scene.places) layArt(scene, places, garment, art, out)
  return out
}
