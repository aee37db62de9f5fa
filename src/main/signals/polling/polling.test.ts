import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { openTestPolling } from '../../../../test/support/open-test-polling.ts'
import { startStandIn, type Answering } from '../../../../test/support/stand-in.ts'
import type { App } from '../../app.ts'
import type { Job } from '../../jobs/contract.ts'
import { AuthExpired, Cancelled } from '../../kernel/errors.ts'
import { POLL } from '../jobs/poll.ts'
import type { SourceDefinition, SourceRequest } from '../pure/source-definition.ts'
import { SOURCES } from '../sources/registry.ts'
import type { PollingService } from './service.ts'

const LONG = { timeout: 120_000 }

function rss(...titles: string[]): string {
  const items = titles.map((title) => `<item><title>${title}</title><guid isPermaLink="false">tag:example.com,2026:${title.replaceAll(' ', '-')}</guid></item>`)
  return `<rss version="2.0"><channel><title>Shop talk</title>${items.join('')}</channel></rss>`
}

const says = (text: string, head: Record<string, string> = {}) => (response: ServerResponse) => void response.writeHead(200, head).end(text)

/** A stand-in that answers each path in its own way, and 404 elsewhere. */
function serve(paths: Record<string, (response: ServerResponse) => void>) {
  return startStandIn({ answer: (request, response) => (paths[(request.url ?? '').split('?')[0] ?? ''] ?? ((missing) => void missing.writeHead(404).end()))(response) })
}

async function polled(app: App, source: string): Promise<Job> {
  const id = app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: POLL, payload: { source, asked: true } }))
  await expect.poll(() => ['done', 'failed', 'needs-human'].includes(app.jobs.queue.find(id).state) || app.jobs.queue.find(id).reason !== undefined, { timeout: 50_000 }).toBe(true)
  return app.jobs.queue.find(id)
}

const viewOf = (polling: PollingService, id: string) => polling.list().find((source) => source.id === id)
const poll = (polling: PollingService, id: string, signal = new AbortController().signal) => polling.poll({ id, asked: true, correlationId: 'test' }, { signal, progress: () => undefined })
const eventsOf = (app: App, type: string) => app.jobs.events.after(0, 1_000).filter(({ eventType }) => eventType === type)

/** A source of the registry, with every request turned to a stand-in. */
function turnedTo(origin: string, definition: SourceDefinition, requests: readonly Partial<SourceRequest>[] = [{}]): SourceDefinition {
  return { ...definition, plan: () => requests.map((request, at) => ({ key: `r${at}`, url: `${origin}/${at}`, ...request })) }
}

test('a feed that the seller names is read, asked again only for what is new, and every item is one signal', LONG, async () => {
  const service: { answer: Answering } = { answer: (_request, response) => void response.setHeader('etag', '"1"').end(rss('Plant lady', 'Cat dad')) }
  const server = await startStandIn(service)
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: [`${server.origin}/feed.xml`] } })
  expect(viewOf(app.polling, 'feed')).toMatchObject({ on: true, ready: true, lastSuccessAt: null })
  expect(await polled(app, 'feed')).toMatchObject({ state: 'done', result: { new: 2, duplicate: 0, rejected: 0 } })
  expect(viewOf(app.polling, 'feed')).toMatchObject({ signals: 2, lastFound: '2 items, 2 of them new.', lastError: null, provenLive: new Date(app.host.clock.now()).toISOString().slice(0, 10) })
  service.answer = (request, response) => void (request.headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.end(rss('Plant lady')))
  expect(await polled(app, 'feed')).toMatchObject({ state: 'done', result: { new: 0, duplicate: 0, sentence: 'Nothing new.' } })
  expect(app.signals.count()).toBe(2)
  expect(server.asked[0]?.headers['user-agent']).toMatch(/^Design-Idea-Engine\/\d/)
  expect(eventsOf(app, 'source.polled').map(({ data }) => data['new'])).toEqual([2, 0])
})

