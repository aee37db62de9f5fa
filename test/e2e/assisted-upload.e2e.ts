/** Forms of markets filled in a real Chromium by the real browser worker, on sites of our own. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { createWorkerClient, type WorkerClient } from '../../src/main/kernel/worker-client.ts'
import type { Recipe } from '../../src/main/publishing/assisted/contract.ts'
import { FORM_LIMITS, type FormMarket } from '../../src/main/publishing/assisted/limits.ts'
import { createAssistedPublisher } from '../../src/main/publishing/assisted/publisher.ts'
import { createRecipes, FORM_MARKETS, type Recipes } from '../../src/main/publishing/assisted/recipes.ts'
import type { MarketTest } from '../../src/main/publishing/contract.ts'
import type { Journal, Publishable, Published } from '../../src/main/publishing/publisher.ts'
import { browserPort, type BrowserPort } from '../../src/workers/browser/contract.ts'
import { findBrowsers } from '../../src/workers/browser/find-browsers.ts'
import { UPLOAD_SHAPES } from '../support/market-stand-ins/upload-shapes.ts'
import { startUploadSite, type SiteSwitch, type UploadSite } from '../support/market-stand-ins/upload-site.ts'

const shipped = fileURLToPath(new URL('../../resources/recipes', import.meta.url))

interface Bench {
  readonly site: UploadSite
  readonly recipes: Recipes
  readonly reports: string
  readonly worker: WorkerClient<BrowserPort>
  readonly pids: readonly number[]
  publish(item: Publishable, journal: Journal, values?: Record<string, boolean>, patienceMs?: number): Promise<Published>
  test(): Promise<MarketTest>
  point(step: string): Promise<void>
}

const closing: (() => Promise<void> | void)[] = []
test.afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function setUp(market: FormMarket, switches: readonly SiteSwitch[] = []): Promise<Bench> {
  const home = mkdtempSync(join(tmpdir(), 'assisted-'))
  closing.push(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))
  const site = await startUploadSite(UPLOAD_SHAPES[market])
  closing.push(() => site.close())
  site.switches = new Set(switches)
  const host = createNodeHost({ kind: 'cli', home })
  const pids: number[] = []
  const spawn = () => {
    const child = host.spawnWorker('browser')
    if (child.pid !== undefined) pids.push(child.pid)
    return child
  }
  const worker = createWorkerClient('browser', browserPort, { spawn, clock: systemClock, log: silentLog })
  const recipes = createRecipes(shipped, join(home, 'recipes'), silentLog)
  const profile = join(home, 'profile')
  closing.push(async () => {
    await worker.call('close', { profile }).catch(() => undefined)
    worker.stop()
  })
  const path = process.env['IDEA_ENGINE_TEST_BROWSER'] ?? findBrowsers(process.platform, process.env)[0]?.path
  if (path === undefined) throw new Error('No Chromium was found for this test.')
  const reports = join(home, 'reports')
  const publisher = (values: Record<string, boolean>, patienceMs: number) => createAssistedPublisher(market, {
    clock: systemClock, browser: worker, recipes, profiles: () => profile, reports, values: () => ({ brand: 'Lantern & Oak', ...values }), hidden: true, path, led: (recipe: Recipe) => site.here(recipe), patienceMs,
  })
  return {
    site, recipes, reports, worker, pids,
    publish: (item, journal, values = {}, patienceMs = 20_000) => publisher(values, patienceMs).publish(item, 'live', { journal, signal: new AbortController().signal, progress: () => undefined }),
    test: () => publisher({}, 5_000).test(new AbortController().signal),
    point: (step) => publisher({}, 10_000).pointAt(step, new AbortController().signal),
  }
}

function memory(): Journal & { readonly entries: Map<string, { state: 'intended' | 'done'; data: string }>; readonly moves: string[] } {
  const entries = new Map<string, { state: 'intended' | 'done'; data: string }>()
  const moves: string[] = []
  return {
    entries, moves,
    entry: (step) => entries.get(step) ?? null,
    intend: (step, data) => void entries.set(step, { state: 'intended', data }),
    done: (step, data) => void entries.set(step, { state: 'done', data }),
    doneSteps: () => [...entries].filter(([, { state }]) => state === 'done').map(([step]) => step),
    forget: (step) => void entries.delete(step),
    moveTo: (state) => void moves.push(state),
    remote: () => undefined,
  }
}

/** A file of the size that a market wants; sites count its bytes and look no further. */
function listingFor(market: FormMarket, home: string): Publishable {
  mkdirSync(home, { recursive: true })
  const file = join(home, 'print.png')
  writeFileSync(file, Buffer.alloc(40_000, 7))
  const size = FORM_LIMITS[market].exactPx ?? { width: 3000, height: 3600 }
  const listing = {
    id: 'lst_1', designId: 'dsg_1', productId: 'shirt', market, title: 'Otter Dad “River” Shirt', description: 'For the one who swims first.\n\nDrawn by hand.', bullets: ['An otter & his cub', 'For fathers at the river'],
    tags: ['otter', 'father', 'river swim', "dad's day"], price: 19.99, currency: 'USD', status: 'approved', checks: [],
  } satisfies Publishable['listing']
  return {
    publicationId: 'pub_1', reference: 'DIE-1', listing, garments: ['black'], phrase: 'Otter Dad', aiMade: false, pictures: [],
    product: { id: 'shirt', name: 'Shirt', type: 't-shirt', colours: [{ id: 'black', name: 'Black', hex: '#000000', tone: 'dark' }], sizes: ['M'], printAreas: [{ name: 'front', widthPx: size.width, heightPx: size.height }], baseCost: null, priceRule: { kind: 'fixed', price: { minor: 1999, currency: 'USD' } }, enabled: true },
    prints: [{ file, bytes: 40_000, sha256: '0'.repeat(64), widthPx: size.width, heightPx: size.height, type: 'image/png', tones: ['dark'] }],
  }
}

