import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { following, openPool, serversAt, wishOf, type Followed } from '../../../../../../test/support/fake-comfyui/open-pool.ts'
import { startFakeComfy, type FakeComfy, type FakeOptions } from '../../../../../../test/support/fake-comfyui/server.ts'
import { loopbackServer } from '../../../../../../test/support/loopback-server.ts'
import { tempHome } from '../../../../../../test/support/temp-home.ts'
import type { EngineFailed } from '../../engine-failed.ts'
import { assign, MOST_OVERTAKEN } from './assign.ts'
import { bundledChoices } from './bundled-choice.ts'
import { familyOf } from './model-family.ts'
import { sizeFor } from './size.ts'

async function servers(count: number, options: FakeOptions = {}): Promise<FakeComfy[]> {
  const fakes = await Promise.all(Array.from({ length: count }, () => startFakeComfy(options)))
  onTestFinished(() => Promise.all(fakes.map((fake) => fake.stop())).then(() => undefined))
  return fakes
}

function open(fakes: readonly FakeComfy[], given: Parameters<typeof openPool>[1] = {}) {
  const opened = openPool(Object.fromEntries(fakes.map(({ address }, index) => [`s${index}`, address])), given)
  onTestFinished(() => opened.pool.close())
  return opened
}

const sumOf = (fakes: readonly FakeComfy[]): number => fakes.flatMap(({ saved }) => [...saved.values()]).reduce((sum, count) => sum + count, 0)

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}

test('a night of pictures goes to both servers, each picture once, and never more than two wait or run at one', async () => {
  const fakes = await servers(2, { stepMs: 1 })
  const { engine } = open(fakes)
  const folder = tempHome()
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, ...fakes.map((fake) => fake.queueLength()))), 1)
  onTestFinished(() => clearInterval(watch))
  const made = await Promise.all(Array.from({ length: 16 }, (_, seed) => engine.make(wishOf(seed), join(folder, `${seed}.png`), following())))
  expect([sumOf(fakes), most <= 2, new Set(made.map(({ at }) => at)).size]).toEqual([16, true, 2])
  expect(made[0]).toMatchObject({ model: 'sd_xl_base_1.0.safetensors', costMinor: 0, clear: false, warnings: [], params: { workflow: 'sdxl', prompt: 'a fox', seed: 0, width: 1024, height: 1024, steps: 30 } })
})

test('a server that goes away while it is asked what it can run, and one whose driver says nothing, hold up no picture that another can make', async () => {
  const [good, silent] = await servers(2) as [FakeComfy, FakeComfy]
  const away = await loopbackServer((request, response) => {
    if (request.url?.startsWith('/object_info') === true) return void request.socket.destroy()
    void fetch(`${good.address}${request.url ?? ''}`).then(async (answer) => response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer())))
  })
  for (const [first, gate] of [[away, undefined], [silent.address, ({ id }: { id: string }) => (id === 'a' ? new Promise<null>(() => undefined) : Promise.resolve(null))]] as const) {
    const { pool, engine } = openPool({ a: first, b: good.address }, { times: { askMs: 300 }, ...(gate === undefined ? {} : { gate }) })
    onTestFinished(() => pool.close())
    const made = await engine.make(wishOf(1, { key: `${first}/1` }), join(tempHome(), '1.png'), following())
    expect(gate !== undefined || made.at === new URL(good.address).host).toBe(true)
  }
})

