import { expect, test } from 'vitest'
import { BRIGHTEST, clothLightness, garmentTones, TONES } from './garment-tones.ts'
import { linearOfHex, linearOfOklab, oklabOfLinear, shownLinear, type Triple } from '../../kernel/pure/oklab.ts'

const LIGHT = { warmth: 0.006, ambientBlue: 0.008 }

function labAt(hex: string, amount: number): Triple {
  const { linear } = garmentTones(hex, LIGHT)
  const at = Math.round((amount / BRIGHTEST) * (TONES - 1)) * 3
  return oklabOfLinear([linear[at] ?? 0, linear[at + 1] ?? 0, linear[at + 2] ?? 0])
}
const distance = (one: Triple, other: Triple): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

test('OKLab there and back gives the colour it began with', () => {
  for (const hex of ['#000000', '#FFFFFF', '#1F2A44', '#B3202C', '#F4D35E']) {
    const linear = linearOfHex(hex)
    linearOfOklab(oklabOfLinear(linear)).forEach((value, k) => expect(value).toBeCloseTo(linear[k] ?? NaN, 5))
  }
})

test('a colour that no screen has loses chroma and keeps its lightness', () => {
  const shown = oklabOfLinear(shownLinear([0.6, 0.4, 0.1]))
  expect(shown[0]).toBeCloseTo(0.6, 1)
  expect(Math.hypot(shown[1], shown[2])).toBeLessThan(0.4)
})

test.each(['#1F2A44', '#B4B5B7', '#B3202C', '#2F4B3A', '#F3E9D2', '#E5578B'])('%s lying flat in the open looks like itself', (hex) => {
  expect(distance(labAt(hex, 1), oklabOfLinear(linearOfHex(hex)))).toBeLessThan(0.04)
})

test('more light never makes a garment darker', () => {
  for (const hex of ['#000000', '#FFFFFF', '#B3202C', '#1F2A44']) {
    const { linear } = garmentTones(hex, LIGHT)
    let last = -1
    for (let tone = 0; tone < TONES; tone++) {
      const luminance = 0.2126 * (linear[tone * 3] ?? 0) + 0.7152 * (linear[tone * 3 + 1] ?? 0) + 0.0722 * (linear[tone * 3 + 2] ?? 0)
      expect(luminance).toBeGreaterThanOrEqual(last - 0.002)
      last = luminance
    }
  }
})

test('black is lifted so that folds show on it, and white is lowered so that light has room', () => {
  expect(clothLightness(0)).toBeGreaterThan(0.15)
  expect(clothLightness(1)).toBeLessThan(0.97)
  expect(labAt('#000000', 1.2)[0] - labAt('#000000', 0.7)[0]).toBeGreaterThan(0.05)
  expect(labAt('#FFFFFF', 1.7)[0]).toBeLessThan(0.99)
})
