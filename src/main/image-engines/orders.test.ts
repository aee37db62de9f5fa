import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engineDouble, type EngineDouble } from '../../../test/support/engine-double.ts'
import { openImageEngines, quietly, wishFor } from '../../../test/support/open-image-engines.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { EngineFailed } from './engines/engine-failed.ts'

const paid = (folder: string, minor: number | null = 5, id: 'openai' | 'replicate' | 'stability' = 'openai'): EngineDouble => engineDouble({ id, folder, minor, now: () => Date.parse('2026-11-23T12:00:00Z') })
const free = (folder: string): EngineDouble => engineDouble({ id: 'comfyui', folder, minor: 0, paid: false })

async function desk(order: ('openai' | 'comfyui' | 'replicate' | 'stability')[], prefer: 'cheapest' | 'order' = 'order') {
  const all = await openImageEngines()
  all.settings.set({ pictures: { ...all.settings.get().pictures, order, prefer, designCapMinor: 50, nightlyCapMinor: 500 } })
  return all
}

test('a picture is kept clean, copied where it is wanted, paid for, and given again for its key', async () => {
  const { open, home, costs, store } = await desk(['openai'])
  const openai = paid(home)
  const engines = open([openai])
  const out = join(home, 'copy.png')
  const made = await engines.make(wishFor(), out, quietly())
  expect(made).toMatchObject({ engine: 'openai', model: 'model-one', widthPx: 8, heightPx: 8, clear: false, costMinor: 5, params: { seed: 1 } })
  expect(readFileSync(made.file)).toEqual(readFileSync(out))
  expect(readFileSync(out).includes('an otter')).toBe(false)
  expect(store.assets.sizes()).toMatchObject([{ extension: 'png', files: 1 }])
  expect(await engines.make(wishFor(), null, quietly())).toEqual(made)
  // A program that starts anew has it too, whoever is in the order by then.
  expect(await open([]).make(wishFor({ prompt: 'a fox' }), null, quietly())).toEqual(made)
  expect([openai.drawn().length, costs.spentThisMonth(), costs.takenThisMonth()]).toEqual([1, 5, 5])
  expect((await engines.list()).engines).toMatchObject([{ id: 'openai', proven: true, estimateMinor: 5 }])
})

test('what a service had begun when the program was killed is fetched, and paid for once', async () => {
  const { open, home, costs, settings } = await desk(['openai', 'replicate'])
  const [openai, other] = [paid(home), paid(home, 1, 'replicate')]
  openai.fault = 'silent'
  void open([openai, other]).make(wishFor(), null, quietly()).catch(() => undefined)
  await openai.begun()
  await expect.poll(() => openai.drawn().length).toBe(1)
  openai.fault = 'none'
  // Another order in Settings changes nothing about who has begun it.
  settings.set({ pictures: { ...settings.get().pictures, order: ['replicate'] } })
  const made = await open([openai, other]).make(wishFor({ prompt: 'a fox' }), null, quietly())
  expect(made).toMatchObject({ engine: 'openai', costMinor: 5 })
  expect([openai.drawn().length, other.calls, costs.spentThisMonth(), costs.takenThisMonth()]).toEqual([1, 0, 5, 5])
})

test('a price or a model that was changed meanwhile lets nobody pay for a begun picture a second time', async () => {
  const { open, home, costs } = await desk(['openai', 'replicate'])
  const [openai, other] = [paid(home), paid(home, 9, 'replicate')]
  openai.fault = 'silent'
  void open([openai, other]).make(wishFor(), null, quietly()).catch(() => undefined)
  await openai.begun()
  await expect.poll(() => openai.drawn().length).toBe(1)
  openai.fault = 'none'
  const changed = { ...openai, estimate: () => null, cannot: () => 'The model takes no words.' }
  expect(await open([changed, other]).make(wishFor(), null, quietly())).toMatchObject({ engine: 'openai', costMinor: 5 })
  expect([openai.drawn().length, other.drawn().length, costs.spentThisMonth(), costs.takenThisMonth()]).toEqual([1, 0, 5, 5])
})

