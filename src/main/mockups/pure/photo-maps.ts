/**
 * Maps for a photo of the seller's, derived from the photo itself: which pixels are garment (by their colour), how much
 * light falls on them (by their brightness), and where folds carry the print (by how the brightness changes).
 */
import type { Placing, SceneFile } from '../scenes/contract.ts'
import { blur } from './blur.ts'
import { BRIGHTEST } from './garment-tones.ts'
import { LINEAR_OF_BYTE } from './light-bytes.ts'
import { linearOfHex, oklabOfLinear, type Triple } from '../../kernel/pure/oklab.ts'
import type { SceneMaps } from './prepare-scene.ts'
import type { Point } from './print-area.ts'

/** How light is stored in the shade map. */
const SHADE = { max: BRIGHTEST, gamma: 2 }
/** Side of the warp map: folds are wider than eight pixels of a 2000 px picture. */
const WARP_SIZE = 250
/** Pixels of shift at the ends of the warp map, as a share of the picture. */
const WARP_REACH = 0.006
/** OKLab distance at the widest reach. */
const WIDEST_REACH = 0.24
/** Folds change a colour's lightness far more than its hue, so lightness counts less. */
const LIGHTNESS_WEIGHT = 0.25

export interface PhotoMaps {
  readonly maps: SceneMaps
  readonly warpScale: number
}

/** `rgb`: sRGB bytes of the square, `size` pixels a side. */
export function photoMaps(rgb: Uint8Array, size: number, placing: Placing): PhotoMaps {
  const light = luminance(rgb)
  const garment = placing.garment.recolour ? placing.garment.pick : placing.garment.hex
  const mask = placing.garment.recolour ? garmentMask(rgb, size, placing.garment, placing.mesh) : null
  const warpScale = WARP_REACH * size
  return {
    maps: { base: rgb, mask, inkMask: null, shade: shadeOf(light, size, garment, placing), ground: null, gloss: null, weave: null, warp: { bytes: warpOf(light, size, placing.foldDepth), size: WARP_SIZE } },
    warpScale,
  }
}

