import { expect, test } from 'vitest'
import { answersOf, damageAll, refusalsOf } from '../../../../../test/support/market-answers.ts'
import { marketContract } from '../../../../../test/support/market-contract.ts'
import { publishable } from '../../../../../test/support/market-stand-ins/publish.ts'
import { etsyMarket } from './index.ts'
import { leavesFor, sentenceIn, stockOf } from './parse.ts'
import { etsyProblems } from './problems.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { etsyChoices, etsyFields, type EtsyShop } from './shop.ts'

const one = (id: string) => [{ id, title: `Choice ${id}` }]
const SHOP: EtsyShop = {
  id: 12_345_678, name: 'KnitAndInk', currency: 'USD', country: 'US', onVacation: false, shipping: one('501'), processing: one('601'), returns: one('701'), partners: one('801'), sections: one('901'),
  categories: { 't-shirt': one('482'), hoodie: [], tote: [], mug: [], poster: [], pillow: [] },
}
const item = publishable('etsy')
const chosen = etsyChoices(SHOP, { section: '901', renew: true, quantity: 5 })
const [picture] = item.pictures
const SCHEMAS = {
  getMe: schema.self, getShop: schema.shop, getShopShippingProfiles: schema.shippingProfiles, getShopReadinessStateDefinitions: schema.processingProfiles, getShopReturnPolicies: schema.returnPolicies,
  getShopProductionPartners: schema.productionPartners, getShopSections: schema.sections, getSellerTaxonomyNodes: schema.taxonomyNodes, getListingsByShop: schema.listings, getListing: schema.listing,
  createDraftListing: schema.listing, updateListing: schema.listing, getListingImages: schema.images, uploadListingImage: schema.image, getListingInventory: schema.inventory, updateListingInventory: schema.inventory,
}

test('every request is as Etsy’s description has it: name, place, query and each field', () => {
  if (picture === undefined) throw new Error('no picture')
  const contract = marketContract('etsy-open-api-v3.json')
  const requests = [
    ask.me(), ask.shop(SHOP.id), ask.shippingProfiles(SHOP.id), ask.processingProfiles(SHOP.id), ask.returnPolicies(SHOP.id), ask.productionPartners(SHOP.id), ask.sections(SHOP.id), ask.taxonomy(),
    ask.listings(SHOP.id, 'draft', 0), ask.listings(SHOP.id, 'active', 2), ask.listing(7), ask.images(7), ask.inventory(7),
    ask.createDraft(SHOP.id, item, chosen), ask.createDraft(SHOP.id, publishable('etsy', { listing: { tags: [] } }), etsyChoices(SHOP, { 'self-made': true })),
    ask.uploadImage(SHOP.id, 7, 1, picture), ask.updateInventory(7, item, chosen), ask.setState(SHOP.id, 7, 'active'), ask.setState(SHOP.id, 7, 'inactive'), ask.deleteListing(7),
  ]
  expect(requests.flatMap((request) => contract.faultsOf(request))).toEqual([])
  expect([requests.length, contract.checked.size]).toEqual([20, 17])
  const { table, faults, count } = refusalsOf(etsyMarket(), contract, contract.checked.keys(), () => ({ error: 'Something is wrong.' }))
  expect(faults).toEqual([])
  expect(table).toEqual({ 400: ['rejected'], 401: ['auth-expired'], 403: ['auth-expired'], 404: ['not-found'], 409: ['conflict'], 422: ['rejected'], 500: ['unavailable'], 503: ['unavailable'] })
  expect(count).toBe(71)
})

test('the check of requests finds what is wrong with one', () => {
  const contract = marketContract('etsy-open-api-v3.json')
  const good = ask.createDraft(SHOP.id, item, chosen)
  const fields = good.body?.kind === 'form' ? good.body.fields : {}
  const { title: _title, ...untitled } = fields
  const faultsWith = (changed: Readonly<Record<string, string>>) => contract.faultsOf({ ...good, body: { kind: 'form', fields: changed } })
  expect(faultsWith({ ...fields, sku: 'DIE-1' })).toEqual(['createDraftListing: /sku is not described'])
  expect(faultsWith({ ...fields, when_made: '2020_2025' })).toHaveLength(1)
  expect(faultsWith(untitled)).toHaveLength(1)
  expect(contract.faultsOf({ ...good, path: '/v3/application/shops/1' })).toHaveLength(1)
  expect(contract.faultsOf({ ...ask.listings(1, 'draft', 0), query: { state: 'drafts', page: '1' } })).toHaveLength(2)
})

