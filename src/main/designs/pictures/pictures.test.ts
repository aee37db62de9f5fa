import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeComfy } from '../../../../test/support/fake-comfyui/server.ts'
import { openTestApp, untilNight, workThroughNight } from '../../../../test/support/open-test-app.ts'
import { pictureDouble, type PictureDouble } from '../../../../test/support/picture-double.ts'
import { writeTinyPictureModel } from '../../../../test/support/tiny-picture-models.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import type { App } from '../../app.ts'
import { mayAutoApprove } from '../../compliance/index.ts'
import { AppError, BudgetExceeded } from '../../kernel/errors.ts'
import type { Design } from '../contract.ts'

const LONG = { timeout: 180_000 }

async function withIdea(pictures: PictureDouble, home = tempHome()): Promise<{ app: App; ideaId: string }> {
  const app = await openTestApp({ home, pictures })
  await workThroughNight(app, { count: 1, seed: 'pictures' })
  return { app, ideaId: app.designs.galleryPage({ status: [] }, undefined, 1)[0]?.ideaId ?? '' }
}

async function made(app: App, jobIds: readonly string[]): Promise<void> {
  await app.jobs.runner.settled([...jobIds], AbortSignal.timeout(90_000))
  expect(jobIds.map((id) => app.jobs.queue.find(id)).filter(({ state }) => state !== 'done')).toEqual([])
}

/** The newest design. */
const newest = (app: App): Design => app.designs.galleryPage({ status: [] }, undefined, 1)[0] ?? expect.fail('there is no design')
const states = ({ checks }: Design) => Object.fromEntries(checks.map(({ id, state }) => [id, state]))

test('a picture becomes a design with mock-ups, a listing and a print file, and nothing of its prompt is in any file', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  await made(app, app.designs.makeFor({ ideaId, count: 1, requestId: 'alone', form: 'picture' }))
  const design = newest(app)
  expect(design).toMatchObject({ form: 'picture', aiMade: true, layout: 'picture', fonts: [], picture: { engine: 'openai', model: 'double', costMinor: 4, seed: pictures.asked[0]?.seed } })
  expect(pictures.asked).toHaveLength(1)
  expect(states(design)).toMatchObject({ spelling: 'not-needed', 'image-safety': 'not-checked', relevance: 'not-checked', 'art-present': 'clear', 'print-size': 'warn', 'cut-off': 'clear' })

  const follows = app.jobs.queue.list(['waiting', 'running'], 50).map(({ id }) => id)
  await app.jobs.runner.settled(follows, AbortSignal.timeout(90_000))
  expect(app.designs.get(design.id).mockups.every(({ file }) => existsSync(file))).toBe(true)
  expect(app.designs.get(design.id).mockups.length).toBeGreaterThan(0)
  expect(app.listings.of([design.id]).length).toBeGreaterThan(0)

  app.listings.decide({ ids: [design.id], decision: 'approve', by: 'seller' })
  await app.designs.print(design.id, { signal: new AbortController().signal, correlationId: 'test' })
  const print = sharp(app.designs.get(design.id).printFile ?? '')
  expect(await print.metadata()).toMatchObject({ format: 'png', width: 4500, height: 5400, density: 300, hasAlpha: true })
  const pixels = await print.raw().toBuffer()
  const alphaAt = (x: number, y: number): number => pixels[(y * 4500 + x) * 4 + 3] ?? 0
  expect([alphaAt(20, 20), alphaAt(2250, 2500)]).toEqual([0, 255])
  const files = [design.picture?.originalFile, design.picture?.cutOutFile, design.svgFile, app.designs.get(design.id).printFile].map((file) => readFileSync(file ?? '', 'latin1'))
  for (const bytes of files) expect(bytes).not.toContain('secret prompt')
  expect(files[0]).toContain('trainedAlgorithmicMedia')
  expect(files[3]).toContain('compositeWithTrainedAlgorithmicMedia')
})

test('another picture may take the place of one that stands alone, and words may come to it', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  await made(app, app.designs.makeFor({ ideaId, count: 1, requestId: 'alone', form: 'picture' }))
  const first = newest(app)
  const change = async (requestId: string, more: object) => {
    const asked = app.designs.edit(first.id, { requestId, phrase: first.phrase, choices: {}, ...more })
    await made(app, [asked.jobId])
    return app.designs.get(asked.designId)
  }
  expect(await change('again', { newPicture: true, form: 'picture' })).toMatchObject({ form: 'picture', aiMade: true, origin: first.id, picture: { costMinor: 4, cutOutUrl: expect.stringMatching(/^\/api\/assets\/[0-9a-f]{64}\.png$/) as string } })
  expect(await change('both new', { newPicture: true })).toMatchObject({ form: 'picture-and-words', picture: { costMinor: 4 } })
  expect(await change('words', { choices: { motif: 'picture' } })).toMatchObject({ form: 'picture-and-words', picture: { costMinor: 0, originalFile: first.picture?.originalFile } })
})

