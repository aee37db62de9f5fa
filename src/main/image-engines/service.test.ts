import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NeedsHuman } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import { engineDouble, type EngineDouble } from '../../../test/support/engine-double.ts'
import { openImageEngines, quietly, wishFor } from '../../../test/support/open-image-engines.ts'

async function desk() {
  const all = await openImageEngines()
  const engine = (id: EngineDouble['id'], minor: number | null): EngineDouble => engineDouble({ id, folder: all.home, minor, paid: id !== 'comfyui' })
  const choose = (change: Partial<ReturnType<typeof all.settings.get>['pictures']>): void => void all.settings.set({ pictures: { ...all.settings.get().pictures, ...change } })
  return { ...all, engine, choose }
}

test('the cheapest engine that can is asked first, the order breaks ties, and one without a price never', async () => {
  const { open, engine, choose } = await desk()
  const [openai, replicate, stability, comfy] = [engine('openai', 5), engine('replicate', 2), engine('stability', null), engine('comfyui', 0)]
  const engines = open([openai, replicate, stability, comfy])
  choose({ order: ['stability', 'openai', 'replicate'], prefer: 'cheapest' })
  expect(await engines.make(wishFor({ key: 'dsg_a/1' }), null, quietly())).toMatchObject({ engine: 'replicate' })
  choose({ order: ['openai', 'replicate', 'comfyui'], prefer: 'cheapest' })
  expect(await engines.make(wishFor({ key: 'dsg_b/1' }), null, quietly())).toMatchObject({ engine: 'comfyui', costMinor: 0 })
  choose({ order: ['openai', 'replicate', 'comfyui'], prefer: 'order' })
  expect(await engines.make(wishFor({ key: 'dsg_c/1' }), null, quietly())).toMatchObject({ engine: 'openai' })
  expect(await engines.make(wishFor({ key: 'dsg_d/1', engine: 'replicate' }), null, quietly())).toMatchObject({ engine: 'replicate' })
  await expect(engines.make(wishFor({ key: 'dsg_e/1', engine: 'stability' }), null, quietly())).rejects.toMatchObject({ kind: 'needs-human', message: expect.stringContaining('price') as string })
  await expect(engines.make(wishFor({ key: 'dsg_f/1', engine: 'runpod' }), null, quietly())).rejects.toMatchObject({ kind: 'needs-human' })
  expect(stability.calls).toBe(0)
})

test('each cap stops what would go beyond it, names itself and its remedy, and a free engine goes on', async () => {
  const { open, engine, choose, settings, costs, clock } = await desk()
  const engines = open([engine('openai', 5), engine('comfyui', 0)])
  const ask = (key: string, runId?: string) => engines.make(wishFor({ key, ...(runId === undefined ? {} : { runId }) }), null, quietly())
  choose({ order: ['openai'], designCapMinor: 9, nightlyCapMinor: 12 })
  const design = deriveId('dsg', 'a')
  await ask(`design/${design}`, 'run_1')
  await expect(ask(`design/${design}/anew`, 'run_1')).rejects.toMatchObject({ kind: 'budget-exceeded', message: 'OPENAI may take $0.05 for this picture, and of the $0.09 that one design may cost $0.05 are taken.', action: expect.stringContaining('one design') as string })
  await ask('dsg_b/1', 'run_1')
  await expect(ask('dsg_c/1', 'run_1')).rejects.toMatchObject({ kind: 'budget-exceeded', message: 'OPENAI may take $0.05 for this picture, and of the $0.12 that one night may cost $0.10 are taken.', action: expect.stringContaining('nightly cap') as string })
  clock.advance(86_400_000)
  // Another night, and what belongs to none, are not held by it.
  await ask('dsg_c/1', 'run_2')
  await ask('dsg_d/1')
  settings.set({ monthlyBudgetMinor: 20 })
  await expect(ask('dsg_e/1')).rejects.toMatchObject({ kind: 'budget-exceeded', message: expect.stringContaining('monthly budget') as string, action: expect.stringContaining('monthly budget') as string })
  expect((await engines.list()).budget).toEqual({ currency: 'USD', monthlyBudgetMinor: 20, monthTakenMinor: 20, nightlyCapMinor: 12, nightTakenMinor: 5, designCapMinor: 9 })
  choose({ order: ['openai', 'comfyui'], prefer: 'order' })
  expect(await ask('dsg_e/1')).toMatchObject({ engine: 'comfyui', costMinor: 0 })
  expect(costs.spentThisMonth()).toBe(20)
})

