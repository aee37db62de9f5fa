import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { shippedMigrations } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { testHost } from '../../../test/support/test-host.ts'
import { replay, type App } from '../app.ts'
import { openStore, type Store } from '../store/index.ts'

const LONG = { timeout: 120_000 }
const ON = new AbortController().signal
const SEEN = Date.parse('2026-11-01T08:00:00Z')

/** A library as it was before there was an archive, with what `fill` puts into it. */
async function libraryOf(version: number, fill: (store: Store) => void): Promise<string> {
  const home = tempHome()
  const migrations = join(tempHome(), 'migrations')
  mkdirSync(migrations)
  for (const file of readdirSync(shippedMigrations)) if (Number(file.slice(0, 4)) <= version) cpSync(join(shippedMigrations, file), join(migrations, file))
  const store = await openStore({ home, migrations, clock: fakeClock() })
  store.writeTx(() => fill(store))
  await store.close()
  return home
}

function addSignals({ db }: Store): void {
  db.run(`INSERT INTO signals VALUES (3, 'sig_old', 'reddit', 'p3', 'https://posts.example/3', 'My "corgi" learned to swim', '["dogs","swim"]', 'en', 'corgi', NULL, ${SEEN - 1_500}, NULL, NULL, NULL, ${SEEN})`)
  db.run(`INSERT INTO signals VALUES (7, 'sig_bare', 'reddit', 'p7', NULL, 'A tortoise is 90 years old', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, ${SEEN})`)
  db.run(`INSERT INTO observations VALUES (3, 'score', ${SEEN}, 41.5), (3, 'score', ${SEEN + 60_250}, 60), (3, 'comments', ${SEEN}, NULL)`)
}

const rows = (app: App, select: string) => app.store.reader.all<Record<string, unknown>>(select, [])

test('a library from before the archive is replayed with all its signals and figures', LONG, async () => {
  const home = await libraryOf(90, addSignals)
  const before = await openTestApp({ home })
  const all = async (app: App) => [await rows(app, 'SELECT * FROM signals ORDER BY seq'), await rows(app, 'SELECT * FROM observations ORDER BY signal_seq, metric, observed_at')]
  const expected = await all(before)
  expect(expected.map((list) => list.length)).toEqual([2, 3])
  await before.stop()
  expect(await replay(testHost({ home }), ON, () => undefined)).toMatchObject({ signals: 2, observations: 3 })
  expect(await all(await openTestApp({ home }))).toEqual(expected)
})