test('what is good in a poll is kept, and each fault is told with its host; only when nothing is good has the poll failed', LONG, async () => {
  const server = await serve({
    '/good': says(rss('Dog mom')),
    '/login': says('<!DOCTYPE html><html><body>Please sign in, token abc123</body></html>'),
    '/empty': says(''),
    '/json': says('{"error": "abc123"}'),
  })
  const app = await openTestApp()
  const { polling } = openTestPolling(app, [SOURCES.feed])
  const named = (...paths: string[]) => polling.set({ id: 'feed', on: true, config: { addresses: paths.map((path) => `${server.origin}${path}`) } })
  await named('/login', '/good', '/empty', '/json', '/gone')
  expect(await poll(polling, 'feed')).toMatchObject({ new: 1 })
  expect(viewOf(polling, 'feed')?.lastError).toBe(`4 of 5 requests failed; the first: Feeds: ${new URL(server.origin).host}/login: it is a web page, perhaps a sign-in, where data used to be`)
  for (const [path, kind, sentence] of [['/login', 'schema-changed', 'web page'], ['/empty', 'schema-changed', 'the answer is empty'], ['/json', 'schema-changed', 'it is not a JSON Feed'], ['/gone', 'not-found', 'nothing at this address (404)']] as const) {
    await named(path)
    const error = await poll(polling, 'feed').catch((failed: unknown) => failed)
    expect(error).toMatchObject({ kind, message: expect.stringContaining(sentence) as string })
    expect(JSON.stringify(viewOf(polling, 'feed'))).not.toContain('abc123')
  }
  expect(app.signals.count()).toBe(1)
})

test('a source that fails harms no other, rests longer each time and says so; a change of its settings wakes it', LONG, async () => {
  const server = await serve({ '/0': says('<html>no</html>') })
  const good = await serve({ '/0': says(rss('Bee kind')) })
  const app = await openTestApp()
  const { polling } = openTestPolling(app, [turnedTo(server.origin, { ...SOURCES.mastodon, everyMinutes: 60 }), turnedTo(good.origin, { ...SOURCES.feed, config: z.strictObject({}), defaultConfig: {}, fields: [] })])
  await polling.set({ id: 'feed', on: true })
  const [failed, fine] = await Promise.allSettled([poll(polling, 'mastodon'), poll(polling, 'feed')])
  expect([failed.status, fine.status]).toEqual(['rejected', 'fulfilled'])
  const restOf = () => Math.round((Date.parse(viewOf(polling, 'mastodon')?.nextPollAt ?? '') - app.host.clock.now()) / 3_600_000)
  expect(restOf()).toBeGreaterThanOrEqual(1)
  for (let turn = 0; turn < 5; turn++) await poll(polling, 'mastodon').catch(() => undefined)
  expect(restOf()).toBeGreaterThanOrEqual(24)
  expect(viewOf(polling, 'mastodon')).toMatchObject({ lastError: expect.stringContaining('It failed 6 times in a row, so it rests longer now.') as string, lastErrorAction: expect.any(String) as string, signals: 0 })
  expect((await polling.poll({ id: 'mastodon', asked: false, correlationId: 'test' }, { signal: new AbortController().signal, progress: () => undefined })).asked).toBe(false)
  expect(server.asked).toHaveLength(6)
  expect(eventsOf(app, 'source.failed')).toHaveLength(6)
  await polling.set({ id: 'mastodon', on: true })
  expect(restOf()).toBeLessThanOrEqual(1)
})

test('a service that asks to wait uses up no attempt: the work stands until then, and the next one does not ask either', LONG, async () => {
  const server = await serve({ '/feed': (response) => void response.writeHead(429, { 'retry-after': '3600' }).end() })
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: [`${server.origin}/feed`] } })
  const begun = app.host.clock.now()
  const job = await polled(app, 'feed')
  expect(job).toMatchObject({ state: 'waiting', attempt: 0 })
  expect(Date.parse(job.runAt) - begun).toBeGreaterThanOrEqual(3_599_000)
  expect(viewOf(app.polling, 'feed')).toMatchObject({ lastError: expect.stringContaining('asked to wait') as string })
  expect(await app.polling.test('feed', new AbortController().signal)).toMatchObject({ ok: false, sentence: expect.stringContaining('asked to wait') as string })
  expect(server.asked).toHaveLength(1)
})

test('a scheduled poll that meets no network is no failed work, and one that the seller asked for is', LONG, async () => {
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: ['http://127.0.0.1:1/feed'] } })
  const scheduled = app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: POLL, payload: { source: 'feed' } }))
  await app.jobs.runner.settled([scheduled], AbortSignal.timeout(50_000))
  expect(app.jobs.queue.find(scheduled)).toMatchObject({ state: 'done', result: { asked: true, sentence: '127.0.0.1:1 takes no connections.' } })
  expect(viewOf(app.polling, 'feed')).toMatchObject({ lastError: '127.0.0.1:1 takes no connections.', provenLive: null })
  await app.polling.set({ id: 'feed', config: { addresses: ['http://127.0.0.1:2/feed'] } })
  expect(await polled(app, 'feed')).toMatchObject({ state: 'failed', reason: '127.0.0.1:2 takes no connections.' })
})

