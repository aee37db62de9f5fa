/** Light that a glaze throws back: it comes from above the ink and is added to whatever lies below. */
import { BYTE_OF_LINEAR, LINEAR_OF_BYTE, LINEAR_STEPS } from './light-bytes.ts'

export interface Gloss {
  /** One byte a pixel. */
  readonly map: Uint8Array
  /** Linear light of each byte. */
  readonly light: Float32Array
  /** Whether the base picture lacks the shine, or has it already and only ink must be given it. */
  readonly over: 'all' | 'ink'
}

/** Adds the whole map to a picture of sRGB bytes. */
export function addGloss({ map, light }: Gloss, out: Uint8Array): void {
  for (let i = 0, o = 0; i < map.length; i++, o += 3) {
    const byte = map[i] as number
    if (byte !== 0) addLight(out, o, light[byte] as number)
  }
}

/** Adds linear light to one pixel. */
export function addLight(out: Uint8Array, o: number, light: number): void {
  for (let k = 0; k < 3; k++) {
    const sum = (LINEAR_OF_BYTE[out[o + k] as number] as number) + light
    out[o + k] = BYTE_OF_LINEAR[sum >= 1 ? LINEAR_STEPS : sum <= 0 ? 0 : Math.round(sum * LINEAR_STEPS)] as number
  }
}