test('steps, previews and the place in the line are told', async () => {
  const { engine } = open(await servers(1))
  const context = following()
  await engine.make(wishOf(1), join(tempHome(), '1.png'), context)
  expect(new Set(context.told.map(({ kind }) => kind))).toEqual(new Set(['waiting', 'at', 'step', 'preview']))
  expect(JSON.parse(context.tasks[0] ?? '')).toMatchObject({ server: 's0', prompt: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
})

test('after a crash a picture is looked for on the server that it was sent to, though the other one has nothing to do', async () => {
  const [first, second] = await servers(2, { stepMs: 3 }) as [FakeComfy, FakeComfy]
  const folder = tempHome()
  const before = openPool({ a: first.address }, { client: { patienceMs: 60 } })
  const context = following({ signal: new AbortController().signal })
  const lost = before.engine.make(wishOf(1), join(folder, 'before.png'), context).catch(() => undefined)
  await until(() => first.queueLength() === 1)
  // As a process that is killed: its sockets close, and it stops nothing on the server.
  await before.pool.close()
  await lost
  const after = openPool({ b: second.address, a: first.address })
  onTestFinished(() => after.pool.close())
  const made = await after.engine.make(wishOf(1), join(folder, 'after.png'), following({ task: context.tasks.at(-1) ?? null }))
  expect([made.at, sumOf([first]), sumOf([second]), first.posted.length, existsSync(join(folder, 'after.png'))]).toEqual([new URL(first.address).host, 1, 0, 1, true])
})

test('a server that goes away for good gives its pictures to the other, and rests meanwhile', async () => {
  const fakes = await servers(2, { stepMs: 3 })
  const { engine, pool } = open(fakes, { client: { patienceMs: 150 } })
  const folder = tempHome()
  const contexts = [1, 2, 3, 4].map(() => following())
  const all = Promise.all(contexts.map((context, index) => engine.make(wishOf(index + 1), join(folder, `${index + 1}.png`), context)))
  await until(() => fakes.every((fake) => fake.queueLength() > 0))
  const drawnThere = sumOf(fakes.slice(0, 1))
  await fakes[0]?.kill()
  const made = await all
  expect(made.map(({ at }) => at).filter((at) => at === new URL(fakes[1]?.address ?? '').host).length).toBeGreaterThanOrEqual(4 - drawnThere - 1)
  expect([1, 2, 3, 4].every((seed) => existsSync(join(folder, `${seed}.png`)))).toBe(true)
  // In between it was said that nothing stands anywhere, so that another engine might have been asked.
  expect(contexts.some(({ tasks }) => tasks.includes(''))).toBe(true)
  await until(() => pool.members()[0]?.health.state === 'resting')
  await fakes[0]?.restart()
  await until(() => pool.members()[0]?.health.state === 'resting')
  // It comes back when there is work and its rest is over.
  await engine.make(wishOf(9), join(folder, '9.png'), following())
  await pool.look('s0', true)
  expect(pool.members()[0]?.health.state).toBe('ready')
})

test('a picture that was drawn when its server went away is fetched there later, and not drawn by the other', async () => {
  const [first, second] = await servers(2) as [FakeComfy, FakeComfy]
  const { engine, pool } = openPool({ a: first.address }, { client: { patienceMs: 60 } })
  onTestFinished(() => pool.close())
  const out = join(tempHome(), '1.png')
  const context = following()
  first.next('download-cut', 2)
  const lost = engine.make(wishOf(1), out, context).catch((error: EngineFailed) => error)
  await until(() => first.saved.size === 1)
  pool.setServers(serversAt({ a: first.address, b: second.address }))
  await first.kill()
  expect(await lost).toMatchObject({ kind: 'unavailable' })
  await first.restart()
  expect((await engine.make(wishOf(1), out, following({ task: context.tasks.at(-1) ?? null }))).at).toBe(new URL(first.address).host)
  expect([sumOf([first]), sumOf([second])]).toEqual([1, 0])
})

test('a server that is away from the start keeps nobody waiting, and when all are away it is said with what to do', async () => {
  const fakes = await servers(2)
  await fakes[0]?.kill()
  const { engine } = open(fakes, { times: { awayMs: 60 } })
  const folder = tempHome()
  expect((await engine.make(wishOf(1), join(folder, '1.png'), following())).at).toBe(new URL(fakes[1]?.address ?? '').host)
  await fakes[1]?.kill()
  const error = await engine.make(wishOf(2), join(folder, '2.png'), following()).catch((caught: EngineFailed) => caught)
  expect(error).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('takes no connections') as string, action: expect.stringContaining('Is ComfyUI running?') as string })
  expect(await engine.ready()).toMatchObject({ ready: false })
})

