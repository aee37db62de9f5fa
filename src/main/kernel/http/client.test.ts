import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { fakeClock, type FakeClock } from '../../../../test/support/fake-clock.ts'
import { startStandIn, type Answering } from '../../../../test/support/stand-in.ts'
import { AppError, AuthExpired, Cancelled, InvalidInput, RateLimited, SchemaChanged, Unavailable } from '../errors.ts'
import { guardedLookup, type Lookup } from './addresses.ts'
import { createHttpClient, type HttpClient, type HttpClientDeps } from './client.ts'
import type { DomainState } from './pace.ts'
import type { HttpRequest } from './request.ts'

interface Bench {
  readonly client: HttpClient
  readonly clock: FakeClock
  /** Every wait, in milliseconds. */
  readonly waits: number[]
  readonly domains: Map<string, DomainState>
}

function open(over: Partial<HttpClientDeps> = {}, domains = new Map<string, DomainState>()): Bench {
  const clock = fakeClock()
  const waits: number[] = []
  const client = createHttpClient({
    clock,
    memory: { domain: (name) => domains.get(name) ?? null, keepDomain: (name, state) => void domains.set(name, state) },
    userAgent: () => 'Design-Idea-Engine/1.2.3 (+seller@example.com)',
    chance: () => 0,
    pause: async (milliseconds) => {
      waits.push(milliseconds)
      clock.advance(milliseconds)
    },
    privateAllowed: true,
    ...over,
  })
  onTestFinished(() => client.close())
  return { client, clock, waits, domains }
}

const service = (answer: Answering) => startStandIn({ answer })
const text = ({ bytes }: { bytes: Uint8Array }): string => new TextDecoder().decode(bytes)
const ask = (client: HttpClient, url: string, over: Partial<HttpRequest> = {}) => client.send({ url, caller: 'test', pace: { burst: 100, everyMs: 0 }, ...over })
const thrown = (promise: Promise<unknown>): Promise<AppError> => promise.then(() => expect.fail('nothing was thrown'), (error: unknown) => (error instanceof AppError ? error : expect.fail(String(error))))

