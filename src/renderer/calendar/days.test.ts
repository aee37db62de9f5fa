import { expect, test } from 'vitest'
import { addDays, addMonths, firstWeekday, startOfMonth, weeksOf } from './days.ts'

test('days and months are counted over leap days, month ends and the turn of the year', () => {
  expect([addDays('2028-02-28', 2), addDays('2027-01-01', -1), addDays('2027-03-28', 1)]).toEqual(['2028-03-01', '2026-12-31', '2027-03-29'])
  expect([addMonths('2027-01-31', 1), addMonths('2026-11-23', -11), addMonths('2026-12-31', 2), startOfMonth('2026-11-23')]).toEqual(['2027-02-01', '2025-12-01', '2027-02-01', '2026-11-01'])
})

test('a month is laid out in whole weeks that hold each of its days once', () => {
  const sunday = weeksOf('2026-11-23', 0)
  expect([sunday.length, sunday[0]?.[0], sunday.at(-1)?.[6]]).toEqual([5, '2026-11-01', '2026-12-05'])
  const monday = weeksOf('2026-11-01', 1)
  expect([monday.length, monday[0]?.[0], monday.at(-1)?.[6]]).toEqual([6, '2026-10-26', '2026-12-06'])
  expect(weeksOf('2027-02-01', 1)).toHaveLength(4)
  for (let month = '2026-01-01'; month < '2029-01-01'; month = addMonths(month, 1)) {
    const days = weeksOf(month, 1).flat()
    expect(days.filter((day) => startOfMonth(day) === month)).toHaveLength(Number(addDays(addMonths(month, 1), -1).slice(8)))
    expect(new Set(days).size).toBe(days.length)
  }
})

test('weeks begin where the language has them begin', () => {
  expect([firstWeekday('en-US'), firstWeekday('de-DE')]).toEqual([0, 1])
})
