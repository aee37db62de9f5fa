import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { getTableName } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import { filesBelow, sharedData } from '../../../test/support/shared-data.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { testHost } from '../../../test/support/test-host.ts'
import { replay, type App } from '../app.ts'
import { DERIVED } from './repo.ts'

const LONG = { timeout: 240_000 }
const ON = new AbortController().signal
const CONTEXT = { signal: ON, progress: () => undefined }
const silent = (): void => undefined

const IDEAS = `SELECT ideas.*, (SELECT json_group_array(json_array(signal_id, source, url, text, observed_at)) FROM (SELECT * FROM idea_evidence WHERE idea_seq = ideas.seq ORDER BY signal_id)) AS evidence,
  (SELECT hex(embedding) || model || made FROM idea_vectors WHERE idea_vectors.seq = ideas.seq) AS vector FROM ideas ORDER BY seq`
const SIGNALS = 'SELECT signals.*, group_seq, content FROM signals LEFT JOIN signal_prints ON signal_seq = seq ORDER BY seq'
const THEMES = 'SELECT seq, id, kind, key, label, merged_into, signals, voices, outlets, stale, dismissed_at, accepted_at FROM themes ORDER BY seq'

/** Everything that a replay has to bring back, as it lies in the database. */
async function dump(app: App) {
  const rows = (select: string) => app.store.reader.all<Record<string, unknown>>(select, [])
  return {
    signals: await rows(SIGNALS),
    observations: await rows('SELECT * FROM observations ORDER BY signal_seq, metric, observed_at'),
    bands: await rows('SELECT * FROM near_bands ORDER BY band, signal_seq'),
    themes: await rows(THEMES),
    ideas: await rows(IDEAS),
  }
}

async function bring(app: App, ...file: string[]): Promise<void> {
  await app.signals.import({ file: sharedData(...file), correlationId: 'c' }, CONTEXT)
}

/** What runs and waits is over. */
async function quiet(app: App): Promise<void> {
  const open = app.jobs.queue.list(['waiting', 'running'], 200)
  await app.jobs.runner.settled(open.map(({ id }) => id), AbortSignal.timeout(120_000))
}

/** A search for ideas and a night, with imports and decisions between them. */
async function live(app: App): Promise<void> {
  app.settings.set({ niches: ['dogs', 'gardening'] })
  await bring(app, 'api_payloads', 'reddit', 'front_top.json')
  await bring(app, 'api_payloads', 'mastodon', 'trends_tags.json')
  await quiet(app)
  const { chosen } = await app.ideas.ideate({ count: 4, seed: 'first', now: Date.parse('2026-11-22T02:00:00Z'), correlationId: 'first', signal: ON })
  app.store.writeTx((tx) => app.ideas.markDesignedTx(tx, chosen[0] ?? ''))
  app.ideas.dismiss(chosen[1] ?? '')
  app.ideas.dismiss(chosen[2] ?? '')
  app.ideas.restore(chosen[2] ?? '')
  app.settings.set({ niches: ['cats'] })
  await quiet(app)
  await bring(app, 'reddit_top_2013', 'posts_before_2012-07.csv')
  await quiet(app)
  expect(await workThroughNight(app, { count: 2, seed: 'second', at: '2026-11-23T02:00:00Z' })).toMatchObject({ status: 'finished' })
  await bring(app, 'api_payloads', 'hackernews', 'hn_rss.xml')
  await quiet(app)
}

test('signals, figures and ideas thrown away and made again from the archive are the same, bit for bit, and designs stay', LONG, async () => {
  const home = tempHome()
  const first = await openTestApp({ home })
  await live(first)
  const before = await dump(first)
  const designs = await first.store.reader.all('SELECT * FROM designs ORDER BY id', [])
  expect(before.ideas.length).toBeGreaterThan(50)
  expect(before.ideas.filter(({ status }) => status === 'designed')).toHaveLength(3)
  // What lies in the tables does not matter: all of it comes from the archive.
  first.store.writeTx(() => first.store.db.run("UPDATE ideas SET title = 'changed', score = 0 WHERE status = 'new'"))
  first.store.writeTx(() => first.store.db.run('DELETE FROM observations WHERE signal_seq % 3 = 0'))
  first.store.writeTx(() => first.store.db.run('DELETE FROM signals WHERE seq % 5 = 0'))
  await first.stop()

  expect(await replay(testHost({ home }), ON, silent)).toMatchObject({ kept: 0, ideations: 2, ideas: before.ideas.length, signals: before.signals.length, backup: expect.stringContaining('before-replay') as string })
  const again = await openTestApp({ home })
  const after = await dump(again)
  expect(after.signals).toEqual(before.signals)
  expect(after.observations).toEqual(before.observations)
  expect(after.bands).toEqual(before.bands)
  expect(after.ideas).toEqual(before.ideas)
  expect(after.themes.map((theme) => theme['id'])).toEqual(before.themes.map((theme) => theme['id']))
  expect(await again.store.reader.all('SELECT * FROM designs ORDER BY id', [])).toEqual(designs)
  expect(again.store.checkIntegrity()).toEqual([])
  expect((await again.signals.search('reddit', undefined, 5)).items).toHaveLength(5)
  // A library that was replayed goes on as before.
  expect(await workThroughNight(again, { count: 2, seed: 'third', at: '2026-11-24T02:00:00Z' })).toMatchObject({ status: 'finished', designs: 2 })
})

