/** What a seller on eBay has that offers hang on, and what of it was chosen. */
import { NeedsHuman } from '../../../kernel/errors.ts'
import type { ConnectionValues, Look, Signer, SignerDeps } from '../../api/market.ts'
import type { ConnectionField, Problem } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import type { ProductTemplate } from '../../../products/contract.ts'
import { chosenOf, field, textOf, type ShopChoice } from '../chosen.ts'
import { pictureProblems } from '../picture-problems.ts'
import { note, stops } from '../problem.ts'
import { publicAddress } from '../public-files.ts'
import { readAs, readOrNone } from '../read.ts'
import { textProblems } from '../text-problems.ts'
import { createTokenDesk, signInAgain, tokensIn } from '../tokens.ts'
import { EBAY_PICTURES, EBAY_PLACES, EBAY_VARIANTS, type EbayPlace } from './limits.ts'
import { aspectsIn } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

type ProductType = ProductTemplate['type']
const NAMES: Readonly<Record<ProductType, string>> = { 't-shirt': 'T-shirts', hoodie: 'hoodies', tote: 'totes', mug: 'mugs', poster: 'posters', pillow: 'pillows' }
const TYPES = Object.keys(NAMES) as ProductType[]
const PLACES: readonly ShopChoice[] = Object.entries(EBAY_PLACES).map(([id, { title }]) => ({ id, title }))

export interface EbayShop {
  readonly fulfillment: readonly ShopChoice[]
  readonly payment: readonly ShopChoice[]
  readonly returns: readonly ShopChoice[]
  readonly locations: readonly ShopChoice[]
  /** What eBay wants told of a product, by kind of product with a category; null: eBay has no such category. */
  readonly wanted: Readonly<Record<string, readonly string[] | null>>
}

function placeOf(values: ConnectionValues): EbayPlace {
  const place = textOf(values, 'marketplace')
  return place in EBAY_PLACES ? (place as EbayPlace) : 'EBAY_US'
}

export async function readEbayShop(look: Look, values: ConnectionValues): Promise<EbayShop> {
  const place = placeOf(values)
  const read = async <T>(shape: Parameters<typeof readAs<T>>[0], request: ReturnType<typeof ask.locations>): Promise<T> => readAs(shape, await look(request), 'eBay', request.operation)
  const [fulfillment, payment, returns] = [await read(schema.fulfillmentPolicies, ask.fulfillment(place)), await read(schema.paymentPolicies, ask.payment(place)), await read(schema.returnPolicies, ask.returns(place))]
  const { locations } = await read(schema.locations, ask.locations())
  return {
    fulfillment: fulfillment.fulfillmentPolicies.map(({ fulfillmentPolicyId: id, name: title }) => ({ id, title })),
    payment: payment.paymentPolicies.map(({ paymentPolicyId: id, name: title }) => ({ id, title })),
    returns: returns.returnPolicies.map(({ returnPolicyId: id, name: title }) => ({ id, title })),
    locations: locations.map(({ merchantLocationKey: id, name }) => ({ id, title: name ?? id })),
    wanted: await readWanted(look, values, place),
  }
}

async function readWanted(look: Look, values: ConnectionValues, place: EbayPlace): Promise<EbayShop['wanted']> {
  const chosen = TYPES.flatMap((type) => (/^\d+$/.test(textOf(values, `category-${type}`)) ? [[type, textOf(values, `category-${type}`)] as const] : []))
  if (chosen.length === 0) return {}
  const { categoryTreeId } = readAs(schema.tree, await look(ask.tree(place)), 'eBay', 'getDefaultCategoryTreeId')
  const wanted: Record<string, readonly string[] | null> = {}
  for (const [type, category] of chosen) {
    const found = readOrNone(schema.aspects, await look(ask.aspects(categoryTreeId, category)), 'eBay', 'getItemAspectsForCategory')
    wanted[type] = found === null ? null : found.aspects.filter(({ aspectConstraint }) => aspectConstraint.aspectRequired).map(({ localizedAspectName: name }) => name)
  }
  return wanted
}

