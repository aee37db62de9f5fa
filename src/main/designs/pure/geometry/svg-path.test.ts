import { expect, test } from 'vitest'
import { pathData } from './svg-path.ts'

test('a ring that rounds to a dot is left out, and what follows it is still drawn', () => {
  const dot = [10, 10, 10.01, 10.01, 10.02, 10]
  const square = [0, 0, 5, 0, 5, 5, 0, 5]
  expect(pathData([dot, square])).toBe('M0 0l5 0 0 5-5 0z')
  expect(pathData([dot])).toBe('')
})
