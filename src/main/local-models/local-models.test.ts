import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { loopbackServer } from '../../../test/support/loopback-server.ts'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { resources, testHost } from '../../../test/support/test-host.ts'
import { writeTinyPictureModel } from '../../../test/support/tiny-picture-models.ts'
import { writeTinyModel } from '../../../test/support/tiny-model.ts'
import { inferencePort } from '../../workers/inference/contract.ts'
import { silentLog } from '../kernel/log.ts'
import { createWorkerClient } from '../kernel/worker-client.ts'
import { createSettingsService } from '../settings/index.ts'
import { picturePurpose, type ManifestModel } from './contract.ts'
import { lookIntoFolder } from './import-folder.ts'
import { readManifest } from './manifest.ts'
import { createRemoteFiles } from './remote-file.ts'
import { createLocalModelsService } from './service.ts'

const FILES = ['onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json', 'config.json']
const quiet = { signal: new AbortController().signal, progress: () => undefined }

interface Asked {
  readonly path: string
  readonly range: string | undefined
  readonly ifRange: string | undefined
}

/** A model host as they are: strong ETags, ranges, and (first) a redirect to where the bytes lie. */
async function modelHost(folder: string, over: { cutAt?: () => number | null; etag?: () => string; instead?: (request: IncomingMessage, response: ServerResponse) => boolean } = {}) {
  const asked: Asked[] = []
  const held: ServerResponse[] = []
  const address = await loopbackServer((request, response) => {
    const path = (request.url ?? '/').slice(1)
    if (!path.startsWith('store/')) return void response.writeHead(302, { location: `/store/${path}` }).end()
    const name = path.slice('store/'.length)
    const { range, 'if-range': ifRange } = request.headers
    asked.push({ path: name, range, ifRange: Array.isArray(ifRange) ? ifRange[0] : ifRange })
    if (over.instead?.(request, response) === true) return
    const bytes = readFileSync(join(folder, name))
    const etag = over.etag?.() ?? '"one"'
    const from = range !== undefined && ifRange === etag ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0
    if (from >= bytes.length) return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
    response.writeHead(from > 0 ? 206 : 200, { etag, 'content-length': bytes.length - from, ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}) })
    const cut = over.cutAt?.() ?? null
    if (cut === null || cut >= bytes.length) return void response.end(bytes.subarray(from))
    held.push(response)
    response.write(bytes.subarray(from, cut))
  })
  /** Breaks the line once the client has what was sent: what a socket still holds is lost with it. */
  const sever = { ...quiet, progress: (done: number) => done > 0 && held.pop()?.destroy() }
  return { address: `${address}/`, asked, sever }
}

function entry(address: string, over: Partial<ManifestModel> = {}): ManifestModel {
  return {
    id: 'tiny', title: 'Tiny', purpose: 'sentence-vectors', about: 'For tests.', languages: ['en'], licence: 'MIT', licenceAddress: 'https://example.test/licence',
    repository: 'https://example.test/', address, pooling: 'mean', prefixes: { row: 'row: ', search: 'query: ' }, weights: 'model.onnx',
    files: FILES.map((path) => ({ path, megabytes: null, sha256: null })), read: 'made for tests', ...over,
  }
}

async function open(manifest: readonly ManifestModel[], home = tempHome()) {
  const store = await openTestStore({ home })
  const settings = createSettingsService(store)
  const host = testHost({ home })
  const worker = createWorkerClient('inference', inferencePort, { spawn: () => host.spawnWorker('inference'), clock: host.clock, log: silentLog })
  const remote = createRemoteFiles('tests')
  onTestFinished(() => {
    worker.stop()
    return remote.close()
  })
  const service = createLocalModelsService({
    home, clock: fakeClock(), log: silentLog, settings, manifest, open: remote.open,
    inspect: (model) => worker.call('inspect', { model }), inspectPicture: (model) => worker.call('inspectPicture', { model }), release: async () => void (await worker.call('release', {})),
  })
  return { home, settings, service, unfinished: (name: string) => join(home, 'models', '.unfinished', 'tiny', name) }
}

