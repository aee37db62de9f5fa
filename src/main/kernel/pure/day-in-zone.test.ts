import { expect, test } from 'vitest'
import { dayInZone } from './day-in-zone.ts'

test('the same instant is yesterday in California and today in Auckland', () => {
  const instant = Date.UTC(2026, 10, 23, 1)
  expect(dayInZone(instant, 'America/Los_Angeles')).toBe('2026-11-22')
  expect(dayInZone(instant, 'Pacific/Auckland')).toBe('2026-11-23')
})