/** The scene.json that goes with the maps, in pixels of a picture of this size. `stamp` tells this build's files from older ones. */
export function photoScene(placing: Placing, size: number, warpScale: number, stamp: string): SceneFile {
  const mesh = placing.mesh.map((row) => row.map(([x, y]): [number, number] => [round(x * size), round(y * size)]))
  const { garment } = placing
  const [top, bottom] = mesh.length === 2 ? mesh : []
  const [topLeft, topRight, ...moreTop] = top ?? []
  const [bottomLeft, bottomRight] = bottom ?? []
  const isQuad = topLeft !== undefined && topRight !== undefined && bottomLeft !== undefined && bottomRight !== undefined && moreTop.length === 0
  return {
    format: 2,
    name: placing.name,
    kind: placing.kind,
    products: placing.products,
    rank: 100,
    size,
    garment: garment.recolour ? { recolour: true } : { recolour: false, hex: garment.hex },
    printArea: isQuad ? { quad: [topLeft, topRight, bottomRight, bottomLeft] } : { mesh },
    base: { file: `photo-${stamp}.jpg` },
    ...(garment.recolour ? { mask: { file: `mask-${stamp}.png` } } : {}),
    shade: { file: `shade-${stamp}.png`, ...SHADE },
    warp: { file: `warp-${stamp}.png`, scale: warpScale },
    ink: { strength: placing.inkStrength },
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

function luminance(rgb: Uint8Array): Float32Array {
  const out = new Float32Array(rgb.length / 3)
  for (let i = 0, o = 0; i < out.length; i++, o += 3) {
    out[i] = 0.2126 * (LINEAR_OF_BYTE[rgb[o] as number] as number) + 0.7152 * (LINEAR_OF_BYTE[rgb[o + 1] as number] as number) + 0.0722 * (LINEAR_OF_BYTE[rgb[o + 2] as number] as number)
  }
  return out
}

/** Light against that on the colour that was picked. Deeper than the photo's own where `foldDepth` is above a half. */
function shadeOf(light: Float32Array, size: number, garment: string, { foldDepth }: Placing): Uint8Array {
  const [r, g, b] = linearOfHex(garment)
  const open = Math.max(0.004, 0.2126 * r + 0.7152 * g + 0.0722 * b)
  const smooth = blur(light, size, size, Math.max(1, Math.round(size / 1400)))
  const depth = 0.1 + 1.8 * foldDepth
  return Uint8Array.from(smooth, (amount) => {
    const lit = Math.min(SHADE.max, Math.max(0.04, amount / open) ** depth)
    return Math.round(255 * (lit / SHADE.max) ** (1 / SHADE.gamma))
  })
}

/** Cover by likeness to the picked colour, of what hangs together with the print area. */
function garmentMask(rgb: Uint8Array, size: number, { pick, reach }: { pick: string; reach: number }, mesh: Placing['mesh']): Uint8Array {
  const wanted = oklabOfLinear(linearOfHex(pick))
  const widest = Math.max(0.01, reach * WIDEST_REACH)
  const like = new Uint8Array(size * size)
  for (let i = 0, o = 0; i < like.length; i++, o += 3) {
    const away = distance(oklabOfLinear([LINEAR_OF_BYTE[rgb[o] as number] as number, LINEAR_OF_BYTE[rgb[o + 1] as number] as number, LINEAR_OF_BYTE[rgb[o + 2] as number] as number]), wanted)
    like[i] = 255 * (1 - smoothstep(widest * 0.75, widest * 1.25, away))
  }
  const joined = joinedTo(like, size, mesh.flat().map(([x, y]): Point => [x, y]))
  const soft = blur(Float32Array.from(joined), size, size, 1)
  return Uint8Array.from(soft, Math.round)
}

function distance([l, a, b]: Triple, other: Triple): number {
  return Math.hypot(LIGHTNESS_WEIGHT * (l - other[0]), a - other[1], b - other[2])
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** What can be reached from inside the print area without leaving the likeness; a wall of the same colour elsewhere stays as it is. */
function joinedTo(like: Uint8Array, size: number, points: readonly Point[]): Uint8Array {
  const [xs, ys] = [points.map(([x]) => x * size), points.map(([, y]) => y * size)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const out = new Uint8Array(like.length)
  const stack: number[] = []
  const visit = (i: number): void => {
    if ((like[i] as number) < 8 || out[i] !== 0) return
    out[i] = like[i] as number
    stack.push(i)
  }
  for (let y = Math.ceil(top); y < bottom; y += 4) for (let x = Math.ceil(left); x < right; x += 4) visit(y * size + x)
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const x = i % size
    if (x > 0) visit(i - 1)
    if (x + 1 < size) visit(i + 1)
    if (i >= size) visit(i - size)
    if (i + size < like.length) visit(i + size)
  }
  return out
}

/** Cloth that rises towards the light is bright: the change of brightness is taken for the slope that carries the print. */
function warpOf(light: Float32Array, size: number, foldDepth: number): Uint8Array {
  const small = shrunk(light, size)
  const heights = blur(blur(small, WARP_SIZE, WARP_SIZE, 2), WARP_SIZE, WARP_SIZE, 2)
  const out = new Uint8Array(WARP_SIZE * WARP_SIZE * 3).fill(128)
  const byte = (slope: number): number => 128 + Math.round(127 * Math.tanh(slope * 14 * foldDepth))
  for (let y = 1; y + 1 < WARP_SIZE; y++) {
    for (let x = 1; x + 1 < WARP_SIZE; x++) {
      const i = y * WARP_SIZE + x
      out[i * 3] = byte((heights[i + 1] as number) - (heights[i - 1] as number))
      out[i * 3 + 1] = byte((heights[i + WARP_SIZE] as number) - (heights[i - WARP_SIZE] as number))
    }
  }
  return out
}

function shrunk(light: Float32Array, size: number): Float32Array {
  const smooth = blur(light, size, size, Math.max(1, Math.round(size / WARP_SIZE / 2)))
  return Float32Array.from({ length: WARP_SIZE ** 2 }, (_, i) => {
    const [x, y] = [i % WARP_SIZE, Math.floor(i / WARP_SIZE)].map((at) => Math.min(size - 1, Math.floor(((at + 0.5) / WARP_SIZE) * size)))
    // The root makes folds in the dark weigh as much as folds in the light.
    return Math.sqrt(smooth[(y ?? 0) * size + (x ?? 0)] as number)
  })
}