test('a process that is killed in the middle leaves an order that the next one ends, with its own money', async () => {
  const home = tempHome()
  const script = `
    import { createCosts } from ${at('costs/index.ts')}
    import { createSettingsService } from ${at('settings/index.ts')}
    import { openStore } from ${at('store/index.ts')}
    import { createImageEnginesService } from ${at('image-engines/index.ts')}
    import { engineDouble } from ${at('../../test/support/engine-double.ts')}
    const clock = { now: () => Date.parse('2026-11-23T11:00:00Z') }
    const store = await openStore({ home: ${JSON.stringify(home)}, migrations: ${JSON.stringify(join(import.meta.dirname, '../../../resources/migrations'))}, clock })
    const settings = createSettingsService(store)
    settings.set({ monthlyBudgetMinor: 100, timeZone: 'UTC', pictures: { ...settings.get().pictures, order: ['openai'] } })
    const openai = engineDouble({ id: 'openai', folder: ${JSON.stringify(home)}, minor: 5, actualMinor: 3 })
    openai.fault = 'silent'
    const engines = createImageEnginesService({ store, clock, settings, costs: createCosts({ store, clock, settings }), engines: [openai], secrets: {}, languageModels: {}, clean: () => new Promise(() => undefined) })
    void engines.make(${JSON.stringify(wishFor())}, null, { signal: new AbortController().signal, progress: () => undefined })
    await openai.begun()
    console.log('begun'); setInterval(() => store, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { open, costs } = await openImageEngines(home)
  const openai = engineDouble({ id: 'openai', folder: home, minor: 5, actualMinor: 3 })
  const engines = open([openai])
  // It may have been made, so its money stays set aside until that is known.
  expect([costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([5, 0])
  expect(await engines.make(wishFor(), null, quietly())).toMatchObject({ costMinor: 3 })
  expect([openai.drawn(), costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([[wishFor().key], 3, 3])
})

test('money that was set aside for what was never sent comes back at the next start, and forgotten work is booked after days', async () => {
  const { open, home, costs, clock } = await desk(['openai', 'replicate'])
  const [openai, replicate] = [paid(home), paid(home, 7, 'replicate')]
  // Killed before anything was sent: the engine never came so far as to keep a task.
  const stuck = { ...openai, make: () => new Promise<never>(() => undefined) }
  replicate.fault = 'silent'
  const first = open([stuck, replicate])
  void first.make(wishFor({ key: 'dsg_a/1', engine: 'openai' }), null, quietly()).catch(() => undefined)
  void first.make(wishFor({ key: 'dsg_b/1', engine: 'replicate' }), null, quietly()).catch(() => undefined)
  await expect.poll(() => costs.takenThisMonth()).toBe(12)
  open([])
  expect(costs.takenThisMonth()).toBe(7)
  clock.advance(4 * 86_400_000)
  const later = open([replicate])
  expect([costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([7, 7])
  await expect(later.make(wishFor({ key: 'dsg_b/1' }), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
})

test('the same wish asked for twice at once is one picture, and stops only when nobody wants it any more', async () => {
  const { open, home, costs } = await desk(['openai'])
  const openai = paid(home)
  const engines = open([openai])
  const [one, two] = await Promise.all([engines.make(wishFor(), null, quietly()), engines.make(wishFor(), null, quietly())])
  expect([one, openai.drawn().length, openai.calls]).toEqual([two, 1, 1])

  openai.fault = 'waits'
  const [left, right] = [new AbortController(), new AbortController()]
  const wish = wishFor({ key: 'dsg_two/1' })
  const [first, second] = [engines.make(wish, null, quietly(left.signal)), engines.make(wish, null, quietly(right.signal))]
  await openai.begun()
  left.abort()
  await expect(first).rejects.toMatchObject({ kind: 'cancelled' })
  expect(engines.running()).toMatchObject([{ key: 'dsg_two/1', engine: 'openai' }])
  right.abort()
  await expect(second).rejects.toMatchObject({ kind: 'cancelled' })
  // Surely nothing was made: the money is back, and the wish may be asked for again.
  expect([engines.running(), costs.takenThisMonth()]).toEqual([[], 5])
  openai.fault = 'none'
  expect(await engines.make(wish, null, quietly())).toMatchObject({ costMinor: 5 })
})

test('what was broken off and may be billed keeps its money until the same wish is asked for again', async () => {
  const { open, home, costs } = await desk(['openai'])
  const openai = paid(home)
  openai.fault = 'waits-and-bills'
  const engines = open([openai])
  const asked = engines.make(wishFor(), null, quietly())
  await openai.begun()
  await engines.stop()
  await expect(asked).rejects.toMatchObject({ kind: 'cancelled' })
  expect(costs.takenThisMonth()).toBe(5)
  openai.fault = 'none'
  await open([openai]).make(wishFor(), null, quietly())
  expect([costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([5, 5])
})

test('after an unknown outcome nobody is asked again, and the whole estimate is booked', async () => {
  const { open, home, costs } = await desk(['openai', 'comfyui'])
  const [openai, comfy] = [paid(home), free(home)]
  openai.fault = 'unknown'
  const engines = open([openai, comfy])
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
  openai.fault = 'none'
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown', message: 'openai may have made it.' })
  expect([openai.drawn().length, openai.calls, comfy.calls, costs.spentThisMonth()]).toEqual([1, 1, 0, 5])
})

test('a free engine whose outcome is unknown looks for it again', async () => {
  const { open, home } = await desk(['comfyui'])
  const comfy = free(home)
  comfy.fault = 'unknown'
  const engines = open([comfy])
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
  comfy.fault = 'none'
  await expect(engines.make(wishFor(), null, quietly())).resolves.toMatchObject({ engine: 'comfyui' })
  expect(comfy.drawn()).toHaveLength(1)
})

test.each(['no-connection', 'limited', 'no-key', 'refused-here', 'out-of-memory', 'not-ready'] as const)('when the first engine says “%s”, the next one makes it and nothing is left of the first', async (fault) => {
  const { open, home, costs } = await desk(['openai', 'replicate'])
  const [openai, replicate] = [paid(home), paid(home, 9, 'replicate')]
  openai.fault = fault
  expect(await open([openai, replicate]).make(wishFor(), null, quietly())).toMatchObject({ engine: 'replicate', costMinor: 9 })
  expect([costs.takenThisMonth(), costs.spentThisMonth()]).toEqual([9, 9])
})

test.each([['away', 'unavailable', 5], ['refused', 'rejected', 0], ['limited-briefly', 'rate-limited', 0]] as const)('when the first engine says “%s”, nobody else is asked', async (fault, kind, taken) => {
  const { open, home, costs } = await desk(['openai', 'replicate'])
  const [openai, replicate] = [paid(home), paid(home, 9, 'replicate')]
  openai.fault = fault
  await expect(open([openai, replicate]).make(wishFor(), null, quietly())).rejects.toMatchObject({ kind })
  expect([replicate.calls, costs.takenThisMonth()]).toEqual([0, taken])
})

test('what a free engine has begun goes to the next one when it cannot be asked any more; what a paid one has begun does not', async () => {
  const { open, home } = await desk(['comfyui', 'openai'])
  const [comfy, openai] = [free(home), paid(home)]
  const engines = open([comfy, openai])
  comfy.fault = 'away'
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'unavailable' })
  comfy.fault = 'not-ready'
  expect(await engines.make(wishFor(), null, quietly())).toMatchObject({ engine: 'openai' })

  const wish = wishFor({ key: 'dsg_two/1', engine: 'openai' })
  openai.fault = 'away'
  await expect(engines.make(wish, null, quietly())).rejects.toMatchObject({ kind: 'unavailable' })
  openai.fault = 'not-ready'
  await expect(engines.make(wish, null, quietly())).rejects.toMatchObject({ kind: 'needs-human', message: expect.stringContaining('OPENAI has begun this picture') as string })
})

test('half a picture is refused, was paid for all the same, and leaves nothing behind', async () => {
  const { open, home, costs, store } = await desk(['openai'])
  const openai = paid(home)
  openai.fault = 'broken'
  const engines = open([openai])
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'rejected', message: 'OPENAI gave something that is no whole picture.' })
  expect([costs.spentThisMonth(), store.assets.sizes().reduce((sum, { files }) => sum + files, 0)]).toEqual([5, 0])
  openai.fault = 'none'
  expect(await engines.make(wishFor(), null, quietly())).toMatchObject({ costMinor: 10 })
})

test('when all are passed over, one sentence says why each was', async () => {
  const { open, home } = await desk(['openai', 'replicate', 'stability'])
  const [openai, replicate, stability] = [paid(home, null), paid(home, 4_000, 'replicate'), paid(home, 1, 'stability')]
  stability.fault = 'no-key'
  await expect(open([openai, replicate, stability]).make(wishFor(), null, quietly())).rejects.toMatchObject({
    kind: 'budget-exceeded', action: 'Raise the cap for one design in Settings, or choose a cheaper engine.',
    message: 'OPENAI: The price of a picture by OPENAI is not known, so it is not asked. REPLICATE: REPLICATE may take $40.00 for this picture, and of the $0.50 that one design may cost $0.00 are taken. STABILITY: stability did not accept the key.',
  })
  expect([openai.calls, replicate.calls, stability.calls]).toEqual([0, 0, 1])
})

test('an engine that failed for good says so, with its own remedy', async () => {
  const { open, home } = await desk(['openai'])
  const openai = paid(home)
  openai.fault = 'out-of-memory'
  await expect(open([openai]).make(wishFor(), null, quietly())).rejects.toBeInstanceOf(EngineFailed)
})

test('a picture whose file is gone is made anew where that is free, and not bought again unasked', async () => {
  const { open, home, store } = await desk(['openai'])
  const openai = paid(home)
  const engines = open([openai])
  const { file } = await engines.make(wishFor(), null, quietly())
  await store.assets.remove({ hash: file.slice(-68, -4), extension: 'png' })
  expect(existsSync(file)).toBe(false)
  await expect(engines.make(wishFor(), null, quietly())).rejects.toMatchObject({ kind: 'not-found', action: 'Ask for a new picture.' })
  expect(openai.drawn()).toHaveLength(1)

  const comfy = free(home)
  const own = open([comfy])
  const wish = wishFor({ key: 'design/two', engine: 'comfyui' })
  const first = await own.make(wish, null, quietly())
  await store.assets.remove({ hash: first.file.slice(-68, -4), extension: 'png' })
  expect(await own.make(wish, null, quietly())).toEqual(first)
  expect([comfy.drawn().length, existsSync(first.file)]).toEqual([2, true])
})

function at(path: string): string {
  return JSON.stringify(join(import.meta.dirname, '..', path))
}
