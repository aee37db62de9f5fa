import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { Cancelled } from '../kernel/errors.ts'
import { createReader } from './reader.ts'

/** Counts to `n` in SQL: work that lasts, without a row read. */
const COUNT = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) AS total FROM n'

test('a long read delays neither a write nor the event loop, and what was written meanwhile is seen by the next read', async () => {
  const store = await openTestStore()
  const long = store.reader.all<{ total: number }>(COUNT, [3_000_000])
  let answered = false
  void long.then(() => (answered = true))
  const record = { hash: 'a'.repeat(64), extension: 'png', bytes: 5, widthPx: 1, heightPx: 1, thumbHash: null, createdAt: 0 } as const
  store.writeTx(() => store.assets.recordTx(record))
  expect(answered).toBe(false)
  expect((await long)[0]?.total).toBe(3_000_000)
  expect(await store.reader.all('SELECT bytes FROM assets', [])).toEqual([{ bytes: 5 }])
})

test('many questions at once are answered each with its own rows', async () => {
  const store = await openTestStore()
  const answers = await Promise.all(Array.from({ length: 30 }, (_, value) => store.reader.all<{ v: number }>('SELECT ? AS v', [value])))
  expect(answers.map((rows) => rows[0]?.v)).toEqual(Array.from({ length: 30 }, (_, value) => value))
})

test('an error comes back to its own question, and the thread goes on', async () => {
  const store = await openTestStore()
  await expect(store.reader.all('SELECT a FROM nowhere', [])).rejects.toThrow('no such table: nowhere')
  expect(await store.reader.all('SELECT 1 AS one', [])).toEqual([{ one: 1 }])
})

test('the connection only reads', async () => {
  const store = await openTestStore()
  await expect(store.reader.all("INSERT INTO settings VALUES ('a', '1') RETURNING key", [])).rejects.toThrow(/readonly/)
})

test('questions that wait when the library is closed fail, and so do later ones', async () => {
  const store = await openTestStore()
  const waiting = Promise.allSettled([store.reader.all(COUNT, [30_000_000])])
  await store.close()
  expect(await waiting).toMatchObject([{ status: 'rejected', reason: { message: 'Reading the library failed: the library was closed' } }])
  await expect(store.reader.all('SELECT 1', [])).rejects.toBeInstanceOf(Cancelled)
})

test('a thread that cannot open the file fails its questions instead of leaving them waiting', async () => {
  const reader = createReader('/nowhere/library.db')
  await expect(reader.all('SELECT 1', [])).rejects.toThrow(/Reading the library failed/)
  await expect(reader.all('SELECT 1', [])).rejects.toThrow(/Reading the library failed/)
  await reader.close()
})
