import { existsSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { createChecksRepo } from './repo.ts'
import { tidyPictures } from './tidy.ts'

const DAY = 86_400_000

test('print files of designs that were turned down a month ago go, all others stay, and so does the drawing', async () => {
  const clock = fakeClock()
  const store = await openTestStore({ clock })
  store.db.run(sql`PRAGMA foreign_keys = OFF`)
  const now = clock.now()
  const files = new Map<string, string>()
  const add = async (id: string, status: string, decidedAt: number | null, kind: string, bytes: string): Promise<void> => {
    const extension = kind === 'svg' ? 'svg' : 'png'
    const stored = await store.assets.put(bytes, extension)
    files.set(`${id} ${kind}`, store.assets.path(stored))
    store.writeTx(() => {
      store.assets.recordTx({ ...stored, widthPx: 1, heightPx: 1, thumbHash: null, createdAt: now })
      store.db.run(sql`INSERT OR IGNORE INTO designs (id, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, status, score, created_at, decided_at)
        VALUES (${id}, 'ide_1', 'prd_t-shirt', 'P', 'e', 's', 'l', 'on-dark', 'black', '[]', '[]', '[]', '[]', ${status}, 0, 0, ${decidedAt})`)
      store.db.run(sql`INSERT INTO design_files (design_id, kind, variant, asset) VALUES (${id}, ${kind}, 'on-dark', ${stored.hash})`)
    })
  }
  await add('old', 'rejected', now - 31 * DAY, 'print', 'old print')
  await add('old', 'rejected', now - 31 * DAY, 'svg', '<svg/>')
  await add('new', 'rejected', now - 29 * DAY, 'print', 'new print')
  await add('liked', 'approved', now - 90 * DAY, 'print', 'liked print')
  await add('twin', 'rejected', now - 90 * DAY, 'print', 'liked print')
  const dropped = await tidyPictures({ store, clock, repo: createChecksRepo(store) }, new AbortController().signal)
  expect(dropped).toEqual({ files: 1, bytes: 'old print'.length })
  const there = Object.fromEntries([...files].map(([name, file]) => [name, existsSync(file)]))
  expect(there).toEqual({ 'old print': false, 'old svg': true, 'new print': true, 'liked print': true, 'twin print': true })
  expect(await tidyPictures({ store, clock, repo: createChecksRepo(store) }, new AbortController().signal)).toEqual({ files: 0, bytes: 0 })
})
