import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import type { App } from '../app.ts'
import type { DesignStatus } from '../designs/contract.ts'

const COPIES = 12

/** Two designs of two ideas, each with many more of the same idea, as a seller who varies what sells would have. */
async function open(): Promise<{ app: App; a: string; b: string }> {
  const app = await openTestApp()
  const run = await workThroughNight(app, { count: 2, seed: 'gallery', at: '2026-11-23T02:00:00Z' })
  const [a = '', b = ''] = app.designs.byRun(run.id).map(({ id }) => id)
  app.store.writeTx(() => {
    for (let copy = 0; copy < COPIES; copy++) for (const id of [a, b]) copyDesign(app, id, `${id}-${copy}`, copy % 3 === 0 ? 'approved' : 'review')
  })
  return { app, a, b }
}

function copyDesign(app: App, from: string, to: string, status: DesignStatus): void {
  app.store.db.run(sql`INSERT INTO designs (id, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, status, score, created_at)
    SELECT ${to}, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, ${status}, score, created_at FROM designs WHERE id = ${from}`)
  app.store.db.run(sql`INSERT INTO design_files (design_id, kind, variant, asset) SELECT ${to}, kind, variant, asset FROM design_files WHERE design_id = ${from}`)
}

async function allPages(app: App, filter: { status: DesignStatus[]; query: string }) {
  const ids: string[] = []
  const totals = new Set<number>()
  let after: string | undefined
  do {
    const page = await app.listings.gallery(filter, after, 5)
    ids.push(...page.items.map(({ id }) => id))
    totals.add(page.total)
    after = page.next ?? undefined
  } while (after !== undefined)
  return { ids, totals: [...totals] }
}

test('the gallery is searched by words and likeness, page by page, with a true total; and a design shows more like itself', { timeout: 180_000 }, async () => {
  const { app, a, b } = await open()
  const { phrase } = app.designs.get(a)

  const found = await allPages(app, { status: [], query: phrase })
  expect(found.ids.filter((id) => id.startsWith(a))).toHaveLength(COPIES + 1)
  expect([new Set(found.ids).size, found.totals]).toEqual([found.ids.length, [found.ids.length]])
  const everything = (await allPages(app, { status: [], query: '' })).ids
  expect(found.ids).toEqual(everything.filter((id) => found.ids.includes(id)))
  expect((await app.listings.gallery({ status: [], query: phrase }, undefined, 5)).likeness).toBe('similar-wording')
  expect((await app.listings.gallery({ status: [], query: '' }, undefined, 5)).likeness).toBeUndefined()

  const approved = await allPages(app, { status: ['approved'], query: phrase })
  expect(approved.ids.filter((id) => id.startsWith(a))).toHaveLength(COPIES / 3)
  expect(approved.totals).toEqual([approved.ids.length])

  for (const query of ['?!', '"', '%', "'; DROP TABLE designs; --", 'x'.repeat(10_000), '🐶'.repeat(5_000)]) {
    const { items, total } = await app.listings.gallery({ status: [], query }, undefined, 500)
    expect([query.slice(0, 30), items.length]).toEqual([query.slice(0, 30), total])
  }

  const alike = await app.listings.alike(a, 20)
  expect(alike.likeness).toBe('similar-wording')
  expect(alike.items.map(({ id }) => id)).not.toContain(a)
  expect(alike.items.slice(0, COPIES).every(({ id }) => id.startsWith(a))).toBe(true)
  expect(alike.items.slice(COPIES).every(({ id }) => id.startsWith(b))).toBe(true)
  expect(alike.items).toHaveLength(20)
  await expect(app.listings.alike('dsg_nothing', 5)).rejects.toThrow('The design dsg_nothing')
})
