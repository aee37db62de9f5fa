import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestStore, shippedMigrations } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { createRng } from '../kernel/pure/rng.ts'
import { databaseFile, openConnection } from './open.ts'
import type { Store } from './store.ts'
import type { VectorSpace } from './vectors.ts'

/** A unit vector near the axis `axis`, off by `noise`. */
function near(axis: number, noise = 0, seed = 'v'): Float32Array {
  const rng = createRng(`${seed}/${axis}`)
  const vector = Float32Array.from({ length: 768 }, (_, at) => (at === axis ? 1 : 0) + (rng.next() - 0.5) * noise)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

test('the nearest come first with their cosine similarity', async () => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  store.writeTx((tx) => {
    space.putTx(tx, 1, 'm', near(5))
    space.putTx(tx, 2, 'm', near(5, 0.04))
    space.putTx(tx, 3, 'm', near(6))
  })
  const found = await space.nearest('m', near(5), 3, false)
  expect(found.map(({ rowid }) => rowid)).toEqual([1, 2, 3])
  expect(found[0]?.similarity).toBeCloseTo(1, 5)
  expect(found[1]?.similarity).toBeGreaterThan(0.8)
  expect(found[2]?.similarity).toBeCloseTo(0, 5)
})

test('only what was made counts when that is asked, and models never mix', async () => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  store.writeTx((tx) => {
    space.putTx(tx, 1, 'hash-1', near(5))
    space.putTx(tx, 2, 'hash-1', near(7))
    space.putTx(tx, 3, 'onnx-1', near(5))
    space.markMadeTx(tx, 2)
    space.markMadeTx(tx, 3)
  })
  expect((await space.nearest('hash-1', near(5), 5, true)).map(({ rowid }) => rowid)).toEqual([2])
  expect((await space.nearest('hash-1', near(5), 5, false)).map(({ rowid }) => rowid)).toEqual([1, 2])
  expect((await space.nearest('onnx-1', near(5), 5, true)).map(({ rowid }) => rowid)).toEqual([3])
  expect(await space.nearest('unknown', near(5), 5, false)).toEqual([])
})

