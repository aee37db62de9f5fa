import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { assets } from './tables.ts'

const row = { bytes: 5, widthPx: null, heightPx: 7, thumbHash: 'thumb', createdAt: 9 }
const placeholders = {
  hash: sql.placeholder('hash'), extension: sql.placeholder('extension'), bytes: sql.placeholder('bytes'), widthPx: sql.placeholder('widthPx'),
  heightPx: sql.placeholder('heightPx'), thumbHash: sql.placeholder('thumbHash'), createdAt: sql.placeholder('createdAt'),
}

test('a row statement stores each value under its name, in whatever order they are given', async () => {
  const store = await openTestStore()
  const insert = store.rowStatement(store.db.insert(assets).values(placeholders).onConflictDoNothing())
  const run = (): number => store.writeTx(() => insert.run({ ...row, extension: 'svg', hash: 'a'.repeat(64) }).changes)
  expect([run(), run()]).toEqual([1, 0])
  expect(store.assets.find('a'.repeat(64))).toEqual({ ...row, extension: 'svg', hash: 'a'.repeat(64) })
})

test('a value that is written into the statement is refused, because every row would get the first one', async () => {
  const store = await openTestStore()
  expect(() => store.rowStatement(store.db.insert(assets).values({ ...placeholders, bytes: 5 }))).toThrow('every value by a placeholder')
})
