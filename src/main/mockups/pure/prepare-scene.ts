/** From a scene's decoded maps to the arrays that compositing reads; done once per scene. A map that is null is neutral. */
import type { PreparedScene } from './composite.ts'
import { BRIGHTEST, TONES } from './garment-tones.ts'
import { meshPlaces } from './mesh-places.ts'
import { fromLinear, linearOfHex } from '../../kernel/pure/oklab.ts'
import { printPlaces, type PrintPlaces, type Quad, type WarpMap } from './print-area.ts'
import { areasOf, inkOf, meshOf } from './scene-file.ts'
import type { SceneArea, SceneFile } from '../scenes/contract.ts'

/** Grey maps have one byte per pixel, base and warp three (warp: x, y, unused; 128 = not moved). */
export interface SceneMaps {
  readonly shade: Uint8Array | null
  readonly mask: Uint8Array | null
  readonly inkMask: Uint8Array | null
  readonly base: Uint8Array | null
  readonly ground: Uint8Array | null
  readonly gloss: Uint8Array | null
  readonly weave: { readonly bytes: Uint8Array; readonly size: number } | null
  readonly warp: { readonly bytes: Uint8Array; readonly size: number } | null
}

const GROUND = '#E6E3DF'
/** How light is stored in a ground's map where no shade map says it. */
const CODING = { max: 1.6, gamma: 2 }
const NO_WEAVE: { readonly bytes: Uint8Array; readonly size: number } = { bytes: Uint8Array.of(128), size: 1 }

export function prepareScene(maps: SceneMaps, scene: SceneFile): PreparedScene {
  const { max, gamma } = scene.shade ?? CODING
  const light = Float32Array.from({ length: 256 }, (_, byte) => max * (byte / 255) ** gamma)
  const mask = maps.mask ?? new Uint8Array(scene.size ** 2).fill(255)
  const weave = maps.weave ?? NO_WEAVE
  const { weave: threads, screen, strength, manner } = inkOf(scene)
  return {
    size: scene.size,
    ground: maps.base ?? groundBytes(maps.ground, light, scene),
    mask,
    inkMask: maps.inkMask ?? mask,
    tone: tones(maps, light, weave, scene),
    weave: weave.bytes,
    weaveSize: weave.size,
    places: placesOf(scene, maps.warp),
    fit: areasOf(scene)[0]?.fit ?? (scene.kind === 'cloth' ? 'top' : 'middle'),
    ink: { weave: maps.weave === null ? 0 : threads, screen, strength, manner },
    light: scene.light ?? { warmth: 0, ambientBlue: 0 },
    gloss: maps.gloss === null || scene.gloss === undefined ? null : { light: glossLight(scene.gloss), map: maps.gloss, over: scene.gloss.over },
    isPainted: scene.garment.recolour || maps.base === null,
    fixedHex: scene.garment.recolour ? null : scene.garment.hex,
    sticker: scene.kind === 'die-cut' ? (scene.sticker ?? null) : null,
  }
}

/** Bytes that a prepared scene holds, so that a cache can count them. */
export function sceneBytes({ ground, mask, inkMask, tone, weave, places, gloss }: PreparedScene): number {
  const arrays = new Set<{ byteLength: number }>([ground, mask, inkMask, tone, weave, ...places.flatMap(({ across, down }) => [across, down]), ...(gloss === null ? [] : [gloss.map])])
  return [...arrays].reduce((sum, array) => sum + array.byteLength, 0)
}

/** Linear light of each byte of a gloss map. */
function glossLight({ strength, gamma }: NonNullable<SceneFile['gloss']>): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => (byte / 255) ** gamma * strength)
}

function placesOf(scene: SceneFile, map: SceneMaps['warp']): readonly PrintPlaces[] {
  const warp = map === null || scene.warp === undefined ? null : warpOf(map, scene.warp.scale)
  return areasOf(scene).map((area) => placesOfArea(area, warp, scene.size))
}

function placesOfArea(area: SceneArea, warp: WarpMap | null, size: number): PrintPlaces {
  const { quad, aspect, covers } = area
  if (quad !== undefined && covers === undefined) {
    const places = printPlaces(quad satisfies Quad, warp, size)
    return aspect === undefined ? places : { ...places, aspect }
  }
  return meshPlaces({ mesh: meshOf(area), aspect: aspect ?? null, covers: covers ?? { left: 0, top: 0, right: 1, bottom: 1 } }, warp, size)
}

function warpOf({ bytes, size }: { bytes: Uint8Array; size: number }, scale: number): WarpMap {
  const shift = Float32Array.from({ length: size ** 2 * 2 }, (_, i) => (((bytes[(i >> 1) * 3 + (i & 1)] as number) - 128) / 127) * scale)
  return { size, shift }
}

function groundBytes(map: Uint8Array | null, light: Float32Array, scene: SceneFile): Uint8Array {
  const colour = linearOfHex(scene.ground?.colour ?? GROUND)
  const table = colour.map((channel) => Uint8Array.from(light, (amount) => Math.round(255 * fromLinear(Math.min(1, channel * amount)))))
  const plain = colour.map((channel) => Math.round(255 * fromLinear(channel)))
  const out = new Uint8Array(scene.size ** 2 * 3)
  for (let i = 0, o = 0; o < out.length; i++, o += 3) {
    for (let k = 0; k < 3; k++) out[o + k] = (map === null ? plain[k] : table[k]?.[map[i] as number]) ?? 0
  }
  return out
}

function tones({ shade, mask }: SceneMaps, light: Float32Array, weave: typeof NO_WEAVE, { size, weave: threads }: SceneFile): Uint16Array {
  const out = new Uint16Array(size ** 2)
  const strength = threads?.strength ?? 0
  for (let y = 0, i = 0; y < size; y++) {
    const row = (y % weave.size) * weave.size
    for (let x = 0; x < size; x++, i++) {
      if (mask !== null && mask[i] === 0) continue
      const thread = ((weave.bytes[row + (x % weave.size)] as number) - 128) / 128
      const amount = (shade === null ? 1 : (light[shade[i] as number] as number)) * (1 + strength * thread)
      out[i] = Math.min(TONES - 1, Math.max(0, Math.round((amount / BRIGHTEST) * (TONES - 1))))
    }
  }
  return out
}