test('a vector put again replaces the one before, and one of a transaction that failed is not there', async () => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  store.writeTx((tx) => space.putTx(tx, 1, 'm', near(5)))
  store.writeTx((tx) => space.putTx(tx, 1, 'm', near(9)))
  const failing = (): void =>
    store.writeTx((tx) => {
      space.putTx(tx, 2, 'm', near(9))
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect((await space.nearest('m', near(9), 5, false)).map(({ rowid }) => rowid)).toEqual([1])
})

test('a name that is no table is refused before it reaches SQL', async () => {
  const store = await openTestStore()
  expect(() => store.vectorSpace('idea_vectors; DROP TABLE ideas')).toThrow('is not a table of vectors')
})

/** Enough for the codes to be relied upon, in clusters of about 60, so that neighbours are worth the name. */
const MANY = 3_000
const centres = Array.from({ length: 50 }, (_, at) => near(at, 1, 'centre'))

const made = new Map<number, Float32Array>()
function clustered(row: number): Float32Array {
  const known = made.get(row) ?? makeClustered(row)
  made.set(row, known)
  return known
}

function makeClustered(row: number): Float32Array {
  const rng = createRng(`row ${row}`)
  const centre = centres[row % centres.length] as Float32Array
  return unit(centre.map((value) => value + (rng.next() - 0.5) * 0.06))
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

function fill(store: Store, space: VectorSpace, count = MANY): void {
  store.writeTx((tx) => {
    for (let row = 1; row <= count; row++) space.putTx(tx, row, 'm', clustered(row))
  })
}

/** Rows that truly are nearest. */
function truth(question: Float32Array, k: number, rows = Array.from({ length: MANY }, (_, at) => at + 1)): number[] {
  return rows.map((row) => ({ row, likeness: cosine(question, clustered(row)) })).toSorted((a, b) => b.likeness - a.likeness).slice(0, k).map(({ row }) => row)
}

async function untilCodesAnswer(space: VectorSpace): Promise<void> {
  for (const signal = AbortSignal.timeout(45_000); ; signal.throwIfAborted()) {
    const state = await space.state('m')
    if (state.how === 'codes' && state.unstored === 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function recall(space: VectorSpace): Promise<number> {
  const shares: number[] = []
  for (let question = 1; question <= 20; question++) {
    const asked = clustered(MANY + question * 7)
    const wanted = new Set(truth(asked, 20))
    shares.push((await space.nearest('m', asked, 20, false)).filter(({ rowid }) => wanted.has(rowid)).length / 20)
  }
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

test('a large space is answered by its codes and finds what an exact search finds, before and after it is opened again', { timeout: 60_000 }, async () => {
  const home = tempHome()
  const store = await openTestStore({ home })
  const space = store.vectorSpace('idea_vectors')
  fill(store, space)
  await untilCodesAnswer(space)
  expect(await recall(space)).toBeGreaterThanOrEqual(0.98)
  await store.close()

  const again = await openTestStore({ home })
  const reopened = again.vectorSpace('idea_vectors')
  expect(await reopened.state('m')).toMatchObject({ how: 'codes', vectors: MANY, unstored: 0, filling: false })
  expect(await recall(reopened)).toBeGreaterThanOrEqual(0.98)
})

test('codes follow every change in its own transaction, and none that was rolled back', { timeout: 60_000 }, async () => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  fill(store, space)
  await untilCodesAnswer(space)
  const first = async (vector: Float32Array, madeOnly = false): Promise<number | undefined> => (await space.nearest('m', vector, 1, madeOnly))[0]?.rowid
  const fresh = near(700)

  expect(() => store.writeTx((tx) => {
    space.putTx(tx, 9_000, 'm', fresh)
    throw new Error('no')
  })).toThrow('no')
  expect(await first(fresh)).not.toBe(9_000)

  store.writeTx((tx) => space.putTx(tx, 9_000, 'm', fresh.map((value) => value * 3)))
  expect(await first(fresh)).toBe(9_000)
  expect((await space.nearest('m', fresh, 1, false))[0]?.similarity).toBeCloseTo(1, 5)
  expect(await first(fresh, true)).toBeUndefined()
  store.writeTx((tx) => space.markMadeTx(tx, 9_000))
  expect(await first(fresh, true)).toBe(9_000)
  store.writeTx((tx) => space.putTx(tx, 9_000, 'm', near(701)))
  expect([await first(near(701)), await first(near(701), true)]).toEqual([9_000, 9_000])
  store.writeTx((tx) => space.putTx(tx, 9_000, 'other', near(701)))
  expect(await first(near(701))).not.toBe(9_000)
  expect(space.find(9_000)).toMatchObject({ model: 'other' })
  store.writeTx((tx) => space.removeTx(tx, 9_000))
  expect([await first(near(701), true), space.find(9_000)]).toEqual([undefined, null])
  expect((await space.state('m')).how).toBe('codes')
})

test('a condition on the rows is kept, however few pass it', { timeout: 60_000 }, async () => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  fill(store, space)
  await untilCodesAnswer(space)
  const asked = clustered(16)
  const every = (step: number): number[] => Array.from({ length: MANY }, (_, at) => at + 1).filter((row) => row % step === 0)
  for (const step of [4, 300]) {
    const found = await space.nearest('m', asked, 10, false, { sql: 'v.seq % ? = 0', params: [step] })
    expect(found.map(({ rowid }) => rowid)).toEqual(truth(asked, 10, every(step)))
  }
})

const DAMAGES = {
  'a byte that changed': "UPDATE vector_codes SET codes = zeroblob(length(codes)) WHERE block = 1",
  'a block of the wrong size': "UPDATE vector_codes SET flags = x'01' WHERE block = 1",
  'a block that is gone': 'DELETE FROM vector_codes WHERE block = 1',
  'codes of another version': 'UPDATE vector_codes SET version = 99',
  'no codes at all': 'DELETE FROM vector_codes',
} as const
test.each(Object.entries(DAMAGES))('%s: results are right at once, and the codes are made again', { timeout: 60_000 }, async (_name, damage) => {
  const home = tempHome()
  const store = await openTestStore({ home })
  fill(store, store.vectorSpace('idea_vectors'))
  await untilCodesAnswer(store.vectorSpace('idea_vectors'))
  await store.close()
  const connection = openConnection(databaseFile(home), 0)
  connection.exec(damage)
  connection.close()

  const again = await openTestStore({ home })
  const space = again.vectorSpace('idea_vectors')
  const asked = clustered(MANY + 5)
  expect((await space.nearest('m', asked, 20, false)).map(({ rowid }) => rowid)).toEqual(truth(asked, 20))
  await untilCodesAnswer(space)
  expect(await recall(space)).toBeGreaterThanOrEqual(0.98)
})

test('vectors of a library from before the codes are found as before', async () => {
  const home = tempHome()
  const earlier = join(tempHome(), 'migrations')
  mkdirSync(earlier)
  for (const file of readdirSync(shippedMigrations).filter((name) => name < '0140')) cpSync(join(shippedMigrations, file), join(earlier, file))
  await (await openTestStore({ home, migrations: earlier })).close()
  const connection = openConnection(databaseFile(home), 0)
  const insert = connection.prepare('INSERT INTO idea_vectors (rowid, model, made, embedding) VALUES (?, ?, ?, ?)')
  for (const row of [4, 9, 2_000]) insert.run(BigInt(row), 'm', BigInt(row % 2), new Uint8Array(near(row % 700).buffer))
  connection.close()

  const space = (await openTestStore({ home })).vectorSpace('idea_vectors')
  expect((await space.nearest('m', near(9), 3, false)).map(({ rowid }) => rowid)).toEqual([9, 4, 2_000])
  expect((await space.nearest('m', near(4), 3, true)).map(({ rowid }) => rowid)).toEqual([9])
})

test.each([['numbers missing', new Float32Array(384).fill(1)], ['zeros', new Float32Array(768)], ['no number', new Float32Array(768).fill(Number.NaN)]])('a vector of %s is refused', async (_name, vector) => {
  const store = await openTestStore()
  const space = store.vectorSpace('idea_vectors')
  expect(() => store.writeTx((tx) => space.putTx(tx, 1, 'm', vector))).toThrow('A vector here has 768 numbers')
  await expect(space.nearest('m', vector, 1, false)).rejects.toThrow('A vector here has 768 numbers')
})