test('asks by the program’s own name, unpacks what comes, and hands over validators that a second request is answered 304 to', async () => {
  const packed = { gzip: gzipSync, br: brotliCompressSync }
  const server = await service((request, response) => {
    if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304).end()
    const coding = request.url === '/br' ? 'br' : 'gzip'
    response.writeHead(200, { 'content-type': 'application/json', etag: '"7"', 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT', 'content-encoding': coding }).end(packed[coding]('{"a":1}'))
  })
  const { client } = open()
  const first = await ask(client, `${server.origin}/gzip`)
  expect([first.status, text(first), first.contentType, first.validators]).toEqual([200, '{"a":1}', 'application/json', { etag: '"7"', lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT' }])
  expect(text(await ask(client, `${server.origin}/br`))).toBe('{"a":1}')
  expect(await ask(client, `${server.origin}/gzip`, { validators: first.validators })).toMatchObject({ status: 304 })
  expect(server.asked[2]?.headers).toMatchObject({ 'user-agent': 'Design-Idea-Engine/1.2.3 (+seller@example.com)', 'if-none-match': '"7"', 'if-modified-since': 'Mon, 23 Nov 2026 10:00:00 GMT' })
  await ask(client, `${server.origin}/gzip`, { headers: { 'User-Agent': 'desktop:abc:v1 (by /u/seller)' } })
  expect(server.asked[3]?.headers['user-agent']).toBe('desktop:abc:v1 (by /u/seller)')
})

// The server's clock says 12:00:05 where ours says 12:00:00, so its times are five seconds nearer.
const SERVER_TIME = 'Mon, 23 Nov 2026 12:00:05 GMT'
test.each([
  [{ 'retry-after': '120' }, 120],
  [{ 'retry-after': 'Mon, 23 Nov 2026 12:03:05 GMT' }, 180],
  [{ 'x-ratelimit-reset': String(Date.parse('2026-11-23T12:05:05Z') / 1000) }, 300],
  [{ 'x-ratelimit-reset': '240.0' }, 240],
  [{ 'x-ratelimit-reset': '2026-11-23T12:10:05.123456Z' }, 600.123],
  [{ 'x-rate-limit-reset': '700' }, 700],
  [{ ratelimit: 'limit=100, remaining=0, reset=50' }, 50],
  [{ ratelimit: '"default";r=0;t=90' }, 90],
  [{ 'retry-after': '0' }, 1],
  [{ 'retry-after': '9999999' }, 86_400],
  [{ 'retry-after': 'soon' }, 900],
  [{}, 900],
])('429 with %j is a rate limit of so many seconds, and nobody asks that domain before', async (headers, seconds) => {
  const server = await service((_request, response) => void response.writeHead(429, { date: SERVER_TIME, ...headers }).end('busy'))
  const { client, clock } = open({ limits: { longestWaitMs: 0 } })
  const error = await thrown(ask(client, server.origin))
  expect(error).toBeInstanceOf(RateLimited)
  expect((error as RateLimited).until - clock.now()).toBe(seconds * 1000)
  expect(await thrown(ask(client, `${server.origin}/other`, { caller: 'another source' }))).toMatchObject({ kind: 'rate-limited', until: (error as RateLimited).until })
  expect(server.asked).toHaveLength(1)
})

test('a good answer that says nothing is left, a 503 with a time and a 403 with an empty window make the next request wait', async () => {
  const answers: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(200, { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '30' }).end('ok'),
    (response) => response.writeHead(200).end('ok'),
    (response) => response.writeHead(503, { 'retry-after': '600' }).end(),
    (response) => response.writeHead(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '40' }).end(),
  ]
  const server = await service((_request, response) => answers[server.asked.length - 1]?.(response))
  const { client, waits, clock } = open()
  expect(text(await ask(client, server.origin))).toBe('ok')
  expect(text(await ask(client, server.origin))).toBe('ok')
  expect(waits).toEqual([30_000])
  expect(await thrown(ask(client, server.origin))).toMatchObject({ kind: 'rate-limited', until: clock.now() + 600_000 })
  clock.advance(600_000)
  expect(await thrown(ask(client, server.origin))).toMatchObject({ kind: 'rate-limited', until: clock.now() + 40_000 })
})

test('what fails on the other side is asked again after growing pauses; what changes something is not', async () => {
  const server = await service((_request, response) => void response.writeHead(server.asked.length < 3 ? 500 : 200).end('good'))
  const { client, waits } = open()
  expect(text(await ask(client, server.origin))).toBe('good')
  expect(waits).toEqual([500, 1000])
  const failing = await service((_request, response) => void response.writeHead(502).end())
  expect(await thrown(ask(client, failing.origin, { method: 'POST', body: 'a=1' }))).toBeInstanceOf(Unavailable)
  expect(failing.asked).toHaveLength(1)
  expect(await thrown(ask(client, failing.origin))).toBeInstanceOf(Unavailable)
  expect(failing.asked).toHaveLength(4)
})

test.each([
  ['as it says beforehand', (response: ServerResponse) => void response.writeHead(200, { 'content-length': 20_000_000 }).write(Buffer.alloc(1000))],
  ['as it turns out', (response: ServerResponse) => void Array.from({ length: 20 }, () => response.write(Buffer.alloc(1_000_000)))],
  ['once it is unpacked', (response: ServerResponse) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)))],
])('an answer that is too large, %s, is refused and not read to its end', async (_when, answer) => {
  const server = await service((_request, response) => answer(response))
  const { client } = open()
  const error = await thrown(ask(client, server.origin))
  expect(error).toBeInstanceOf(SchemaChanged)
  expect(error.message).toContain('it is larger than 5 MB')
  expect(server.asked).toHaveLength(1)
})

test.each([
  ['never answers', () => undefined, 'did not answer in time'],
  ['stops in the middle', (response: ServerResponse) => void response.writeHead(200, { 'content-length': 100 }).write('half'), 'stopped in the middle'],
  ['drips for ever', (response: ServerResponse) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  }, 'took too long'],
  ['breaks off', (response: ServerResponse) => void response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy()), 'broke'],
  ['hangs up', (response: ServerResponse) => void response.destroy(), 'broke the connection'],
  ['is packed wrongly', (response: ServerResponse) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'), 'cannot be unpacked'],
])('a service that %s is unavailable, with a sentence', async (_what, answer, sentence) => {
  const server = await service((_request, response) => answer(response))
  const { client } = open({ limits: { tries: 1, headersMs: 200, idleMs: 200, totalMs: sentence === 'took too long' ? 600 : 15_000 } })
  const error = await thrown(ask(client, server.origin))
  expect(error).toBeInstanceOf(Unavailable)
  expect(error.message).toContain(sentence)
})

