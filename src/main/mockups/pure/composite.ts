/**
 * The picture itself: table, garment and ink. Cloth meets the table in linear light; ink is mixed in sRGB values, where
 * the threads that show through weigh the same in dark and in light ink. Plain arithmetic on typed arrays.
 */
import { BRIGHTEST, TONES, type GarmentTones } from './garment-tones.ts'
import { fromLinear, toLinear } from './oklab.ts'
import { fittedArt, type PrintPlaces } from './print-area.ts'

export interface InkManner {
  /** Share of the ink that the threads' unevenness takes away, on average; 0.04 to 0.08 looks printed. */
  readonly weave: number
  /** How strongly highlights brighten ink on dark garments, 0 to 1. */
  readonly screen: number
}

/** Everything of a scene that does not change with the garment or the art. Pictures are size × size, row by row. */
export interface PreparedScene {
  readonly size: number
  /** sRGB bytes of the table with the shirt's shadow. */
  readonly ground: Uint8Array
  /** Cover of the shirt, 0 to 255. */
  readonly mask: Uint8Array
  /** Light on the cloth, weave included: an index into `GarmentTones`. */
  readonly tone: Uint16Array
  /** The weave alone, 128 = mean, in a square that repeats. */
  readonly weave: Uint8Array
  readonly weaveSize: number
  readonly places: PrintPlaces
  readonly ink: InkManner
}

/**
 * Art of any size: sRGB values in [0, 1], premultiplied by alpha, four numbers per pixel. One transparent pixel runs
 * round it (not counted in `width` and `height`), so that sampling needs no look at the border.
 */
export interface PrintedArt {
  readonly width: number
  readonly height: number
  readonly pixels: Float32Array
}

const LINEAR_OF_BYTE = Float32Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255))
const STEPS = 8192
const BYTE_OF_LINEAR = Uint8Array.from({ length: STEPS + 1 }, (_, step) => Math.round(fromLinear(step / STEPS) * 255))

/** Straight RGBA bytes as art. */
export function printedArt(rgba: Uint8Array, width: number, height: number): PrintedArt {
  const pixels = new Float32Array((width + 2) * (height + 2) * 4)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, o = ((y + 1) * (width + 2) + 1) * 4; x < width; x++, i += 4, o += 4) {
      const alpha = (rgba[i + 3] as number) / 255
      if (alpha === 0) continue
      pixels[o] = ((rgba[i] as number) / 255) * alpha
      pixels[o + 1] = ((rgba[i + 1] as number) / 255) * alpha
      pixels[o + 2] = ((rgba[i + 2] as number) / 255) * alpha
      pixels[o + 3] = alpha
    }
  }
  return { width, height, pixels }
}

/** The shirt with the art on it: sRGB bytes, three per pixel. `art` null leaves the shirt blank. */
export function compositeMockup(scene: PreparedScene, garment: GarmentTones, art: PrintedArt | null): Uint8Array {
  const shirt = garmentBytes(garment)
  const out = scene.ground.slice()
  const { mask, tone } = scene
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
  if (art !== null) printArt(scene, garment, art, out)
  return out
}

function garmentBytes(garment: GarmentTones): Uint8Array {
  return Uint8Array.from(garment.linear, (light) => BYTE_OF_LINEAR[Math.round(light * STEPS)] as number)
}

function blendEdge(out: Uint8Array, o: number, linear: Float32Array, at: number, cover: number): void {
  for (let k = 0; k < 3; k++) {
    const below = LINEAR_OF_BYTE[out[o + k] as number] as number
    out[o + k] = byteOf(below + ((linear[at + k] as number) - below) * cover)
  }
}

function byteOf(light: number): number {
  return BYTE_OF_LINEAR[light <= 0 ? 0 : light >= 1 ? STEPS : Math.round(light * STEPS)] as number
}

/** What light does to ink at each tone: a factor, and a share of white added where dark cloth shines. */
function inkTones(garment: GarmentTones, manner: InkManner): { factor: Float32Array; shine: Float32Array } {
  const dark = garment.lightness < 0.55
  const factor = new Float32Array(TONES)
  const shine = new Float32Array(TONES)
  for (let tone = 0; tone < TONES; tone++) {
    const light = (tone / (TONES - 1)) * BRIGHTEST
    factor[tone] = Math.min(light, dark ? 1 : 1.12) ** (1 / 2.2)
    shine[tone] = dark ? manner.screen * Math.max(0, light - 1) : 0
  }
  return { factor, shine }
}

function printArt(scene: PreparedScene, garment: GarmentTones, art: PrintedArt, out: Uint8Array): void {
  const { places, size, mask, tone, weave, weaveSize } = scene
  const fit = fittedArt(places, art.width, art.height)
  const { factor, shine } = inkTones(garment, scene.ink)
  const sample = new Float32Array(4)
  for (let y = 0; y < places.height; y++) {
    for (let x = 0; x < places.width; x++) {
      const place = y * places.width + x
      const u = (((places.across[place] as number) - fit.left) / fit.width) * art.width - 0.5
      const v = ((places.down[place] as number) / fit.height) * art.height - 0.5
      if (!sampleArt(art, u, v, sample)) continue
      const i = (places.top + y) * size + places.left + x
      const cover = (mask[i] as number) / 255
      if (cover === 0) continue
      const thread = (weave[((places.top + y) % weaveSize) * weaveSize + ((places.left + x) % weaveSize)] as number) / 128
      const kept = cover * Math.max(0, 1 - scene.ink.weave * (2 - thread))
      layInk(out, i * 3, sample, kept, factor[tone[i] as number] as number, shine[tone[i] as number] as number)
    }
  }
}

function layInk(out: Uint8Array, o: number, ink: Float32Array, kept: number, factor: number, shine: number): void {
  const alpha = (ink[3] as number) * kept
  for (let k = 0; k < 3; k++) {
    const lit = (ink[k] as number) * kept * factor
    const shone = lit + (alpha - lit) * shine
    // Adding a half and letting the byte cut it off rounds without a call.
    const byte = (out[o + k] as number) * (1 - alpha) + shone * 255 + 0.5
    out[o + k] = byte > 255 ? 255 : byte
  }
}

/** Bilinear, in pixels counted from the first one's centre; transparent outside. False when nothing is there. */
function sampleArt({ width, height, pixels }: PrintedArt, u: number, v: number, into: Float32Array): boolean {
  const x = Math.floor(u)
  const y = Math.floor(v)
  if (x < -1 || y < -1 || x >= width || y >= height) return false
  const a = ((y + 1) * (width + 2) + x + 1) * 4
  const b = a + (width + 2) * 4
  const [right, below] = [u - x, v - y]
  const alpha = mix(pixels, a + 3, b + 3, right, below)
  if (alpha === 0) return false
  into[0] = mix(pixels, a, b, right, below)
  into[1] = mix(pixels, a + 1, b + 1, right, below)
  into[2] = mix(pixels, a + 2, b + 2, right, below)
  into[3] = alpha
  return true
}

/** One channel of the four pixels at `a`, to its right, at `b` (below `a`) and to its right. */
function mix(pixels: Float32Array, a: number, b: number, right: number, below: number): number {
  const top = (pixels[a] as number) * (1 - right) + (pixels[a + 4] as number) * right
  const bottom = (pixels[b] as number) * (1 - right) + (pixels[b + 4] as number) * right
  return top * (1 - below) + bottom * below
}
