import { expect, onTestFinished, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { Cancelled, WorkerDied } from './errors.ts'
import { forkTroubled } from './fixtures/fork-troubled.ts'
import { troubledPort, type TroubledPort } from './fixtures/troubled-port.ts'
import { silentLog } from './log.ts'
import { createWorkerClient, pauseAfter, type WorkerClient } from './worker-client.ts'

function start(clock = fakeClock(), abortGraceMs = 10_000) {
  const state = { started: 0 }
  const spawn = () => {
    state.started++
    return forkTroubled()
  }
  const client: WorkerClient<TroubledPort> = createWorkerClient('troubled', troubledPort, { spawn, clock, log: silentLog, abortGraceMs })
  onTestFinished(() => client.stop())
  return { client, clock, state }
}

test('the process starts at the first call and serves the next ones too', async () => {
  const { client, state } = start()
  expect(state.started).toBe(0)
  const [first, second] = [await client.call('double', { value: 1 }), await client.call('double', { value: 2 })]
  expect(second.pid).toBe(first.pid)
  expect(state.started).toBe(1)
})

test('a call under way when the process dies fails, and the next one meets a new process', async () => {
  const { client, clock } = start()
  const before = await client.call('double', { value: 1 })
  await expect(client.call('die', {})).rejects.toBeInstanceOf(WorkerDied)
  clock.advance(1_000)
  expect((await client.call('double', { value: 1 })).pid).not.toBe(before.pid)
})

test('a process that died five times in a minute is not started again until the minute is over', async () => {
  const { client, clock, state } = start()
  for (let death = 0; death < 5; death++) {
    await expect(client.call('die', {})).rejects.toBeInstanceOf(WorkerDied)
    clock.advance(5_000)
  }
  await expect(client.call('double', { value: 1 })).rejects.toThrow('The troubled worker stopped 5 times within a minute.')
  expect(state.started).toBe(5)
  clock.advance(60_000)
  expect((await client.call('double', { value: 1 })).value).toBe(2)
})

test('pauses between starts double up to ten seconds', () => {
  expect([1, 2, 3, 4].map(pauseAfter)).toEqual([100, 200, 400, 800])
  expect(pauseAfter(20)).toBe(10_000)
})

test('a clock that was set back an hour after a death delays nothing', async () => {
  const { client, clock } = start()
  await expect(client.call('die', {})).rejects.toBeInstanceOf(WorkerDied)
  clock.advance(-3_600_000)
  expect((await client.call('double', { value: 3 })).value).toBe(6)
})

test('a worker that does not let go of aborted work is killed, so that nobody waits for it for ever', async () => {
  const { client, clock } = start(fakeClock(), 200)
  const controller = new AbortController()
  await client.call('double', { value: 1 })
  const stuck = client.call('hang', {}, { signal: controller.signal })
  controller.abort()
  await expect(stuck).rejects.toBeInstanceOf(WorkerDied)
  clock.advance(1_000)
  expect((await client.call('double', { value: 2 })).value).toBe(4)
})

test('after the stop no process is started any more', async () => {
  const { client, state } = start()
  await client.call('double', { value: 1 })
  client.stop()
  await expect(client.call('double', { value: 1 })).rejects.toBeInstanceOf(Cancelled)
  expect(state.started).toBe(1)
})
