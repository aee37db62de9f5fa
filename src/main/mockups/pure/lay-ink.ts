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
  const least = inked.left - 1
  const most = inked.right + 1
  const first = inked.top - 1
  const last = inked.bottom + 1
  const { scaleX, shiftX, scaleY, shiftY } = way
  const stride = (art.width + 2) * 4
  // One flat loop without calls and small arrays: it runs for every pixel of the print area.
  for (let y = 0, place = 0; y < height; y++) {
    const line = (top + y) * size + left
    const threads = ((top + y) % weaveSize) * weaveSize
    let thread = (left - 1 + weaveSize) % weaveSize
    for (let x = 0; x < width; x++, place++) {
      if (++thread === weaveSize) thread = 0
      const u = (across[place] as number) * scaleX + shiftX
      const v = (down[place] as number) * scaleY + shiftY
      // Written so that a place that is no number is passed over too.
      if (!(u > least && u < most && v > first && v < last)) continue
      const column = u | 0
      const row = v | 0
      const a = row * stride + column * 4
      const b = a + stride
      const alphaA = pixels[a + 3] as number
      const alphaB = pixels[a + 7] as number
      const alphaC = pixels[b + 3] as number
      const alphaD = pixels[b + 7] as number
      if (alphaA + alphaB + alphaC + alphaD === 0) continue
      const cover = inkMask[line + x] as number
      if (cover === 0) continue
      const right = u - column
      const below = v - row
      const wd = right * below
      const wb = right - wd
      const wc = below - wd
      const wa = 1 - right - wc
      const keep = (kept[weave[threads + thread] as number] as number) * cover
      const hidden = (alphaA * wa + alphaB * wb + alphaC * wc + alphaD * wd) * keep
      const red = ((pixels[a] as number) * wa + (pixels[a + 4] as number) * wb + (pixels[b] as number) * wc + (pixels[b + 4] as number) * wd) * keep
      const green = ((pixels[a + 1] as number) * wa + (pixels[a + 5] as number) * wb + (pixels[b + 1] as number) * wc + (pixels[b + 5] as number) * wd) * keep
      const blue = ((pixels[a + 2] as number) * wa + (pixels[a + 6] as number) * wb + (pixels[b + 2] as number) * wc + (pixels[b + 6] as number) * wd) * keep
      const i = line + x
      const o = i * 3
      if (isMultiplied) {
        if (hidden > 0) takeLight(out, o, red, green, blue, hidden, gloss === null ? 0 : (gloss.light[gloss.map[i] as number] as number), gloss?.over === 'all')
        continue
      }
      const at = tone[i] as number
      const white = shine[at] as number
      const rest = 1 - hidden
      // Adding a half and letting the byte cut it off rounds without a call.
      const bright = white * hidden * 255 + 0.5
      const dull = (factor[at] as number) * (1 - white)
      const r = (out[o] as number) * rest + red * dull + bright
      const g = (out[o + 1] as number) * rest + green * dull + bright
      const l = (out[o + 2] as number) * rest + blue * dull + bright
      out[o] = r > 255 ? 255 : r
      out[o + 1] = g > 255 ? 255 : g
      out[o + 2] = l > 255 ? 255 : l
      if (gloss !== null) addLight(out, o, (gloss.light[gloss.map[i] as number] as number) * hidden)
    }
  }
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
