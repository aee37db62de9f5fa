import { expect, onTestFinished, test } from 'vitest'
import { Cancelled, RateLimited, WorkerDied } from './errors.ts'
import { forkTroubled } from './fixtures/fork-troubled.ts'
import { troubledPort } from './fixtures/troubled-port.ts'
import { createPortClient, type Progress } from './ports.ts'

function connect() {
  const channel = forkTroubled()
  onTestFinished(() => channel.kill())
  return { channel, client: createPortClient('troubled', troubledPort, channel) }
}

test('a call is answered by the other process, and many at once are kept apart', async () => {
  const { client } = connect()
  const answers = await Promise.all(Array.from({ length: 50 }, (_, value) => client.call('double', { value })))
  expect(answers.map((answer) => answer.value)).toEqual(Array.from({ length: 50 }, (_, value) => value * 2))
  expect(answers[0]?.pid).not.toBe(process.pid)
  expect(client.pending).toBe(0)
})

test('progress arrives in order and before the answer', async () => {
  const { client } = connect()
  const seen: Progress[] = []
  await client.call('count', { to: 3 }, { onProgress: (progress) => seen.push(progress) })
  expect(seen).toEqual([1, 2, 3].map((done) => ({ done, total: 3, note: `at ${done}` })))
})

test('an abort reaches the handler, and the call fails as cancelled whatever the handler threw', async () => {
  const { client } = connect()
  await client.call('double', { value: 1 })
  const controller = new AbortController()
  const waiting = client.call('waitForAbort', {}, { signal: controller.signal })
  controller.abort()
  await expect(waiting).rejects.toBeInstanceOf(Cancelled)
})

test('a call with a signal that is aborted already is never sent', async () => {
  const { client } = connect()
  await expect(client.call('die', {}, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled)
  expect((await client.call('double', { value: 4 })).value).toBe(8)
})

test('an input of the wrong shape is refused by the receiving side, naming the method', async () => {
  const { client } = connect()
  await expect(client.call('double', { value: 'two' } as never)).rejects.toThrow(/double was called with an input of the wrong shape/)
})

test('an answer of the wrong shape is refused by the calling side, and noise on the pipe is no answer', async () => {
  const { client } = connect()
  await expect(client.call('wrongShape', {})).rejects.toThrow('The troubled worker gave wrongShape an answer of the wrong shape.')
})

test('an error keeps its class and its data across the border', async () => {
  const { client } = connect()
  const error: unknown = await client.call('throwOurs', {}).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RateLimited)
  expect(error).toMatchObject({ until: 5_000, message: 'Later, please.' })
})

test('every pending call fails when the other side dies, and later calls fail at once', async () => {
  const { client, channel } = connect()
  await client.call('double', { value: 1 })
  const waiting = [client.call('waitForAbort', {}), client.call('waitForAbort', {})]
  channel.kill()
  for (const outcome of await Promise.allSettled(waiting)) expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(WorkerDied) as unknown })
  await expect(client.call('double', { value: 1 })).rejects.toBeInstanceOf(WorkerDied)
  expect(client.pending).toBe(0)
})

test('a message that cannot be sent fails its own call only', async () => {
  const { client } = connect()
  await expect(client.call('double', { value: () => 1 } as never)).rejects.toThrow(/could not be cloned/)
  expect((await client.call('double', { value: 2 })).value).toBe(4)
})
