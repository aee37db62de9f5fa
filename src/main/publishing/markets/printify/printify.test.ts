import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { answersOf, damageAll } from '../../../../../test/support/market-answers.ts'
import { PRINTIFY_TOKEN, standInPrintify, type PrintifyStandIn } from '../../../../../test/support/market-stand-ins/printify.ts'
import { openMarket, publishable, testJournal, type OpenMarket } from '../../../../../test/support/market-stand-ins/publish.ts'
import { untilDone } from '../../../../../test/support/market-stand-ins/until-done.ts'
import type { ConnectionValues } from '../../api/market.ts'
import { printifyMarket } from './index.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { printifyProblems } from './problems.ts'
import { readPrintifyShop, type PrintifyShop } from './shop.ts'

const VALUES = { shop: '77', currency: 'USD', 'hand-on': true, 'blueprint-t-shirt': '6', 'provider-t-shirt': '99' }

async function open(values: ConnectionValues = VALUES): Promise<{ printify: PrintifyStandIn; market: OpenMarket }> {
  const printify = await standInPrintify()
  onTestFinished(() => printify.close())
  return { printify, market: openMarket(printifyMarket({ api: printify.origin, settleMs: 300, pollMs: 50 }), values, { token: PRINTIFY_TOKEN }) }
}
const standing = (printify: PrintifyStandIn) => ({ products: [...printify.products.values()].map(({ handedOn, fields }) => ({ handedOn, hidden: fields.visible === false, forSale: fields.variants.length })), uploads: printify.uploads.size })
const ONE = { products: [{ handedOn: 1, hidden: true, forSale: 6 }], uploads: 1 }

test('a product stands hidden at Printify and is handed on once as a draft', async () => {
  const { printify, market } = await open()
  expect(await market.bring(publishable('printify'))).toMatchObject({ state: 'drafted', remoteUrl: 'https://www.etsy.com/listing/1700000001', differences: [] })
  expect(standing(printify)).toEqual(ONE)
})

test('without handing on it stays at Printify, and the seller is told', async () => {
  const { printify, market } = await open({ ...VALUES, 'hand-on': false })
  const item = publishable('printify')
  expect((await market.problems(item, 'draft', new AbortController().signal)).map(({ weight, says }) => `${weight}: ${says}`)).toContain('note: It stays at Printify and is not handed on to a shop.')
  expect(await market.bring(item)).toMatchObject({ remoteUrl: null, differences: [] })
  expect(standing(printify)).toEqual({ products: [{ handedOn: 0, hidden: true, forSale: 6 }], uploads: 1 })
})

const FAULTS = [
  ['the print file arrived and the line broke', 'drops-accepted', /uploads\/images/],
  ['the product was made and the line broke', 'drops-accepted', /^POST .*products\.json$/],
  ['the product was made and nobody answered', 'hangs-accepted', /^POST .*products\.json$/],
  ['the product was made and a gateway failed', 'gateway', /^POST .*products\.json$/],
  ['the line broke before the product was made', 'drops-refused', /^POST .*products\.json$/],
  ['it was handed on and the line broke', 'drops-accepted', /publish\.json$/],
  ['the line broke before it was handed on', 'drops-refused', /publish\.json$/],
  ['Printify failed at the product', 'fails', /^POST .*products\.json$/],
  ['Printify asked to wait', 'limited', /^POST .*products\.json$/],
] as const

test.for(FAULTS)('one product stands there, handed on once, when %s', async ([, fault, where]) => {
  const { printify, market } = await open()
  printify.next(fault, 1, where)
  const journal = testJournal()
  const item = publishable('printify')
  expect(await untilDone(() => market.bring(item, 'draft', journal))).toMatchObject({ differences: [] })
  expect(standing(printify)).toEqual(ONE)
})

test('a library that was restored finds its product by its print file', async () => {
  const { printify, market } = await open()
  await market.bring(publishable('printify'))
  await market.bring(publishable('printify'))
  expect(standing(printify)).toEqual(ONE)
})

test('a price below what Printify charges is told before anything is handed on', async () => {
  const { printify, market } = await open()
  await expect(market.bring(publishable('printify', { listing: { price: 9.99 } }))).rejects.toMatchObject({ kind: 'rejected', message: expect.stringContaining('11.5 for 6') as string })
  expect(printify.drafts()).toBe(0)
})

