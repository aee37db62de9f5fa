import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { DONE, startTestJobs, work } from '../../../test/support/test-jobs.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { nextTime } from './schedules.ts'

const BERLIN = 'Europe/Berlin'
const daily = { id: 'night', kind: 'test.work', payload: {}, cron: '30 2 * * *', timeZone: BERLIN }
const next = (from: string, cron = daily.cron): string => new Date(nextTime(cron, BERLIN, Date.parse(from))).toISOString()

test('a daily time is the seller’s own: an hour earlier in UTC when summer time begins', () => {
  expect(next('2026-03-27T12:00:00Z')).toBe('2026-03-28T01:30:00.000Z')
  // On 29 March there is no 02:30 in Berlin; the night is not lost.
  expect(next('2026-03-28T12:00:00Z').slice(0, 10)).toBe('2026-03-29')
  expect(next('2026-03-29T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z')
})

test('on the day that has 02:30 twice the night comes once', () => {
  const first = next('2026-10-24T12:00:00Z')
  expect(first).toBe('2026-10-25T00:30:00.000Z')
  expect(next(first)).toBe('2026-10-26T01:30:00.000Z')
})

test('a time that never comes does not keep the runner awake', () => {
  expect(nextTime('0 0 30 2 *', BERLIN, Date.parse('2026-01-01T00:00:00Z'))).toBeGreaterThan(Date.parse('2026-12-01T00:00:00Z'))
})

async function start(at: string, home = tempHome()) {
  const ran: string[] = []
  const clock = fakeClock(at)
  const kit = await startTestJobs([work(({ correlationId }) => {
    ran.push(`${correlationId} ${new Date(clock.now()).toISOString()}`)
    return DONE
  })], { home, clock })
  return { ...kit, ran }
}

test('what is due runs once, and again the day after', async () => {
  const kit = await start('2026-06-01T20:00:00Z')
  kit.jobs.schedules.set(daily)
  await kit.turn()
  expect(kit.ran).toEqual([])
  for (const time of ['2026-06-02T00:29:59Z', '2026-06-02T00:30:00Z', '2026-06-02T00:31:00Z', '2026-06-03T00:30:00Z']) {
    kit.clock.set(time)
    await kit.turn()
  }
  expect(kit.ran).toEqual(['night 2026-06-02T00:30:00.000Z', 'night 2026-06-03T00:30:00.000Z'])
})

test('nights that were missed while the program was closed are made up for once', async () => {
  const home = tempHome()
  const before = await start('2026-06-01T20:00:00Z', home)
  before.jobs.schedules.set(daily)
  await before.jobs.stop()
  await before.store.close()
  const after = await start('2026-06-08T09:00:00Z', home)
  after.jobs.schedules.set(daily)
  await after.turn()
  expect(after.ran).toEqual(['night 2026-06-08T09:00:00.000Z'])
  expect(after.jobs.schedules.nextAt()).toBe(Date.parse('2026-06-09T00:30:00Z'))
})

test('two schedules of the same minute both run', async () => {
  const kit = await start('2026-06-01T20:00:00Z')
  kit.jobs.schedules.set(daily)
  kit.jobs.schedules.set({ ...daily, id: 'calendar' })
  kit.clock.set('2026-06-02T00:30:00Z')
  await kit.turn()
  expect(kit.ran.toSorted()).toEqual(['calendar 2026-06-02T00:30:00.000Z', 'night 2026-06-02T00:30:00.000Z'])
})

test('setting a schedule again as it is changes nothing; a new hour, a new zone or its removal counts at once', async () => {
  const kit = await start('2026-06-01T20:00:00Z')
  kit.jobs.schedules.set(daily)
  const planned = kit.jobs.schedules.nextAt()
  kit.clock.advance(60_000)
  kit.jobs.schedules.set(daily)
  expect(kit.jobs.schedules.nextAt()).toBe(planned)
  kit.jobs.schedules.set({ ...daily, cron: '0 1 * * *' })
  expect(kit.jobs.schedules.nextAt()).toBe(Date.parse('2026-06-01T23:00:00Z'))
  kit.jobs.schedules.set({ ...daily, cron: '0 1 * * *', timeZone: 'UTC' })
  expect(kit.jobs.schedules.nextAt()).toBe(Date.parse('2026-06-02T01:00:00Z'))
  kit.jobs.schedules.remove('night')
  expect(kit.jobs.schedules.nextAt()).toBeNull()
})

test('a clock set back an hour does not make a night happen twice', async () => {
  const home = tempHome()
  const kit = await start('2026-06-02T00:00:00Z', home)
  kit.jobs.schedules.set(daily)
  kit.clock.set('2026-06-02T00:30:00Z')
  await kit.turn()
  kit.clock.set('2026-06-01T23:45:00Z')
  kit.jobs.schedules.set(daily)
  kit.clock.set('2026-06-02T00:40:00Z')
  await kit.turn()
  expect(kit.ran).toHaveLength(1)
})

test('a schedule planned by a clock that stood years ahead comes back to earth at the next start', async () => {
  const home = tempHome()
  const wrong = await start('2031-01-01T00:00:00Z', home)
  wrong.jobs.schedules.set(daily)
  await wrong.jobs.stop()
  await wrong.store.close()
  const kit = await start('2026-06-01T20:00:00Z', home)
  kit.jobs.schedules.set(daily)
  expect(kit.jobs.schedules.nextAt()).toBe(Date.parse('2026-06-02T00:30:00Z'))
})

test('a schedule of a kind that this program does not know, or with a payload it cannot read, holds up nothing', async () => {
  const kit = await start('2026-06-01T20:00:00Z')
  kit.jobs.schedules.set({ ...daily, id: 'newer', kind: 'feedback.collect' })
  kit.jobs.schedules.set({ ...daily, id: 'odd', payload: 'not an object' })
  kit.jobs.schedules.set(daily)
  kit.clock.set('2026-06-02T00:30:00Z')
  await kit.turn()
  expect(kit.ran).toEqual(['night 2026-06-02T00:30:00.000Z'])
})
