import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { createPortClient, type Channel } from '../../main/kernel/ports.ts'
import { computePort } from './contract.ts'

let worker: ChildProcess | undefined
afterEach(() => worker?.kill())

function start() {
  const child = fork(new URL('main.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
  worker = child
  const channel: Channel = {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.on('exit', (code) => listener(`exit ${code}`)),
  }
  return { child, port: createPortClient('compute', computePort, channel) }
}

test('the worker process makes concepts and vectors, and ends when its parent lets go', async () => {
  const { child, port } = start()
  const { readings } = await port.call('read', { signals: [{ id: 's1', source: 'reddit', text: 'Finished my first scarf', tags: [], community: 'knitting' }] })
  expect(readings[0]?.mentions.map(({ kind, key }) => [kind, key])).toEqual([['topic', 'knitting'], ['emergent', 'scarf']])
  const themes = [{ id: 't1', label: 'knitting', kind: 'topic' as const, key: 'knitting', evidence: [], niches: [], count: 3, support: 1 }]
  const { candidates } = await port.call('ideate', { themes, today: '2026-11-23', seed: '1', limit: 5, niches: [] })
  expect(candidates.length).toBeGreaterThan(0)
  expect(candidates.map(({ topic, themeId }) => [topic, themeId])).toEqual(candidates.map(() => ['knitting', 't1']))
  const { model, vectors } = await port.call('embed', { texts: candidates.map(({ concept }) => concept.phrase) })
  expect([model, vectors.length]).toEqual(['hashed-ngrams-v1', candidates.length * 768])
  child.disconnect()
  await once(child, 'exit')
})

test('an input of the wrong shape is refused and the worker goes on', async () => {
  const { port } = start()
  await expect(port.call('embed', { texts: [7] as unknown as string[] })).rejects.toThrow('wrong shape')
  expect((await port.call('embed', { texts: [] })).vectors).toHaveLength(0)
})
