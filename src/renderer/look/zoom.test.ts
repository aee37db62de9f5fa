import { expect, test } from 'vitest'
import { fitScale, MOST, pan, placeOf, scaleOf, step, WHOLE, zoomTo, type Glass } from './zoom.ts'

const art = { width: 4500, height: 5400 }
const stage = { width: 1200, height: 800 }

test('a fitted design stands whole and in the middle', () => {
  const { left, top, width, height } = placeOf(WHOLE, art, stage)
  expect(left + width / 2).toBeCloseTo(600)
  expect(top + height / 2).toBeCloseTo(400)
  expect(height).toBeLessThan(stage.height)
})

test('the point under the pointer stays there through every zoom', () => {
  const at = { x: 640, y: 420 }
  const pointAt = (glass: Glass) => {
    const place = placeOf(glass, art, stage)
    return [(at.x - place.left) / place.width, (at.y - place.top) / place.height]
  }
  const [x = 0, y = 0] = pointAt(WHOLE)
  for (const scale of [0.3, 1, MOST]) {
    const [nextX, nextY] = pointAt(zoomTo(WHOLE, scale, at, art, stage))
    expect(nextX).toBeCloseTo(x, 6)
    expect(nextY).toBeCloseTo(y, 6)
  }
})

test('steps go through 100 %, end at 400 % and come back to the whole design', () => {
  const seen: number[] = []
  let glass = WHOLE
  for (let turn = 0; turn < 12; turn++) seen.push(scaleOf((glass = step(glass, true, art, stage)), art, stage))
  expect(seen).toContain(1)
  expect(seen.at(-1)).toBe(MOST)
  for (let turn = 0; turn < 12; turn++) glass = step(glass, false, art, stage)
  expect(glass).toBe(WHOLE)
})

test('no drag takes the design off the stage, and a fitted one is not dragged at all', () => {
  expect(pan(WHOLE, { x: 500, y: 0 }, art, stage)).toBe(WHOLE)
  const near = zoomTo(WHOLE, 1, { x: 600, y: 400 }, art, stage)
  const { left, top, width, height } = placeOf(pan(near, { x: 99_999, y: -99_999 }, art, stage), art, stage)
  expect([left, top + height]).toEqual([0, stage.height])
  expect(width).toBe(art.width)
})

test('a picture smaller than the stage is not blown up beyond the fit when it is taken in', () => {
  expect(fitScale({ width: 100, height: 100 }, stage)).toBeCloseTo(7.04)
  expect(zoomTo(WHOLE, 99, { x: 0, y: 0 }, { width: 100, height: 100 }, stage)).toBe(WHOLE)
})
