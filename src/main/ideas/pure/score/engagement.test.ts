import { expect, test } from 'vitest'
import { engagementOf, recencyOf } from './engagement.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const DAY = 86_400_000

test('what was loved years ago says nothing of today, and what is loved now says all it did', () => {
  const standings = [0.95, 0.97, 0.99, 0.98]
  const years = standings.map(() => recencyOf(NOW, NOW - 14 * 365 * DAY))
  const days = standings.map(() => recencyOf(NOW, NOW - DAY))
  expect(engagementOf(standings, [], years).value).toBeCloseTo(0.5, 3)
  expect(engagementOf(standings, [], years).confidence).toBeLessThan(0.001)
  expect(engagementOf(standings, [], days).value).toBeCloseTo(engagementOf(standings).value, 2)
})

test('an old post among new ones counts by its age, and one from tomorrow like one of today', () => {
  expect(recencyOf(NOW, NOW - 180 * DAY)).toBeCloseTo(0.5)
  expect(recencyOf(NOW, NOW + DAY)).toBe(1)
  const mixed = engagementOf([1, 0], [], [1, recencyOf(NOW, NOW - 180 * DAY)])
  expect(mixed.value).toBeCloseTo((1 + 1) / (1.5 + 2))
})
