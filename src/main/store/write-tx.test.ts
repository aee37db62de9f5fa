import { expect, expectTypeOf, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import type { Log } from '../kernel/log.ts'
import type { Store, Tx } from './index.ts'
import type { AssetRecord } from './assets.ts'

const record = (hash: string): AssetRecord => ({ hash, extension: 'png', bytes: 1, widthPx: null, heightPx: null, thumbHash: null, createdAt: 0 })
const has = (store: Store, hash: string): boolean => store.assets.find(hash) !== null

test('what a transaction wrote is there after it, together', async () => {
  const store = await openTestStore()
  const result = store.writeTx(() => {
    store.assets.recordTx(record('a'))
    store.assets.recordTx(record('b'))
    return 7
  })
  expect(result).toBe(7)
  expect([has(store, 'a'), has(store, 'b')]).toEqual([true, true])
})

test('an error rolls everything back, reaches the caller as it was, and runs no effect', async () => {
  const store = await openTestStore()
  let ran = false
  const error = new Error('half way')
  const thrown = (): void =>
    store.writeTx((tx) => {
      store.assets.recordTx(record('a'))
      tx.afterCommit(() => (ran = true))
      throw error
    })
  expect(thrown).toThrow(error)
  expect(has(store, 'a')).toBe(false)
  expect(ran).toBe(false)
  expect(store.writeTx(() => 'the next one works')).toBe('the next one works')
})

test('effects run after the commit, in their order, and see what was written', async () => {
  const store = await openTestStore()
  const seen: unknown[] = []
  store.writeTx((tx) => {
    tx.afterCommit(() => seen.push(has(store, 'a')))
    tx.afterCommit(() => seen.push('second'))
    store.assets.recordTx(record('a'))
    expect(seen).toEqual([])
  })
  expect(seen).toEqual([true, 'second'])
})

test('an effect that fails is logged, keeps no other from running, and cannot make the caller believe in a roll-back', async () => {
  const logged: string[] = []
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message, fields) => logged.push(`${message}: ${String(fields?.['reason'])}`) }
  const store = await openTestStore({ log })
  let second = false
  store.writeTx((tx) => {
    store.assets.recordTx(record('a'))
    tx.afterCommit(() => {
      throw new Error('nobody listens')
    })
    tx.afterCommit(() => (second = true))
  })
  expect(has(store, 'a')).toBe(true)
  expect(second).toBe(true)
  expect(logged).toEqual(['an effect after a commit failed: nobody listens'])
})

test('an effect may open a transaction of its own', async () => {
  const store = await openTestStore()
  store.writeTx((tx) => tx.afterCommit(() => store.writeTx(() => store.assets.recordTx(record('later')))))
  expect(has(store, 'later')).toBe(true)
})

test('a transaction inside another one is refused and takes the outer one down with it', async () => {
  const store = await openTestStore()
  const nested = (): void =>
    store.writeTx(() => {
      store.assets.recordTx(record('outer'))
      store.writeTx(() => store.assets.recordTx(record('inner')))
    })
  expect(nested).toThrow('A write transaction was opened inside another one.')
  expect([has(store, 'outer'), has(store, 'inner')]).toEqual([false, false])
})

test('a promise may not come out of a transaction: the types refuse it, and at run time everything is rolled back', async () => {
  const store = await openTestStore()
  expectTypeOf(store.writeTx<Promise<void>>).parameter(1).toEqualTypeOf<'writeTx takes a synchronous function'>()
  const untyped = store.writeTx as unknown as (fn: (tx: Tx) => unknown) => unknown
  const smuggle = (): unknown =>
    untyped(() => {
      store.assets.recordTx(record('a'))
      return Promise.resolve()
    })
  expect(smuggle).toThrow('A write transaction returned a promise.')
  expect(has(store, 'a')).toBe(false)
})

test('a handle that outlives its transaction throws, whether that was committed or rolled back', async () => {
  const store = await openTestStore()
  const kept: Tx[] = []
  store.writeTx((tx) => void kept.push(tx))
  const failing = (): void =>
    store.writeTx((tx) => {
      kept.push(tx)
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect(kept).toHaveLength(2)
  for (const tx of kept) {
    expect(() => tx.assertOpen()).toThrow('A transaction was used after its end.')
    expect(() => tx.afterCommit(() => undefined)).toThrow('A transaction was used after its end.')
  }
})
