/**
 * The garment's colour under every light the scene has. The scene knows only how much light falls on the cloth; this
 * table turns that into the colour of black, white or red cotton. Worked out in OKLab, so that hue holds and black
 * keeps folds that the eye can see.
 */
import { linearOfHex, oklabOfLinear, shownLinear, type Triple } from '../../kernel/pure/oklab.ts'

/** Entries of a table. */
export const TONES = 1024
/** The light of the last entry; 1 is cloth lying flat in the open. */
export const BRIGHTEST = 1.8

/** How the scene's lamp and shadows colour the cloth, in OKLab units. */
export interface LightColour {
  readonly warmth: number
  readonly ambientBlue: number
}

export interface GarmentTones {
  /** Linear RGB, three numbers per tone. */
  readonly linear: Float32Array
  /** OKLab lightness of the colour asked for, in [0, 1]. */
  readonly lightness: number
}

/** No dye is blacker than this and no cloth whiter: what a camera sees of #000000 and #FFFFFF cotton. */
const BLACKEST = 0.205
const WHITEST = 0.952

/** OKLab lightness of the dyed cloth lying flat. */
export function clothLightness(asked: number): number {
  const lifted = Math.cbrt(asked ** 3 + BLACKEST ** 3)
  return lifted < 0.8 ? lifted : 0.8 + ((lifted - 0.8) * (WHITEST - 0.8)) / 0.203
}

/** The table for a garment `#RRGGBB`. */
export function garmentTones(hex: string, light: LightColour): GarmentTones {
  const lab = oklabOfLinear(linearOfHex(hex))
  const linear = new Float32Array(TONES * 3)
  for (let tone = 0; tone < TONES; tone++) linear.set(toneColour(lab, (tone / (TONES - 1)) * BRIGHTEST, light), tone * 3)
  return { linear, lightness: lab[0] }
}

function toneColour([asked, a, b]: Triple, amount: number, light: LightColour): Triple {
  const flat = clothLightness(asked)
  const darkness = Math.max(0, 1 - flat / 0.62)
  // Lightness goes with the cube root of light. Dark cotton scatters a little light off its fibres, which is what
  // shows its folds, so the same change of light is drawn stronger there.
  const exponent = 1 / 3 + 0.3 * darkness
  const sheen = 0.1 * darkness * (amount - 1)
  const lit = shoulder(flat * amount ** exponent + sheen)
  const chroma = (lit / Math.max(asked, 0.12)) ** (amount > 1 ? 0.6 : 0.9) * Math.min(1, asked / flat + 0.15)
  const cast = amount - 0.9
  // A cast of the light shows only as far as the cloth throws light back.
  const tint = (cast > 0 ? light.warmth : light.ambientBlue) * cast * lit * lit
  return shownLinear([lit, a * chroma, b * chroma + tint])
}

/** Bends the brightest lights so that white cloth never burns out. */
function shoulder(lightness: number): number {
  const knee = 0.93
  if (lightness <= knee) return Math.max(0, lightness)
  const room = 0.985 - knee
  return knee + room * (1 - Math.exp(-(lightness - knee) / room))
}
