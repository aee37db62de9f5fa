/** Ink laid on the garment: the art is fetched for each pixel, lit as the garment is, and mixed with what lies below. */
import type { PreparedScene } from './composite.ts'
import { BRIGHTEST, TONES, type GarmentTones } from './garment-tones.ts'
import { addLight } from './gloss.ts'
import { BYTE_OF_LINEAR, LINEAR_OF_BYTE, LINEAR_STEPS } from './light-bytes.ts'
import { fittedArt, type PrintPlaces } from './print-area.ts'
import type { PrintedArt } from './printed-art.ts'

export interface InkManner {
  /** Share of the ink that the threads' unevenness takes away, on average; 0.04 to 0.08 looks printed. */
  readonly weave: number
  /** How strongly highlights brighten ink on dark garments, 0 to 1. */
  readonly screen: number
  /** Cover of the ink where it is laid on fully, 0 to 1. */
  readonly strength: number
  /** Whether ink covers what is below, or takes from the light that it throws back. */
  readonly manner: 'opaque' | 'multiply'
}

/** Darker than this, a garment is printed with white below the colours, whatever the manner. */
const PAPER = 0.8

/** Lays the art on `out`, the garment's picture. */
export function layArt(scene: PreparedScene, places: PrintPlaces, garment: GarmentTones, art: PrintedArt, out: Uint8Array): void {
  const { size, inkMask, tone, weave, weaveSize, gloss } = scene
  const { width, height, left, top, across, down } = places
  const way = wayToArt(places, scene.fit, art)
  const { factor, shine } = inkTones(garment, scene.ink)
  const kept = keptByThread(scene.ink)
  const isMultiplied = scene.ink.manner === 'multiply' && garment.lightness > PAPER
  const { pixels, inked } = art
  const [least, most, first, last] = [inked.left - 1, inked.right + 1, inked.top - 1, inked.bottom + 1]
  const stride = (art.width + 2) * 4
  for (let y = 0, place = 0; y < height; y++) {
    const line = (top + y) * size + left
    const threads = ((top + y) % weaveSize) * weaveSize
    for (let x = 0; x < width; x++, place++) {
      const u = (across[place] as number) * way.scaleX + way.shiftX
      const v = (down[place] as number) * way.scaleY + way.shiftY
      // Written so that a place that is no number is passed over too.
      if (!(u > least && u < most && v > first && v < last)) continue
      const cover = inkMask[line + x] as number
      if (cover === 0) continue
      const column = Math.floor(u)
      const row = Math.floor(v)
      const a = row * stride + column * 4
      const b = a + stride
      const [right, below] = [u - column, v - row]
      const [wa, wb, wc, wd] = [(1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below]
      const alpha = (pixels[a + 3] as number) * wa + (pixels[a + 7] as number) * wb + (pixels[b + 3] as number) * wc + (pixels[b + 7] as number) * wd
      if (alpha === 0) continue
      const keep = (kept[weave[threads + ((left + x) % weaveSize)] as number] as number) * cover
      const red = ((pixels[a] as number) * wa + (pixels[a + 4] as number) * wb + (pixels[b] as number) * wc + (pixels[b + 4] as number) * wd) * keep
      const green = ((pixels[a + 1] as number) * wa + (pixels[a + 5] as number) * wb + (pixels[b + 1] as number) * wc + (pixels[b + 5] as number) * wd) * keep
      const blue = ((pixels[a + 2] as number) * wa + (pixels[a + 6] as number) * wb + (pixels[b + 2] as number) * wc + (pixels[b + 6] as number) * wd) * keep
      const o = (line + x) * 3
      const shone = gloss === null ? 0 : (gloss.light[gloss.map[line + x] as number] as number)
      if (isMultiplied) takeLight(out, o, red, green, blue, alpha * keep, shone, gloss?.over === 'all')
      else {
        const at = tone[line + x] as number
        const lit = factor[at] as number
        const white = shine[at] as number
        const hidden = alpha * keep
        // Adding a half and letting the byte cut it off rounds without a call.
        const rest = 1 - hidden
        const bright = white * hidden * 255 + 0.5
        const dull = lit * (1 - white)
        out[o] = lesser((out[o] as number) * rest + red * dull + bright)
        out[o + 1] = lesser((out[o + 1] as number) * rest + green * dull + bright)
        out[o + 2] = lesser((out[o + 2] as number) * rest + blue * dull + bright)
        if (shone > 0) addLight(out, o, shone * hidden)
      }
    }
  }
}

function lesser(value: number): number {
  return value > 255 ? 255 : value
}

/** White of the art is the bare glaze or paper; what the glaze throws back lies above the ink and stays. */
function takeLight(out: Uint8Array, o: number, red: number, green: number, blue: number, hidden: number, shone: number, isInBase: boolean): void {
  const over = isInBase ? shone : 0
  for (let k = 0; k < 3; k++) {
    const ink = (k === 0 ? red : k === 1 ? green : blue) / hidden
    const through = 1 - hidden + hidden * (LINEAR_OF_BYTE[ink > 255 ? 255 : Math.round(ink)] as number)
    const below = Math.max(0, (LINEAR_OF_BYTE[out[o + k] as number] as number) - over)
    const light = below * through + over + (isInBase ? 0 : shone * hidden)
    out[o + k] = BYTE_OF_LINEAR[light >= 1 ? LINEAR_STEPS : Math.round(light * LINEAR_STEPS)] as number
  }
}

/** From places to pixels of the art, counted with its border from the first pixel's centre. */
export function wayToArt(places: Pick<PrintPlaces, 'aspect'>, fit: PreparedScene['fit'], art: Pick<PrintedArt, 'width' | 'height'>): { scaleX: number; shiftX: number; scaleY: number; shiftY: number } {
  const fitted = fittedArt(places, art.width, art.height, fit)
  const [scaleX, scaleY] = [art.width / fitted.width, art.height / fitted.height]
  return { scaleX, shiftX: 0.5 - fitted.left * scaleX, scaleY, shiftY: 0.5 - fitted.top * scaleY }
}

/** Share of the ink that stays on a thread, by the weave's byte, for a cover that is a byte too. */
function keptByThread({ weave, strength }: InkManner): Float32Array {
  return Float32Array.from({ length: 256 }, (_, thread) => (Math.max(0, 1 - weave * (2 - thread / 128)) * strength) / 255)
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
