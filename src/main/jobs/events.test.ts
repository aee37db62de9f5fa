import { expect, test } from 'vitest'
import { startTestJobs } from '../../../test/support/test-jobs.ts'
import type { EventEnvelope } from './contract.ts'

const made = (name: string, correlationId = 'run_1') => ({ type: 'thing.made', source: 'tests', correlationId, data: { name } })

test('events are numbered in order, carry version, time and correlation, and are read on from any number', async () => {
  const kit = await startTestJobs([])
  kit.store.writeTx((tx) => {
    for (const name of ['a', 'b']) kit.jobs.events.emitTx(tx, made(name))
  })
  kit.clock.advance(1_000)
  kit.store.writeTx((tx) => kit.jobs.events.emitTx(tx, made('c', 'run_2')))
  const [a, b, c] = kit.jobs.events.after(0, 10)
  expect([a?.seq, b?.seq, c?.seq]).toEqual([1, 2, 3])
  expect(c).toMatchObject({ eventType: 'thing.made', version: 2, timestamp: '2026-11-23T12:00:01.000Z', source: 'tests', correlationId: 'run_2', data: { name: 'c' } })
  expect(new Set([a, b, c].map((event) => event?.eventId)).size).toBe(3)
  expect(kit.jobs.events.after(2, 10)).toEqual([c])
  expect(kit.jobs.events.after(0, 1)).toEqual([a])
  expect(kit.jobs.events.lastSeq()).toBe(3)
})

test('followers hear of an event after the commit, in order, and never of one that was rolled back', async () => {
  const kit = await startTestJobs([])
  const heard: EventEnvelope[] = []
  const end = kit.jobs.events.follow((event) => heard.push(event))
  kit.store.writeTx((tx) => {
    kit.jobs.events.emitTx(tx, made('a'))
    kit.jobs.events.emitTx(tx, made('b'))
    expect(heard).toEqual([])
  })
  const failing = (): void =>
    kit.store.writeTx((tx) => {
      kit.jobs.events.emitTx(tx, made('never'))
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect(heard).toEqual(kit.jobs.events.after(0, 10))
  end()
  kit.store.writeTx((tx) => kit.jobs.events.emitTx(tx, made('c')))
  expect(heard.map((event) => event.data['name'])).toEqual(['a', 'b'])
})

test('an event that nobody declared, or of the wrong shape, is refused and takes the change down with it', async () => {
  const kit = await startTestJobs([])
  const undeclared = (): void => kit.store.writeTx((tx) => kit.jobs.events.emitTx(tx, { ...made('a'), type: 'thing.lost' }))
  expect(undeclared).toThrow('No slice declares the event thing.lost.')
  const misshapen = (): void => kit.store.writeTx((tx) => kit.jobs.events.emitTx(tx, { ...made('a'), data: { name: 7 } }))
  expect(misshapen).toThrow('expected string')
  expect(kit.jobs.events.lastSeq()).toBe(0)
})