const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

test('a download that is cut off goes on where it stopped, is tried, and is there with the hashes that were seen', async () => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const cuts = [20_000, null]
  const { address, asked, sever } = await modelHost(source, { cutAt: () => cuts.shift() ?? null })
  const { service, settings, home, unfinished } = await open([entry(address)])
  await expect(service.download('tiny', sever)).rejects.toMatchObject({ kind: 'unavailable' })
  const kept = readFileSync(unfinished('onnx/model.onnx.part')).length
  expect(kept).toBeGreaterThan(0)
  expect(service.list().models).toMatchObject([{ id: null, state: 'begun', licence: 'MIT', megabytes: null }])

  const progress: (readonly [number, number | null])[] = []
  const id = await service.download('tiny', { ...quiet, progress: (done, total) => progress.push([done, total]) })
  expect(asked.slice(0, 2)).toEqual([{ path: 'onnx/model.onnx', range: undefined, ifRange: undefined }, { path: 'onnx/model.onnx', range: `bytes=${kept}-`, ifRange: '"one"' }])
  expect(progress[0]).toEqual([kept, readFileSync(join(source, 'onnx/model.onnx')).length])
  const [model] = service.list().models
  expect(model).toMatchObject({ id, state: 'installed', licence: 'MIT' })
  expect(model?.files.map(({ path, sha256 }) => [path, sha256])).toEqual(FILES.map((path) => [path, sha(join(source, path))]))
  expect(readdirSync(join(home, 'models', '.unfinished'))).toEqual([])
  expect(service.installed(id)).toMatchObject({ pooling: 'mean', prefixes: { row: 'row: ', search: 'query: ' } })
  // A job that was killed before it could say so asks again: nothing is fetched twice.
  const before = asked.length
  expect(await service.download('tiny', quiet)).toBe(id)
  expect(asked).toHaveLength(before)
  settings.set({ embeddingModel: id })
  expect(service.list()).toMatchObject({ builtInChosen: false, models: [{ chosen: true }] })
})

test('a download whose process is killed goes on from the bytes that it had written', { timeout: 120_000 }, async () => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const cuts = [20_000, null]
  const { address, asked } = await modelHost(source, { cutAt: () => cuts.shift() ?? null })
  const home = tempHome()
  writeFileSync(join(home, 'list.json'), JSON.stringify({ models: [entry(address)] }))
  const child = fork(new URL('fixtures/download-model.ts', import.meta.url), [home, join(home, 'list.json')], { execArgv: [] })
  const ended = once(child, 'exit')
  // The server holds the rest back, so the process is in the middle when it says that it has something.
  child.on('message', (done) => typeof done === 'number' && done > 0 && child.kill('SIGKILL'))
  expect((await ended)[1]).toBe('SIGKILL')
  const { service, unfinished } = await open([entry(address)], home)
  const kept = readFileSync(unfinished('onnx/model.onnx.part')).length
  const id = await service.download('tiny', quiet)
  expect(asked[1]).toEqual({ path: 'onnx/model.onnx', range: `bytes=${kept}-`, ifRange: '"one"' })
  expect(service.list().models[0]).toMatchObject({ id, files: expect.arrayContaining([{ path: 'onnx/model.onnx', bytes: readFileSync(join(source, 'onnx/model.onnx')).length, sha256: sha(join(source, 'onnx/model.onnx')) }]) })
})

