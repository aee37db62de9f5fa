/** What a shop on Etsy has that listings hang on. */
import type { ConnectionValues, Look } from '../../api/market.ts'
import type { ConnectionField, Problem } from '../../contract.ts'
import type { ProductTemplate } from '../../../products/contract.ts'
import { chosenOf, field, textOf, type ShopChoice } from '../chosen.ts'
import { note, stops } from '../problem.ts'
import { readAs } from '../read.ts'
import { EU_COUNTRIES } from './limits.ts'
import { leavesFor } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

type ProductType = ProductTemplate['type']

export interface EtsyShop {
  readonly id: number
  readonly name: string
  readonly currency: string
  /** ISO 3166-1; null: Etsy does not say. */
  readonly country: string | null
  readonly onVacation: boolean
  readonly shipping: readonly ShopChoice[]
  readonly processing: readonly ShopChoice[]
  readonly returns: readonly ShopChoice[]
  readonly partners: readonly ShopChoice[]
  readonly sections: readonly ShopChoice[]
  readonly categories: Readonly<Record<ProductType, readonly ShopChoice[]>>
}

/** Names of Etsy's categories that a product may stand in, the likeliest words only. */
const CATEGORY_WORDS: Readonly<Record<ProductType, RegExp>> = {
  't-shirt': /^(?:graphic )?(?:t-?shirts|tees)\b/i,
  hoodie: /hoodies/i,
  tote: /\btotes?\b/i,
  mug: /\bmugs\b/i,
  poster: /^(?:posters|prints|digital prints|giclée|wall art)\b/i,
  pillow: /pillows?\b/i,
}
export const PRODUCT_NAMES: Readonly<Record<ProductType, string>> = { 't-shirt': 'T-shirts', hoodie: 'hoodies', tote: 'totes', mug: 'mugs', poster: 'posters', pillow: 'pillows' }
const TYPES = Object.keys(PRODUCT_NAMES) as ProductType[]

export async function readEtsyShop(look: Look): Promise<EtsyShop> {
  const { shop_id: id } = await read(schema.self, ask.me())
  const shop = await read(schema.shop, ask.shop(id))
  const shipping = await read(schema.shippingProfiles, ask.shippingProfiles(id))
  const processing = await read(schema.processingProfiles, ask.processingProfiles(id))
  const returns = await read(schema.returnPolicies, ask.returnPolicies(id))
  const partners = await read(schema.productionPartners, ask.productionPartners(id))
  const sections = await read(schema.sections, ask.sections(id))
  const { results: nodes } = await read(schema.taxonomyNodes, ask.taxonomy())
  return {
    id,
    name: shop.shop_name,
    currency: shop.currency_code,
    country: shop.shop_location_country_iso ?? null,
    onVacation: shop.is_vacation,
    shipping: shipping.results.filter((one) => !one.is_deleted).map((one) => choice(one.shipping_profile_id, one.title ?? 'Without a name')),
    processing: processing.results.map((one) => choice(one.readiness_state_id, `${one.readiness_state === 'made_to_order' ? 'Made to order' : 'Ready to ship'}, ${one.processing_days_display_label}`)),
    returns: returns.results.map((one) => choice(one.return_policy_id, returnsText(one))),
    partners: partners.results.map((one) => choice(one.production_partner_id, `${one.partner_name}${one.location === '' ? '' : `, ${one.location}`}`)),
    sections: sections.results.map((one) => choice(one.shop_section_id, one.title)),
    categories: Object.fromEntries(TYPES.map((type) => [type, leavesFor(nodes, CATEGORY_WORDS[type])])) as unknown as EtsyShop['categories'],
  }

  async function read<T>(shape: Parameters<typeof readAs<T>>[0], request: ReturnType<typeof ask.me>): Promise<T> {
    return readAs(shape, await look(request), 'Etsy', request.operation)
  }
}

function choice(id: number, title: string): ShopChoice {
  return { id: String(id), title }
}

function returnsText(policy: { accepts_returns: boolean; accepts_exchanges: boolean; return_deadline?: number | null | undefined }): string {
  const takes = [policy.accepts_returns ? 'returns' : '', policy.accepts_exchanges ? 'exchanges' : ''].filter((word) => word !== '').join(' and ')
  return takes === '' ? 'No returns or exchanges' : `Takes ${takes} within ${policy.return_deadline ?? '?'} days`
}

