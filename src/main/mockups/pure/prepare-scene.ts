/** From a scene's decoded maps to the arrays that compositing reads; done once per scene. */
import type { InkManner, PreparedScene } from './composite.ts'
import { BRIGHTEST, TONES } from './garment-tones.ts'
import { fromLinear, linearOfHex } from './oklab.ts'
import { printPlaces, type Quad } from './print-area.ts'

/** Grey maps have one byte per pixel, the warp map three (x, y, unused; 128 = not moved). */
export interface SceneMaps {
  readonly size: number
  readonly shade: Uint8Array
  readonly mask: Uint8Array
  readonly ground: Uint8Array
  readonly weave: Uint8Array
  readonly weaveSize: number
  readonly warp: Uint8Array
  readonly warpSize: number
}

export interface SceneNumbers {
  readonly quad: Quad
  /** Light of byte 255, and the root that was taken before it was stored. */
  readonly shade: { readonly max: number; readonly gamma: number }
  /** Pixels of shift at the ends of the warp map's bytes. */
  readonly warpScale: number
  /** How much the weave darkens and lightens the cloth, 0 to 1. */
  readonly weaveStrength: number
  readonly groundHex: string
  readonly ink: InkManner
}

export function prepareScene(maps: SceneMaps, numbers: SceneNumbers): PreparedScene {
  const light = Float32Array.from({ length: 256 }, (_, byte) => numbers.shade.max * (byte / 255) ** numbers.shade.gamma)
  const shift = Float32Array.from({ length: maps.warpSize ** 2 * 2 }, (_, i) => {
    const byte = maps.warp[(i >> 1) * 3 + (i & 1)] as number
    return ((byte - 128) / 127) * numbers.warpScale
  })
  return {
    size: maps.size,
    ground: groundBytes(maps, light, numbers.groundHex),
    mask: maps.mask,
    tone: clothTones(maps, light, numbers.weaveStrength),
    weave: maps.weave,
    weaveSize: maps.weaveSize,
    places: printPlaces(numbers.quad, { size: maps.warpSize, shift }, maps.size),
    ink: numbers.ink,
  }
}

/** Bytes that a prepared scene holds, so that a cache can count them. */
export function sceneBytes(scene: PreparedScene): number {
  const { ground, mask, tone, weave, places } = scene
  return [ground, mask, tone, weave, places.across, places.down].reduce((sum, array) => sum + array.byteLength, 0)
}

function groundBytes(maps: SceneMaps, light: Float32Array, hex: string): Uint8Array {
  const colour = linearOfHex(hex)
  const table = colour.map((channel) => Uint8Array.from(light, (amount) => Math.round(255 * fromLinear(Math.min(1, channel * amount)))))
  const out = new Uint8Array(maps.ground.length * 3)
  for (let i = 0; i < maps.ground.length; i++) {
    for (let k = 0; k < 3; k++) out[i * 3 + k] = table[k]?.[maps.ground[i] as number] ?? 0
  }
  return out
}

function clothTones(maps: SceneMaps, light: Float32Array, strength: number): Uint16Array {
  const { size, weave, weaveSize } = maps
  const out = new Uint16Array(maps.shade.length)
  for (let y = 0, i = 0; y < size; y++) {
    const row = (y % weaveSize) * weaveSize
    for (let x = 0; x < size; x++, i++) {
      if (maps.mask[i] === 0) continue
      const thread = ((weave[row + (x % weaveSize)] as number) - 128) / 128
      const amount = (light[maps.shade[i] as number] as number) * (1 + strength * thread)
      out[i] = Math.min(TONES - 1, Math.max(0, Math.round((amount / BRIGHTEST) * (TONES - 1))))
    }
  }
  return out
}