for (const market of FORM_MARKETS) {
  test(`${market}: the form is filled to the letter, the seller sends it, and its number is kept`, async () => {
    const bench = await setUp(market)
    const item = listingFor(market, bench.reports)
    const journal = memory()
    const published = await bench.publish(item, journal)
    expect(bench.site.published).toHaveLength(1)
    const [sent] = bench.site.published
    expect(sent).toMatchObject({ pictureBytes: 40_000, fields: { title: item.listing.title } })
    expect(Object.values(sent?.fields ?? {}).join(' ')).toContain('otter')
    expect(published).toMatchObject({ state: 'live', remoteId: sent?.id })
    // Asked once more, nothing is opened.
    expect(await bench.publish(item, journal)).toEqual(published)
    expect(bench.site.published).toHaveLength(1)
  })
}

test('signing in is waited for, and the form is found afterwards', async () => {
  const bench = await setUp('teepublic', ['signed-out'])
  const published = await bench.publish(listingFor('teepublic', bench.reports), memory())
  expect(published.state).toBe('live')
  expect(bench.site.published[0]?.fields).toEqual({ title: 'Otter Dad “River” Shirt', description: 'For the one who swims first.\n\nDrawn by hand.', main: 'otter', tags: "father|river swim|dad's day", mature: 'No', terms: 'true' })
})

const UNSENT: readonly (readonly [SiteSwitch, RegExp])[] = [
  ['captcha', /whether you are human/], ['warning', /shows a warning/], ['elsewhere', /not in its recipe/], ['gone', /answers 404/], ['cuts-title', /holds something else/], ['renamed', /“Title” was not found/], ['signed-out', /Nobody signed in/],
]
for (const [trouble, says] of UNSENT) {
  test(`${trouble}: it stops before anything is sent, says why, keeps a picture of the page, and may be tried again`, async () => {
    const bench = await setUp('teepublic', [trouble, ...(trouble === 'signed-out' ? (['nobody'] as const) : [])])
    const journal = memory()
    const error = await bench.publish(listingFor('teepublic', bench.reports), journal, {}, 5_000).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ kind: 'needs-human', message: expect.stringMatching(says), action: expect.stringMatching(/./) })
    expect([bench.site.published.length, journal.entries.size]).toEqual([0, 0])
    const [report] = readdirSync(bench.reports).filter((name) => name.startsWith('teepublic-'))
    expect(existsSync(join(bench.reports, report ?? '', 'page.png'))).toBe(true)
    expect(readFileSync(join(bench.reports, report ?? '', 'page.json'), 'utf8')).not.toContain('River')
    if (trouble !== 'captcha') return
    bench.site.switches = new Set()
    expect((await bench.publish(listingFor('teepublic', bench.reports), journal)).state).toBe('live')
    expect(bench.site.published).toHaveLength(1)
  })
}

