import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { libraryOf } from '../../../test/support/old-library.ts'
import { filesBelow, sharedData } from '../../../test/support/shared-data.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { testHost } from '../../../test/support/test-host.ts'
import { replay, type App } from '../app.ts'
import type { Store } from '../store/index.ts'
import { REQUESTS } from './requests.ts'

const LONG = { timeout: 120_000 }
const ON = new AbortController().signal
const SEEN = Date.parse('2026-11-01T08:00:00Z')

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

const CONTEXT = { signal: ON, progress: () => undefined }
const DECIDED = "SELECT ideas.id, status, made, theme_id, dismissed_at IS NOT NULL AS rests FROM ideas LEFT JOIN idea_vectors USING (seq) LEFT JOIN themes ON themes.id = theme_id WHERE status IN ('designed', 'dismissed') ORDER BY ideas.id"

async function ask(app: App, seed: string): Promise<readonly string[]> {
  return (await app.ideas.ideate({ count: 3, seed, now: Date.parse('2026-11-22T02:00:00Z'), correlationId: seed, signal: ON })).chosen
}

/** What was asked until now is older than the archive. */
async function forgetRequests(app: App): Promise<void> {
  await app.signals.tidyArchive(app.host.clock.now(), ON)
  app.store.writeTx(() => {
    app.store.db.run(`DELETE FROM archive_outbox WHERE stream = '${REQUESTS}'`)
    app.store.db.run(`DELETE FROM archive_segments WHERE stream = '${REQUESTS}'`)
  })
  for (const file of filesBelow(join(app.host.paths.home, 'raw-signals'))) if (file.includes(REQUESTS)) rmSync(file)
}

test.each([false, true])('ideas and decisions that are older than the archive outlive a replay, whether ideas were looked for again since (%s) or not', LONG, async (since) => {
  const home = tempHome()
  const first = await openTestApp({ home })
  await first.signals.import({ file: sharedData('api_payloads', 'reddit', 'front_top.json'), correlationId: 'c' }, CONTEXT)
  const [designed = '', dismissed = ''] = await ask(first, 'first')
  first.store.writeTx((tx) => first.ideas.markDesignedTx(tx, designed))
  first.ideas.dismiss(dismissed)
  await forgetRequests(first)
  await first.stop()
  const second = await openTestApp({ home })
  if (since) await ask(second, 'second')
  const [ideas, decided] = [await rows(second, 'SELECT id FROM ideas ORDER BY id'), [...await rows(second, DECIDED)]]
  expect(decided).toContainEqual(expect.objectContaining({ id: designed, status: 'designed', made: 1 }))
  expect(decided).toContainEqual(expect.objectContaining({ id: dismissed, status: 'dismissed', rests: 1 }))
  await second.stop()

  const { kept } = await replay(testHost({ home }), ON, () => undefined)
  expect(kept === ideas.length).toBe(!since)
  const again = await openTestApp({ home })
  const after = new Set((await rows(again, 'SELECT id FROM ideas')).map(({ id }) => id))
  expect(ideas.filter(({ id }) => !after.has(id))).toEqual([])
  expect(await rows(again, DECIDED)).toEqual(expect.arrayContaining(decided))
  expect(again.store.checkIntegrity()).toEqual([])
  const chosen = await ask(again, 'third')
  expect(decided.filter(({ id }) => chosen.includes(String(id)))).toEqual([])
  expect(await rows(again, DECIDED)).toEqual(expect.arrayContaining(decided))
})
