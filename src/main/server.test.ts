import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { ask, type Answer, type Question } from '../../test/support/ask.ts'
import { tempHome } from '../../test/support/temp-home.ts'
import { testHost } from '../../test/support/test-host.ts'
import { startCore } from './core.ts'
import type { StreamMessage } from './jobs/contract.ts'

/** A core with its loopback door, a small window, and a browser that was let in. */
async function open() {
  const home = tempHome()
  const renderer = join(home, 'window')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>window</title>')
  writeFileSync(join(renderer, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(home, 'private.txt'), 'private')
  const host = testHost({ home })
  const core = await startCore({ ...host, paths: { ...host.paths, renderer } })
  onTestFinished(() => core.stop())
  const address = new URL(await core.listen(0))
  const base = address.origin
  const entered = await ask(base, `${address.pathname}${address.search}`)
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
  const get = (path: string, question: Question = {}): Promise<Answer> => ask(base, path, { ...question, headers: { cookie, ...question.headers } })
  return { home, core, base, address, entered, cookie, get }
}

test('a fresh address lets one browser in once, with a cookie that no page or other site can use', async () => {
  const { base, address, entered, cookie } = await open()
  expect(entered.status).toBe(303)
  expect(entered.headers.location).toBe('/')
  expect(String(entered.headers['set-cookie'])).toMatch(/^idea_engine_session=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect((await ask(base, `/${address.search}`)).status).toBe(401)
  expect((await ask(base, '/?token=guessed-token-guessed')).status).toBe(401)
  expect((await ask(base, '/', { headers: { cookie } })).text).toContain('<title>window</title>')
  // A bookmark of the used address still works for the browser that was let in.
  expect((await ask(base, `/${address.search}`, { headers: { cookie } })).status).toBe(303)
})

test.each(['/', '/api/trpc/system.info', '/api/stream', '/api/assets/x.png', '/api/upload?name=a.csv', '/assets/app-1a2b.js', '/api/address'])('%s gives nothing to a stranger', async (path) => {
  const { base, cookie } = await open()
  for (const headers of [{}, { cookie: 'idea_engine_session=' }, { cookie: `${cookie}x` }, { cookie: cookie.slice(0, -1) }, { cookie: `other=1; x${cookie}` }]) {
    const answer = await ask(base, path, { headers })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('Run "idea-engine serve" again')
  }
})

test.each([
  ['a name that was pointed at this machine', { host: 'evil.example:4780' }],
  ['another address', { host: '10.0.0.1' }],
  ['a name that begins like ours', { host: 'localhost.evil.example' }],
])('a request under %s is refused even with the cookie', async (_what, headers) => {
  const { get } = await open()
  expect((await get('/api/trpc/system.info', { headers })).status).toBe(403)
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page on another port of this machine', { origin: 'http://127.0.0.1:9' }],
  ['a page without a home', { origin: 'null' }],
  ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a picture on another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a frame on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
])('what %s asks for is refused even with the cookie', async (_what, headers) => {
  const { get } = await open()
  expect((await get('/api/trpc/system.info', { headers })).status).toBe(403)
  expect((await get('/api/trpc/night.start', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' })).status).toBe(403)
})

test('our own window is let in, and so is a link that somebody follows', async () => {
  const { get, base } = await open()
  expect((await get('/api/trpc/system.info', { headers: { origin: base, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' } })).status).toBe(200)
  expect((await get('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } })).status).toBe(200)
})

test('every answer, good or bad, forbids foreign scripts, guessing of types and framing', async () => {
  const { get, base } = await open()
  const picture = await ask(base, '/')
  const answers = [picture, await get('/'), await get('/api/trpc/system.info'), await get('/api/nothing'), await get('/api/assets/nothing'), await get('/missing.js'), await get('//'), await get('/%zz.js'), await get('/', { method: 'DELETE' })]
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' })
  }
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 200, 404, 400, 404, 400, 404, 405])
})

test('the window’s files are kept by their name, its page is asked for anew, and nothing beside them is given', async () => {
  const { get } = await open()
  expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await get('/review')).headers['cache-control']).toBe('no-cache')
  for (const path of ['/../private.txt', '/..%2fprivate.txt', '/%2e%2e/private.txt', '/assets/..%2f..%2fprivate.txt', '/..%5cprivate.txt', '/private.txt%00.js']) {
    const answer = await get(path)
    expect(answer.status, path).toBe(404)
    expect(answer.text).not.toContain('private')
  }
})

test('a picture that is saved gets the name that was wished, without a path and with its own ending', async () => {
  const { get, core } = await open()
  const { hash } = await core.app.store.assets.put('<svg/>', 'svg')
  const nameFor = async (wish: string) => (await get(`/api/assets/${hash}.svg?save=${encodeURIComponent(wish)}`)).headers['content-disposition']
  expect(await nameFor('Slow mornings (for dark garments)')).toContain('filename="Slow mornings (for dark garments).svg"')
  expect(await nameFor('Café – “früh”')).toContain(`filename*=UTF-8''${encodeURIComponent('Café – “früh”.svg')}`)
  expect(await nameFor('../../etc/passwd.png')).toContain('filename="etc passwd.svg"')
  expect(await nameFor('a"\r\nset-cookie: x=1')).toContain('filename="a set-cookie x=1.svg"')
  for (const empty of ['', '...', '///']) expect(await nameFor(empty)).toContain('filename="design.svg"')
  expect((await get(`/api/assets/${hash}.svg`)).headers['content-disposition']).toBeUndefined()
})

test('a stored picture is given whole or at the next width up, and may be kept for ever', async () => {
  const { get, core, home } = await open()
  const png = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#336699' } }).png().toBuffer()
  const { hash } = await core.app.store.assets.put(png, 'png')
  const whole = await get(`/api/assets/${hash}.png`)
  expect(whole.bytes.equals(png)).toBe(true)
  expect(whole.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable', etag: `"${hash}"` })
  expect((await get(`/api/assets/${hash}.png`, { headers: { 'if-none-match': `"${hash}"` } })).status).toBe(304)
  const [small, again] = await Promise.all([get(`/api/assets/${hash}.png?w=300`), get(`/api/assets/${hash}.png?w=320`)])
  expect(small.headers['content-type']).toBe('image/webp')
  expect((await sharp(small.bytes).metadata()).width).toBe(320)
  expect(again.bytes.equals(small.bytes)).toBe(true)
  expect(readdirSync(join(home, 'thumbs', hash.slice(0, 2)))).toEqual([`${hash}-320.webp`])
  for (const width of ['0', '-1', 'wide', '1e9', '']) expect([200, 400]).toContain((await get(`/api/assets/${hash}.png?w=${width}`)).status)
  expect((await get(`/api/assets/${'0'.repeat(64)}.png`)).status).toBe(404)
  expect((await get('/api/assets/..%2f..%2flibrary.db')).status).toBe(400)
})

test('a mock-up scene has a picture, and nothing else is given for its name', async () => {
  const { get } = await open()
  const picture = await get('/api/scenes/tote-front?v=0')
  expect(picture.headers['content-type']).toBe('image/webp')
  expect((await sharp(picture.bytes).metadata()).width).toBe(320)
  for (const name of ['moon', '..', '..%2fscenes', 'tote-front%2fscene.json', '']) expect((await get(`/api/scenes/${name}`)).status, name).toBe(404)
})

test('an SVG opened by itself runs nothing', async () => {
  const { get, core } = await open()
  const { hash } = await core.app.store.assets.put('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'svg')
  expect((await get(`/api/assets/${hash}.svg`)).headers['content-security-policy']).toMatch(/^default-src 'none'.*sandbox/)
})

test('a dropped file is taken as it comes and imported; its name never becomes a path', async () => {
  const { get, core, home } = await open()
  const csv = `id,text\n${Array.from({ length: 50 }, (_, row) => `${row},coffee number ${row}`).join('\n')}\n`
  const answer = await get(`/api/upload?name=${encodeURIComponent('../../etc/ke\u0000ywords.csv')}`, { method: 'POST', body: csv })
  expect(answer.status).toBe(202)
  const { jobId } = JSON.parse(answer.text) as { jobId: string }
  await core.app.jobs.runner.settled([jobId], AbortSignal.timeout(15_000))
  expect(core.app.jobs.queue.find(jobId)).toMatchObject({ state: 'done', result: { new: 50 } })
  expect(readdirSync(join(home, 'uploads'))).toEqual([])
  expect(existsSync(join(home, '..', 'etc'))).toBe(false)
})

test.each(['program.exe', 'page.html', 'csv', '', '.csv/..', 'a.csv.zip'])('a file named “%s” is refused before a byte of it is kept', async (name) => {
  const { get, home } = await open()
  const answer = await get(`/api/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body: 'x'.repeat(100_000) })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('Use a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.')
  expect(existsSync(join(home, 'uploads'))).toBe(false)
})

test('a file whose sending breaks off leaves nothing behind', async () => {
  const { home, base, cookie } = await open()
  await new Promise<void>((resolve) => {
    const sending = request(`${base}/api/upload?name=a.csv`, { method: 'POST', headers: { cookie, 'content-length': '1000000' } })
    sending.once('error', () => resolve())
    sending.write('id,text\n', () => setTimeout(() => sending.destroy(new Error('cable pulled')), 100))
  })
  await expect.poll(() => readdirSync(join(home, 'uploads'))).toEqual([])
})

test('a request with more text than any of ours has is refused', async () => {
  const { get } = await open()
  const headers = { 'content-type': 'application/json' }
  const answer = await get('/api/trpc/settings.importText', { method: 'POST', headers, body: JSON.stringify({ file: 'a', text: 'x'.repeat(5_000_000) }) })
  expect(answer.status).toBe(413)
})

test('an error of the core reaches the window as a sentence with its kind and remedy, without a stack', async () => {
  const { get } = await open()
  const answer = await get('/api/trpc/settings.importText', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ file: 'mine.json', text: '{"country":"Germany"}' }) })
  const { error } = JSON.parse(answer.text) as { error: { message: string; data: Record<string, unknown> } }
  expect(error.message).toContain('mine.json, setting "country": must be a country code')
  expect(answer.status).toBe(400)
  expect(error.data).toEqual({ code: 'BAD_REQUEST', httpStatus: 400, kind: 'invalid-input', action: 'Nothing was changed.' })
  expect(answer.text).not.toContain('node_modules')
})

test('what a caller gave wrongly is answered with 400, what is not there with 404, and neither as a fault of the program', async () => {
  const { get } = await open()
  const headers = { 'content-type': 'application/json' }
  const post = async (path: string, input: unknown): Promise<number | undefined> => (await get(`/api/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })).status
  expect(await post('imageEngines.comfy.addWorkflow', { name: 'window.json', text: '{"nodes":[],"links":[]}' })).toBe(400)
  expect(await post('imageEngines.comfy.addWorkflow', { name: 'broken.json', text: '{' })).toBe(400)
  expect(await post('imageEngines.comfy.addServer', { address: 'ftp://elsewhere' })).toBe(400)
  expect(await post('imageEngines.comfy.addServer', {})).toBe(400)
  expect(await post('imageEngines.comfy.chooseWorkflow', { name: '../../etc/passwd' })).toBe(404)
  expect((await get('/api/trpc/nothing.like.this')).status).toBe(404)
})

/** Reads the stream until `count` events have come. */
function eventsFrom(base: string, cookie: string, path: string, count: number, headers: Record<string, string> = {}): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const seen: number[] = []
    let text = ''
    const asked = request(`${base}${path}`, { headers: { cookie, ...headers } }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const message = part.split('\n').find((line) => line.startsWith('data: '))
          const parsed = message === undefined ? null : (JSON.parse(message.slice(6)) as StreamMessage)
          if (parsed?.type === 'event') seen.push(parsed.event.seq)
        }
        if (seen.length < count) return
        asked.destroy()
        resolve(seen)
      })
    })
    asked.once('error', reject)
    asked.end()
  })
}

test('the stream begins after what a window has: by its address, by Last-Event-ID, else with what comes next', async () => {
  const { core, base, cookie } = await open()
  const { store, jobs } = core.app
  const emit = (times: number): void => store.writeTx((tx) => {
    for (let n = 0; n < times; n++) jobs.events.emitTx(tx, { type: 'run.stopped', source: 'tests', correlationId: 'run_x', data: { runId: 'run_x' } })
  })
  emit(10)
  expect(await eventsFrom(base, cookie, '/api/stream?after=7', 3)).toEqual([8, 9, 10])
  // A browser that connects again sends both; the newer word counts.
  expect(await eventsFrom(base, cookie, '/api/stream?after=2', 1, { 'last-event-id': '9' })).toEqual([10])
  const fresh = eventsFrom(base, cookie, '/api/stream', 3)
  await new Promise((resolve) => setTimeout(resolve, 100))
  emit(1)
  emit(2)
  expect(await fresh).toEqual([11, 12, 13])
})

test('a window that was away for long catches up on everything, in order, and then hears what is new', async () => {
  const { core, base, cookie } = await open()
  const { store, jobs } = core.app
  const before = jobs.events.lastSeq()
  const long = 'x'.repeat(400)
  const emit = (): void => store.writeTx((tx) => {
    for (let n = 0; n < 5_000; n++) jobs.events.emitTx(tx, { type: 'run.stopped', source: 'tests', correlationId: long, data: { runId: long } })
  })
  for (let batch = 0; batch < 4; batch++) emit()
  const reading = eventsFrom(base, cookie, `/api/stream?after=${before}`, 20_001)
  await new Promise((resolve) => setTimeout(resolve, 200))
  store.writeTx((tx) => jobs.events.emitTx(tx, { type: 'run.stopped', source: 'tests', correlationId: 'last', data: { runId: 'last' } }))
  const seen = await reading
  expect(seen).toEqual(Array.from({ length: 20_001 }, (_, at) => before + 1 + at))
})

test('a second core on the same home is refused with a sentence, and the first goes on', async () => {
  const { home, get } = await open()
  await expect(startCore(testHost({ home }))).rejects.toMatchObject({ kind: 'conflict', message: `Design Idea Engine is already open on ${home}.` })
  expect((await get('/')).status).toBe(200)
})

test('a port that is taken is told, with what to do', async () => {
  const { core, base } = await open()
  await expect(core.listen(Number(new URL(base).port))).rejects.toMatchObject({ kind: 'conflict', action: 'Choose another with --port.' })
})

test('after the stop the home is free and nothing of the core is left to be found', async () => {
  const home = tempHome()
  const core = await startCore(testHost({ home }))
  const note = JSON.parse(readFileSync(join(home, 'core.json'), 'utf8')) as { pid: number }
  expect(note.pid).toBe(process.pid)
  await core.stop()
  expect(readdirSync(home).filter((name) => /core\.(json|sock)|-wal$/.test(name))).toEqual([])
  const again = await startCore(testHost({ home }))
  await again.stop()
})