test('what was cut off is not joined to the bytes of a newer file', async () => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const state = { etag: '"old"', cut: 20_000 as number | null }
  const { address, asked, sever } = await modelHost(source, { etag: () => state.etag, cutAt: () => state.cut })
  const { service, unfinished } = await open([entry(address)])
  await expect(service.download('tiny', sever)).rejects.toMatchObject({ kind: 'unavailable' })
  const old = readFileSync(unfinished('onnx/model.onnx.part'))
  writeTinyModel(source, { seed: 'newer' })
  Object.assign(state, { etag: '"new"', cut: null })
  const id = await service.download('tiny', quiet)
  expect(asked[1]).toMatchObject({ range: `bytes=${old.length}-`, ifRange: '"old"' })
  expect(service.list().models[0]?.files[0]?.sha256).toBe(sha(join(source, 'onnx/model.onnx')))
  expect(service.installed(id)).not.toBeNull()
})

test('a part that is already whole, and a part whose note was lost, both end as the right file', async () => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const { address, asked } = await modelHost(source)
  const { service, unfinished } = await open([entry(address)])
  const stop = new AbortController()
  // Stopped when the first file is there: the next try finds it.
  await expect(service.download('tiny', { signal: stop.signal, progress: (_done, _total, note) => note === 'tokenizer.json' && stop.abort() })).rejects.toMatchObject({ kind: 'cancelled' })
  const whole = readFileSync(join(source, 'tokenizer.json'))
  writeFileSync(unfinished('tokenizer.json.part'), whole)
  writeFileSync(unfinished('tokenizer.json.part.json'), JSON.stringify({ address: `${address}tokenizer.json`, validator: '"one"' }))
  writeFileSync(unfinished('config.json.part'), 'left from who knows where')
  rmSync(unfinished('config.json.part.json'), { force: true })
  const before = asked.length
  await service.download('tiny', quiet)
  expect(asked.slice(before).map(({ path, range }) => [path, range])).toEqual([['tokenizer.json', `bytes=${whole.length}-`], ['tokenizer_config.json', undefined], ['config.json', undefined]])
})

test.for([
  ['another SHA-256 than the list says', { sha: 'f'.repeat(64) }, 'rejected'],
  ['a sign-in page with 200', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } }, 'unavailable'],
  ['a file that is gone', { status: 404 }, 'not-found'],
  ['a refusal', { status: 403 }, 'rejected'],
  ['a fault on the other side', { status: 503 }, 'unavailable'],
  ['a wish to wait', { status: 429, headers: { 'retry-after': '120' } }, 'rate-limited'],
] as const)('%s is an error of its own kind and leaves no model', async ([, fault, kind]) => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const instead = 'status' in fault ? (_: IncomingMessage, response: ServerResponse) => (response.writeHead(fault.status, 'headers' in fault ? fault.headers : {}).end('<html>Sign in</html>'), true) : undefined
  const { address } = await modelHost(source, instead === undefined ? {} : { instead })
  const files = FILES.map((path) => ({ path, megabytes: null, sha256: 'sha' in fault && path === 'onnx/model.onnx' ? fault.sha : null }))
  const { service, unfinished } = await open([entry(address, { files })])
  await expect(service.download('tiny', quiet)).rejects.toMatchObject({ kind })
  expect(service.list().models.map(({ state }) => state)).toEqual(['begun'])
  expect(existsSync(unfinished('onnx/model.onnx.part'))).toBe(false)
  expect(service.discard('tiny').models.map(({ state }) => state)).toEqual(['available'])
})

test('a folder from disk becomes a model by its own hashes; it can be chosen, and removed when it is not', async () => {
  const { service, settings, home } = await open([])
  const folder = writeTinyModel(join(tempHome(), 'My model'))
  writeFileSync(join(folder, 'README.md'), '---\nlanguage: en\nlicense: apache-2.0\n---\n# Mine\n')
  expect(() => settings.set({ embeddingModel: 'my-model' })).toThrow('there is no model my-model here')
  const id = await service.import(folder, quiet)
  expect(service.list().models).toMatchObject([{ id, title: 'My model', licence: 'apache-2.0', state: 'installed', manifestId: null }])
  expect(await service.import(folder, quiet)).toBe(id)
  const other = await service.import(writeTinyModel(join(tempHome(), 'My model'), { seed: 'other' }), quiet)
  expect(other).not.toBe(id)
  settings.set({ embeddingModel: id })
  await expect(service.remove(id)).rejects.toThrow('is the one new ideas are compared with')
  expect((await service.remove(other)).models.map((model) => model.id)).toEqual([id])
  expect(readdirSync(join(home, 'models')).filter((name) => !name.startsWith('.'))).toEqual([id])
  expect(service.list().bytesOnDisk).toBeGreaterThan(50_000)
})

