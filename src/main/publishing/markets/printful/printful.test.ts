import { expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { answersOf, damageAll, refusalsOf } from '../../../../../test/support/market-answers.ts'
import { marketContract } from '../../../../../test/support/market-contract.ts'
import { PRINTFUL_TOKEN, standInPrintful, type PrintfulStandIn } from '../../../../../test/support/market-stand-ins/printful.ts'
import { contextOf, openMarket, publishable, testJournal, type OpenMarket } from '../../../../../test/support/market-stand-ins/publish.ts'
import { untilDone } from '../../../../../test/support/market-stand-ins/until-done.ts'
import { printfulMarket } from './index.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { printfulProblems, printfulShopProblems, type PrintfulShop } from './shop.ts'

const VALUES = { store: '10', 'print-address': 'https://files.example.com/prints', 'product-t-shirt': 71 }

async function open(): Promise<{ printful: PrintfulStandIn; market: OpenMarket }> {
  const printful = await standInPrintful()
  onTestFinished(() => printful.close())
  return { printful, market: openMarket(printfulMarket({ api: printful.origin, settleMs: 200, pollMs: 50 }), VALUES, { token: PRINTFUL_TOKEN }) }
}
const ONE = [{ external: 'DIE-2F9A-ETSY1', variants: 6, print: 'https://files.example.com/prints/print-light.png' }]
const standing = (printful: PrintfulStandIn) => printful.products.map(({ external, variants }) => ({ external, variants: variants.length, print: variants[0]?.files[0]?.url }))

test('a product stands at Printful with the addresses of its print files, and is found by our reference ever after', async () => {
  const { printful, market } = await open()
  expect(await market.bring(publishable('printful'))).toMatchObject({ state: 'drafted', remoteId: '500', differences: [] })
  await market.bring(publishable('printful'))
  expect(standing(printful)).toEqual(ONE)
})

test.for(['drops-accepted', 'hangs-accepted', 'gateway', 'drops-refused', 'fails', 'limited'] as const)('one product stands there after “%s”', async (fault) => {
  const { printful, market } = await open()
  printful.next(fault)
  const journal = testJournal()
  const item = publishable('printful')
  expect(await untilDone(() => market.bring(item, 'draft', journal))).toMatchObject({ differences: [] })
  expect(standing(printful)).toEqual(ONE)
})

test('a print file that could not be fetched and a name that was not kept are told; withdrawn, the product is gone', async () => {
  const { printful, market } = await open()
  printful.next('picture-dropped')
  printful.next('field-ignored')
  const journal = testJournal()
  const item = publishable('printful')
  const { remoteId, differences } = await market.bring(item, 'draft', journal)
  expect(differences.map(({ field, found }) => [field, found])).toEqual([['title', 'Product'], ['print files that failed', '6']])
  await market.withdraw?.(remoteId, item, contextOf(journal))
  expect(printful.products).toEqual([])
})

test('every request and written answer is as Printful’s description has it, and every described refusal is read', () => {
  const contract = marketContract('printful-v1.json')
  const item = publishable('printful')
  const requests = [ask.stores(), ask.catalog('71'), ask.find('10', item), ask.find('', item), ask.create('10', item, [{ variant: 4_011, print: 'https://files.example.com/a.png' }]), ask.remove('10', item)]
  expect(requests.flatMap((request) => contract.faultsOf(request))).toEqual([])
  expect([requests.length, contract.checked.size]).toEqual([6, 5])
  const { table, faults, count } = refusalsOf(printfulMarket(), contract, contract.checked.keys(), (status) => ({ code: status, result: 'No.', error: { reason: status === 403 ? 403 : 'No', message: 'No.' } }))
  expect(faults).toEqual([])
  expect([table, count]).toEqual([{ 400: ['rejected'], 401: ['auth-expired'], 403: ['auth-expired'], 404: ['not-found'] }, 10])
  expect(printfulMarket().refusal({ status: 429, headers: { 'x-ratelimit-reset': '30' }, body: {} }, 'getStores', 0)).toMatchObject({ until: 30_000 })
  const answers = answersOf('printful')
  expect(Object.entries(answers).flatMap(([operation, body]) => contract.answerFaults(operation, 200, body))).toEqual([])
  const readers: Record<string, z.ZodType> = { getStores: schema.stores, getProductById: schema.catalog, createSyncProduct: schema.created, getSyncProductById: schema.info }
  expect(damageAll(answers, readers)).toBe(4)
})

test('everything that is wrong is said at once', () => {
  const shop: PrintfulShop = { stores: [{ id: '10', title: 'Knit & Ink (etsy)', kind: 'etsy' }], variants: {} }
  expect(printfulShopProblems(shop, {}).map(({ says }) => says)).toEqual([
    'The store is linked to another platform (etsy), and Printful takes no products for it from a program.', 'Printful fetches print files from the web, and no https address is entered where yours lie.',
  ])
  const wrong = publishable('printful', { prints: [], garments: [], listing: { title: '', description: '', price: 0 } })
  expect(printfulProblems(wrong, shop, VALUES, 'live').filter(({ weight }) => weight === 'stops').map(({ says }) => says)).toEqual([
    'The title is empty.', 'The description is empty.', 'The price is not above zero.', 'There is no print file.', 'Printful’s number of the product for T-shirts is missing or not in its catalogue.',
    '“T-Shirt” has no colour to be sold in.', 'Printful keeps products for orders and has nothing to put on sale.',
  ])
})