export function ebayFields(shop: EbayShop | null): readonly ConnectionField[] {
  return [
    field('client-id', 'text', 'App ID', 'Of your own keyset at developer.ebay.com.', { required: true }),
    field('client-secret', 'secret', 'Cert ID', 'Stands beside the App ID.', { required: true }),
    field('refresh-token', 'secret', 'Refresh token', 'Of a user token with the scopes sell.inventory and sell.account. eBay sends sign-ins back to https addresses only, so this program cannot catch one itself.', { required: true }),
    field('sandbox', 'switch', 'Sandbox', 'On: eBay’s test marketplace, with a keyset of its own. Nothing is sold there.'),
    field('marketplace', 'choice', 'Marketplace', 'eBay.com when nothing is chosen.', { choices: PLACES }),
    field('fulfillment', 'choice', 'Shipping policy', 'From your business policies. Test the connection to see them.', { choices: shop?.fulfillment ?? [] }),
    field('payment', 'choice', 'Payment policy', 'From your business policies.', { choices: shop?.payment ?? [] }),
    field('returns', 'choice', 'Return policy', 'From your business policies.', { choices: shop?.returns ?? [] }),
    field('location', 'choice', 'Location', 'Where it is sent from.', { choices: shop?.locations ?? [] }),
    field('picture-address', 'text', 'Where your pictures lie', 'eBay fetches pictures from a public https address here. Put them there under their own names.'),
    field('aspects', 'text', 'Item specifics', 'As “Brand: Unbranded; Department: Unisex Adults”. Colour and size are added.'),
    field('quantity', 'number', 'In stock', 'Of each colour and size; 10 when empty.'),
    ...TYPES.map((type) => field(`category-${type}`, 'number', `Category of ${NAMES[type]}`, 'eBay’s number of a category without others below it.')),
  ]
}

/** What a listing needs of the connection; the problems say which of it is open. */
export function termsOf(item: Publishable, shop: EbayShop, values: ConnectionValues): { readonly terms: ask.EbayTerms | null; readonly problems: readonly Problem[] } {
  const category = textOf(values, `category-${item.product.type}`)
  const given = { Brand: ['Unbranded'], ...aspectsIn(textOf(values, 'aspects')) }
  const wanted = shop.wanted[item.product.type]
  const missing = (wanted ?? []).filter((name) => !(name in given) && name !== 'Color' && name !== 'Size')
  const problems = [
    ...(category === '' || wanted == null ? [stops('connection', `The eBay category of ${NAMES[item.product.type]} is missing or does not exist.`, 'Enter it in Settings, under Markets, at eBay.')] : []),
    ...(missing.length === 0 ? [] : [stops('connection', `eBay wants to know of such a product: ${missing.join(', ')}.`, 'Enter them as item specifics in Settings, under Markets, at eBay.')]),
  ]
  const [fulfillment, payment, returns, location] = [chosenOf(values, 'fulfillment', shop.fulfillment), chosenOf(values, 'payment', shop.payment), chosenOf(values, 'returns', shop.returns), chosenOf(values, 'location', shop.locations)]
  if (category === '' || fulfillment === null || payment === null || returns === null || location === null) return { terms: null, problems }
  const quantity = Number(textOf(values, 'quantity'))
  return { problems, terms: {
    place: placeOf(values), category, aspects: given, fulfillment: fulfillment.id, payment: payment.id, returns: returns.id, location: location.id, pictures: textOf(values, 'picture-address'), quantity: Number.isInteger(quantity) && quantity > 0 ? quantity : 10,
  } }
}

/** The same, where it was made sure of. @throws NeedsHuman. */
export function sureTerms(item: Publishable, shop: EbayShop, values: ConnectionValues): ask.EbayTerms {
  const { terms } = termsOf(item, shop, values)
  if (terms === null) throw new NeedsHuman('The connection to eBay is not complete.', 'Test it in Settings, under Markets.')
  return terms
}