test('refusals have the class that fits: a key that is not accepted, a door that is closed, a request that is wrong, or what the source makes of it', async () => {
  const server = await service((request, response) => void response.writeHead(Number(request.url?.slice(1, 4))).end('{"reason":"quotaExceeded"}'))
  const { client } = open({ limits: { tries: 1 } })
  const withKey = { secretHeaders: { authorization: 'Bearer abc' } }
  expect(await thrown(ask(client, `${server.origin}/401`, withKey))).toBeInstanceOf(AuthExpired)
  expect(await thrown(ask(client, `${server.origin}/403`, { secretQuery: { key: 'k' } }))).toBeInstanceOf(AuthExpired)
  expect(await thrown(ask(client, `${server.origin}/403`))).toBeInstanceOf(Unavailable)
  expect(await thrown(ask(client, `${server.origin}/400`))).toMatchObject({ kind: 'rejected' })
  expect(await thrown(ask(client, `${server.origin}/403`, { ...withKey, refusal: (_status, body) => (body.includes('quotaExceeded') ? new RateLimited(1) : null) }))).toBeInstanceOf(RateLimited)
  expect([(await ask(client, `${server.origin}/404`)).status, (await ask(client, `${server.origin}/410`)).status]).toEqual([404, 410])
})

test('a redirect is followed within bounds, takes no key elsewhere, and never leads into a private network', async () => {
  const other = await service((_request, response) => void response.end('elsewhere'))
  const server = await service((request, response) => {
    const to = { '/moved': '/here', '/away': `${other.origin}/x`, '/loop': '/loop', '/metadata': 'http://169.254.169.254/latest', '/nowhere': 'http://', '/file': 'file:///etc/passwd' }[(request.url ?? '').split('?')[0] ?? '']
    if (to === undefined) response.end('here')
    else response.writeHead(302, { location: to }).end()
  })
  const own = open()
  expect(text(await ask(own.client, `${server.origin}/moved`, { secretHeaders: { authorization: 'Bearer abc' } }))).toBe('here')
  expect(server.asked[1]?.headers.authorization).toBe('Bearer abc')
  expect(text(await ask(own.client, `${server.origin}/away`, { secretHeaders: { authorization: 'Bearer abc' }, secretQuery: { key: 'k' } }))).toBe('elsewhere')
  expect([other.asked[0]?.path, other.asked[0]?.headers.authorization]).toEqual(['/x', undefined])
  expect(await thrown(ask(own.client, `${server.origin}/loop`))).toMatchObject({ kind: 'unavailable' })
  for (const path of ['/metadata', '/file']) expect(await thrown(ask(own.client, `${server.origin}${path}`))).toBeInstanceOf(InvalidInput)
  expect(await thrown(ask(own.client, `${server.origin}/nowhere`))).toBeInstanceOf(Unavailable)
  // What the seller typed may lie in their own network; where it leads may not.
  const typed = open({ privateAllowed: false })
  expect(text(await ask(typed.client, `${server.origin}/moved`, { mayBePrivate: true }))).toBe('here')
  expect(await thrown(ask(typed.client, `${server.origin}/away`, { mayBePrivate: true }))).toBeInstanceOf(InvalidInput)
  expect(other.asked).toHaveLength(1)
})

test.each(['http://127.0.0.1/', 'http://2130706433/', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'http://192.168.1.1/', 'http://localhost:8080/', 'http://nas.local/', 'http://0.0.0.0/', 'http://169.254.169.254/', 'ftp://example.com/', 'http://me:pass@example.com/', 'nonsense'])(
  '%s is not asked',
  async (url) => expect(await thrown(ask(open({ privateAllowed: false }).client, url))).toBeInstanceOf(InvalidInput),
)

test('a name is refused for where it leads, at the moment the connection is made', async () => {
  const leadsTo = (...addresses: string[]): Lookup => (_hostname, _options, callback) => callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  // Through a real socket: only "localhost" may be asked for by a test, and here it leads to where clouds keep their keys.
  const error = await thrown(ask(open({ privateAllowed: false, lookup: leadsTo('169.254.169.254') }).client, 'http://localhost:9/', { mayBePrivate: true }))
  expect(error).toBeInstanceOf(Unavailable)
  expect(error.message).toContain('localhost')
  const looked = (own: boolean, ...addresses: string[]): Promise<unknown> => new Promise((resolve) => guardedLookup(own, leadsTo(...addresses))('rebind.example', {}, (failed, address) => resolve(failed ?? address)))
  expect(await looked(false, '93.184.216.34')).toBe('93.184.216.34')
  expect(await looked(true, '10.0.0.7')).toBe('10.0.0.7')
  for (const hidden of [['10.0.0.7'], ['93.184.216.34', '127.0.0.1'], ['::ffff:192.168.0.1'], ['fd00::1'], []]) expect(await looked(false, ...hidden)).toBeInstanceOf(Unavailable)
})

