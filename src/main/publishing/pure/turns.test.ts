import { expect, test } from 'vitest'
import { nextDay, quietUntil, slotsOf, type Room, type Waiting } from './turns.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const HOUR = 3_600_000
const room: Room = { now: NOW, timeZone: 'UTC', dailyCap: 3, keptForRush: 1, usedToday: 0, lastSentAt: null, paceMs: 60_000, notBefore: null, quietHours: '' }
const waiting = (id: string, given: Partial<Waiting> = {}): Waiting => ({ id, begun: false, deadline: null, notBefore: null, createdAt: 0, ...given })
const times = (slots: readonly { id: string; at: number | null }[]) => slots.map(({ id, at }) => [id, at === null ? null : new Date(at).toISOString().slice(5, 16)])

test('what was begun goes on first, then the nearest date, and kept slots go to what is for a near date', () => {
  const slots = slotsOf([waiting('a', { createdAt: 1 }), waiting('b', { createdAt: 2 }), waiting('c', { createdAt: 3 }), waiting('rush', { deadline: '2026-12-01', createdAt: 4 }), waiting('begun', { begun: true, createdAt: 5 })], room)
  expect(times(slots)).toEqual([['begun', '11-23T12:00'], ['rush', '11-23T12:00'], ['a', '11-23T12:01'], ['b', '11-24T00:00'], ['c', '11-24T00:01']])
  expect(slots.map(({ waits }) => waits)).toEqual([null, null, 'Keeps the pace of this market.', 'The daily number of this market is used up.', 'The daily number of this market is used up.'])
})

test('nothing new goes out in quiet hours or while it is paused', () => {
  expect(times(slotsOf([waiting('a')], { ...room, quietHours: '11:30-13:15' }))).toEqual([['a', '11-23T13:15']])
  expect(slotsOf([waiting('a')], { ...room, notBefore: NOW + HOUR })).toEqual([{ id: 'a', at: NOW + HOUR, waits: 'Paused until then.' }])
  expect(quietUntil(Date.parse('2026-11-23T23:30:00Z'), 'UTC', '22:00-07:00')).toBe(Date.parse('2026-11-24T07:00:00Z'))
  expect(quietUntil(NOW, 'UTC', '22:00-07:00')).toBeNull()
})

test('a day begins when it does where the seller lives, also when clocks are put back or forward', () => {
  const day = (from: string): number => Math.round(nextDay(Date.parse(from), 'Europe/Berlin') / 60_000) * 60_000
  expect(new Date(day('2026-10-25T00:30:00Z')).toISOString()).toBe('2026-10-25T23:00:00.000Z')
  expect(new Date(day('2026-03-28T23:00:00Z')).toISOString()).toBe('2026-03-29T22:00:00.000Z')
  // Quiet until 7 in the morning: the night of 25 October has an hour more.
  expect(new Date(quietUntil(Date.parse('2026-10-24T21:00:00Z'), 'Europe/Berlin', '22:00-07:00') ?? 0).toISOString()).toBe('2026-10-25T06:00:00.000Z')
})
