import { expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { answersOf, damageAll, refusalsOf } from '../../../../../test/support/market-answers.ts'
import { marketContract } from '../../../../../test/support/market-contract.ts'
import { EBAY_KEY, standInEbay, type EbayStandIn } from '../../../../../test/support/market-stand-ins/ebay.ts'
import { contextOf, openMarket, publishable, testJournal, type OpenMarket } from '../../../../../test/support/market-stand-ins/publish.ts'
import { untilDone } from '../../../../../test/support/market-stand-ins/until-done.ts'
import { ebayMarket } from './index.ts'
import { feeIn } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { ebayProblems, ebayShopProblems, type EbayShop } from './shop.ts'

const VALUES = { 'client-id': EBAY_KEY.client, 'picture-address': 'https://files.example.com/', 'category-t-shirt': 15_687, aspects: 'Department: Unisex Adults' }

async function open(): Promise<{ ebay: EbayStandIn; market: OpenMarket }> {
  const ebay = await standInEbay()
  onTestFinished(() => ebay.close())
  return { ebay, market: openMarket(ebayMarket({ place: () => ebay.origin, settleMs: 200 }), VALUES, { 'client-secret': EBAY_KEY.secret, 'refresh-token': EBAY_KEY.refresh }) }
}
const standing = (ebay: EbayStandIn) => ({ items: ebay.items.size, offers: ebay.offers.length, live: new Set(ebay.offers.flatMap(({ listingId }) => (listingId === null ? [] : [listingId]))).size, fees: ebay.fees.length })
const DRAFT = { items: 6, offers: 6, live: 0, fees: 0 }
const LIVE = { ...DRAFT, live: 1, fees: 1 }

test('offers stand unpublished as they were sent, and cost nothing', async () => {
  const { ebay, market } = await open()
  expect(await market.bring(publishable('ebay'))).toMatchObject({ state: 'drafted', differences: [] })
  expect(standing(ebay)).toEqual(DRAFT)
})

test.for(['drops-accepted', 'hangs-accepted', 'gateway', 'drops-refused', 'fails', 'limited', 'token-expired'] as const)('one listing is live and charged for once after “%s” at an offer and at going live', async (fault) => {
  const { ebay, market } = await open()
  ebay.next(fault, 1, /^POST .*\/offer$/)
  ebay.next(fault, 1, /^POST .*publish_by/)
  const journal = testJournal()
  const item = publishable('ebay')
  expect(await untilDone(() => market.bring(item, 'live', journal))).toMatchObject({ state: 'live', differences: [] })
  expect(standing(ebay)).toEqual(LIVE)
})

test('one colour and size is an offer alone; a restored library finds all by SKU; withdrawn, it ends', async () => {
  const { ebay, market } = await open()
  const one = publishable('ebay')
  const item = { ...one, garments: ['black'], product: { ...one.product, sizes: ['L'] } }
  const journal = testJournal()
  const { remoteId, remoteUrl } = await market.bring(item, 'live', journal)
  await market.bring(item, 'live')
  expect([standing(ebay), remoteUrl]).toEqual([{ items: 1, offers: 1, live: 1, fees: 1 }, `https://www.ebay.com/itm/${remoteId}`])
  await market.withdraw?.(remoteId, item, contextOf(journal))
  expect(standing(ebay)).toMatchObject({ offers: 1, live: 0 })
})

test('what is not on sale yet is deleted when it is withdrawn', async () => {
  const { ebay, market } = await open()
  const [item, journal] = [publishable('ebay'), testJournal()]
  const { remoteId } = await market.bring(item, 'draft', journal)
  await market.withdraw?.(remoteId, item, contextOf(journal))
  expect(standing(ebay)).toMatchObject({ items: 0, offers: 0 })
})

/** The description of 1.18.0 says text where eBay's own examples, and eBay, have a map of lists. */
const KNOWN_ERROR = /aspects must be string/
const TERMS: ask.EbayTerms = { place: 'EBAY_US', category: '15687', aspects: { Brand: ['Unbranded'] }, fulfillment: '61', payment: '62', returns: '63', location: 'riga', quantity: 10, pictures: 'https://files.example.com/' }

test('every request and written answer is as eBay’s descriptions have it, and every described refusal is read', () => {
  const item = publishable('ebay')
  const [variant = { sku: '', colour: '', size: '' }] = ask.variantsOf(item)
  const inventory = [
    ask.locations(), ask.putItem(item, TERMS, variant), ask.putGroup(item, TERMS), ask.createOffer(item, TERMS, variant), ask.offersOf('EBAY_US', variant.sku), ask.item(variant.sku), ask.group(item.reference),
    ask.fees(['101']), ask.publishOne('101'), ask.publishGroup(item.reference, 'EBAY_US'), ask.withdrawOne('101'), ask.withdrawGroup(item.reference, 'EBAY_US'), ask.deleteItem(variant.sku),
  ]
  const contracts = [
    [marketContract('ebay-sell-inventory-v1.json', '/sell/inventory/v1'), inventory],
    [marketContract('ebay-sell-account-v1.yaml', '/sell/account/v1'), [ask.fulfillment('EBAY_US'), ask.payment('EBAY_US'), ask.returns('EBAY_US')]],
    [marketContract('ebay-commerce-taxonomy-v1.json', '/commerce/taxonomy/v1'), [ask.tree('EBAY_US'), ask.aspects('0', '15687')]],
  ] as const
  const faults = contracts.flatMap(([contract, requests]) => requests.flatMap((request) => contract.faultsOf(request)))
  expect(faults.filter((fault) => !KNOWN_ERROR.test(fault))).toEqual([])
  expect(contracts.map(([contract]) => contract.checked.size)).toEqual([13, 3, 2])
  const refusals = contracts.map(([contract]) => refusalsOf(ebayMarket(), contract, contract.checked.keys(), () => null))
  expect(refusals.map(({ count }) => count)).toEqual([33, 6, 5])
  expect(Object.assign({}, ...refusals.map(({ table }) => table))).toEqual({ 400: ['rejected'], 404: ['not-found'], 500: ['unavailable'] })
  expect(ebayMarket().refusal({ status: 400, headers: {}, body: { errors: [{ errorId: 25_002, message: 'Short.', longMessage: 'The title is too long.' }] } }, 'createOffer', 0).message).toBe('eBay refused it (400). It says: “The title is too long.”')
  const answers = answersOf('ebay')
  expect(Object.entries(answers).flatMap(([operation, body]) => {
    const [contract] = contracts.find(([one]) => one.checked.has(operation)) ?? contracts[0]
    return contract.answerFaults(operation, operation === 'createOffer' ? 201 : 200, body)
  })).toEqual([])
  const readers: Record<string, z.ZodType> = { ...schema, getFulfillmentPolicies: schema.fulfillmentPolicies, getPaymentPolicies: schema.paymentPolicies, getReturnPolicies: schema.returnPolicies, getInventoryLocations: schema.locations, getDefaultCategoryTreeId: schema.tree, getItemAspectsForCategory: schema.aspects, createOffer: schema.offerMade, getOffers: schema.offers, getInventoryItem: schema.item, getInventoryItemGroup: schema.group, publishOffer: schema.published, publishOfferByInventoryItemGroup: schema.published, getListingFees: schema.fees }
  expect(damageAll(answers, readers)).toBe(13)
  expect(feeIn(schema.fees.parse(answers['getListingFees']))).toBe('0.35 USD')
})

test('everything that is wrong is said at once', () => {
  const bare: EbayShop = { fulfillment: [], payment: [], returns: [], locations: [], wanted: { 't-shirt': ['Brand', 'Department', 'Size'] } }
  expect(ebayShopProblems(bare, {}).map(({ says }) => says)).toEqual([
    'Your eBay account has no shipping policy for this marketplace.', 'Your eBay account has no payment policy for this marketplace.', 'Your eBay account has no return policy for this marketplace.', 'Your eBay account has no location for this marketplace.',
    'eBay fetches pictures from the web, and no https address is entered where yours lie.',
  ])
  const wrong = publishable('ebay', { pictures: [], garments: [], listing: { title: 'x'.repeat(81), price: 0, currency: 'EUR' } })
  expect(ebayProblems(wrong, bare, { 'category-t-shirt': 15_687 }).map(({ says }) => says)).toEqual([
    'The title has 81 characters; eBay takes 80.', 'There are 3 tags; eBay takes 0.', 'The price is not above zero.', 'The price is in EUR, and this marketplace sells in USD.', 'There is no picture.', '“T-Shirt” has no colour to be sold in.',
    'eBay wants to know of such a product: Department.',
  ])
})
