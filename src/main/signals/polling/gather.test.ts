import { expect, onTestFinished, test } from 'vitest'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { startStandIn } from '../../../../test/support/stand-in.ts'
import { WorkerDied } from '../../kernel/errors.ts'
import { createHttpClient } from '../../kernel/http/client.ts'
import type { SourceRequest } from '../pure/source-definition.ts'
import { SOURCES } from '../sources/registry.ts'
import { createGatherer, type Gathered } from './gather.ts'
import { createKeyring } from './secrets.ts'
import { contextOf, setupOf } from './setup.ts'

type Reading = { drafts?: readonly unknown[]; follow?: readonly SourceRequest[]; memory?: unknown }

/** A walk through real answers that are read by `read`, which stands for whatever a foreign text could make a reader say. */
function walk(requests: readonly SourceRequest[], read: (key: string, memory: unknown) => Reading): Promise<Gathered> {
  const clock = fakeClock()
  const http = createHttpClient({ clock, memory: { domain: () => null, keepDomain: () => undefined }, userAgent: () => 'test', chance: () => 0, pause: () => Promise.resolve(), limits: { tries: 1 } })
  onTestFinished(() => http.close())
  const setup = setupOf({ ...SOURCES.feed, pace: { burst: 1_000, everyMs: 0 } }, null)
  const acquire = { call: (_method: string, input: unknown) => {
    const { request, memory } = input as { request: { key: string }; memory: unknown }
    return Promise.resolve().then(() => ({ drafts: [], rejects: [], follow: [], suggestions: [], memory: undefined, ...read(request.key, memory) }))
  } }
  const gatherer = createGatherer({ http, clock, keyring: createKeyring({ http, secrets: { get: () => Promise.resolve('s3cr3t') } }), acquire: acquire as never })
  return gatherer.gather({
    setup, context: contextOf(setup, { now: clock.now(), country: 'US', language: 'en' }), requests, from: '2026-11-23', to: '2027-11-23',
    validatorsOf: () => undefined, signal: new AbortController().signal, progress: () => undefined,
  })
}

const named = (url: string, over: Partial<SourceRequest> = {}): SourceRequest => ({ key: url, url, namedBySeller: true, ...over })

test('what an answer leads to is never in a private network, whatever the answer claims of it', async () => {
  const server = await startStandIn({ answer: (_request, response) => void response.end('{}') })
  const { faults, answered } = await walk([named(`${server.origin}/list`)], (key) => (key.endsWith('/list') ? { follow: [named(`${server.origin}/item`)] } : {}))
  expect(answered).toBe(1)
  expect(faults.map(({ kind, message }) => [kind, message.includes('private network')])).toEqual([['invalid-input', true]])
  expect(server.asked.map(({ path }) => path)).toEqual(['/list'])
})

test('an answer cannot lead a key to another host', async () => {
  const server = await startStandIn({ answer: (_request, response) => void response.end('{}') })
  const away: SourceRequest = { key: 'away', url: 'https://evil.example/?', secretQuery: { token: 'key' } }
  const { faults } = await walk([named(`${server.origin}/list`, { secretHeaders: { authorization: { secret: 'key' } } })], (key) => (key === 'away' ? {} : { follow: [away, { ...away, secretQuery: {}, secretBasic: { user: 'u', secret: 'key' } }] }))
  expect(faults.map(({ message }) => message)).toEqual(['An answer leads elsewhere with a key.'])
  expect(server.asked).toHaveLength(1)
})

test('an answer that leads to itself for ever is followed a bounded number of times', async () => {
  const server = await startStandIn({ answer: (_request, response) => void response.end('{}') })
  let page = 0
  const { asked } = await walk([named(`${server.origin}/0`)], () => ({ follow: Array.from({ length: 7 }, () => ({ key: `page ${++page}`, url: 'http://127.0.0.1/' })) }))
  expect(asked.length).toBeLessThanOrEqual(101)
})

test('what one answer leaves to remember is there for the next one of the same poll', async () => {
  const server = await startStandIn({ answer: (_request, response) => void response.end('{}') })
  const { memory } = await walk(['/a', '/b', '/c'].map((path) => named(`${server.origin}${path}`)), (key, before) => ({ memory: [...((before as string[] | undefined) ?? []), new URL(key).pathname] }))
  expect(memory).toEqual(['/a', '/b', '/c'])
})

test('an answer whose reader died with something else is read once more; one that kills it again fails alone', async () => {
  const server = await startStandIn({ answer: (_request, response) => void response.end('{}') })
  const died = { '/a': 1, '/b': 9 } as Record<string, number>
  const { answered, faults } = await walk(['/a', '/b', '/c'].map((path) => named(`${server.origin}${path}`)), (key) => {
    const path = new URL(key).pathname
    if ((died[path] ?? 0) > 0) {
      died[path] = (died[path] ?? 0) - 1
      throw new WorkerDied('acquire', 'it was ended by SIGKILL')
    }
    return {}
  })
  expect([answered, faults.map(({ kind }) => kind), died['/b']]).toEqual([2, ['worker-died'], 7])
})
