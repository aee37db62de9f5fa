import { expect, test } from 'vitest'
import { fingerprintOf, likeness, LOOKS_LIKE, type Picture } from './fingerprint.ts'

test('the same drawing at another size, place and in other colours is the same to the eye', () => {
  const one = printOf(draw(200, 200, [20, 20, 160, 50, WHITE], [60, 90, 80, 90, RED]))
  const other = printOf(draw(500, 400, [180, 90, 240, 75, BLUE], [240, 195, 120, 135, BLACK]))
  expect(likeness(one, other)).toBeGreaterThan(LOOKS_LIKE)
  expect(likeness(one, one)).toBeCloseTo(1)
})

test('another drawing is another one', () => {
  const one = printOf(draw(200, 200, [20, 20, 160, 50, WHITE], [60, 90, 80, 90, RED]))
  const other = printOf(draw(200, 200, [20, 20, 40, 160, WHITE], [120, 40, 40, 40, WHITE], [90, 150, 100, 20, RED]))
  expect(likeness(one, other)).toBeLessThan(LOOKS_LIKE)
})

test('nothing drawn has no look', () => {
  expect(fingerprintOf(draw(50, 50))).toBeNull()
})

type Colour = readonly [number, number, number]
const [WHITE, BLACK, RED, BLUE]: readonly [Colour, Colour, Colour, Colour] = [[255, 255, 255], [20, 20, 20], [180, 40, 30], [30, 60, 200]]

function draw(widthPx: number, heightPx: number, ...boxes: readonly (readonly [number, number, number, number, Colour])[]): Picture {
  const data = new Uint8Array(widthPx * heightPx * 4)
  for (const [left, top, width, height, colour] of boxes) {
    for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) data.set([...colour, 255], (y * widthPx + x) * 4)
  }
  return { data, widthPx, heightPx }
}

function printOf(picture: Picture) {
  const print = fingerprintOf(picture)
  if (print === null) throw new TypeError('nothing is drawn')
  return print
}
