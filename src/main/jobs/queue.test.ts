import { expect, test } from 'vitest'
import { DONE, patient, startTestJobs, work } from '../../../test/support/test-jobs.ts'
import { NotFound } from '../kernel/errors.ts'

test('work is enqueued together with the change it follows from, or not at all', async () => {
  let ran = 0
  const kit = await startTestJobs([work(() => {
    ran++
    return DONE
  })])
  const failing = (): void =>
    kit.store.writeTx((tx) => {
      kit.jobs.queue.enqueueTx(tx, { kind: 'test.work', payload: {}, correlationId: 'c' })
      throw new Error('the change failed')
    })
  expect(failing).toThrow('the change failed')
  await kit.turn()
  expect(ran).toBe(0)
  expect(kit.jobs.queue.list([], 10)).toEqual([])
})

test('work that is asked for once is done one time ever, however often it is asked for', async () => {
  let ran = 0
  const kit = await startTestJobs([work(() => {
    ran++
    return DONE
  })])
  const unique = { key: 'run_1/ide_1', scope: 'once' } as const
  const id = kit.enqueue({ unique })
  expect(kit.enqueue({ unique })).toBe(id)
  await kit.ended(id)
  expect(kit.enqueue({ unique })).toBe(id)
  await kit.turn()
  expect(ran).toBe(1)
})

test('work that is asked for once and was cancelled or failed gets another try when it is asked for again', async () => {
  let begun = 0
  const kit = await startTestJobs([work(patient(() => begun++))])
  const unique = { key: 'k', scope: 'once' } as const
  const id = kit.enqueue({ unique })
  await kit.turn()
  kit.jobs.runner.cancel(id)
  await kit.turn()
  expect(kit.enqueue({ unique })).toBe(id)
  await kit.turn()
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'running', attempt: 1 })
  expect(begun).toBe(2)
})

test('an active key joins work that waits or runs, and begins anew after its end', async () => {
  const kit = await startTestJobs([work(() => DONE, { concurrency: 1 })])
  const unique = { key: 'dsg_1', scope: 'active' } as const
  const first = kit.enqueue({ unique })
  expect(kit.enqueue({ unique })).toBe(first)
  expect(kit.enqueue({ unique: { key: 'dsg_2', scope: 'active' } })).not.toBe(first)
  await kit.ended(first)
  expect(kit.enqueue({ unique })).not.toBe(first)
})

test('a singleton never waits or runs twice, whatever its payload', async () => {
  const kit = await startTestJobs([work(patient(), { recovery: 'singleton' })])
  const first = kit.enqueue({ payload: { night: 1 } })
  expect(kit.enqueue({ payload: { night: 2 } })).toBe(first)
  await kit.turn()
  expect(kit.enqueue({ payload: { night: 3 } })).toBe(first)
  kit.jobs.runner.cancel(first)
  expect(kit.enqueue({ payload: { night: 4 } })).not.toBe(first)
})

test('work without a key is new each time, also within one millisecond', async () => {
  const kit = await startTestJobs([work(() => DONE)])
  expect(new Set([1, 2, 3].map(() => kit.enqueue({}))).size).toBe(3)
})

test('work for later waits for its time', async () => {
  const kit = await startTestJobs([work(() => DONE)])
  const id = kit.enqueue({ runAt: kit.clock.now() + 5_000 })
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('waiting')
  kit.clock.advance(5_000)
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('done')
})

test('a kind without a handler and a payload of the wrong shape are refused, and nothing is stored', async () => {
  const kit = await startTestJobs([work(() => DONE)])
  expect(() => kit.enqueue({ kind: 'publishing.submit' })).toThrow('There is no handler for work of the kind publishing.submit.')
  expect(() => kit.enqueue({ payload: 'text' })).toThrow('expected record')
  expect(kit.jobs.queue.list([], 10)).toEqual([])
  expect(() => kit.jobs.queue.find('job_x')).toThrow(NotFound)
})

test('a registry that lacks a handler or has two refuses to start', async () => {
  await expect(startTestJobs([], { expected: ['test.work'] })).rejects.toThrow('No handler for work of the kind test.work.')
  await expect(startTestJobs([work(() => DONE), work(() => DONE)])).rejects.toThrow('Two handlers for work of the kind test.work.')
})