test('a quiet source notes its failures where it stands and makes no noise', LONG, async () => {
  const server = await serve({})
  const app = await openTestApp()
  const { polling } = openTestPolling(app, [{ ...turnedTo(server.origin, SOURCES.feed), config: z.strictObject({}), defaultConfig: {}, fields: [], onByDefault: true, quiet: true }])
  expect(await poll(polling, 'feed')).toMatchObject({ asked: true, new: 0, sentence: expect.stringContaining('nothing at this address') as string })
  expect(viewOf(polling, 'feed')?.lastError).toContain('nothing at this address')
  expect([eventsOf(app, 'source.failed').length, eventsOf(app, 'source.changed').length]).toEqual([0, 1])
})

test('keys go where the plan says and nowhere else: not into the library, an event, an error or another host', LONG, async () => {
  const server = await startStandIn({ answer: (request, response) => void (request.headers.authorization === 'Bearer s3cr3t-key' ? response.end(rss('Frog parade')) : response.writeHead(401).end('s3cr3t-key is wrong')) })
  const app = await openTestApp()
  const definition = turnedTo(server.origin, { ...SOURCES.feed, config: z.strictObject({}), defaultConfig: {}, onByDefault: true, fields: [{ name: 'key', label: 'API key', type: 'secret', required: true }] }, [
    { secretHeaders: { authorization: { secret: 'key', prefix: 'Bearer ' } }, secretQuery: { key: 'key' } },
  ])
  const { polling } = openTestPolling(app, [definition])
  expect(viewOf(polling, 'feed')).toMatchObject({ on: true, ready: false, nextPollAt: null })
  expect(await polling.test('feed', new AbortController().signal)).toMatchObject({ ok: false, sentence: 'Feeds needs API key first.' })
  await expect(polling.setSecret('feed', 'key', '  \n ')).rejects.toThrow('API key: is empty')
  await expect(polling.setSecret('feed', 'nonsense', 'x')).rejects.toThrow('does not exist')
  expect(await polling.setSecret('feed', 'key', ' s3cr3t-key\n')).toMatchObject({ ready: true, secretsSet: ['key'] })
  expect(await poll(polling, 'feed')).toMatchObject({ new: 1 })
  expect(server.asked[0]?.path).toBe('/0?key=s3cr3t-key')
  await polling.setSecret('feed', 'key', 'wrong')
  await expect(poll(polling, 'feed')).rejects.toBeInstanceOf(AuthExpired)
  expect(viewOf(polling, 'feed')).toMatchObject({ lastError: expect.stringContaining('did not accept the key (401)') as string, lastErrorAction: expect.stringContaining('Settings') as string })
  expect(await polling.clearSecret('feed', 'key')).toMatchObject({ ready: false, secretsSet: [], nextPollAt: null })
  expect(await app.host.secrets.get('source/feed/key')).toBeNull()
  await app.store.close()
  const home = app.host.paths.home
  for (const file of readdirSync(home).filter((name) => name.startsWith('library'))) expect(readFileSync(join(home, file)).includes('s3cr3t')).toBe(false)
})

test('a token is asked for once, used until it runs out, and asked for anew when it is refused', LONG, async () => {
  let valid = 'one'
  const server = await startStandIn({
    answer: (request, response) => {
      if (request.url === '/token') return void response.end(JSON.stringify({ token: valid }))
      if (request.headers.authorization === `Bearer ${valid}`) response.end(rss(`Seen with ${valid}`))
      else response.writeHead(401).end()
    },
  })
  const app = await openTestApp()
  const { polling } = openTestPolling(app, [{
    ...turnedTo(server.origin, { ...SOURCES.feed, config: z.strictObject({}), defaultConfig: {}, onByDefault: true, fields: [{ name: 'secret', label: 'Secret', type: 'secret', required: true }] }, [{ secretHeaders: { authorization: { secret: 'token', prefix: 'Bearer ' } } }]),
    token: () => ({
      request: { key: 'token', url: `${server.origin}/token`, method: 'POST', body: 'grant_type=client_credentials', headers: { 'content-type': 'application/x-www-form-urlencoded' }, secretBasic: { user: 'app', secret: 'secret' } },
      read: (bytes) => ({ token: (JSON.parse(new TextDecoder().decode(bytes)) as { token: string }).token, expiresInSeconds: 3_600 }),
      as: 'token',
    }),
  }])
  await polling.setSecret('feed', 'secret', 'pw')
  await poll(polling, 'feed')
  await poll(polling, 'feed')
  valid = 'two'
  expect(await poll(polling, 'feed')).toMatchObject({ new: 1 })
  expect(server.asked.map(({ path }) => path)).toEqual(['/token', '/0', '/0', '/0', '/token', '/0'])
  expect(server.asked[0]).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials', headers: { authorization: `Basic ${Buffer.from('app:pw').toString('base64')}` } })
})

