import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { BudgetExceeded } from '../kernel/errors.ts'
import { createSettingsService } from '../settings/index.ts'
import { createCosts, startOfMonth } from './index.ts'

async function start(monthlyBudgetMinor: number, timeZone = 'UTC', at = '2026-11-23T12:00:00Z') {
  const clock = fakeClock(at)
  const store = await openTestStore({ clock })
  const settings = createSettingsService(store)
  settings.set({ monthlyBudgetMinor, timeZone })
  const costs = createCosts({ store, clock, settings })
  const reserve = (minor: number) => costs.reserve({ what: 'A picture', minor, correlationId: 'run_1' })
  return { clock, costs, reserve, store }
}

test('without a budget nothing that costs may begin, and what is free may', async () => {
  const { reserve } = await start(0)
  expect(() => reserve(1)).toThrow(BudgetExceeded)
  expect(() => reserve(0)).not.toThrow()
})

test('what is reserved counts as gone until it is settled, and the whole budget can be used', async () => {
  const { reserve, costs } = await start(100)
  const first = reserve(60)
  expect(() => reserve(41)).toThrow('A picture may cost 41 cents and the monthly budget has 40 left.')
  const second = reserve(40)
  expect(costs.spentThisMonth()).toBe(0)
  first.commit(25)
  expect(costs.spentThisMonth()).toBe(25)
  expect(() => reserve(36)).toThrow('has 35 left')
  second.release()
  expect(() => reserve(75)).not.toThrow()
  expect(costs.spentThisMonth()).toBe(25)
})

test('a call that cost more than was thought uses up the budget and never less than nothing is left', async () => {
  const { reserve, costs } = await start(100)
  reserve(10).commit(250)
  expect(costs.spentThisMonth()).toBe(250)
  expect(() => reserve(1)).toThrow('the monthly budget has 0 left')
})

test('a reservation is settled once', async () => {
  const { reserve } = await start(100)
  const reservation = reserve(10)
  reservation.release()
  expect(() => reservation.commit(10)).toThrow('A cost was settled twice.')
})

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount of cents', async (minor) => {
  const { reserve } = await start(100)
  expect(() => reserve(minor)).toThrow('cost estimate: must be a whole number of cents, 0 or more')
})

test('the budget begins anew at midnight of the seller, not of Greenwich', async () => {
  const { clock, reserve, costs } = await start(100, 'America/New_York', '2026-11-30T23:00:00Z')
  reserve(100).commit(100)
  clock.set('2026-12-01T04:59:59Z')
  expect(() => reserve(1)).toThrow(BudgetExceeded)
  clock.set('2026-12-01T05:00:00Z')
  expect(costs.spentThisMonth()).toBe(0)
  expect(() => reserve(100)).not.toThrow()
})

test.each([
  ['UTC', '2026-11-23T12:00:00Z', '2026-11-01T00:00:00Z'],
  ['Europe/Berlin', '2026-11-01T00:30:00Z', '2026-10-31T23:00:00Z'],
  ['Europe/Berlin', '2026-10-31T22:30:00Z', '2026-09-30T22:00:00Z'],
  ['Asia/Kolkata', '2026-11-30T18:30:00Z', '2026-11-30T18:30:00Z'],
  ['Pacific/Kiritimati', '2026-12-31T11:00:00Z', '2026-12-31T10:00:00Z'],
  // Clocks go back on 1 November 2026 in New York, and forward on 1 October 2028 in Sydney, two hours into the month.
  ['America/New_York', '2026-11-15T00:00:00Z', '2026-11-01T04:00:00Z'],
  ['Australia/Sydney', '2028-10-15T00:00:00Z', '2028-09-30T14:00:00Z'],
])('in %s the month of %s began at %s', (zone, now, began) => {
  expect(new Date(startOfMonth(Date.parse(now), zone)).toISOString()).toBe(began.replace('Z', '.000Z'))
})

test('what is set aside in a transaction goes with it, and another process may settle it once', async () => {
  const { costs, store } = await start(100)
  const estimate = { what: 'A picture', minor: 60, correlationId: 'dsg_1' }
  expect(() => store.writeTx((tx) => {
    costs.reserveTx(tx, estimate)
    throw new Error('something else failed')
  })).toThrow('something else failed')
  expect(costs.takenThisMonth()).toBe(0)
  const id = store.writeTx((tx) => costs.reserveTx(tx, estimate))
  expect(() => store.writeTx((tx) => costs.reserveTx(tx, estimate))).toThrow(BudgetExceeded)
  expect([store.writeTx((tx) => costs.settleTx(tx, id, 12)), store.writeTx((tx) => costs.settleTx(tx, id, null))]).toEqual([true, false])
  expect([costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([12, 12])
})
