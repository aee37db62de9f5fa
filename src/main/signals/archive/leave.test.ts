import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock, type FakeClock } from '../../../../test/support/fake-clock.ts'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { filesBelow } from '../../../../test/support/shared-data.ts'
import type { App } from '../../app.ts'

const CONTEXT = { signal: new AbortController().signal, progress: () => undefined }
const LONG = { timeout: 60_000 }

async function bring(app: App, clock: FakeClock, day: string, source: string, texts: readonly string[]): Promise<void> {
  clock.set(`${day}T08:00:00Z`)
  const file = join(app.host.paths.home, `${source}-${day}.ndjson`)
  writeFileSync(file, texts.map((title, at) => `${JSON.stringify({ id: `${day}-${at}`, title, views: at })}\n`).join(''))
  await app.signals.import({ file, correlationId: day, map: { format: 'ndjson', id: 'id', text: ['title'], source, metrics: { views: 'views' } } }, CONTEXT)
}

test('old signals leave the database with all that hangs on them and stay in the archive; what may not be kept leaves both', LONG, async () => {
  const clock = fakeClock()
  const app = await openTestApp({ host: (host) => ({ ...host, clock }) })
  const count = async (table: string) => (await app.store.reader.all<{ n: number }>(`SELECT count(*) AS n FROM ${table}`, []))[0]?.n
  await bring(app, clock, '2025-09-01', 'reddit', ['An old post about foxes in the garden', 'AN OLD POST about foxes in the garden!'])
  await bring(app, clock, '2025-09-01', 'youtube-data', ['An old video about foxes and their young'])
  await bring(app, clock, '2026-10-20', 'youtube-data', ['A video about foxes of five weeks ago'])
  await bring(app, clock, '2026-11-20', 'youtube-data', ['A video about foxes of this week'])
  await bring(app, clock, '2026-11-20', 'reddit', ['A post about foxes of this week'])
  clock.set('2026-11-23T08:00:00Z')
  expect(await app.signals.tidyArchive(clock.now(), CONTEXT.signal)).toEqual({ files: 2, signals: 4 })
  const here = ['A post about foxes of this week', 'A video about foxes of this week']
  expect((await app.signals.search('foxes', undefined, 10)).items.map(({ text }) => text)).toEqual(here)
  expect([app.signals.count(), await count('observations'), await count('signal_prints')]).toEqual([2, 2, 2])
  expect(await count('near_bands WHERE signal_seq NOT IN (SELECT seq FROM signals)')).toBe(0)
  expect(app.store.checkIntegrity()).toEqual([])
  expect(filesBelow(join(app.host.paths.home, 'raw-signals')).map((file) => /year=(\d+).*\d{8}-([a-z-]+)-/.exec(file)?.slice(1).join(' '))).toEqual(['2025 reddit', '2026 youtube-data', '2026 reddit'])
  expect(await app.signals.tidyArchive(clock.now(), CONTEXT.signal)).toEqual({ files: 0, signals: 0 })
})

test('the place of a signal that left is given to no other: what comes next is found, compared and read, and can leave as well', LONG, async () => {
  const clock = fakeClock()
  const app = await openTestApp({ host: (host) => ({ ...host, clock }) })
  const seqs = async () => (await app.store.reader.all<{ seq: number }>('SELECT seq FROM signals ORDER BY seq', [])).map(({ seq }) => seq)
  const ideate = () => app.ideas.ideate({ count: 1, seed: 'leave', now: clock.now(), correlationId: 'c', signal: CONTEXT.signal })
  await bring(app, clock, '2026-11-20', 'reddit', ['A post about foxes of this week'])
  await bring(app, clock, '2026-10-20', 'youtube-data', ['A video about cats', 'Another video about cats'])
  await ideate()
  clock.set('2026-11-23T08:00:00Z')
  expect(await app.signals.tidyArchive(clock.now(), CONTEXT.signal)).toMatchObject({ signals: 2 })
  expect(await seqs()).toEqual([1])

  await bring(app, clock, '2026-11-24', 'youtube-data', ['A corgi learned to swim', 'A CORGI learned to swim!'])
  expect(await seqs()).toEqual([1, 4, 5])
  expect((await app.signals.search('corgi', undefined, 10)).items).toHaveLength(2)
  expect(await app.store.reader.all('SELECT group_seq FROM signal_prints WHERE signal_seq > 1', [])).toEqual([{ group_seq: 4 }, { group_seq: 4 }])
  expect(app.ideas.hasUnread()).toBe(true)
  await ideate()
  expect(await app.store.reader.all('SELECT DISTINCT signal_seq FROM theme_signals WHERE signal_seq > 1', [])).toHaveLength(2)

  clock.set('2027-01-10T08:00:00Z')
  expect(await app.signals.tidyArchive(clock.now(), CONTEXT.signal)).toMatchObject({ signals: 2 })
  expect((await app.signals.search('corgi', undefined, 10)).items).toEqual([])
  expect(app.store.checkIntegrity()).toEqual([])
})