test('a service that is paid takes a cent of every cap even where its price says nothing', async () => {
  const { open, engine, choose, settings, costs } = await desk()
  const free = engine('openai', 0)
  const engines = open([free, engine('comfyui', 0)])
  choose({ order: ['openai'], designCapMinor: 5, nightlyCapMinor: 5 })
  settings.set({ monthlyBudgetMinor: 0 })
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'budget-exceeded' })
  expect((await engines.list()).engines.find(({ id }) => id === 'openai')?.estimateMinor).toBe(1)
  settings.set({ monthlyBudgetMinor: 2 })
  const asked = await Promise.allSettled(['a', 'b', 'c'].map((name) => engines.make(wishFor({ key: `dsg_${name}/1` }), null, quietly())))
  expect([asked.map(({ status }) => status).toSorted(), costs.spentThisMonth(), free.drawn().length]).toEqual([['fulfilled', 'fulfilled', 'rejected'], 2, 2])
})

test('pictures asked for at once cannot together go beyond a cap', async () => {
  const { open, engine, choose, costs } = await desk()
  const openai = engine('openai', 5)
  const engines = open([openai])
  choose({ order: ['openai'], nightlyCapMinor: 12 })
  const asked = await Promise.allSettled(Array.from({ length: 6 }, (_, at) => engines.make(wishFor({ key: `dsg_${at}/1`, runId: 'run_1' }), null, quietly())))
  expect([asked.filter(({ status }) => status === 'fulfilled').length, openai.drawn().length, costs.spentThisMonth()]).toEqual([2, 2, 10])
})

test('what tonight would cost is said before anything is asked', async () => {
  const { open, engine, choose, settings } = await desk()
  const [openai, comfy, stability] = [engine('openai', 5), engine('comfyui', 0), engine('stability', null)]
  const engines = open([openai, comfy, stability])
  const said = async (): Promise<string> => (await engines.tonight(12)).sentence
  expect(await said()).toBe('No pictures tonight: none of the designs is to hold one.')
  choose({ nightShare: 100 })
  expect(await said()).toBe('No pictures tonight: no image engine is chosen.')
  choose({ order: ['comfyui', 'openai'] })
  expect(await said()).toBe('12 pictures tonight by your own COMFYUI, free.')
  choose({ order: ['openai'], nightlyCapMinor: 47 })
  expect(await engines.tonight(12)).toEqual({ pictures: 9, parts: [{ engine: 'openai', pictures: 9, minor: 45 }], without: 3, why: 'the nightly cap is reached', minor: 45, sentence: '12 pictures tonight: 9 by OPENAI for about $0.45, 3 not made: the nightly cap is reached.' })
  settings.set({ monthlyBudgetMinor: 10 })
  expect(await said()).toBe('12 pictures tonight: 2 by OPENAI for about $0.10, 10 not made: the monthly budget is reached.')
  choose({ order: ['openai', 'comfyui'], prefer: 'order', nightShare: 25 })
  expect(await said()).toBe('3 pictures tonight: 2 by OPENAI for about $0.10, 1 by your own COMFYUI, free.')
  comfy.fault = 'not-ready'
  choose({ order: ['stability', 'comfyui'], prefer: 'order' })
  expect(await said()).toBe('No pictures tonight: comfyui rests.')
  settings.set({ currency: 'JPY' })
  choose({ order: ['openai'] })
  expect(await said()).toBe('3 pictures tonight: 2 by OPENAI for about ¥10, 1 not made: the monthly budget is reached.')
  settings.set({ monthlyBudgetMinor: 0 })
  expect(await said()).toBe('No pictures tonight: no monthly budget is set.')
  expect(openai.calls + comfy.calls).toBe(0)
})

test('a key lies with the secrets, and the library knows only that there is one', async () => {
  const { open, engine, secrets, store } = await desk()
  const engines = open([engine('openai', 5), engine('comfyui', 0)])
  const { engines: [view] } = await engines.setKey('openai', ' sk-very-secret-123 ')
  expect(secrets).toEqual(new Map([['image-engine/openai', 'sk-very-secret-123']]))
  expect(view).toMatchObject({ id: 'openai', keySetAt: '2026-11-23T12:00:00.000Z', proven: false })
  expect([store.file, `${store.file}-wal`].filter((file) => existsSync(file) && readFileSync(file).includes('very-secret'))).toEqual([])
  const refusal = await engines.setKey('openai', 'sk with spaces').catch((error: unknown) => error)
  expect(refusal).toMatchObject({ kind: 'invalid-input' })
  expect(JSON.stringify(refusal)).not.toContain('with spaces')
  // Shortened by a website, or with a look-alike: it could never be sent.
  for (const copied of ['sk-very…123', 'sk-vеry-secret']) await expect(engines.setKey('openai', copied)).rejects.toMatchObject({ kind: 'invalid-input', message: expect.not.stringContaining(copied) as string })
  await expect(engines.setKey('comfyui', 'abc')).rejects.toMatchObject({ kind: 'invalid-input' })
  expect((await engines.setKey('openai', '')).engines[0]?.keySetAt).toBeNull()
  expect(secrets.size).toBe(0)
})

