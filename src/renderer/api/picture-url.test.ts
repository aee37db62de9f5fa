import { expect, test } from 'vitest'
import { widthFor } from './picture-url.ts'

test('a picture is asked for in the next kept width for its place and density', () => {
  expect(widthFor(64, 1, 2000)).toBe(160)
  expect(widthFor(600, 1, 2000)).toBe(640)
  expect(widthFor(600, 2, 2000)).toBe(1280)
  expect(widthFor(600, 3, 2000)).toBe(1280)
})

test('a picture smaller than its place is asked for as it is', () => {
  expect(widthFor(900, 1, 800)).toBeNull()
})
