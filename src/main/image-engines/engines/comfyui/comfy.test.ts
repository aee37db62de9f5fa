import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fakeInstall } from '../../../../../test/support/fake-comfyui/fake-install.ts'
import { QUICK } from '../../../../../test/support/fake-comfyui/open-client.ts'
import { following, QUICK_POOL, wishOf } from '../../../../../test/support/fake-comfyui/open-pool.ts'
import { startFakeComfy, type FakeComfy, type FakeOptions } from '../../../../../test/support/fake-comfyui/server.ts'
import { openTestStore } from '../../../../../test/support/open-test-store.ts'
import { tempHome } from '../../../../../test/support/temp-home.ts'
import { resources } from '../../../../../test/support/test-host.ts'
import { NeedsHuman } from '../../../kernel/errors.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { silentLog } from '../../../kernel/log.ts'
import type { Store } from '../../../store/index.ts'
import type { ComfyView } from '../../contract.ts'
import { picturesAtOnce } from '../../pure/choose.ts'
import { createComfy, type Comfy } from './comfy.ts'

interface Opened extends Comfy {
  readonly home: string
  readonly sellers: string
  readonly secrets: Map<string, string>
  readonly store: Store
}

async function open(given: { home?: string; sellers?: string; store?: Store; secrets?: Map<string, string>; ports?: number[]; keychain?: () => Promise<void> } = {}): Promise<Opened> {
  const { home = tempHome(), sellers = tempHome(), secrets = new Map<string, string>() } = given
  const store = given.store ?? (await openTestStore({ home: join(home, 'library') }))
  const comfy = createComfy({
    store, clock: systemClock, log: silentLog, home, resources, ports: given.ports ?? [], run: () => Promise.resolve(null), machine: { platform: 'linux', env: {}, home: sellers },
    secrets: { get: async (name) => (await given.keychain?.(), secrets.get(name) ?? null), set: (name, value) => Promise.resolve(void secrets.set(name, value)), delete: (name) => Promise.resolve(void secrets.delete(name)) },
    times: { pool: QUICK_POOL, client: QUICK, started: { pollMs: 30, watchMs: 50, firstPauseMs: 10, endMs: 3_000 } },
  })
  onTestFinished(() => comfy.stop())
  return { ...comfy, home, sellers, secrets, store }
}

async function server(options: FakeOptions = {}): Promise<FakeComfy> {
  const fake = await startFakeComfy(options)
  onTestFinished(() => fake.stop())
  return fake
}