test('a locked keychain is told at the engine that needs it, and keeps nobody from the others', async () => {
  const { open, engine, choose } = await desk()
  const locked = (): Promise<never> => Promise.reject(new NeedsHuman('The keys are locked.', 'Enter the passphrase.'))
  const openai = { ...engine('openai', 1), ready: locked, test: locked }
  const engines = open([openai, engine('comfyui', 0)])
  choose({ order: ['openai', 'comfyui'], prefer: 'order', nightShare: 100 })
  expect((await engines.list()).engines).toMatchObject([{ id: 'openai', ready: false, sentence: 'The keys are locked.', action: 'Enter the passphrase.' }, { id: 'comfyui', ready: true }])
  expect(await engines.test('openai')).toMatchObject({ ok: false, sentence: 'The keys are locked.', lines: ['Enter the passphrase.'] })
  expect(await engines.make(wishFor(), null, quietly())).toMatchObject({ engine: 'comfyui' })
})

test('the outcome of a test, the models it found and the chosen one are remembered', async () => {
  const { open, engine, store } = await desk()
  const openai = engine('openai', 5)
  await open([openai]).test('openai')
  await open([openai]).set({ model: { engine: 'openai', model: 'model-two' }, picturePrices: [{ engine: 'openai', model: 'model-three', minorPerPicture: 1.1, readOn: '2026-11-23' }] })
  const { engines: [view] } = await open([openai]).list()
  expect(view).toMatchObject({ lastTest: { ok: true, sentence: 'It answers.', at: '2026-11-23T12:00:00.000Z' }, model: 'model-two', models: ['model-three', 'model-one'] })
  await expect(open([openai]).set({ model: { engine: 'runpod', model: 'x' } })).rejects.toMatchObject({ kind: 'not-found' })
  expect(store.checkIntegrity()).toEqual([])
})

test('Settings refuse a style that is not there and an engine named twice', async () => {
  const { open, choose } = await desk()
  open([])
  expect(() => choose({ styles: ['kawaii', 'like-a-famous-artist'] })).toThrow('there is no style “like-a-famous-artist”')
  expect(() => choose({ order: ['openai', 'openai'] })).toThrow('names an engine twice')
  choose({ styles: ['kawaii'], order: ['openai', 'comfyui'] })
})

test('a picture under way shows its place, steps and newest preview, of which none is too large', async () => {
  const { open, engine, choose } = await desk()
  const comfy = engine('comfyui', 0)
  const seen: unknown[] = []
  const talking = { ...comfy, make: async (...[wish, out, context]: Parameters<typeof comfy.make>) => {
    const look = (): void => void seen.push(engines.running()[0])
    context.progress({ kind: 'waiting', ahead: 2 })
    look()
    context.progress({ kind: 'at', at: 'the attic' })
    context.progress({ kind: 'step', done: 3, total: 20 })
    context.progress({ kind: 'preview', image: Buffer.from('small'), format: 'jpeg' })
    context.progress({ kind: 'preview', image: Buffer.alloc(200_000), format: 'png' })
    look()
    return comfy.make(wish, out, context)
  } }
  const engines = open([talking])
  choose({ order: ['comfyui'] })
  const heard: string[] = []
  await engines.make(wishFor({ jobId: 'job_1' }), null, { ...quietly(), progress: ({ kind }) => heard.push(kind) })
  expect(seen).toEqual([
    { key: 'dsg_one/picture', what: 'Picture for “Otter Dad”', engine: 'comfyui', at: 'COMFYUI', since: '2026-11-23T12:00:00.000Z', ahead: 2, step: null, note: null, preview: null, jobId: 'job_1' },
    expect.objectContaining({ at: 'the attic', ahead: null, step: { done: 3, total: 20 }, preview: 'data:image/jpeg;base64,c21hbGw=' }),
  ])
  expect([heard, engines.running()]).toEqual([['waiting', 'at', 'step', 'preview', 'preview'], []])
})