test('while the card is wanted elsewhere pictures wait with a sentence, and go on by themselves', async () => {
  const fakes = await servers(1)
  let reason: string | null = 'Your graphics card is busy.'
  const { engine } = open(fakes, { gate: () => Promise.resolve(reason) })
  const context = following()
  const making = engine.make(wishOf(1), join(tempHome(), '1.png'), context)
  await until(() => context.told.some((one) => one.kind === 'note'))
  expect([context.told.find((one) => one.kind === 'note'), fakes[0]?.posted.length]).toEqual([{ kind: 'note', says: reason }, 0])
  reason = null
  await making
  expect(sumOf(fakes)).toBe(1)
})

test('memory that does not do is tried once more, and then with a smaller picture that is told of', async () => {
  const fakes = await servers(1)
  const { engine } = open(fakes)
  const make = (seed: number) => engine.make(wishOf(seed), join(tempHome(), `${seed}.png`), following())
  fakes[0]?.next('out-of-memory', 1)
  expect((await make(1)).params).toMatchObject({ width: 1024 })
  fakes[0]?.next('out-of-memory', 2)
  expect(await make(2)).toMatchObject({ params: { width: 704, height: 704 }, warnings: ['The graphics card had too little memory, so it was made with 704 × 704 pixels.'] })
  fakes[0]?.next('out-of-memory', 3)
  await expect(make(3)).rejects.toMatchObject({ fault: 'out-of-memory' })
})

test('a clear ground is made by the server that can, and a wish that no server can fulfil says what is missing', async () => {
  const fakes = await servers(1)
  const { engine } = open(fakes)
  const made = await engine.make(wishOf(1, { ground: 'clear' }), join(tempHome(), '1.png'), following())
  expect(made.params).toMatchObject({ workflow: 'sdxl-transparent', width: 1024, height: 1024 })
  const bare = await servers(1, { models: { checkpoints: [], loras: [], upscale_models: [], background_removal: [] } })
  const empty = open(bare)
  await expect(empty.engine.make(wishOf(2), join(tempHome(), '2.png'), following())).rejects.toMatchObject({ fault: 'refused', message: expect.stringContaining('has no model that the bundled workflows can use') as string })
  await expect(empty.engine.make(wishOf(2, { workflow: 'sd15' }), join(tempHome(), '2.png'), following())).rejects.toMatchObject({ message: expect.stringContaining('The server has no “v1-5-pruned-emaonly.safetensors”; the workflow names it at Model (node 4), input ckpt_name.') as string })
})

test('an abort takes back what waits and what runs', async () => {
  const fakes = await servers(1, { stepMs: 3 })
  const { engine } = open(fakes)
  const stop = new AbortController()
  const outcomes = Promise.allSettled([1, 2, 3, 4].map((seed) => engine.make(wishOf(seed), join(tempHome(), `${seed}.png`), following({ signal: stop.signal }))))
  await until(() => fakes[0]?.queueLength() === 2)
  stop.abort()
  expect((await outcomes).map((one) => (one.status === 'rejected' ? (one.reason as EngineFailed).kind : 'made'))).toEqual(Array(4).fill('cancelled'))
  expect(fakes[0]?.queueLength()).toBe(0)
})

test('a server that the seller takes away gives its pictures to another', async () => {
  const fakes = await servers(2, { stepMs: 3 })
  const opened = openPool({ a: fakes[0]?.address ?? '' })
  onTestFinished(() => opened.pool.close())
  const contexts: Followed[] = [following(), following()]
  const folder = tempHome()
  const all = Promise.all(contexts.map((context, seed) => opened.engine.make(wishOf(seed), join(folder, `${seed}.png`), context)))
  await until(() => fakes[0]?.queueLength() === 2)
  opened.pool.setServers(serversAt({ b: fakes[1]?.address ?? '' }))
  expect((await all).map(({ at }) => at)).toEqual(Array(2).fill(new URL(fakes[1]?.address ?? '').host))
  expect([fakes[0]?.queueLength(), sumOf(fakes.slice(1))]).toEqual([0, 2])
  expect(readFileSync(join(folder, '0.png')).length).toBeGreaterThan(100)
})

