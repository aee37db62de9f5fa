import { getVariableValues, Kind, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { answersOf, damageAll } from '../../../../../test/support/market-answers.ts'
import { shopifySchema } from '../../../../../test/support/market-stand-ins/shopify-schema.ts'
import { publishable } from '../../../../../test/support/market-stand-ins/publish.ts'
import type { MarketRequest } from '../../api/market.ts'
import { shopifyMarket } from './index.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { shopifyProblems, type ShopifyShop } from './shop.ts'

const send = ask.asking('2026-04')
const item = publishable('shopify')
const one = publishable('shopify', { garments: ['black'], product: { ...item.product, sizes: ['One Size'] } })
const ID = 'gid://shopify/Product/1'

function faultsOf({ body, operation }: MarketRequest): string[] {
  const { query, variables } = (body?.kind === 'json' ? body.value : {}) as { query: string; variables: Record<string, unknown> }
  const document = parse(query)
  const wrong = validate(shopifySchema(), document).map(({ message }) => message)
  const definition = document.definitions.find((candidate) => candidate.kind === Kind.OPERATION_DEFINITION)
  const values = getVariableValues(shopifySchema(), definition?.variableDefinitions ?? [], variables)
  return [...wrong, ...(values.errors ?? []).map(({ message }) => message), ...(definition?.name?.value === operation ? [] : ['the name is another'])]
}

test('every document and all its variables are as Shopify’s schema has them', () => {
  const requests = [
    ask.shop(send), ask.stage(send, item), ask.find(send, item), ask.setProduct(send, item, 'Knit & Ink', ['https://a/1.png', 'https://a/2.png']), ask.setProduct(send, one, '', ['https://a/1.png', 'https://a/2.png']),
    ask.mediaOf(send, ID), ask.publish(send, ID, 'gid://shopify/Publication/1'), ask.setStatus(send, ID, 'ACTIVE'), ask.setStatus(send, ID, 'DRAFT'), ask.deleteProduct(send, ID), ask.standing(send, ID),
  ]
  expect(requests.flatMap(faultsOf)).toEqual([])
  expect([requests.length, new Set(requests.map(({ operation }) => operation)).size]).toEqual([11, 9])
  const wrong = send('productSet', 'mutation productSet($input: ProductSetInput!) { productSet(input: $input) { product { id colour } } }', { input: { name: 'x', status: 'LIVE' } })
  expect(faultsOf(wrong)).toHaveLength(3)
})

test('each refusal, with an error number or inside a good answer, is what it means', () => {
  const market = shopifyMarket()
  const answer = (status: number, body: unknown) => ({ status, headers: {}, body })
  const statuses = [400, 401, 402, 403, 404, 406, 422, 423, 429, 500, 501, 503, 504].map((status) => [status, market.refusal(answer(status, { errors: 'No.' }), 'productSet', 0).kind])
  expect(Object.fromEntries(statuses)).toEqual({ 400: 'rejected', 401: 'auth-expired', 402: 'rejected', 403: 'auth-expired', 404: 'not-found', 406: 'rejected', 422: 'rejected', 423: 'rejected', 429: 'rate-limited', 500: 'unavailable', 501: 'unavailable', 503: 'unavailable', 504: 'unavailable' })
  const inside = (code: string | null) => market.refusedWithin?.(answer(200, { errors: [{ message: 'No.', ...(code === null ? {} : { extensions: { code } }) }] }), 'productSet', 0)?.kind
  expect(['THROTTLED', 'ACCESS_DENIED', 'SHOP_INACTIVE', 'INTERNAL_SERVER_ERROR', 'MAX_COST_EXCEEDED', null].map(inside)).toEqual(['rate-limited', 'auth-expired', 'rejected', 'unavailable', 'rejected', 'rejected'])
  expect(market.refusedWithin?.(answer(200, { data: {} }), 'productSet', 0)).toBeNull()
  const throttled = { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: { requestedQueryCost: 500, throttleStatus: { currentlyAvailable: 100, restoreRate: 100 } } } }
  expect(market.refusedWithin?.(answer(200, throttled), 'productSet', 1_000)).toMatchObject({ until: 5_000 })
  expect(market.refusal(answer(403, '<Error/>'), 'stagedUpload', 0)).toMatchObject({ kind: 'rejected' })
})

test('no damage to an answer makes its reader fail otherwise than in words', () => {
  expect(damageAll(answersOf('shopify'), {
    shop: schema.shop, stagedUploadsCreate: schema.staged, productByIdentifier: schema.found, productSet: schema.set, productMedia: schema.mediaOf,
    publishablePublish: schema.published, productUpdate: schema.updated, productDelete: schema.deleted, productStanding: schema.standing,
  })).toBe(9)
})

test('everything that is wrong is said at once, and words become a page without anything of theirs being markup', () => {
  const shop: ShopifyShop = { name: 'Shop', currency: 'EUR', scopes: [], publications: [] }
  const wrong = publishable('shopify', { pictures: [], garments: [], listing: { title: '', description: '', tags: ['a, b'], price: 0 } })
  expect(shopifyProblems(wrong, shop, {}, 'live').map(({ says }) => says)).toEqual([
    'The title is empty.', 'The description is empty.', 'A tag has a comma in it, which would make two of it.', 'The price is not above zero.', 'The price is in USD, and your Shopify shop sells in EUR.',
    'There is no picture.', '“T-Shirt” has no colour to be sold in.', 'No sales channel is chosen for Shopify.',
  ])
  const { body } = ask.setProduct(send, publishable('shopify', { listing: { description: 'a <script>\nb\n\nc & d', bullets: ['"e"'] } }), '', [])
  expect(JSON.stringify(body)).toContain('<p>a &lt;script&gt;<br>b</p><p>c &amp; d</p><ul><li>&quot;e&quot;</li></ul>')
})
