import { expect, test } from 'vitest'
import { leadDays, leadTimeWorth, leadWindow } from './lead-time.ts'

test.each([
  [-8, 0], [-1, 0], [0, 0], [7, 0], [9, 0], [10, 0], [33, 0.5], [55, 45 / 46], [56, 1], [63, 1], [70, 1], [100, 0.5], [120, 0.315], [365, 0.0011], [Number.NaN, 0], [Number.POSITIVE_INFINITY, 0],
])('listed %d days before an occasion it is worth %d', (days, worth) => {
  expect(leadTimeWorth(days)).toBeCloseTo(worth, 3)
})

test.each([[-1, 'over'], [9, 'over'], [10, 'late'], [55, 'late'], [56, 'best'], [70, 'best'], [71, 'early'], [Number.NaN, 'over']])('%d days before it is %s', (days, window) => {
  expect(leadWindow(days)).toBe(window)
})

test('the curve only rises towards the best weeks and only falls after them, without a jump', () => {
  for (let days = -30; days < 400; days++) {
    const step = leadTimeWorth(days + 1) - leadTimeWorth(days)
    expect(days < leadDays.listBy ? step : -step).toBeGreaterThanOrEqual(0)
    expect(Math.abs(step)).toBeLessThan(0.03)
  }
})
