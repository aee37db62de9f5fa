import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { libraryOf } from '../../../test/support/old-library.ts'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { defaultSettings } from '../settings/contract.ts'
import type { App } from '../app.ts'

async function open(): Promise<{ app: App; id: string; designId: string }> {
  const app = await openTestApp()
  app.settings.set({ markets: ['etsy', 'shopify'] })
  const run = await workThroughNight(app, { count: 1, seed: 'texts', at: '2026-11-23T02:00:00Z' })
  const designId = app.designs.byRun(run.id)[0]?.id ?? ''
  return { app, designId, id: app.listings.of([designId]).find(({ market }) => market === 'etsy')?.id ?? '' }
}

test('every text is kept as a version with its writer, any of them comes back, and an older window overwrites nothing', { timeout: 180_000 }, async () => {
  const { app, id, designId } = await open()
  const { listings } = app
  const first = listings.find(id)
  expect(first).toMatchObject({ source: 'template', language: 'en', version: 1 })

  const edited = await listings.edit({ id, title: 'Kettle On', tags: ['tea'], basedOn: 1 })
  expect(edited).toMatchObject({ title: 'Kettle On', tags: ['tea'], source: 'seller', version: 2, description: first?.description })
  await listings.edit({ id, title: 'Kettle On, Feet Up', price: 25 }, { source: 'fix', note: 'Without a refused word' })
  // The same text once more is no new version.
  expect(await listings.edit({ id, title: 'Kettle On, Feet Up' })).toMatchObject({ version: 3, source: 'fix', sourceNote: 'Without a refused word' })
  await expect(listings.edit({ id, title: 'Late', basedOn: 1 })).rejects.toMatchObject({ kind: 'conflict', message: 'This listing was changed meanwhile.' })
  await expect(listings.edit({ id, title: 'x'.repeat(141) })).rejects.toThrow('The title has 141 characters; Etsy takes 140.')

  const back = await listings.restore(id, 1)
  expect(back).toMatchObject({ title: first?.title, tags: first?.tags, price: first?.price, source: 'template', version: 4 })
  expect(listings.versions(id).map(({ number, source, restoredFrom, price }) => [number, source, restoredFrom, price])).toEqual([
    [4, 'template', 1, first?.price], [3, 'fix', undefined, 25], [2, 'seller', undefined, first?.price], [1, 'template', undefined, first?.price],
  ])
  await expect(listings.restore(id, 9)).rejects.toThrow('Version 9 of this listing')
  await expect(listings.restore('lst_000000000000000000000000', 1)).rejects.toMatchObject({ kind: 'not-found' })

  // The other language and the seller's own words by market; what was said before stays to be looked at.
  app.settings.set({ listingTexts: { ...defaultSettings.listingTexts, markets: { etsy: { language: 'de', footer: 'Schreib mir gern.', priceChangePercent: 10 } } } })
  await listings.rewrite({ designId }, { correlationId: 'c', signal: new AbortController().signal })
  const german = listings.find(id)
  expect(german).toMatchObject({ language: 'de', source: 'template', version: 5 })
  expect(german?.description).toMatch(/Größen: S, M[\s\S]*Schreib mir gern\.$/)
  expect(german?.sourceNote).toBeUndefined()
  expect(listings.of([designId]).find(({ market }) => market === 'shopify')).toMatchObject({ language: 'en', version: 1 })

  // A language that has no templates is told, in English and not approved by itself.
  await listings.rewrite({ designId, markets: ['etsy'], language: 'fr' }, { correlationId: 'c', signal: new AbortController().signal })
  const french = listings.find(id)
  expect(french).toMatchObject({ language: 'en', source: 'template', sourceNote: expect.stringMatching(/^French needs a language model/) })
  expect(french?.checks.find((check) => check.id === 'wording')).toMatchObject({ state: 'warn' })
  expect(() => app.settings.set({ listingTexts: { byModel: false, markets: { bananas: { language: 'en', footer: '', priceChangePercent: 0 } } } })).toThrow('bananas is not a market')

  // The table: newest first, by market, status, words and the worst that checks say.
  expect(listings.table({}, undefined, 1)).toMatchObject({ total: 2, items: [{ listing: { market: expect.any(String) }, phrase: expect.any(String), picture: { url: expect.stringContaining('/api/assets/') } }] })
  const of = (filter: Parameters<typeof listings.table>[0]): number => listings.table(filter, undefined, 50).total
  expect([of({ market: 'etsy' }), of({ status: 'approved' }), of({ finding: 'warn' }), of({ finding: 'block' }), of({ query: 'zzz' })]).toEqual([1, 0, 1, 0, 0])
  expect(of({ finding: 'warn' }) + of({ finding: 'not-checked' }) + of({ finding: 'clear' }) + of({ finding: 'block' })).toBe(2)
  const [page] = [listings.table({}, undefined, 1)]
  expect(listings.table({}, page.next ?? '', 5).items.map(({ listing }) => listing.id)).not.toContain(page.items[0]?.listing.id)
})

test('a library of before has one version of each listing, and knows which the seller changed', async () => {
  const home = await libraryOf(230, (store) => {
    const run = (text: string): void => void store.db.run(sql.raw(text))
    const listing = (id: string, market: string): string => `INSERT INTO listings (id, design_id, product_id, market, title, description, bullets, tags, price_minor, currency, status, checks, created_at) VALUES ('${id}', 'dsg_1', 'prd', '${market}', 'T', 'D', '[]', '["a"]', 1999, 'USD', 'review', '[]', 5)`
    plantDesign(run)
    run(listing('lst_a', 'etsy'))
    run(listing('lst_b', 'shopify'))
    run(`INSERT INTO master_copies VALUES ('dsg_1', 'prd', '{}')`)
    run(`INSERT INTO events (event_id, event_type, version, timestamp, source, correlation_id, data) VALUES ('e', 'listing.edited', 1, 6, 'listings', 'c', '{"listingId":"lst_b"}')`)
  })
  const store = await openTestStore({ home })
  expect(store.db.all(sql`SELECT listing_id, number, source, language, price_minor, at FROM listing_versions ORDER BY listing_id`)).toEqual([
    { listing_id: 'lst_a', number: 1, source: 'template', language: 'en', price_minor: 1999, at: 5 }, { listing_id: 'lst_b', number: 1, source: 'seller', language: 'en', price_minor: 1999, at: 5 },
  ])
  expect(store.db.all(sql`SELECT language, source, copy FROM master_copies`)).toEqual([{ language: 'en', source: 'template', copy: '{}' }])
})

/** The least that a design of then needs. */
function plantDesign(run: (text: string) => void): void {
  run(`INSERT INTO ideas (id, title, topic, concept, score, freshness, engagement, novelty, community_fit, seasonality, why, status, created_at, scored_at) VALUES ('ide_1', 't', 'tea', '{}', 0.5, 0, 0, 0, 0, 0, 'w', 'new', 1, 1)`)
  run(`INSERT INTO designs (id, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, status, score, created_at) VALUES ('dsg_1', 'ide_1', 'prd', 'P', 'e', 's', 'l', 'v', 'g', '{}', '[]', '[]', '[]', 'review', 0.5, 1)`)
}
