import { expect, test } from 'vitest'
import { regionsOf } from './regions.ts'
import { cutSticker } from './sticker.ts'

const SIDE = 420
const BORDER = 12

/** Art of dark dots wherever `isInked` says so. */
function art(isInked: (x: number, y: number) => boolean): Uint8Array {
  const rgba = new Uint8Array(SIDE * SIDE * 4)
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) if (isInked(x, y)) rgba.set([40, 20, 60, 255], (y * SIDE + x) * 4)
  return rgba
}

const disc = (cx: number, cy: number, radius: number) => (x: number, y: number): boolean => Math.hypot(x - cx, y - cy) <= radius
const ring = (cx: number, cy: number, radius: number, width: number) => (x: number, y: number): boolean => Math.abs(Math.hypot(x - cx, y - cy) - radius) <= width
const any = (...parts: readonly ((x: number, y: number) => boolean)[]) => (x: number, y: number): boolean => parts.some((part) => part(x, y))
const arch = (x: number, y: number): boolean => y < 300 && ring(210, 300, 120, 18)(x, y)

test.each([
  ['a thin ring with a far-off dot in it', any(ring(210, 210, 150, 3), disc(210, 210, 6))],
  ['stars beside an arch over a line of words', any(arch, disc(60, 90, 9), disc(360, 90, 9), (x, y) => y > 350 && y < 370 && x > 80 && x < 340 && x % 40 < 24)],
  ['two dots at far corners', any(disc(40, 40, 5), disc(380, 380, 5))],
  ['a row of hairlines', (x: number, y: number) => y > 60 && y < 360 && x > 40 && x < 380 && x % 80 === 0],
])('%s is cut as one sheet, without an opening, a border around all of it', (_, isInked) => {
  const inked = art(isInked)
  const cut = cutSticker(inked, SIDE, SIDE, BORDER, [255, 255, 255], 0)
  for (const least of [1, 128]) {
    const sheet = Uint8Array.from({ length: SIDE * SIDE }, (_value, i) => ((cut[i * 4 + 3] ?? 0) >= least ? 1 : 0))
    expect(regionsOf(sheet, SIDE, SIDE).count).toBe(1)
    expect(regionsOf(sheet.map((there) => 1 - there), SIDE, SIDE).count).toBe(1)
  }
  const at = (x: number, y: number): string => cut.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4).join()
  const cover = (x: number, y: number): number => cut[(y * SIDE + x) * 4 + 3] ?? 0
  const places = Array.from({ length: SIDE * SIDE }, (_value, i) => [i % SIDE, Math.floor(i / SIDE)] as const).filter(([x, y]) => isInked(x, y))
  expect(places.filter(([x, y]) => at(x, y) !== '40,20,60,255')).toEqual([])
  expect(places.filter(([x, y]) => [cover(x - 6, y), cover(x + 6, y), cover(x, y - 6), cover(x, y + 6)].some((value) => value < 255))).toEqual([])
})

test('art that is faint all over is a sticker too, and a faint haze does not widen one', () => {
  const faint = art(disc(210, 210, 60)).map((value, i) => (i % 4 === 3 ? Math.min(value, 60) : value))
  expect(cutSticker(faint, SIDE, SIDE, BORDER, [255, 255, 255], 0)[(210 * SIDE + 275) * 4 + 3]).toBe(255)
  const hazy = art(disc(210, 210, 60))
  for (let i = 0; i < SIDE * SIDE; i++) if (hazy[i * 4 + 3] === 0) hazy[i * 4 + 3] = 20
  expect(cutSticker(hazy, SIDE, SIDE, BORDER, [255, 255, 255], 0)[(210 * SIDE + 320) * 4 + 3]).toBe(0)
})

test('nothing to print leaves nothing to cut', () => {
  expect(cutSticker(new Uint8Array(SIDE * SIDE * 4), SIDE, SIDE, BORDER, [255, 255, 255], 0).every((value) => value === 0)).toBe(true)
})