export function ebayShopProblems(shop: EbayShop, values: ConnectionValues): readonly Problem[] {
  const open = (fieldId: string, what: string, has: readonly ShopChoice[], where: string): Problem[] => {
    if (chosenOf(values, fieldId, has) !== null) return []
    return has.length === 0 ? [stops('shop', `Your eBay account has no ${what} for this marketplace.`, where)] : [stops('connection', `No ${what} is chosen for eBay.`, 'Choose one in Settings, under Markets, at eBay.')]
  }
  const business = 'Make one on eBay: Account settings, Business policies. The account must have opted in to them.'
  return [
    ...open('fulfillment', 'shipping policy', shop.fulfillment, business), ...open('payment', 'payment policy', shop.payment, business), ...open('returns', 'return policy', shop.returns, business),
    ...open('location', 'location', shop.locations, 'Make one with eBay’s Inventory API, or ask the app that manages your stock to.'),
    ...(publicAddress(textOf(values, 'picture-address'), 'a.png') === null ? [stops('connection', 'eBay fetches pictures from the web, and no https address is entered where yours lie.', 'Put the pictures on web space of yours, and enter its address in Settings, under Markets, at eBay.')] : []),
  ]
}

export function ebayProblems(item: Publishable, shop: EbayShop, values: ConnectionValues): readonly Problem[] {
  const { price, currency } = item.listing
  const theirs = EBAY_PLACES[placeOf(values)].currency
  const variants = ask.variantsOf(item).length
  return [
    ...textProblems(item),
    ...(price > 0 ? [] : [stops('price', 'The price is not above zero.', 'Set a price in the listing.')]),
    ...(currency === theirs ? [] : [stops('price', `The price is in ${currency}, and this marketplace sells in ${theirs}.`, `Set the product’s price in ${theirs}; nothing is converted.`)]),
    ...pictureProblems(item, 'eBay', EBAY_PICTURES),
    ...(variants === 0 ? [stops('product', `“${item.product.name}” has no colour to be sold in.`, 'Choose colours for the product.')] : []),
    ...(variants > EBAY_VARIANTS ? [stops('product', `There are ${variants} colours and sizes; at most ${EBAY_VARIANTS} are sent.`, 'Leave out some colours.')] : []),
    ...termsOf(item, shop, values).problems,
    ...(item.pictures.length === 0 ? [] : [note('pictures', `Before eBay can fetch them, the pictures must lie at the address you entered: ${item.pictures.map(({ file }) => publicAddress(textOf(values, 'picture-address'), file) ?? '').join(', ')}.`, 'Copy them there under these names.')]),
  ]
}

const SCOPES = 'https://api.ebay.com/oauth/api_scope https://api.ebay.com/oauth/api_scope/sell.inventory https://api.ebay.com/oauth/api_scope/sell.account'

/** A refresh token stays good for long and is not replaced; a token made by it is good for two hours. */
export function ebaySigner(connection: SignerDeps, place: (sandbox: boolean) => string): Signer {
  const address = (): string => place(connection.values()['sandbox'] === true)
  const token = createTokenDesk(connection, async () => {
    const [secret, refresh] = [await connection.secret('client-secret'), await connection.secret('refresh-token')]
    if (secret === null || refresh === null) throw signInAgain('eBay')
    const key = Buffer.from(`${textOf(connection.values(), 'client-id')}:${secret}`).toString('base64')
    const answer = await connection.send(`${address()}/identity/v1/oauth2/token`, { operation: 'token', method: 'POST', headers: { authorization: `Basic ${key}` }, body: { kind: 'form', fields: { grant_type: 'refresh_token', refresh_token: refresh, scope: SCOPES } } })
    return tokensIn(answer, 'eBay', null, connection.now())
  })
  return { address, headers: async (_request, refused) => ({ authorization: `Bearer ${await token(refused)}` }) }
}
