import { expect, test } from 'vitest'
import { readFigure } from './figures.ts'

test.each<[unknown, number | null]>([
  ['1381087', 1_381_087],
  [0, 0],
  ['0', 0],
  ['-5', -5],
  ['1,381,087', 1_381_087],
  ["1'381'087", 1_381_087],
  ['1.381.087', 1_381_087],
  ['1 381 087', 1_381_087],
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['1,234.5', 1_234.5],
  ['200K+', 200_000],
  ['1.2M', 1_200_000],
  ['2천+', 2_000],
  ['3万', 30_000],
  ['500+', 500],
])('reads %j as %j', (raw, figure) => expect(readFigure(raw)).toBe(figure))

test.each(['', ' ', 'n/a', '<1', '12%', 'NaN', '1e9', '12 likes', null, undefined, [], true, Number.POSITIVE_INFINITY])('takes %j for a missing figure, never for zero', (raw) => {
  expect(readFigure(raw)).toBeNull()
})