test('what Printify did not keep is told, and what is gone is said with its own code', async () => {
  const { printify, market } = await open({ ...VALUES, 'hand-on': false })
  printify.next('field-ignored', 1, /^POST .*products\.json$/)
  expect(await market.bring(publishable('printify'))).toMatchObject({ differences: [{ field: 'description', found: '' }] })
  const refusal = (status: number, body: unknown) => printifyMarket().refusal({ status, headers: {}, body }, 'product', 0)
  expect([
    refusal(400, { status: 'error', code: 8104, message: 'x', errors: { reason: 'Product not found.', code: 8104 } }).kind, refusal(404, {}).kind, refusal(401, { error: 'Unauthenticated' }).kind, refusal(409, { code: 8503 }).kind,
    refusal(400, { errors: { reason: 'Low resolution', code: 8203 } }).message, refusal(429, {}).kind, refusal(500, '<html>').kind,
  ]).toEqual(['not-found', 'not-found', 'auth-expired', 'conflict', 'Printify refused it (400). It says: “Low resolution”', 'rate-limited', 'unavailable'])
})

test('everything that is wrong is said at once', async () => {
  const { market, printify } = await open()
  const shop: PrintifyShop = await readPrintifyShop((request) => fetch(`${printify.origin}${request.path}`, { headers: { authorization: `Bearer ${PRINTIFY_TOKEN}` } }).then(async (answer) => ({ status: answer.status, headers: {}, body: await answer.json() as unknown })), VALUES)
  const wrong = publishable('printify', { garments: ['black', 'mustard'], prints: [], listing: { title: 'ONE MORE ROW', description: '', price: 0, currency: 'EUR' } })
  expect(printifyProblems(wrong, shop, VALUES, 'live').map(({ says }) => says)).toEqual([
    'The description is empty.', 'The title is all in capitals; Printify refuses that.', 'The price is not above zero.', 'The price is in EUR, and your Printify shop sells in USD.', 'There is no print file.',
    'The printer does not have: Mustard in S, Mustard in M, Mustard in L.', 'Printify keeps products hidden and hands them on as drafts; going live is done in the shop behind it.',
    'Printify hands on a draft with its own pictures and shipping profile; your pictures are not among them.',
  ])
  expect(await market.test(new AbortController().signal)).toMatchObject({ ok: true, lines: ['1 shop: Knit & Ink (etsy).'] })
})

test('requests have the fields that the documentation names and no others; there is no stored description to hold them against', () => {
  const item = publishable('printify')
  const id = z.string()
  const bodies = {
    uploadImage: z.strictObject({ file_name: z.string(), contents: z.strictObject({ $file: z.string() }) }),
    createProduct: z.strictObject({
      title: z.string(), description: z.string(), tags: z.array(z.string()), visible: z.literal(false), blueprint_id: z.int(), print_provider_id: z.int(),
      variants: z.array(z.strictObject({ id: z.int(), price: z.int(), is_enabled: z.boolean() })),
      print_areas: z.array(z.strictObject({ variant_ids: z.array(z.int()).min(1), placeholders: z.array(z.strictObject({ position: z.string(), images: z.array(z.strictObject({ id, x: z.number(), y: z.number(), scale: z.number(), angle: z.number() })) })) })),
    }),
    publishProduct: z.strictObject({ title: z.boolean(), description: z.boolean(), images: z.boolean(), variants: z.boolean(), tags: z.boolean(), keyFeatures: z.boolean(), shipping_template: z.boolean() }),
  }
  const [print] = item.prints
  if (print === undefined) throw new Error('no print')
  const made = ask.createProduct('77', item, { blueprint: '6', provider: '99', position: 'front', area: null, lacking: [], variants: [{ id: 100, tone: 'dark' }, { id: 110, tone: 'light' }] }, { [print.sha256]: 'upload-1' })
  for (const request of [ask.uploadPrint(item, print), made, ask.publish('77', 'p')]) {
    expect(bodies[request.operation as keyof typeof bodies].safeParse(request.body?.kind === 'json' ? request.body.value : null).error).toBeUndefined()
  }
  damageAll(answersOf('printify'), { ...schema, uploadImage: schema.upload, createProduct: schema.product, variants: schema.catalogVariants } as unknown as Record<string, z.ZodType>)
})