test('settings of a source are refused with a sentence for each field, and nothing is changed then', LONG, async () => {
  const app = await openTestApp()
  await expect(app.polling.set({ id: 'feed', on: true, config: { addresses: ['example.com', 'ftp://example.com/feed'] } })).rejects.toThrow('Feeds: Addresses: every line must be an address that begins with http:// or https://')
  await expect(app.polling.set({ id: 'feed', config: { adresses: [] } })).rejects.toThrow('Feeds')
  await expect(app.polling.set({ id: 'feed', proxy: 'socks://127.0.0.1:9050' })).rejects.toThrow('Proxy: must be like http://host:port')
  await expect(app.polling.set({ id: 'nonsense', on: true })).rejects.toThrow('The source nonsense does not exist.')
  expect(viewOf(app.polling, 'feed')).toMatchObject({ on: false, ready: false, config: { addresses: [] }, proxy: '' })
  expect(() => app.polling.refuseIdle('feed')).toThrow('Feeds: is switched off')
  expect(await app.polling.set({ id: 'feed', proxy: 'http://me:pass@proxy.example:3128' })).toMatchObject({ proxy: 'http://proxy.example:3128', secretsSet: [] })
  expect(await app.host.secrets.get('source/feed/proxy')).toBe('me:pass')
  await app.polling.set({ id: 'feed', proxy: '' })
  expect(await app.host.secrets.get('source/feed/proxy')).toBeNull()
})

test('a source has a schedule of its own while it is on and set up, and none otherwise', LONG, async () => {
  const app = await openTestApp()
  const schedules = async () => (await app.store.reader.all<{ id: string }>("SELECT id FROM schedules WHERE id LIKE 'source/%'", [])).map(({ id }) => id)
  expect(await schedules()).not.toContain('source/feed')
  const view = await app.polling.set({ id: 'feed', on: true, config: { addresses: ['https://example.com/feed.xml'] } })
  expect(await schedules()).toContain('source/feed')
  expect(Date.parse(view.nextPollAt ?? '') - app.host.clock.now()).toBeLessThanOrEqual(3_600_000)
  await app.polling.set({ id: 'feed', on: false })
  expect(await schedules()).not.toContain('source/feed')
})

test('Test connection tells what came with examples, and keeps nothing', LONG, async () => {
  const server = await serve({ '/feed': says(rss('Plant lady', 'Cat dad', 'Bee kind', 'Frog club'), { etag: '"1"' }) })
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', config: { addresses: [`${server.origin}/feed`] } })
  for (let turn = 0; turn < 2; turn++) {
    expect(await app.polling.test('feed', new AbortController().signal)).toEqual({ ok: true, sentence: 'It works: 4 items.', examples: ['Plant lady', 'Cat dad', 'Bee kind'] })
  }
  expect(server.asked.some(({ headers }) => headers['if-none-match'] !== undefined)).toBe(false)
  expect([app.signals.count(), viewOf(app.polling, 'feed')?.lastSuccessAt, eventsOf(app, 'source.polled')]).toEqual([0, null, []])
})

test('two polls of one source never run at once, and a poll that is cancelled keeps nothing and notes nothing', LONG, async () => {
  const held: ServerResponse[] = []
  const server = await startStandIn({ answer: (_request, response) => void held.push(response) })
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: [`${server.origin}/feed`] } })
  const [first, second] = [poll(app.polling, 'feed'), poll(app.polling, 'feed')]
  await expect.poll(() => held.length).toBe(1)
  held[0]?.end(rss('Only once'))
  expect(await first).toEqual(await second)
  const controller = new AbortController()
  const outcome = poll(app.polling, 'feed', controller.signal).catch((error: unknown) => error)
  await expect.poll(() => held.length).toBe(2)
  controller.abort()
  expect(await outcome).toBeInstanceOf(Cancelled)
  expect(viewOf(app.polling, 'feed')).toMatchObject({ signals: 1, lastError: null })
})

