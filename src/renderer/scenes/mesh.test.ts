import { expect, test } from 'vitest'
import { isOpen, meshPath, moved, withPointAt, withPoints, type Mesh } from './mesh.ts'

const square: Mesh = [[[0.2, 0.2], [0.6, 0.2]], [[0.2, 0.8], [0.6, 0.8]]]

test('more points lie evenly on the area, and fewer give its corners back', () => {
  const five = withPoints(square, 5)
  expect(five[2]?.[2]).toEqual([0.4, 0.5])
  expect(five.flat()).toHaveLength(25)
  expect(withPoints(five, 2)).toEqual(square)
})

test('a point and a whole area stay inside the picture', () => {
  expect(withPointAt(square, 0, 1, 1.4, -0.2)[0]?.[1]).toEqual([1, 0])
  expect(moved(square, 0.9, -0.9)).toEqual([[[0.6, 0], [1, 0]], [[0.6, 0.6], [1, 0.6]]])
})

test('an area whose points lie across each other is told apart', () => {
  expect(isOpen(square)).toBe(true)
  expect(isOpen(withPointAt(square, 0, 0, 0.9, 0.9))).toBe(false)
})

test('rows and columns are drawn as lines', () => {
  expect(meshPath(square)).toBe('M200 200L600 200M200 800L600 800M200 200L200 800M600 200L600 800')
})