test('every described answer is read, and no damage to one makes a reader fail otherwise than in words', () => {
  const contract = marketContract('etsy-open-api-v3.json')
  const answers = answersOf('etsy')
  expect(Object.entries(answers).flatMap(([operation, body]) => contract.answerFaults(operation, operation === 'createDraftListing' || operation === 'uploadListingImage' ? 201 : 200, body))).toEqual([])
  expect(Object.keys(answers).toSorted()).toEqual(Object.keys(SCHEMAS).toSorted())
  damageAll(answers, SCHEMAS)
  expect(leavesFor(schema.taxonomyNodes.parse(answers['getSellerTaxonomyNodes']).results, /t-shirts/i)).toEqual([{ id: '482', title: 'Clothing › T-shirts' }])
  expect(stockOf(schema.inventory.parse(answers['getListingInventory']))).toEqual({ skus: ['DIE-1'], prices: ['21.99 EUR'], processing: ['601'], variations: 1 })
})

test('both shapes of a refusal are read, and nothing that could be a key is shown', () => {
  expect(sentenceIn({ error: 'Invalid title' })).toBe('Invalid title')
  expect(sentenceIn([{ path: 'tags', type: 'invalid', message: 'too long' }, { path: ['price'], message: 'is not a number' }])).toBe('tags: too long; price: is not a number')
  expect([sentenceIn('<html>'), sentenceIn(null), sentenceIn([])]).toEqual([null, null, null])
  const { message } = etsyMarket().refusal({ status: 400, headers: {}, body: { error: 'Token 87654321.abcdefghijklmnopqrstuvwxyz123456 <b>is\nbad</b>' } }, 'getListing', 0)
  expect(message).toBe('Etsy refused it (400). It says: “Token … is bad”')
})

test('everything that is wrong is said at once, before anything is sent', () => {
  const wrong = publishable('etsy', {
    aiMade: true, pictures: [], garments: [],
    listing: { title: `Fox & Hound & ${'x'.repeat(140)} ★`, description: 'A shirt.', tags: ['one, two', 'a tag that is far too long for it', ...Array.from({ length: 12 }, (_, index) => `tag ${index}`)], price: 0, currency: 'EUR' },
  })
  const bare: EtsyShop = { ...SHOP, returns: [], categories: { ...SHOP.categories, 't-shirt': [] } }
  expect(etsyProblems(wrong, bare, {}, 'live').map(({ place, says }) => `${place}: ${says}`)).toMatchInlineSnapshot(`
    [
      "title: The title has 156 characters; Etsy takes 140.",
      "tags: There are 14 tags; Etsy takes 13.",
      "tags: The tag “a tag that is far too long for it” has 33 characters; Etsy takes 20.",
      "title: Etsy does not take “★” in a title.",
      "title: The title has “&” more than once; Etsy takes it once.",
      "tags: Etsy does not take “,” in a tag; it is in “one, two”.",
      "description: A model made the picture, and the description does not say so; Etsy asks for it.",
      "price: The price is not above zero.",
      "price: The price is in EUR, and your Etsy shop sells in USD.",
      "pictures: There is no picture.",
      "product: “T-Shirt” has no colour to be sold in.",
      "connection: No Etsy category is chosen for T-shirts.",
      "connection: Etsy takes no listing live without a return policy.",
    ]
  `)
  expect(etsyProblems(item, SHOP, {}, 'live')).toEqual([])
})

test('a picture that is too small, too large or one too many is named by its place', () => {
  if (picture === undefined) throw new Error('no picture')
  const pictures = [{ ...picture, widthPx: 300 }, { ...picture, bytes: 11_000_000 }, { ...picture, heightPx: 900 }, ...Array.from({ length: 18 }, () => picture)]
  expect(etsyProblems({ ...item, pictures }, SHOP, {}, 'draft').map(({ weight, says }) => `${weight}: ${says}`)).toEqual([
    'stops: There are 21 pictures; Etsy takes 20.', 'stops: Picture 1 is too small for Etsy: 300 × 2000 pixels.', 'stops: Picture 2 has 11.0 MB; Etsy takes 10.0 MB.', 'note: Picture 3 is small: 2000 × 900 pixels.',
  ])
})

test('the form has no choices before the shop was asked, and every field a sentence', () => {
  expect(etsyFields(null).every(({ help, choices }) => help !== '' && choices.length === 0)).toBe(true)
  expect(etsyFields(SHOP).find(({ id }) => id === 'category-t-shirt')?.choices).toEqual(one('482'))
})
