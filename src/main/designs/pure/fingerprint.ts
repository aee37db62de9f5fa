/**
 * What a design looks like, in a few bytes: the signs of its low frequencies (a DCT hash, as pHash has it), taken once
 * of how much ink lies where and once of how light that ink is, and its main colours. The art is cut to what is drawn
 * and set in a square first, so that its size and its place on the cloth say nothing.
 */
import type { Fingerprint } from '../checks/contract.ts'
import { oklabDistance, oklabOf } from './colour/oklab.ts'

/** RGBA, eight bits a channel, colour not multiplied by alpha, row by row. */
export interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly widthPx: number
  readonly heightPx: number
}

/** Likeness from which a design looks like an earlier one; measured on the engine's own designs (duplicates.test.ts beside the imaging worker). */
export const LOOKS_LIKE = 0.8

const SIDE = 32
const BITS = 128
/** Less than this much alpha is no ink. */
const FAINT = 8

/** A picture of about 100 to 400 pixels a side serves; null when nothing is drawn in it. */
export function fingerprintOf(picture: Picture): Fingerprint | null {
  const box = inkBox(picture)
  if (box === null) return null
  const { cover, light } = planes(picture, box)
  const [shape, tone] = [wavesOf(cover), upright(wavesOf(tonePlane(cover, light)))]
  // One ink has no tones; what is left of them is rounding.
  const faintest = Math.max(silentOf(tone), silentOf(shape) * FAINT_TONE)
  return { shape: signs(shape, silentOf(shape)), tone: signs(tone, faintest), colours: mainColours(picture, box) }
}

/** 0 (nothing in common) to 1 (the same). Other colours alone take away little: it is still the same drawing. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  const shape = agreement(distanceOfBits(one.shape, other.shape))
  const tone = agreement(distanceOfBits(one.tone, other.tone))
  return Math.max(0, shape * 0.85 + tone * 0.1 + colourLikeness(one, other) * 0.05)
}

/** Unrelated drawings differ in half of their bits. */
function agreement(bits: number): number {
  return Math.max(0, 1 - bits / (BITS / 2))
}

export function distanceOfBits(one: string, other: string): number {
  let apart = 0
  for (let at = 0; at < one.length; at += 8) apart += onesOf(Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16))
  return apart
}

/** Ones among 32 bits. */
export function onesOf(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Edges of what is drawn, right and bottom exclusive. */
export function inkBox({ data, widthPx, heightPx }: Picture, least = FAINT): Box | null {
  let [left, top, right, bottom] = [widthPx, heightPx, -1, -1]
  for (let y = 0, at = 3; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at += 4) {
      if ((data[at] ?? 0) < least) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 }
}

/** Ink and its lightness summed into the cells of a square, the art in its middle. */
function planes({ data, widthPx }: Picture, box: Box): { cover: Float64Array; light: Float64Array } {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const scale = SIDE / Math.max(width, height)
  const [padX, padY] = [(SIDE - width * scale) / 2, (SIDE - height * scale) / 2]
  const cover = new Float64Array(SIDE * SIDE)
  const light = new Float64Array(SIDE * SIDE)
  for (let y = box.top; y < box.bottom; y++) {
    const rows = spread((y - box.top) * scale + padY, scale)
    for (let x = box.left; x < box.right; x++) {
      const at = (y * widthPx + x) * 4
      const alpha = (data[at + 3] ?? 0) / 255
      if (alpha === 0) continue
      const lightness = oklabOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)[0]
      for (const column of spread((x - box.left) * scale + padX, scale)) {
        for (const row of rows) {
          const cell = Math.min(SIDE - 1, row.cell) * SIDE + Math.min(SIDE - 1, column.cell)
          const ink = alpha * row.part * column.part
          cover[cell] = (cover[cell] ?? 0) + ink
          light[cell] = (light[cell] ?? 0) + ink * lightness
        }
      }
    }
  }
  return { cover, light }
}

/** The cells that a pixel lies on, and how much of each it covers: at most two, for a pixel is smaller than a cell or cut by what it spans. */
function spread(from: number, length: number): { cell: number; part: number }[] {
  const cells: { cell: number; part: number }[] = []
  for (let at = from; at < from + length - 1e-9; ) {
    const end = Math.min(Math.floor(at + 1e-9) + 1, from + length)
    cells.push({ cell: Math.floor(at + 1e-9), part: end - at })
    at = end
  }
  return cells
}

/** How much lighter or darker than the mean of all ink the ink of each cell is. */
function tonePlane(cover: Float64Array, light: Float64Array): Float64Array {
  const ink = cover.reduce((sum, value) => sum + value, 0)
  const mean = light.reduce((sum, value) => sum + value, 0) / ink
  return light.map((value, cell) => value - mean * (cover[cell] ?? 0))
}

