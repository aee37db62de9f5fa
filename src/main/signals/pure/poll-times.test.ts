import { Cron } from 'croner'
import { expect, test } from 'vitest'
import { SOURCE_IDS } from './source-ids.ts'
import { cronOf, isDue, minuteOf, nextPollTime, nextTryTime, plannedTime } from './poll-times.ts'

const NOW = Date.parse('2026-11-23T12:34:56Z')
const MINUTE = 60_000

test('sources are spread over the hour: hardly two of them in the same minute', () => {
  const minutes = SOURCE_IDS.map((id) => minuteOf(id, 60))
  expect(new Set(minutes).size).toBeGreaterThan(SOURCE_IDS.length * 0.75)
  const many = Array.from({ length: 6_000 }, (_, at) => minuteOf(`source-${at}`, 60))
  const perMinute = Array.from({ length: 60 }, (_, minute) => many.filter((found) => found === minute).length)
  expect(Math.min(...perMinute)).toBeGreaterThan(50)
  expect(Math.max(...perMinute)).toBeLessThan(150)
})

test.each([5, 15, 60, 180, 720, 1_440])('every %i minutes: the rule comes round exactly when the next poll is said to be', (everyMinutes) => {
  for (const id of SOURCE_IDS) {
    const rule = new Cron(cronOf(id, everyMinutes), { timezone: 'UTC' })
    const next = rule.nextRun(new Date(NOW))?.getTime() ?? 0
    expect(next).toBe(nextPollTime(id, everyMinutes, NOW))
    expect(rule.nextRun(new Date(next))?.getTime()).toBe(next + everyMinutes * MINUTE)
  }
})

test('a pause that no rule can say is kept by skipping turns of a rule that comes round more often', () => {
  const week = 7 * 1_440
  const next = nextPollTime('nager', week, NOW)
  expect(next - NOW).toBeGreaterThan(6 * 1_440 * MINUTE)
  expect(next - NOW).toBeLessThanOrEqual(week * MINUTE)
  const turns = new Cron(cronOf('nager', week), { timezone: 'UTC' }).nextRuns(10, new Date(NOW)).map((turn) => turn.getTime())
  expect(turns.filter((turn) => isDue(next, turn))[0]).toBe(next)
  expect(cronOf('x', 90)).toBe(cronOf('x', 60))
})

test('a source that fails rests twice as long each time, up to a day, also where it is asked less often', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => (nextTryTime(60, failures, NOW) - NOW) / MINUTE)).toEqual([60, 120, 240, 480, 960, 1_440, 1_440])
  expect((nextTryTime(525_600, 1, NOW) - NOW) / MINUTE).toBe(1_440)
})

test('the planned time of a resting source is its first turn after the rest', () => {
  const rest = NOW + 5 * 60 * MINUTE
  const planned = plannedTime('feed', 60, rest, NOW)
  expect(isDue(rest, planned)).toBe(true)
  expect(isDue(rest, planned - 60 * MINUTE)).toBe(false)
  expect(plannedTime('feed', 60, null, NOW)).toBe(nextPollTime('feed', 60, NOW))
})
