import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Cancelled, InvalidInput } from '../../main/kernel/errors.ts'
import { compositeMockup, tonesFor } from '../../main/mockups/pure/composite.ts'
import { printedArt } from '../../main/mockups/pure/printed-art.ts'
import { renderMockup } from './mockup.ts'
import { loadScene } from './scenes.ts'

const open = { signal: new AbortController().signal }
const blank = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4500 5400"/>'
const filled = (colour: string, width = 4500, height = 5400): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path fill="${colour}" d="M0 0H${width}V${height}H0Z"/></svg>`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mockup-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Shot {
  readonly file: string
  readonly pixels: Buffer
}

async function shoot(name: string, svg: string, garmentHex: string, sizePx = 2000): Promise<Shot> {
  const file = join(folder, `${name}.jpg`)
  await renderMockup({ art: { svg }, scene: 'tee-front', garmentHex, sizePx, format: 'jpg', out: file }, open)
  return { file, pixels: await sharp(file).raw().toBuffer() }
}

/** Mean and spread of the luminance (0 to 255) in a box of a 2000 px picture. */
function light(pixels: Buffer, left: number, top: number, width: number, height: number): { mean: number; spread: number; burnt: number } {
  const values: number[] = []
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const i = (y * 2000 + x) * 3
      values.push(0.2126 * (pixels[i] ?? 0) + 0.7152 * (pixels[i + 1] ?? 0) + 0.0722 * (pixels[i + 2] ?? 0))
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, spread: Math.sqrt(variance), burnt: values.filter((value) => value >= 254).length / values.length }
}

function medianColour(pixels: Buffer, left: number, top: number, side: number): number[] {
  return [0, 1, 2].map((k) => {
    const values = Array.from({ length: side * side }, (_, i) => pixels[((top + Math.floor(i / side)) * 2000 + left + (i % side)) * 3 + k] ?? 0)
    return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  })
}

test('a mock-up is an sRGB JPEG of the size asked for, with full colour resolution', async () => {
  const { file } = await shoot('size', filled('#D9A441'), '#1F2A44')
  expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 2000, height: 2000, space: 'srgb', chromaSubsampling: '4:4:4' })
  const small = await shoot('small', filled('#D9A441'), '#1F2A44', 600)
  expect(await sharp(small.file).metadata()).toMatchObject({ width: 600, height: 600 })
})

test('the same design on the same garment gives the same bytes; another garment does not', async () => {
  const [one, two, other] = [await shoot('one', filled('#D9A441'), '#1F2A44'), await shoot('two', filled('#D9A441'), '#1F2A44'), await shoot('other', filled('#D9A441'), '#2F4B3A')]
  expect((await readFile(one.file)).equals(await readFile(two.file))).toBe(true)
  expect((await readFile(one.file)).equals(await readFile(other.file))).toBe(false)
})

test('black keeps its folds and white does not burn out', async () => {
  const black = light((await shoot('black', blank, '#000000')).pixels, 480, 1250, 1040, 480)
  const white = light((await shoot('white', blank, '#FFFFFF')).pixels, 480, 200, 1040, 1500)
  expect(black.mean).toBeLessThan(45)
  expect(black.spread).toBeGreaterThan(2)
  expect(white.mean).toBeGreaterThan(220)
  expect(white.spread).toBeGreaterThan(5)
  expect(white.burnt).toBeLessThan(0.001)
})

test.each([
  ['#F3E9D2', '#000000'],
  ['#F0642D', '#1F2A44'],
  ['#22211F', '#FFFFFF'],
  ['#2A6F6B', '#B4B5B7'],
])('ink %s is recognisable on %s', async (ink, garment) => {
  const seen = medianColour((await shoot('ink', filled(ink), garment)).pixels, 900, 700, 200)
  const asked = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16))
  seen.forEach((value, k) => expect(Math.abs(value - (asked[k] ?? 0))).toBeLessThan(30))
})

test('wide art is fitted to the width, against the top, and leaves the rest of the shirt alone', async () => {
  const [bare, wide] = [await shoot('bare', blank, '#B4B5B7'), await shoot('wide', filled('#B3202C', 4000, 1000), '#B4B5B7')]
  expect(medianColour(wide.pixels, 950, 500, 60)[0]).toBeGreaterThan((medianColour(wide.pixels, 950, 500, 60)[1] ?? 0) + 80)
  expect(medianColour(wide.pixels, 950, 900, 60)).toEqual(medianColour(bare.pixels, 950, 900, 60))
})

test('no ink falls beside the shirt, even when the print area reaches past it', async () => {
  const { prepared } = await loadScene('tee-front')
  const art = printedArt(new Uint8Array(40 * 48 * 4).fill(255), 40, 48)
  const garment = tonesFor(prepared, '#1F2A44')
  const [places] = prepared.places
  if (places === undefined) throw new Error('no place')
  const everywhere = { ...places, left: 0, top: 0, width: prepared.size, height: prepared.size, across: ramp(prepared.size, 0), down: ramp(prepared.size, 1) }
  const [bare, printed] = [compositeMockup(prepared, garment, null), compositeMockup({ ...prepared, places: [everywhere] }, garment, art)]
  let beside = 0
  let on = 0
  for (let i = 0; i < printed.length; i++) {
    if (printed[i] === bare[i]) continue
    if (prepared.mask[Math.floor(i / 3)] === 0) beside++
    else on++
  }
  expect(beside).toBe(0)
  expect(on).toBeGreaterThan(1_000_000)
})

function ramp(size: number, axis: 0 | 1): Float32Array {
  return Float32Array.from({ length: size * size }, (_, i) => (axis === 0 ? i % size : Math.floor(i / size)) / size)
}

test('a cancelled mock-up says so and leaves no file', async () => {
  const controller = new AbortController()
  const out = join(folder, 'cancelled.jpg')
  const running = renderMockup({ art: { svg: blank }, scene: 'tee-front', garmentHex: '#000000', sizePx: 2000, format: 'jpg', out }, { signal: controller.signal })
  controller.abort()
  await expect(running).rejects.toThrow(Cancelled)
  expect((await readdir(folder)).filter((name) => name.startsWith('cancelled'))).toEqual([])
})

test('art that is no drawing is refused with a sentence', async () => {
  const shot = (svg: string): Promise<unknown> => renderMockup({ art: { svg }, scene: 'tee-front', garmentHex: '#000000', sizePx: 2000, format: 'jpg', out: join(folder, 'x.jpg') }, open)
  await expect(shot('no drawing')).rejects.toThrow(InvalidInput)
  await expect(shot('<svg viewBox="0 0 10 10"><path')).rejects.toThrow(/the drawing cannot be read/)
  await expect(shot('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 900000000"><path d="M0 0h1v9H0z"/></svg>')).rejects.toThrow(/more than a picture may have/)
})