/** A wave below this part of the mean one counts as none. */
const SILENT = 0.15
/** Tones this far below the shape are none. */
const FAINT_TONE = 0.1

/** cos((2x + 1) u π / 64) of the frequencies that are used. */
const FREQUENCIES = 17
const COSINES = Float64Array.from({ length: FREQUENCIES * SIDE }, (_, at) => Math.cos(((2 * (at % SIDE) + 1) * Math.floor(at / SIDE) * Math.PI) / (2 * SIDE)))
/** The lowest frequencies but the mean, from low to high. */
const ORDER: readonly (readonly [number, number])[] = Array.from({ length: FREQUENCIES * FREQUENCIES }, (_, at) => [at % FREQUENCIES, Math.floor(at / FREQUENCIES)] as const)
  .filter(([u, v]) => u + v > 0)
  .sort(([u1, v1], [u2, v2]) => u1 + v1 - (u2 + v2) || u1 - u2)
  .slice(0, BITS)

/** 128 signs as 32 hex digits: 1 where a wave is there and positive. */
function signs(waves: readonly number[], silent: number): string {
  const bits = waves.map((wave) => (wave > silent ? 1 : 0))
  return Array.from({ length: BITS / 4 }, (_, digit) => bits.slice(digit * 4, digit * 4 + 4).reduce((value: number, bit) => value * 2 + bit, 0).toString(16)).join('')
}

/** In a symmetrical drawing half of the waves are nought but for rounding; their signs would be chance. */
function silentOf(waves: readonly number[]): number {
  return (waves.reduce((sum, wave) => sum + Math.abs(wave), 0) / BITS) * SILENT
}

/** Light ink in place of dark turns every sign round and is the same drawing: the strongest wave is taken as positive. */
function upright(waves: readonly number[]): readonly number[] {
  const strongest = waves.reduce((best, wave) => (Math.abs(wave) > Math.abs(best) ? wave : best), 0)
  return strongest < 0 ? waves.map((wave) => -wave) : waves
}

/** The lowest waves of a plane (DCT-II). */
function wavesOf(plane: Float64Array): number[] {
  const rows = new Float64Array(FREQUENCIES * SIDE)
  for (let u = 0; u < FREQUENCIES; u++) {
    for (let y = 0; y < SIDE; y++) {
      let sum = 0
      for (let x = 0; x < SIDE; x++) sum += (plane[y * SIDE + x] ?? 0) * (COSINES[u * SIDE + x] ?? 0)
      rows[u * SIDE + y] = sum
    }
  }
  return ORDER.map(([u, v]) => {
    let sum = 0
    for (let y = 0; y < SIDE; y++) sum += (rows[u * SIDE + y] ?? 0) * (COSINES[v * SIDE + y] ?? 0)
    return sum
  })
}

const COLOURS = 4

/** The most used colours by cells of five bits a channel, near ones taken together. */
function mainColours({ data, widthPx }: Picture, box: Box): Fingerprint['colours'] {
  const cells = new Map<number, { sum: [number, number, number]; weight: number }>()
  let ink = 0
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const at = (y * widthPx + x) * 4
      const alpha = data[at + 3] ?? 0
      // Edges are mixtures and no colour of their own.
      if (alpha < 200) continue
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
      const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
      const cell = cells.get(key) ?? { sum: [0, 0, 0], weight: 0 }
      cell.sum[0] += red
      cell.sum[1] += green
      cell.sum[2] += blue
      cell.weight += 1
      cells.set(key, cell)
      ink += 1
    }
  }
  const found: { colour: [number, number, number]; share: number }[] = []
  for (const { sum, weight } of [...cells.values()].sort((a, b) => b.weight - a.weight)) {
    const colour = oklabOf(sum[0] / weight, sum[1] / weight, sum[2] / weight)
    const same = found.find((known) => oklabDistance(known.colour, colour) < 0.08)
    if (same !== undefined) same.share += weight / ink
    else if (found.length < COLOURS) found.push({ colour: [round(colour[0]), round(colour[1]), round(colour[2])], share: weight / ink })
  }
  return found.map(({ colour, share }) => ({ colour, share: round(share) }))
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** How much of each one's ink has a like colour in the other: 0 to 1. */
function colourLikeness(one: Fingerprint, other: Fingerprint): number {
  const matched = (from: Fingerprint, to: Fingerprint): number =>
    from.colours.reduce((sum, { colour, share }) => sum + share * Math.max(0, ...to.colours.map((known) => 1 - oklabDistance(colour, known.colour) / 0.25)), 0)
  return (matched(one, other) + matched(other, one)) / 2
}
