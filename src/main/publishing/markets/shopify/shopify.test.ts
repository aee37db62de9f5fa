import { expect, onTestFinished, test } from 'vitest'
import { SHOPIFY_APP, standInShopify, type ShopifyStandIn } from '../../../../../test/support/market-stand-ins/shopify.ts'
import { contextOf, openMarket, publishable, testJournal, type OpenMarket } from '../../../../../test/support/market-stand-ins/publish.ts'
import { untilDone } from '../../../../../test/support/market-stand-ins/until-done.ts'
import { shopifyMarket } from './index.ts'

async function open(): Promise<{ shopify: ShopifyStandIn; market: OpenMarket }> {
  const shopify = await standInShopify()
  onTestFinished(() => shopify.close())
  return { shopify, market: openMarket(shopifyMarket({ place: () => shopify.origin, pollMs: 50 }), { 'shop-name': 'stand-in', 'client-id': SHOPIFY_APP.id }, { 'client-secret': SHOPIFY_APP.secret }) }
}
const standing = (shopify: ShopifyStandIn) => [...shopify.products.values()].map(({ handle, status, variants, media, publications }) => ({ handle, status, variants: variants.length, pictures: media.map(({ status: ready }) => ready), channels: publications.size }))
const DRAFT = { handle: 'die-2f9a-etsy1', status: 'DRAFT', variants: 6, pictures: ['READY', 'READY'], channels: 0 }
const LIVE = { ...DRAFT, status: 'ACTIVE', channels: 1 }
const calls = (shopify: ShopifyStandIn, name: string) => shopify.asked.filter(({ json }) => typeof json === 'object' && json !== null && 'query' in json && String(json.query).includes(` ${name}(`)).length

test('a product stands as a draft as it was sent, once its pictures are ready', async () => {
  const { shopify, market } = await open()
  expect(await market.bring(publishable('shopify'))).toMatchObject({ state: 'drafted', differences: [] })
  expect(standing(shopify)).toEqual([DRAFT])
})

test('going live puts it on the sales channel and makes it active', async () => {
  const { shopify, market } = await open()
  expect(await market.bring(publishable('shopify', { listing: { bullets: ['Says “one more row”', 'Black & white'] } }), 'live')).toMatchObject({ state: 'live', differences: [] })
  expect(standing(shopify)).toEqual([LIVE])
})

/** The n-th request to the same address is told apart by what was asked before, so these are counted. */
const GRAPHQL = /graphql\.json$/
const FAULTS = [
  ['the place for pictures was named and the line broke', 'drops-accepted', GRAPHQL, 2],
  ['a picture arrived and the line broke', 'drops-accepted', /^POST \/storage/, 0],
  ['the storage failed', 'fails', /^POST \/storage/, 0],
  ['the product was made and the line broke', 'drops-accepted', GRAPHQL, 3],
  ['the product was made and nobody answered', 'hangs-accepted', GRAPHQL, 3],
  ['the product was made and a gateway failed', 'gateway', GRAPHQL, 3],
  ['the line broke before the product was made', 'drops-refused', GRAPHQL, 3],
  ['Shopify failed at the product', 'fails', GRAPHQL, 3],
  ['Shopify asked to wait with 200', 'limited', GRAPHQL, 3],
  ['the token ran out', 'token-expired', GRAPHQL, 3],
  ['it was made active and the line broke', 'drops-accepted', GRAPHQL, 6],
] as const

test.for(FAULTS)('one product stands there, live, when %s', async ([, fault, where, after]) => {
  const { shopify, market } = await open()
  const journal = testJournal()
  let left: number = after
  let due = true
  shopify.trouble(({ method, path }) => {
    if (!due || !where.test(`${method} ${path}`) || (left -= 1) >= 0) return null
    due = false
    return fault
  })
  const item = publishable('shopify')
  expect(await untilDone(() => market.bring(item, 'live', journal))).toMatchObject({ differences: [] })
  expect(standing(shopify)).toEqual([LIVE])
  expect(due).toBe(false)
})

test.for(['stage', 'product'])('a kill right before or after “%s” leaves one product', async (step) => {
  for (const after of step === 'product' ? ['intend', 'done'] as const : ['done'] as const) {
    const { shopify, market } = await open()
    const journal = testJournal({ after, step })
    const item = publishable('shopify')
    await expect(market.bring(item, 'live', journal)).rejects.toThrow('killed')
    await market.bring(item, 'live', journal)
    expect(standing(shopify)).toEqual([LIVE])
  }
})

test('a product that stands there already is taken up as it is, for a second productSet would delete what the seller added', async () => {
  const { shopify, market } = await open()
  await market.bring(publishable('shopify'))
  await market.bring(publishable('shopify'), 'live')
  expect([standing(shopify), calls(shopify, 'productSet')]).toEqual([[LIVE], 1])
})

test('a picture that failed and a field that was not kept are told', async () => {
  const { shopify, market } = await open()
  shopify.next('picture-dropped', 1, GRAPHQL)
  expect((await market.bring(publishable('shopify'))).differences.map(({ field }) => field)).toEqual(['pictures'])
  shopify.next('field-ignored', 1, GRAPHQL)
  expect((await market.bring(publishable('shopify', { reference: 'DIE-2' }))).differences.map(({ field }) => field)).toEqual(['description'])
})

test('what Shopify says against a product inside a good answer is a refusal in its words', async () => {
  const { market } = await open()
  await expect(market.bring(publishable('shopify', { listing: { title: ' ' } }))).rejects.toMatchObject({ kind: 'rejected', message: 'Shopify refused it. It says: “input.title: Title can’t be blank”' })
})

test('a token that ran out is asked for anew; an app that may not do all says which scopes it lacks', async () => {
  const { shopify, market } = await open()
  expect(await market.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['Shop Stand-in shop, prices in USD.', 'Sales channels: Online Store, Point of Sale.'] })
  shopify.expireTokens()
  shopify.grant('write_products')
  const { ok, problems } = await market.test(new AbortController().signal)
  expect([ok, problems.map(({ says }) => says)]).toEqual([false, ['Your app on Shopify may not do all that is needed: read_publications, write_publications.']])
})

test('taken off, what is on sale becomes a draft, and a draft is deleted', async () => {
  const { shopify, market } = await open()
  for (const [goal, left] of [['live', ['DRAFT']], ['draft', ['DRAFT']]] as const) {
    const journal = testJournal()
    const item = publishable('shopify', { reference: `DIE-${goal}` })
    const { remoteId } = await market.bring(item, goal, journal)
    await market.withdraw?.(remoteId, item, contextOf(journal))
    expect(standing(shopify).map(({ status }) => status)).toEqual(left)
  }
})