test('a form that nobody sends is closed and may be tried again; nothing is pressed for a seller who did not allow it', async () => {
  const bench = await setUp('redbubble')
  bench.site.sellerPresses = false
  const journal = memory()
  await expect(bench.publish(listingFor('redbubble', bench.reports), journal, {}, 4_000)).rejects.toMatchObject({ kind: 'needs-human', message: 'Nobody pressed Publish.' })
  expect([bench.site.published.length, journal.entries.size]).toEqual([0, 0])
})

test('where the seller allowed it the program presses once, and a refusal is told', async () => {
  const bench = await setUp('redbubble', ['says-no'])
  bench.site.sellerPresses = false
  await expect(bench.publish(listingFor('redbubble', bench.reports), memory(), { unattended: true })).rejects.toMatchObject({ kind: 'rejected' })
  bench.site.switches = new Set()
  const journal = memory()
  expect((await bench.publish(listingFor('redbubble', bench.reports), journal, { unattended: true })).state).toBe('live')
  expect(bench.site.published).toHaveLength(1)
})

test('a browser killed while the form is open is never tried again by itself', async () => {
  const bench = await setUp('spreadshirt')
  bench.site.sellerPresses = false
  const journal = memory()
  const item = listingFor('spreadshirt', bench.reports)
  const failed = bench.publish(item, journal, {}, 60_000).catch((reason: unknown) => reason)
  await expect.poll(() => journal.moves, { timeout: 60_000 }).toContain('submitted')
  for (const pid of bench.pids) process.kill(pid, 'SIGKILL')
  expect(await failed).toMatchObject({ kind: 'needs-human', message: expect.stringContaining('may have been sent') })
  await expect(bench.publish(item, journal)).rejects.toMatchObject({ kind: 'needs-human', message: expect.stringContaining('may have been sent') })
  expect(bench.site.published).toHaveLength(0)
})

test('an answer that never comes leaves it open whether it was sent', async () => {
  const bench = await setUp('spreadshirt', ['drops-answer'])
  const journal = memory()
  await expect(bench.publish(listingFor('spreadshirt', bench.reports), journal, {}, 6_000)).rejects.toMatchObject({ kind: 'needs-human' })
  expect(bench.site.published).toHaveLength(1)
  // The page shows a form that was sent: only the seller can say so.
  await expect(bench.publish(listingFor('spreadshirt', bench.reports), journal)).rejects.toMatchObject({ message: expect.stringContaining('may have been sent') })
  expect(bench.site.published).toHaveLength(1)
})

test('Test connection names what the form lacks', async () => {
  const bench = await setUp('teepublic', ['renamed'])
  const outcome = await bench.test()
  expect(outcome).toMatchObject({ ok: false, sentence: expect.stringMatching(/1 of \d+ fields/), problems: [{ place: 'title' }] })
  bench.site.switches = new Set()
  expect(await bench.test()).toMatchObject({ ok: true, problems: [] })
})

test('a field that the seller clicked once is found from then on', async () => {
  const bench = await setUp('teepublic', ['renamed'])
  await bench.point('title')
  expect(bench.recipes.learnedOf('teepublic')['title']?.locators[0]).toEqual({ by: 'label', text: 'What do you call it' })
  expect((await bench.publish(listingFor('teepublic', bench.reports), memory())).state).toBe('live')
  expect(bench.site.published[0]?.fields['title']).toBe('Otter Dad “River” Shirt')
})