test('what may not be kept any longer is gone after a replay, but no design loses its idea', LONG, async () => {
  const home = tempHome()
  const clock = fakeClock('2026-10-01T08:00:00Z')
  const first = await openTestApp({ home, host: (host) => ({ ...host, clock }) })
  const posts = join(home, 'posts.ndjson')
  writeFileSync(posts, ['My corgi puppy learned to swim', 'Corgi owners know this feeling', 'A corgi on a surfboard', 'My tortoise is 90 years old'].map((title, id) => `${JSON.stringify({ id, title, views: id * 10 })}\n`).join(''))
  await first.signals.import({ file: posts, correlationId: 'c', map: { format: 'ndjson', id: 'id', text: ['title'], source: 'youtube-data', metrics: { views: 'views' } } }, CONTEXT)
  expect(await workThroughNight(first, { count: 2, seed: 'first', at: '2026-10-01T09:00:00Z' })).toMatchObject({ status: 'finished' })
  clock.set('2026-11-23T08:00:00Z')
  await first.signals.tidyArchive(clock.now(), ON)
  const chosen = await first.store.reader.all<{ id: string; title: string }>('SELECT id, title FROM ideas WHERE id IN (SELECT idea_id FROM designs) ORDER BY id', [])
  expect(chosen).toHaveLength(2)
  await first.stop()
  const made = await replay({ ...testHost({ home }), clock }, ON, silent)
  const again = await openTestApp({ home })
  expect(await again.store.reader.all('SELECT id, title FROM ideas WHERE id IN (SELECT idea_id FROM designs) ORDER BY id', [])).toEqual(chosen)
  expect(await again.store.reader.all("SELECT 1 FROM signals WHERE source = 'youtube-data'", [])).toEqual([])
  expect(again.store.checkIntegrity()).toEqual([])
  expect(made.ideations).toBe(1)
})

test('a damaged archive is named and the library is as it was; a replay that is stopped changes nothing either', LONG, async () => {
  const home = tempHome()
  const first = await openTestApp({ home })
  await bring(first, 'api_payloads', 'reddit', 'front_top.json')
  const before = await dump(first)
  await first.stop()
  const stopped = new AbortController()
  await expect(replay(testHost({ home }), stopped.signal, () => stopped.abort())).rejects.toMatchObject({ kind: 'cancelled' })
  const [file = ''] = filesBelow(join(home, 'raw-signals'))
  writeFileSync(file, gzipSync('{"t":"signal","after":0}\n'))
  await expect(replay(testHost({ home }), ON, silent)).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining(`${file} line 1`) as string })
  const again = await openTestApp({ home })
  expect(await dump(again)).toEqual(before)
  expect(filesBelow(home).filter((path) => path.includes('replay-'))).toEqual([])
})

/** Tables of the signals and ideas that do not follow from the archive. */
const OWN = ['import_maps', 'sources', 'source_validators', 'suggestions', 'dropped_files', 'http_domains', 'archive_outbox', 'archive_segments', 'ideas_to_index', 'idea_ranks']

test('every table of the signals and the ideas is made again or known to stay', async () => {
  const modules = await Promise.all(['signals', 'ideas'].map((slice) => import(join(import.meta.dirname, '..', slice, 'tables.ts')) as Promise<Record<string, unknown>>))
  const declared = modules.flatMap((module) => Object.values(module)).filter((value) => value instanceof SQLiteTable).map((table) => getTableName(table))
  expect(new Set(declared.filter((name) => !OWN.includes(name)))).toEqual(new Set(DERIVED.filter((name) => name !== 'idea_vectors')))
})