export function etsyFields(shop: EtsyShop | null): readonly ConnectionField[] {
  const some = (choices: readonly ShopChoice[] | undefined): { choices: readonly ShopChoice[] } => ({ choices: choices ?? [] })
  return [
    field('keystring', 'text', 'Keystring', 'Of your own app, at etsy.com/developers/your-apps. Ask there for Seller API Access.', { required: true }),
    field('shared-secret', 'secret', 'Shared secret', 'Stands beside the keystring. Etsy asks for it in every call since 2026.', { required: true }),
    field('callback-port', 'number', 'Port for signing in', 'Register http://localhost:3003/callback as callback of your app, or enter another port here and register that.'),
    field('shipping-profile', 'choice', 'Shipping profile', 'From your shop. Test the connection to see what there is.', some(shop?.shipping)),
    field('processing-profile', 'choice', 'Processing profile', 'How long an order takes to be made.', some(shop?.processing)),
    field('return-policy', 'choice', 'Return policy', 'Needed to go live, except for shops in the EU.', some(shop?.returns)),
    field('self-made', 'switch', 'I print it myself', 'On: no production partner is named.'),
    field('production-partner', 'choice', 'Production partner', 'Who prints for you. Etsy wants it named; only Shop Manager can add one.', some(shop?.partners)),
    field('section', 'choice', 'Shop section', 'Optional.', some(shop?.sections)),
    ...TYPES.map((type) => field(`category-${type}`, 'choice', `Category of ${PRODUCT_NAMES[type]}`, 'Etsy’s own categories.', some(shop?.categories[type]))),
    field('quantity', 'number', 'In stock', 'Of each colour and size; 99 when empty.'),
    field('renew', 'switch', 'Renew by itself', 'Etsy charges the listing fee again every four months.'),
  ]
}

/** What the seller chose of what the shop has; null is open. */
export interface EtsyChoices {
  readonly shipping: ShopChoice | null
  readonly processing: ShopChoice | null
  readonly returns: ShopChoice | null
  readonly partner: ShopChoice | null
  readonly section: ShopChoice | null
  readonly category: (type: ProductType) => ShopChoice | null
  readonly selfMade: boolean
  readonly quantity: number
  readonly renew: boolean
}

const USUAL_QUANTITY = 99

export function etsyChoices(shop: EtsyShop, values: ConnectionValues): EtsyChoices {
  const section = textOf(values, 'section')
  const quantity = Number(textOf(values, 'quantity'))
  return {
    shipping: chosenOf(values, 'shipping-profile', shop.shipping),
    processing: chosenOf(values, 'processing-profile', shop.processing),
    returns: chosenOf(values, 'return-policy', shop.returns),
    partner: values['self-made'] === true ? null : chosenOf(values, 'production-partner', shop.partners),
    section: section === '' ? null : chosenOf(values, 'section', shop.sections),
    category: (type) => chosenOf(values, `category-${type}`, shop.categories[type]),
    selfMade: values['self-made'] === true,
    quantity: Number.isInteger(quantity) && quantity > 0 ? quantity : USUAL_QUANTITY,
    renew: values['renew'] === true,
  }
}

/** A return policy is not asked of shops in the EU. */
export function needsReturnPolicy({ country }: EtsyShop): boolean {
  return country === null || !EU_COUNTRIES.has(country)
}

export function etsyShopProblems(shop: EtsyShop, values: ConnectionValues): readonly Problem[] {
  const chosen = etsyChoices(shop, values)
  const open = (what: string, has: readonly ShopChoice[], where: string): Problem =>
    has.length === 0
      ? stops('shop', `Your Etsy shop has no ${what}.`, `Make one on Etsy: Shop Manager, Settings, ${where}. Then test the connection again.`)
      : stops('connection', `No ${what} is chosen for Etsy.`, 'Choose one in Settings, under Markets, at Etsy.')
  return [
    ...(chosen.shipping === null ? [open('shipping profile', shop.shipping, 'Shipping settings')] : []),
    ...(chosen.processing === null ? [open('processing profile', shop.processing, 'Shipping settings, Processing profiles')] : []),
    ...(chosen.partner === null && !chosen.selfMade ? [open('production partner', shop.partners, 'Production partners')] : []),
    ...(chosen.returns === null && needsReturnPolicy(shop) ? [open('return policy', shop.returns, 'Policy settings')] : []),
    ...(shop.onVacation ? [note('shop', 'Your Etsy shop is on holiday, so nobody sees new listings.', 'End it in Shop Manager, Settings, Holiday mode.')] : []),
  ]
}

export function describeEtsyShop(shop: EtsyShop): readonly string[] {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`
  return [
    `Shop ${shop.name}, prices in ${shop.currency}.`,
    `${count(shop.shipping.length, 'shipping profile')}, ${count(shop.processing.length, 'processing profile')}, ${shop.returns.length} return ${shop.returns.length === 1 ? 'policy' : 'policies'}, ${count(shop.partners.length, 'production partner')}.`,
  ]
}
