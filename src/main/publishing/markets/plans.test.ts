import { expect, onTestFinished, test } from 'vitest'
import { EBAY_KEY, standInEbay } from '../../../../test/support/market-stand-ins/ebay.ts'
import { ETSY_KEY, standInEtsy } from '../../../../test/support/market-stand-ins/etsy.ts'
import type { MarketStandIn } from '../../../../test/support/market-stand-ins/kit.ts'
import { PRINTFUL_TOKEN, standInPrintful } from '../../../../test/support/market-stand-ins/printful.ts'
import { PRINTIFY_TOKEN, standInPrintify } from '../../../../test/support/market-stand-ins/printify.ts'
import { openMarket, publishable, type OpenMarket } from '../../../../test/support/market-stand-ins/publish.ts'
import { SHOPIFY_APP, standInShopify } from '../../../../test/support/market-stand-ins/shopify.ts'
import { ebayMarket } from './ebay/index.ts'
import { etsyMarket } from './etsy/index.ts'
import { printfulMarket } from './printful/index.ts'
import { printifyMarket } from './printify/index.ts'
import { shopifyMarket } from './shopify/index.ts'

const opened = <T extends MarketStandIn>(standIn: T): T => {
  onTestFinished(() => standIn.close())
  return standIn
}

const OPEN: Readonly<Record<'etsy' | 'printify' | 'shopify' | 'printful' | 'ebay', () => Promise<{ standIn: MarketStandIn; market: OpenMarket }>>> = {
  etsy: async () => {
    const standIn = opened(await standInEtsy())
    const api = etsyMarket({ places: { api: standIn.origin, page: '' }, settleMs: 100 })
    const market = openMarket(api, { keystring: ETSY_KEY.keystring }, { 'shared-secret': ETSY_KEY.secret })
    await api.oauth?.exchange({ code: standIn.code, redirectUri: 'http://localhost:3003/callback', verifier: 'v'.repeat(43) }, market.signerDeps)
    return { standIn, market }
  },
  printify: async () => {
    const standIn = opened(await standInPrintify())
    return { standIn, market: openMarket(printifyMarket({ api: standIn.origin, settleMs: 100, pollMs: 50 }), { shop: '77', currency: 'USD', 'hand-on': true, 'blueprint-t-shirt': '6', 'provider-t-shirt': '99' }, { token: PRINTIFY_TOKEN }) }
  },
  shopify: async () => {
    const standIn = opened(await standInShopify())
    return { standIn, market: openMarket(shopifyMarket({ place: () => standIn.origin, pollMs: 50 }), { 'shop-name': 'stand-in', 'client-id': SHOPIFY_APP.id }, { 'client-secret': SHOPIFY_APP.secret }) }
  },
  printful: async () => {
    const standIn = opened(await standInPrintful())
    return { standIn, market: openMarket(printfulMarket({ api: standIn.origin, settleMs: 100, pollMs: 50 }), { store: '10', 'print-address': 'https://files.example.com', 'product-t-shirt': 71 }, { token: PRINTFUL_TOKEN }) }
  },
  ebay: async () => {
    const standIn = opened(await standInEbay())
    return { standIn, market: openMarket(ebayMarket({ place: () => standIn.origin, settleMs: 100 }), { 'client-id': EBAY_KEY.client, 'picture-address': 'https://files.example.com', 'category-t-shirt': 15_687, aspects: 'Department: Unisex Adults' }, { 'client-secret': EBAY_KEY.secret, 'refresh-token': EBAY_KEY.refresh }) }
  },
}

test.for([
  ['etsy', 'live', 6, '/v3/application/listings/{listing_id}/images'],
  ['printify', 'draft', 5, '/v1/shops/{shop_id}/products/{product_id}.json'],
  ['shopify', 'live', 8, '{staged_url}'],
  ['printful', 'draft', 2, '/store/products/@DIE-2F9A-ETSY1'],
  ['ebay', 'live', 15, '/sell/inventory/v1/offer/get_listing_fees'],
] as const)('a plan for %s shows each call with what only the market can give in braces, and changes nothing there', async ([id, goal, steps, shows]) => {
  const { standIn, market } = await OPEN[id]()
  const item = publishable(id, { listing: id === 'ebay' ? { tags: [] } : {} })
  expect((await market.problems(item, goal, new AbortController().signal)).filter(({ weight }) => weight === 'stops')).toEqual([])
  const plan = await market.plan(item, goal, new AbortController().signal)
  expect(plan.map(({ call }) => call).join('\n')).toContain(shows)
  expect(plan.length).toBe(steps)
  const changing = standIn.asked.filter(({ method, path, json }) => method !== 'GET' && !path.includes('token') && !(typeof json === 'object' && json !== null && 'query' in json && String(json.query).startsWith('query')))
  expect(changing).toEqual([])
})
