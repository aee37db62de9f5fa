import { expect, test } from 'vitest'
import { lightnessOf, toneOf } from './tone.ts'

test.each([
  ['#1A1A1A', 'dark'],
  ['#1F2A44', 'dark'],
  ['#26412F', 'dark'],
  ['#B2222B', 'dark'],
  ['#6F88A8', 'mid'],
  ['#B4B5B8', 'light'],
  ['#D9A441', 'light'],
  ['#F7F7F5', 'light'],
])('%s is %s', (hex, tone) => {
  expect(toneOf(hex)).toBe(tone)
})

test('lightness runs from 0 for black to 100 for white', () => {
  expect(lightnessOf('#000000')).toBeCloseTo(0, 5)
  expect(lightnessOf('#FFFFFF')).toBeCloseTo(100, 3)
})

test('what is not a colour is refused with the form wanted', () => {
  expect(() => toneOf('black')).toThrow(/is not a colour/)
})