test('a model for pictures becomes one by its folder, is never taken for a sentence model, and the newest of its purpose serves', { timeout: 60_000 }, async () => {
  const { service, settings } = await open([])
  expect(service.forPictures('nsfw')).toBeNull()
  const id = await service.import(writeTinyPictureModel(join(tempHome(), 'Decent'), 'nsfw'), quiet)
  expect(service.forPictures('nsfw')).toMatchObject({ weights: 'model.onnx', purpose: 'nsfw', title: 'Decent' })
  expect(service.list().models).toMatchObject([{ id, purpose: 'nsfw', state: 'installed', chosen: false }])
  expect(service.installed(id)).toBeNull()
  expect(() => settings.set({ embeddingModel: id })).toThrow('there is no model')
  for (const purpose of picturePurpose.options) expect(lookIntoFolder(writeTinyPictureModel(join(tempHome(), purpose), purpose)).purpose).toBe(purpose)
  const broken = writeTinyPictureModel(join(tempHome(), 'broken'), 'text-detection')
  writeFileSync(join(broken, 'picture-model.json'), '{"purpose":"cooking"}')
  await expect(service.import(broken, quiet)).rejects.toThrow('does not say what the model is for')
  await service.remove(id)
  expect(service.forPictures('nsfw')).toBeNull()
})

test('a folder that cannot serve is refused by what is wrong in it, and leaves nothing behind', async () => {
  const { service, home } = await open([])
  const broken = (spoil: (folder: string) => void, options = {}): string => {
    const folder = writeTinyModel(join(tempHome(), 'model'), options)
    spoil(folder)
    return folder
  }
  await expect(service.import(join(home, 'nowhere'), quiet)).rejects.toThrow('is not a folder')
  await expect(service.import(broken((folder) => rmSync(join(folder, 'tokenizer.json'))), quiet)).rejects.toThrow(/tokenizer\.json: is missing/)
  await expect(service.import(broken((folder) => rmSync(join(folder, 'onnx', 'model.onnx'))), quiet)).rejects.toThrow(/model\.onnx: is missing/)
  await expect(service.import(broken((folder) => writeFileSync(join(folder, 'config.json'), '{')), quiet)).rejects.toThrow('config.json is not JSON')
  await expect(service.import(broken((folder) => writeFileSync(join(folder, 'onnx', 'model.onnx'), 'no')), quiet)).rejects.toThrow('cannot be loaded')
  await expect(service.import(broken(() => undefined, { dimensions: 384 }), quiet)).rejects.toThrow('gives 384 numbers a text, and the library keeps 768')
  expect([service.list().models, readdirSync(join(home, 'models', '.unfinished'))]).toEqual([[], []])
})

test('the shipped list names a licence, https addresses and the four files a model needs, and invents no hash', () => {
  const models = readManifest(resources)
  expect(models.length).toBeGreaterThan(0)
  for (const { address, licence, files, purpose, read, weights } of models) {
    expect(address).toMatch(/^https:/)
    expect(['MIT', 'Apache-2.0']).toContain(licence)
    expect(files.map(({ path }) => path)).toContain(`onnx/${weights}`)
    expect(read.includes('hash')).toBe(files.some(({ sha256 }) => sha256 !== null))
    if (purpose !== 'sentence-vectors') continue
    expect(files.map(({ path }) => path).toSorted()).toEqual([`onnx/${weights}`, 'config.json', 'tokenizer.json', 'tokenizer_config.json'].toSorted())
    expect(files.every(({ sha256 }) => sha256 === null)).toBe(true)
  }
})