test('what was asked is remembered only with what it brought: a poll that cannot be stored is read whole again', LONG, async () => {
  const server = await startStandIn({ answer: (request, response) => void (request.headers['if-none-match'] === undefined ? response.setHeader('etag', '"1"').end(rss('Plant lady')) : response.writeHead(304).end()) })
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: [`${server.origin}/feed`] } })
  const breaking = { ...app, signals: { ...app.signals, storeTx: () => { throw new Error('the power went') } } } as unknown as App
  const { polling } = openTestPolling(breaking, [SOURCES.feed])
  await expect(poll(polling, 'feed')).rejects.toThrow('the power went')
  expect(await poll(app.polling, 'feed')).toMatchObject({ new: 1 })
  expect(await poll(app.polling, 'feed')).toMatchObject({ new: 0, sentence: 'Nothing new.' })
})

test('a calendar’s address is a key: it is asked, and stands nowhere in the library', LONG, async () => {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const server = await serve({ '/private-t0k3n/basic.ics': says(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:Dog show\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`) })
  const app = await openTestApp()
  const { polling } = openTestPolling(app, [SOURCES.ics])
  await polling.setSecret('ics', 'address', `${server.origin}/private-t0k3n/basic.ics`)
  await polling.set({ id: 'ics', on: true })
  expect(await poll(polling, 'ics')).toMatchObject({ new: 1 })
  await polling.setSecret('ics', 'address2', 'http://127.0.0.1:1/private-t0k3n/other.ics')
  expect(await poll(polling, 'ics')).toMatchObject({ duplicate: 1 })
  expect(viewOf(polling, 'ics')?.lastError).toContain('takes no connections')
  await app.store.close()
  const home = app.host.paths.home
  for (const file of readdirSync(home).filter((name) => name.startsWith('library'))) expect(readFileSync(join(home, file)).includes('t0k3n')).toBe(false)
})

test('a keyword is checked against the search boxes that are switched on, once a week', LONG, async () => {
  const server = await serve({ '/google': says(readFileSync(join(import.meta.dirname, '../sources/google-suggestions/fixtures/suggestions.shape.json'), 'utf8')), '/amazon': says(readFileSync(join(import.meta.dirname, '../sources/amazon-suggestions/fixtures/suggestions.shape.json'), 'utf8')) })
  const app = await openTestApp()
  const turned = (definition: SourceDefinition, path: string): SourceDefinition => ({ ...definition, suggest: (keyword) => ({ key: 'suggest', url: `${server.origin}${path}?q=${encodeURIComponent(keyword)}` }) })
  const { polling } = openTestPolling(app, [turned(SOURCES['google-suggestions'], '/google'), turned(SOURCES['amazon-suggestions'], '/amazon')])
  const ask = (keyword: string) => polling.suggestions(keyword, new AbortController().signal)
  expect(await ask('plant lady')).toEqual([])
  await polling.set({ id: 'google-suggestions', on: true })
  await polling.set({ id: 'amazon-suggestions', on: true })
  const expected = [
    { source: 'google-suggestions', title: 'Google suggestions (unofficial)', phrases: ['plant lady shirt', 'plant lady gifts', 'plant lady svg'] },
    { source: 'amazon-suggestions', title: 'Amazon suggestions (unofficial)', phrases: ['plant lady shirt', 'plant lady mug'] },
  ]
  expect(await ask(' Plant  Lady ')).toEqual(expected)
  expect(await ask('plant lady')).toEqual(expected)
  expect(server.asked).toHaveLength(2)
  expect(viewOf(polling, 'amazon-suggestions')).toMatchObject({ kind: 'unofficial', nextPollAt: null, lastFound: '2 phrases for “plant lady”.' })
  expect(() => polling.refuseIdle('amazon-suggestions')).toThrow('never polled')
  expect(await polling.test('google-suggestions', new AbortController().signal)).toMatchObject({ ok: true, examples: ['plant lady shirt', 'plant lady gifts', 'plant lady svg'] })
})

test('requests that an answer leads to are followed', LONG, async () => {
  const server = await serve({
    '/list': says('[101, 102]'),
    '/item/101.json': says(JSON.stringify({ id: 101, type: 'story', title: 'Show: a bird feeder', score: 7, descendants: 2, time: 1_795_000_000 })),
  })
  const app = await openTestApp()
  const definition = turnedTo(server.origin, { ...SOURCES['hacker-news'], onByDefault: true }, [{ url: `${server.origin}/list`, about: { kind: 'list', take: '2' } }])
  const { polling } = openTestPolling(app, [definition])
  // The items lie at the real service, which a test cannot reach; that they were asked for shows in what failed.
  expect(await poll(polling, 'hacker-news')).toMatchObject({ asked: true, new: 0 })
  expect(viewOf(polling, 'hacker-news')?.lastError).toContain('2 of 3 requests failed; the first: hacker-news.firebaseio.com cannot be reached')
})