test('words are set round the picture letter for letter, and a change of words keeps the picture and costs nothing', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  await made(app, app.designs.makeFor({ ideaId, count: 1, requestId: 'both', form: 'picture-and-words' }))
  const first = newest(app)
  expect(first).toMatchObject({ form: 'picture-and-words', aiMade: true, recipe: { motif: 'picture', palette: 'picture' } })
  expect(states(first)['spelling']).toBe('clear')

  const sketch = await app.designs.sketch(first.id, { phrase: first.phrase, choices: {}, garment: first.garment })
  expect(sketch.svg).toBe(readFileSync(first.svgFile ?? '', 'utf8'))
  const asked = app.designs.edit(first.id, { requestId: 'other words', phrase: 'Quite other words', choices: {} })
  await made(app, [asked.jobId])
  const second = app.designs.get(asked.designId)
  expect(second).toMatchObject({ form: 'picture-and-words', phrase: 'Quite other words', origin: first.id, picture: { costMinor: 0, originalFile: first.picture?.originalFile } })
  expect(states(second)['spelling']).toBe('clear')
  expect(pictures.paid).toHaveLength(1)

  const anew = app.designs.edit(first.id, { requestId: 'other picture', phrase: first.phrase, choices: {}, newPicture: true })
  await made(app, [anew.jobId])
  expect(app.designs.get(anew.designId).picture).toMatchObject({ costMinor: 4 })
  expect(app.designs.get(anew.designId).picture?.originalFile).not.toBe(first.picture?.originalFile)
  const plain = app.designs.edit(first.id, { requestId: 'no picture', phrase: first.phrase, choices: { motif: null } })
  await made(app, [plain.jobId])
  expect(app.designs.get(plain.designId)).toMatchObject({ form: 'words', aiMade: false })
  await made(app, app.designs.vary(first.id, 1))
  expect(newest(app)).toMatchObject({ form: 'picture-and-words', picture: { costMinor: 0 } })
  expect(pictures.paid).toHaveLength(2)
})

test('a core that dies between the picture and its design pays once and makes one', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  const make = { ideaId, productId: 'prd_t-shirt', seed: 's', variation: 0, full: false, form: 'picture' as const }
  const home = tempHome()
  await cp(app.host.paths.home, home, { recursive: true, filter: (path) => !/core\.lock|-shm$/.test(path) })
  const stopping = new AbortController()
  const dying = { ...pictures, make: async (...wish: Parameters<typeof pictures.make>) => { const picture = await pictures.make(...wish); stopping.abort(); return picture } }
  const first = await openTestApp({ home, pictures: dying })
  await expect(first.designs.make(make, { signal: stopping.signal, correlationId: 'test' })).rejects.toThrow(/abort|cancel/i)
  await first.stop()
  const second = await openTestApp({ home, pictures })
  const id = await second.designs.make(make, { signal: new AbortController().signal, correlationId: 'test' })
  expect(await second.designs.make(make, { signal: new AbortController().signal, correlationId: 'test' })).toBe(id)
  expect(pictures.asked.map(({ key }) => key)).toEqual([`design/${id}`, `design/${id}`])
  expect(pictures.paid).toEqual([`design/${id}`])
})

test('models that are here look at a picture, and a broken one leaves its check unmade with the reason', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  const quiet = { signal: new AbortController().signal, progress: () => undefined }
  await app.localModels.import(writeTinyPictureModel(join(tempHome(), 'decent'), 'nsfw'), quiet)
  await app.localModels.import(writeTinyPictureModel(join(tempHome(), 'letters'), 'text-detection'), quiet)
  await app.localModels.import(writeTinyPictureModel(join(tempHome(), 'larger'), 'upscaler'), quiet)
  await made(app, app.designs.makeFor({ ideaId, count: 1, requestId: 'looked at', form: 'picture' }))
  const design = newest(app)
  expect(states(design)).toMatchObject({ 'image-safety': 'clear', relevance: 'not-checked' })
  expect(states(design)['picture-text']).toMatch(/clear|warn/)
  expect(mayAutoApprove(design.checks, 'design')).toBe(false)
  expect(await app.designs.print(design.id, { signal: quiet.signal, correlationId: 'test' })).toBeGreaterThan(10_000)

  const model = app.localModels.forPictures('nsfw')
  writeFileSync(join(model?.folder ?? '', 'onnx', 'model.onnx'), 'not a model')
  await app.stop()
  const again = await openTestApp({ home: app.host.paths.home, pictures })
  await made(again, again.designs.makeFor({ ideaId, count: 1, requestId: 'broken', form: 'picture' }))
  expect(newest(again).checks.find(({ id }) => id === 'image-safety')).toMatchObject({ state: 'not-checked', reason: expect.stringContaining('cannot be loaded') as string })
})