test.each([
  ['the least loaded server is asked first', [[0, 0, 'm']], [['a', 2, null], ['b', 0, null]], 'b'],
  ['at the same load, the one that has the model', [[0, 0, 'm']], [['a', 1, 'n'], ['b', 1, 'm']], 'b'],
] as const)('%s', (_, wishes, seats, expected) => {
  const waiting = wishes.map(([id, overtaken, group]) => ({ id, overtaken, groups: new Map([['a', group], ['b', group]]) }))
  expect(assign(waiting, seats.map(([server, load, group]) => ({ server, load, group })))?.server).toBe(expected)
})

test('pictures of one model go together, but none waits forever', () => {
  const seat = { server: 'a', load: 0, group: 'm' }
  const one = (id: number, group: string, overtaken = 0) => ({ id, overtaken, groups: new Map([['a', group]]) })
  expect(assign([one(1, 'n'), one(2, 'm')], [seat])).toEqual({ id: 2, server: 'a' })
  expect(assign([one(1, 'n', MOST_OVERTAKEN), one(2, 'm')], [seat])).toEqual({ id: 1, server: 'a' })
  expect(assign([{ id: 1, overtaken: 0, groups: new Map() }], [seat])).toBeNull()
  expect(assign([one(1, 'm'), one(2, 'n')].map((wish) => ({ ...wish, groups: new Map([['a', wish.groups.get('a') ?? ''], ['b', wish.groups.get('a') ?? '']]) })), [{ server: 'b', load: 0, group: null }, seat].map((s, load) => ({ ...s, load })))).toEqual({ id: 2, server: 'b' })
})

test('the workflow follows from the ground, the models and the card', () => {
  const names = (ground: 'clear' | 'filled', checkpoints: string[], vramBytes: number | null, removers: string[] = []): string[] => bundledChoices(ground, { checkpoints, removers, vramBytes }).map(({ workflow, checkpoint }) => `${workflow} ${checkpoint}`)
  expect(names('clear', ['juggernautXL_v9.safetensors', 'v1-5-pruned.safetensors'], null, ['BiRefNet.safetensors'])).toEqual(['sdxl-transparent juggernautXL_v9.safetensors', 'sdxl juggernautXL_v9.safetensors', 'sd15 v1-5-pruned.safetensors'])
  expect(names('filled', ['sd_xl_base_1.0.safetensors', 'v1-5-pruned.safetensors'], 6 * 2 ** 30)[0]).toBe('sd15 v1-5-pruned.safetensors')
  expect(names('clear', ['flux1-dev-fp8.safetensors'], null)).toEqual([])
  expect(bundledChoices('filled', { checkpoints: ['my-own-mix.safetensors'], removers: [], vramBytes: null })).toMatchObject([{ workflow: 'sdxl', guessed: true }])
})

test.each([['sub\\ponyDiffusionV6XL.safetensors', 'sdxl'], ['v1-5-pruned-emaonly.safetensors', 'sd15'], ['sd3.5_large.safetensors', 'other'], ['sd_xl_refiner_1.0.safetensors', 'other'], ['dream.ckpt', 'unknown']])('the model %s is of the kind %s', (file, family) => {
  expect(familyOf(file)).toBe(family)
})

test('a picture has the shape of the wish and the pixels of the workflow', () => {
  expect(sizeFor({ widthPx: 4500, heightPx: 5400 }, { width: 1024, height: 1024 }, 0)).toEqual({ width: 960, height: 1152 })
  expect(sizeFor({ widthPx: 4096, heightPx: 64 }, { width: 512, height: 512 }, 0)).toEqual({ width: 1024, height: 256 })
  expect(sizeFor({ widthPx: 1, heightPx: 1 }, null, 0)).toBeNull()
})
