import { expect, test } from 'vitest'
import { dayBlockInterval } from './bootstrap.ts'
import { BASELINES } from './baselines.ts'
import { createRng } from '../../../kernel/pure/rng.ts'
import { ndcg, precision, ranksOf, spearman } from './rank-measures.ts'

test('ties share their mean rank', () => {
  expect(ranksOf([3, 1, 3, 2])).toEqual([2.5, 0, 2.5, 1])
})

test.each([
  [[1, 2, 3, 4], [10, 20, 30, 400], 1],
  [[1, 2, 3, 4], [4, 3, 2, 1], -1],
  [[1, 1, 1], [1, 2, 3], 0],
  // By hand: ranks 0,1,2,3 and 1,0,3,2 have Σd² = 4, so 1 − 6·4/60.
  [[1, 2, 3, 4], [2, 1, 4, 3], 0.6],
])('%j foretells %j with %d', (scores, growth, expected) => {
  expect(spearman(scores, growth)).toBeCloseTo(expected, 10)
})

test('the gain of a ranking is 1 when it is right, less when it is not, and unknown when nothing grew', () => {
  expect(ndcg([3, 2, 1], [30, 20, 10])).toBeCloseTo(1, 10)
  // By hand: (10 + 20/log2(3) + 30/2) / (30 + 20/log2(3) + 10/2).
  expect(ndcg([1, 2, 3], [30, 20, 10])).toBeCloseTo((10 + 20 / Math.log2(3) + 15) / (30 + 20 / Math.log2(3) + 5), 10)
  expect(ndcg([1, 2, 3], [0, -5, 0])).toBeNull()
  expect(ndcg([1, 1, 1], [30, 0, 0])).toBeCloseTo((1 + 1 / Math.log2(3) + 0.5) / 3, 10)
})

test('precision at 20 is the share of the first 20 that are right, by chance where all are equal, and unknown for 20 items', () => {
  const growth = Array.from({ length: 40 }, (_, i) => i)
  expect(precision(growth, growth)).toBe(1)
  expect(precision(growth.map((value) => -value), growth)).toBe(0)
  expect(precision(growth.map(() => 1), growth)).toBeCloseTo(0.5, 10)
  expect(precision(growth.slice(0, 20), growth.slice(0, 20))).toBeNull()
})

test('an interval comes from whole days, is the same for a seed, and is not stated for one day', () => {
  const values = Array.from({ length: 60 }, (_, i) => ({ day: `d${i % 12}`, value: (i % 12) / 11 }))
  const first = dayBlockInterval(values, createRng('a'))
  expect(first).toEqual(dayBlockInterval(values, createRng('a')))
  expect(first.mean).toBeCloseTo(0.5, 10)
  // Twelve days count as twelve pieces of evidence, however many snapshots each has: about ±1.96 · 0.314 / √12.
  expect(first.low).toBeGreaterThan(0.28)
  expect(first.low).toBeLessThan(0.37)
  expect(dayBlockInterval(values.slice(0, 1), createRng('a'))).toEqual({ mean: 0, low: null, high: null })
  expect(dayBlockInterval([{ day: 'd', value: null }], createRng('a')).mean).toBeNaN()
})

test('baselines are the formulas they are named after, and say nothing of what they lack', () => {
  const at = Date.parse('2025-04-02T00:00:00Z')
  const item = { value: 101, at, publishedAt: at - 10 * 3_600_000 }
  expect(BASELINES['count per hour since publication']?.(item)).toBeCloseTo(10.1, 10)
  expect(BASELINES['Hacker News rank']?.(item)).toBeCloseTo(100 / 12 ** 1.8, 10)
  expect(BASELINES['Reddit hot']?.({ ...item, value: -100 })).toBeCloseTo(-2 + (at / 1000 - 36_000) / 45_000, 6)
  for (const formula of Object.values(BASELINES)) expect(formula({ ...item, value: null })).toBeNull()
  expect(BASELINES['Reddit hot']?.({ ...item, publishedAt: null })).toBeNull()
})