test('a night makes its share of pictures, by its seed, and says in one sentence which became words alone', LONG, async () => {
  const pictures = pictureDouble()
  const app = await openTestApp({ pictures })
  app.settings.set({ pictures: { ...app.settings.get().pictures, order: ['openai'], nightShare: 50 } })
  const run = await workThroughNight(app, { count: 4, seed: 'half' })
  const forms = app.designs.byRun(run.id).map(({ form }) => form).sort()
  expect(forms).toEqual(['picture-and-words', 'picture-and-words', 'words', 'words'])
  expect(pictures.asked.every(({ runId }) => runId === run.id)).toBe(true)
  expect(run.summary?.sentences.join(' ')).not.toContain('without')

  pictures.refuses = new BudgetExceeded('Pictures of this night may cost no more than 0.05 USD.')
  const poor = await workThroughNight(app, { count: 4, seed: 'poor' })
  expect(poor.summary).toMatchObject({ designs: 4, failed: 0 })
  expect(app.designs.byRun(poor.id).map(({ form }) => form)).toEqual(['words', 'words', 'words', 'words'])
  expect(poor.summary?.sentences).toContain('2 designs are words alone, because no picture could be made: Pictures of this night may cost no more than 0.05 USD.')
})

test('a night that is stopped stops its pictures', LONG, async () => {
  const pictures = pictureDouble()
  let stopped = 0
  const waiting = { ...pictures, make: (_wish: unknown, _out: unknown, { signal }: { signal: AbortSignal }) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => { stopped += 1; reject(signal.reason as Error) })) }
  const app = await openTestApp({ pictures: waiting })
  app.settings.set({ pictures: { ...app.settings.get().pictures, order: ['openai'], nightShare: 100 } })
  const begun = app.night.start({ count: 2, seed: 'stop' })
  await untilNight(app, begun.id, ({ phase }) => phase === 'design')
  for (const signal = AbortSignal.timeout(30_000); app.jobs.queue.list(['running'], 9).filter(({ kind }) => kind === 'designs.make-picture').length < 2; signal.throwIfAborted()) await new Promise((resolve) => setTimeout(resolve, 5))
  app.night.stop()
  await app.jobs.runner.settled(app.jobs.queue.list(['running'], 9).map(({ id }) => id), AbortSignal.timeout(30_000))
  expect(stopped).toBe(2)
  expect(app.designs.count({ status: [] })).toBe(0)
})

test('a picture that nobody can make fails a wish of the seller’s with its sentence', LONG, async () => {
  const pictures = pictureDouble()
  const { app, ideaId } = await withIdea(pictures)
  pictures.refuses = new AppError('rejected', 'The service refused the picture.', { action: 'Try other words.' })
  const [id = ''] = app.designs.makeFor({ ideaId, count: 1, requestId: 'refused', form: 'picture' })
  await app.jobs.runner.settled([id], AbortSignal.timeout(60_000))
  expect(app.jobs.queue.find(id)).toMatchObject({ state: 'failed', reason: 'The service refused the picture.', action: 'Try other words.' })
})

test('a night has its pictures made by a ComfyUI server and without one makes words, with the reason', LONG, async () => {
  const fake = await startFakeComfy({ side: 512 })
  onTestFinished(() => fake.stop())
  const app = await openTestApp()
  await app.comfy.addServer(fake.address)
  app.settings.set({ pictures: { ...app.settings.get().pictures, order: ['comfyui'], nightShare: 100 } })
  const run = await workThroughNight(app, { count: 2, seed: 'comfy' })
  expect(run.summary).toMatchObject({ designs: 2, failed: 0 })
  const designs = app.designs.byRun(run.id)
  expect(designs.map(({ form, picture, noPicture }) => [form, picture?.engine, picture?.costMinor, noPicture])).toEqual(Array.from({ length: 2 }, () => ['picture-and-words', 'comfyui', 0, undefined]))
  for (const { picture } of designs) expect(readFileSync(picture?.originalFile ?? '', 'latin1')).not.toContain('KSampler')
  expect(new Set(designs.map(({ picture }) => picture?.originalFile)).size).toBe(2)

  await fake.stop()
  app.settings.set({ pictures: { ...app.settings.get().pictures, order: [] } })
  const poor = await workThroughNight(app, { count: 1, seed: 'nobody' })
  expect(poor.summary?.sentences.find((sentence) => sentence.includes('words alone'))).toMatch(/^1 design is words alone, because no picture could be made: .+\.$/)
})
