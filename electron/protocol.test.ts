import { expect, test, vi } from 'vitest'
import { protocol } from './double/index.ts'
import { startDesktop } from './fixtures/desktop.ts'

const at = (path: string): string => `app://idea-engine/${path}`

test('the scheme is a full, secure web origin with fetch and streams', async () => {
  await startDesktop()
  expect(protocol.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
})

test('method, path, query, headers and status pass through, and the security headers of the core reach the page', async () => {
  await startDesktop()
  const answer = await protocol.request(at('headers?a=1&b=%20'), { method: 'POST', headers: { 'x-mine': 'yes' } })
  expect(await answer.json()).toMatchObject({ method: 'POST', url: '/headers?a=1&b=%20', headers: { 'x-mine': 'yes', host: 'idea-engine' } })
  expect((await protocol.request(at(''))).headers.get('content-security-policy')).toBe("default-src 'self'")
  expect(await protocol.request(at('empty'))).toMatchObject({ status: 204, body: null })
})

test('bodies stream both ways: the first piece comes back before the last one is sent', async () => {
  await startDesktop()
  let send: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) })
  send?.enqueue(Buffer.from('one'))
  const answer = await protocol.request(at('echo'), { method: 'POST', body, duplex: 'half' })
  const reader = (answer.body ?? new ReadableStream()).getReader()
  expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('one')
  send?.enqueue(Buffer.from('two'))
  send?.close()
  expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('two')
  expect((await reader.read()).done).toBe(true)
})

test('a 20 MB body arrives whole', async () => {
  await startDesktop()
  const big = Buffer.alloc(20 * 1024 * 1024, 7)
  const answer = await protocol.request(at('echo'), { method: 'POST', body: big })
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), big)).toBe(0)
})

test('an event stream delivers at once, and the core sees when the page leaves', async () => {
  const { diary } = await startDesktop()
  const answer = await protocol.request(at('events'), { headers: { accept: 'text/event-stream' } })
  const reader = (answer.body ?? new ReadableStream()).getReader()
  expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('id: 1\ndata: first\n\n')
  await reader.cancel()
  await vi.waitFor(() => expect(diary()).toContain('listener left'), { timeout: 5_000 })
})

test('a lost event stream is a network error, after which an EventSource connects again; a lost request says try again', async () => {
  await startDesktop()
  await protocol.request(at(''))
  const lost = protocol.request(at('crash'), { headers: { accept: 'text/event-stream' } })
  expect((await lost).type).toBe('error')
  const again = await protocol.request(at('crash'))
  expect([again.status, await again.text()]).toEqual([503, 'The app is starting again; try once more in a moment.'])
})

test('other hosts under the scheme do not exist, and pages from elsewhere are refused', async () => {
  await startDesktop()
  expect((await protocol.request('app://elsewhere/')).status).toBe(404)
  expect((await protocol.request(at(''), { initiatorOrigin: 'https://shop.example' })).status).toBe(403)
  expect((await protocol.request(at(''), { initiatorOrigin: 'app://idea-engine' })).status).toBe(200)
})
