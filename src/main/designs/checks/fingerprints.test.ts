import { expect, test } from 'vitest'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { createRng } from '../../kernel/pure/rng.ts'
import type { Store } from '../../store/index.ts'
import { sql } from 'drizzle-orm'
import type { Fingerprint } from './contract.ts'
import { createFingerprints } from './fingerprints.ts'
import { createChecksRepo } from './repo.ts'

const COLOURS: Fingerprint['colours'] = [{ colour: [0.9, 0.01, 0.03], share: 1 }]

function randomPrint(seed: string): Fingerprint {
  const rng = createRng(seed)
  const hex = (): string => Array.from({ length: 32 }, () => Math.floor(rng.next() * 16).toString(16)).join('')
  return { shape: hex(), tone: hex(), colours: COLOURS }
}

/** Rows that nothing but their id matters of. */
function addDesigns(store: Store, count: number): void {
  store.db.run(sql`PRAGMA foreign_keys = OFF`)
  store.writeTx((tx) => {
    const repo = createChecksRepo(store)
    for (let index = 0; index < count; index++) {
      store.db.run(sql`INSERT INTO designs (id, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, status, score, created_at)
        VALUES (${`dsg_${index}`}, ${`ide_${index % 3}`}, 'prd_t-shirt', ${`Phrase ${index}`}, 'e', 's', 'l', 'on-dark', 'black', '[]', '[]', '[]', '[]', 'review', 0, 0)`)
      repo.addTx(tx, `dsg_${index}`, randomPrint(`p${index}`))
    }
  })
}

test('the design that looks most like one is found among many, unless it is left out, and new ones count at once', async () => {
  const store = await openTestStore()
  addDesigns(store, 400)
  const repo = createChecksRepo(store)
  const fingerprints = createFingerprints(repo)
  const wanted = randomPrint('p137')
  const nearly: Fingerprint = { ...wanted, shape: `${wanted.shape.slice(0, 31)}${(Number.parseInt(wanted.shape.slice(31), 16) ^ 1).toString(16)}` }
  expect(await fingerprints.nearest(nearly, new Set())).toMatchObject({ designId: 'dsg_137', phrase: 'Phrase 137' })
  expect((await fingerprints.nearest(nearly, new Set(['dsg_137'])))?.designId).not.toBe('dsg_137')
  const late = randomPrint('late')
  expect((await fingerprints.nearest(late, new Set()))?.likeness).toBeLessThan(0.5)
  store.db.run(sql`DELETE FROM design_fingerprints WHERE design_id = 'dsg_0'`)
  store.writeTx((tx) => repo.addTx(tx, 'dsg_0', late))
  expect(await fingerprints.nearest(late, new Set())).toMatchObject({ designId: 'dsg_0', likeness: 1 })
})

test('what is taken is told of the same idea first, then the newest', async () => {
  const store = await openTestStore()
  addDesigns(store, 9)
  const { taken: takenOf } = createFingerprints(createChecksRepo(store))
  const taken = takenOf('ide_1', 4)
  expect(taken.map(({ shape }) => shape)).toEqual(['p7', 'p4', 'p1', 'p8'].map((seed) => randomPrint(seed).shape))
  expect(new Set(takenOf('ide_1', 20).map(({ shape }) => shape)).size, 'each once').toBe(9)
})