test('a source’s proxy is what the connection goes through, with its sign-in', async () => {
  const server = await service((_request, response) => void response.end('through'))
  const tunnels: { to: string; signIn: string | undefined }[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    tunnels.push({ to: request.url ?? '', signIn: request.headers['proxy-authorization'] })
    const onward = connect(Number(new URL(server.origin).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const { client } = open()
  const address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  expect(text(await ask(client, `${server.origin}/a`, { proxy: `http://me:p%40ss@${address}` }))).toBe('through')
  expect(tunnels).toEqual([{ to: new URL(server.origin).host, signIn: `Basic ${Buffer.from('me:p@ss').toString('base64')}` }])
  const closed = await thrown(ask(open({ limits: { tries: 1 } }).client, server.origin, { proxy: 'http://127.0.0.1:1' }))
  expect(closed).toBeInstanceOf(Unavailable)
  expect(closed.message).toContain('proxy')
})

test('the strictest pace of all callers holds for a domain, also after a restart', async () => {
  const server = await service((_request, response) => void response.end('ok'))
  const domains = new Map<string, DomainState>()
  const first = open({}, domains)
  const pace = { burst: 2, everyMs: 10_000 }
  for (let turn = 0; turn < 3; turn++) await ask(first.client, server.origin, { pace })
  expect(first.waits).toEqual([10_000])
  await ask(first.client, server.origin, { caller: 'hasty', pace: { burst: 9, everyMs: 1 } })
  expect(first.waits).toEqual([10_000, 10_000])
  const second = open({}, domains)
  second.clock.set(new Date(first.clock.now() + 4_000).toISOString())
  await ask(second.client, server.origin, { pace })
  expect(second.waits).toEqual([6_000])
  expect(server.asked).toHaveLength(5)
})

test('one request at a time per domain, while another domain is not kept waiting', async () => {
  const held: ServerResponse[] = []
  const slow = await service((_request, response) => void held.push(response))
  const quick = await service((_request, response) => void response.end('quick'))
  const { client } = open()
  const both = [ask(client, `${slow.origin}/1`), ask(client, `${slow.origin}/2`)]
  expect(text(await ask(client, quick.origin))).toBe('quick')
  await expect.poll(() => held.length).toBe(1)
  held[0]?.end('one')
  await expect.poll(() => held.length).toBe(2)
  held[1]?.end('two')
  expect((await Promise.all(both)).map(text)).toEqual(['one', 'two'])
})

test('cancelling ends a request wherever it stands: at work, in line, or waiting for its pace; the others go on', async () => {
  const held: ServerResponse[] = []
  const server = await service((_request, response) => void held.push(response))
  const { client } = open({ pause: (_milliseconds, signal) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('abort')))) })
  const [atWork, inLine] = [new AbortController(), new AbortController()]
  const working = thrown(ask(client, `${server.origin}/1`, { signal: atWork.signal }))
  const lined = thrown(ask(client, `${server.origin}/2`, { signal: inLine.signal }))
  const last = ask(client, `${server.origin}/3`)
  await expect.poll(() => held.length).toBe(1)
  inLine.abort()
  expect(await lined).toBeInstanceOf(Cancelled)
  atWork.abort()
  expect(await working).toBeInstanceOf(Cancelled)
  await expect.poll(() => held.length).toBe(2)
  held[1]?.end('three')
  expect(text(await last)).toBe('three')
  const waiting = new AbortController()
  const paced = { pace: { burst: 1, everyMs: 60_000 }, signal: waiting.signal }
  const next = ask(client, `${server.origin}/4`, paced)
  await expect.poll(() => held.length).toBe(3)
  held[2]?.end('four')
  await next
  const stuck = thrown(ask(client, `${server.origin}/5`, paced))
  waiting.abort()
  expect(await stuck).toBeInstanceOf(Cancelled)
  expect(server.asked.map(({ path }) => path)).toEqual(['/1', '/3', '/4'])
})

test('no error says more of an address than its host, and nothing of what was answered', async () => {
  const server = await service((_request, response) => void response.writeHead(Number(server.asked.length) % 2 === 0 ? 400 : 404).end('your secret is abc123'))
  const { client } = open({ limits: { tries: 1 } })
  const errors = [
    await thrown(ask(client, `${server.origin}/private/abc123?key=abc123`, { secretQuery: { token: 'abc123' }, secretHeaders: { authorization: 'Bearer abc123' } }).then(() => ask(client, `${server.origin}/abc123`))),
    await thrown(ask(client, 'http://127.0.0.1:1/abc123?token=abc123')),
    await thrown(ask(open({ privateAllowed: false }).client, 'http://127.0.0.1:1/abc123?token=abc123')),
  ]
  for (const { message, action, detail } of errors) expect(JSON.stringify([message, action, detail])).not.toContain('abc123')
})