async function seen(comfy: Comfy, holds: (view: ComfyView) => boolean): Promise<ComfyView> {
  for (;;) {
    const view = await comfy.service.view()
    if (holds(view)) return view
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const bundled = (name: string): string => readFileSync(join(resources, 'workflows', `${name}.json`), 'utf8')

test('a server that is added is shown with what it has, tested, turned off and taken away; without one it is said what to do', async () => {
  const comfy = await open()
  expect(await comfy.engine.ready()).toEqual({ ready: false, sentence: 'No ComfyUI server is set up.', action: 'Add a server, or let the program start the one on this computer.' })
  const fake = await server()
  const { servers: [shown], card } = await comfy.service.addServer(fake.address)
  expect(card.sentence).toBe('Stand-in with 12 GB: SD 1.5 and SDXL should run well, and Flux-class models in their smaller forms.')
  expect(shown).toMatchObject({ address: new URL(fake.address).host, kind: 'attached', enabled: true, state: 'ready', version: '0.33.0', waiting: 0, checkpoints: ['sd_xl_base_1.0.safetensors', 'v1-5-pruned-emaonly.safetensors'], devices: [{ name: 'Stand-in', vramBytes: 12_884_901_888 }] })
  expect((await comfy.service.addServer(`${fake.address}/`)).servers).toHaveLength(1)
  expect(picturesAtOnce([comfy.engine, { id: 'openai' }], ['openai', 'comfyui'])).toBe(4)
  const second = await server()
  await comfy.service.addServer(second.address)
  expect(picturesAtOnce([comfy.engine, { id: 'openai' }], ['openai', 'comfyui'])).toBe(6)
  await comfy.service.removeServer((await comfy.service.view()).servers.find(({ address }) => address === new URL(second.address).host)?.id ?? '')
  expect(picturesAtOnce([comfy.engine, { id: 'openai' }], ['openai'])).toBe(4)
  expect(await comfy.engine.ready()).toEqual({ ready: true, sentence: 'One ComfyUI server can be asked.' })
  const id = shown?.id ?? ''
  expect(await comfy.service.testServer(id, new AbortController().signal)).toMatchObject({ ok: true, sentence: expect.stringContaining('ComfyUI 0.33.0 answers at') as string })
  expect((await comfy.service.setServer(id, false)).servers[0]).toMatchObject({ enabled: false, state: 'stopped', sentence: 'It is turned off and not asked.' })
  expect((await comfy.engine.ready()).ready).toBe(false)
  expect((await comfy.service.removeServer(id)).servers).toEqual([])
  await expect(comfy.service.addServer('http://example.com:8188')).rejects.toMatchObject({ kind: 'invalid-input' })
  await expect(comfy.service.removeServer('nobody')).rejects.toMatchObject({ kind: 'not-found' })
})

test('while the keychain is locked servers without a key make pictures, it is said why another does not, and once it is open that one is asked', async () => {
  const home = tempHome()
  const store = await openTestStore({ home: join(home, 'library') })
  const [guarded, plain] = [await server({ key: { name: 'authorization', value: 'Bearer k' } }), await server()]
  const before = await open({ home, store })
  const id = (await before.service.addServer(guarded.address)).servers[0]?.id ?? ''
  await before.service.setServerKey(id, 'k')
  await before.stop()
  const secrets = new Map(before.secrets)
  let locked = true
  const get = secrets.get.bind(secrets)
  secrets.get = (name) => {
    if (locked) throw new NeedsHuman('The keychain is locked.', 'Unlock it.')
    return get(name)
  }
  const comfy = await open({ home, store, secrets })
  expect(await comfy.engine.ready()).toEqual({ ready: false, sentence: 'The keychain is locked.', action: 'Unlock it.' })
  const { servers } = await comfy.service.addServer(plain.address)
  expect(servers).toMatchObject([{ sentence: 'The keychain is locked.', action: 'Unlock it.' }, { state: 'ready' }])
  expect(await comfy.engine.make(wishOf(1), join(home, '1.png'), following())).toMatchObject({ at: new URL(plain.address).host })
  locked = false
  expect((await comfy.service.view()).servers).toMatchObject([{ state: 'ready' }, { state: 'ready' }])
  // Locked again, it takes nobody away who was let in.
  locked = true
  await comfy.service.removeServer(servers[1]?.id ?? '').catch(() => undefined)
  expect((await comfy.engine.ready()).ready).toBe(true)
})

test('what cannot be taken is refused, also as the first thing that is asked while keys are still read', async () => {
  const home = tempHome()
  const store = await openTestStore({ home: join(home, 'library') })
  const before = await open({ home, store })
  const id = (await before.service.addServer('http://127.0.0.1:9')).servers[0]?.id ?? ''
  await before.service.setServerKey(id, 'k')
  const secrets = new Map(before.secrets)
  const comfy = await open({ home, store, secrets, keychain: () => new Promise((resolve) => setTimeout(resolve, 20)) })
  const unhandled: unknown[] = []
  const hear = (error: unknown): void => void unhandled.push(error)
  process.on('unhandledRejection', hear)
  onTestFinished(() => void process.off('unhandledRejection', hear))
  await expect(comfy.service.addServer('http://example.com:8188')).rejects.toMatchObject({ kind: 'invalid-input' })
  expect(unhandled).toEqual([])
})

test('a key goes to the one server it was entered for, stands with the secrets only, and is forgotten with the server', async () => {
  const comfy = await open()
  const fake = await server({ key: { name: 'authorization', value: 'Bearer abc-very-secret' } })
  const [shown] = (await comfy.service.addServer(fake.address)).servers
  expect(shown).toMatchObject({ state: 'resting', sentence: expect.stringContaining('wants a key') as string })
  const view = await comfy.service.setServerKey(shown?.id ?? '', 'abc-very-secret')
  expect(view.servers[0]).toMatchObject({ state: 'ready', keySetAt: expect.any(String) as string })
  expect([[...comfy.secrets.keys()], JSON.stringify(view).includes('very-secret'), readFileSync(comfy.store.file).includes('very-secret')]).toEqual([[`image-engine/comfyui/${new URL(fake.address).origin}`], false, false])
  await comfy.service.removeServer(shown?.id ?? '')
  expect(comfy.secrets.size).toBe(0)
})

test('the ComfyUI of the seller is found, started, makes a picture, and is off until it is started again', async () => {
  const comfy = await open()
  expect((await comfy.service.view()).installs).toEqual([])
  const folder = fakeInstall(join(comfy.sellers, 'ComfyUI'))
  expect((await comfy.service.lookForInstalls()).installs).toEqual([{ folder, kind: 'git', version: '0.33.0', problem: null }])
  expect((await comfy.service.start(folder)).servers[0]).toMatchObject({ kind: 'started', enabled: true })
  const { servers: [running] } = await seen(comfy, ({ servers }) => servers[0]?.state === 'ready')
  const out = join(comfy.home, '1.png')
  expect((await comfy.engine.make(wishOf(1), out, following())).at).toBe(running?.address)
  expect(existsSync(out)).toBe(true)
  expect((await comfy.service.stop(running?.id ?? '')).servers[0]).toMatchObject({ enabled: false, state: 'stopped', sentence: 'It is stopped.' })
  expect(await fetch(`http://${running?.address}/queue`).then(() => 'answers', () => 'gone')).toBe('gone')
  await comfy.service.setServer(running?.id ?? '', true)
  await seen(comfy, ({ servers }) => servers[0]?.state === 'ready')
  await expect(comfy.service.start(comfy.sellers)).rejects.toMatchObject({ message: expect.stringContaining('holds no ComfyUI') as string })
})

test('a picture that is wanted starts the ComfyUI that this program runs', async () => {
  const first = await open()
  const folder = fakeInstall(join(first.sellers, 'ComfyUI'))
  await first.service.start(folder)
  await seen(first, ({ servers }) => servers[0]?.state === 'ready')
  await first.stop()
  const second = await open(first)
  expect((await second.service.view()).servers[0]).toMatchObject({ state: 'stopped', sentence: 'It is started when a picture is wanted.' })
  await second.engine.make(wishOf(1), join(second.home, '1.png'), following())
  expect(existsSync(join(second.home, '1.png'))).toBe(true)
})

test('a folder that is named in Settings is looked in, also later', async () => {
  const comfy = await open()
  const place = tempHome()
  const folder = fakeInstall(join(place, 'my comfy'))
  expect((await comfy.service.lookForInstalls(place)).installs.map((one) => one.folder)).toEqual([folder])
  expect((await comfy.service.lookForInstalls()).installs).toHaveLength(1)
})

test('a server that runs on this machine already is found and added once', async () => {
  const fake = await server()
  const comfy = await open({ ports: [Number(new URL(fake.address).port), 1] })
  expect((await comfy.service.lookForInstalls()).servers.map(({ address, kind, state }) => [address, kind, state])).toEqual([[new URL(fake.address).host, 'attached', 'ready']])
  expect((await comfy.service.lookForInstalls()).servers).toHaveLength(1)
})

test('a workflow of the seller is kept, mapped, chosen and made with', async () => {
  const comfy = await open()
  const fake = await server()
  await comfy.service.addServer(fake.address)
  const added = await comfy.service.addWorkflow('C:\\flows\\My: flow.json', bundled('sd15'))
  const own = added.workflows.find(({ bundled: ships }) => !ships)
  expect(own).toMatchObject({ name: 'My- flow', chosen: false, missing: [], mapping: { prompt: [{ node: '6', input: 'text', title: 'What to draw', value: '' }] } })
  expect(own?.candidates['prompt']?.map(({ node, input }) => `${node}.${input}`)).toContain('7.text')
  const mapped = await comfy.service.mapWorkflow('My- flow', 'prompt', [{ node: '7', input: 'text' }])
  expect(mapped.workflows.find(({ name }) => name === 'My- flow')?.mapping).toMatchObject({ prompt: [{ node: '7' }], negative: [] })
  await expect(comfy.service.mapWorkflow('My- flow', 'prompt', [{ node: '99', input: 'text' }])).rejects.toMatchObject({ message: expect.stringContaining('has no input “text” at node 99') as string })
  await expect(comfy.service.mapWorkflow('sdxl', 'prompt', [])).rejects.toMatchObject({ kind: 'invalid-input' })
  expect((await comfy.service.chooseWorkflow('My- flow')).workflows.filter(({ chosen }) => chosen).map(({ name }) => name)).toEqual(['My- flow'])
  const made = await comfy.engine.make(wishOf(1), join(comfy.home, '1.png'), following())
  expect(made.params).toMatchObject({ workflow: 'My- flow', prompt: 'a fox', width: 512, checkpoint: 'v1-5-pruned-emaonly.safetensors' })
  await expect(comfy.service.chooseWorkflow('upscale')).rejects.toMatchObject({ message: expect.stringContaining('no place for the words') as string })
  await expect(comfy.service.chooseWorkflow('sdxl-image')).rejects.toMatchObject({ message: expect.stringContaining('wants a picture') as string })
  expect((await comfy.service.removeWorkflow('My- flow')).workflows.some(({ chosen }) => chosen)).toBe(false)
})

test('what a workflow lacks is named where it stands, and a broken or foreign file is refused with the remedy', async () => {
  const comfy = await open()
  const fake = await server({ models: { checkpoints: ['other.safetensors'], loras: [], upscale_models: [], background_removal: [] } })
  await comfy.service.addServer(fake.address)
  const graph = JSON.parse(bundled('sdxl')) as Record<string, { class_type: string }>
  const view = await comfy.service.addWorkflow('fancy', JSON.stringify({ ...graph, 8: { ...graph['8'], class_type: 'FancyDecode' } }))
  expect(view.workflows.find(({ name }) => name === 'fancy')?.missing).toEqual(expect.arrayContaining([
    'The server has no node of the kind FancyDecode; the workflow names it at To pixels (node 8).',
    'The server has no “sd_xl_base_1.0.safetensors”; the workflow names it at Model (node 4), input ckpt_name.',
  ]))
  for (const [text, reason] of [['{"nodes":[],"links":[]}', 'Export (API)'], ['{"1":', 'is no JSON'], ['{"1":{"class_type":"A","inputs":{}}}', 'no step that draws']] as const) {
    await expect(comfy.service.addWorkflow('bad.json', text).catch((error: Error & { action?: string }) => Promise.reject(new Error(`${error.message} ${error.action ?? ''}`)))).rejects.toThrow(reason)
  }
  // One that was put there by hand is shown with what is wrong; the others stay.
  mkdirSync(join(comfy.home, 'workflows'), { recursive: true })
  writeFileSync(join(comfy.home, 'workflows', 'by hand.json'), '{"nodes":[]}')
  expect((await comfy.service.view()).workflows.find(({ name }) => name === 'by hand')).toMatchObject({ mapping: {}, missing: [expect.stringContaining('Export (API)')] })
  await expect(comfy.service.removeWorkflow('../../library')).rejects.toMatchObject({ kind: 'not-found' })
})
