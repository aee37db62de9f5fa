import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { createRng } from '../kernel/pure/rng.ts'

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
  expect(() => store.vectorSpace('idea_vectors; DROP TABLE ideas')).toThrow('is not a table name')
})
