/** What a Printify account has, and what each product of the seller is made from there. */
import type { ConnectionValues, Look } from '../../api/market.ts'
import type { ConnectionField, Problem } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import type { Garment, ProductTemplate } from '../../../products/contract.ts'
import { chosenOf, field, textOf, type ShopChoice } from '../chosen.ts'
import { stops } from '../problem.ts'
import { readAs } from '../read.ts'
import { variantOf, type CatalogVariant } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

type ProductType = ProductTemplate['type']

export interface PrintifyShop {
  readonly shops: readonly (ShopChoice & { readonly channel: string })[]
  readonly blueprints: Readonly<Record<string, readonly ShopChoice[]>>
  /** By product type, of the chosen blueprint only. */
  readonly providers: Readonly<Record<string, readonly ShopChoice[]>>
  /** By product type, of the chosen blueprint and provider only. */
  readonly variants: Readonly<Record<string, readonly CatalogVariant[]>>
}

const TYPES: Readonly<Record<ProductType, { readonly name: string; readonly words: RegExp }>> = {
  't-shirt': { name: 'T-shirts', words: /\b(?:tee|t-shirt)\b/i }, hoodie: { name: 'hoodies', words: /hoodie|hooded sweatshirt/i }, tote: { name: 'totes', words: /\btote\b/i },
  mug: { name: 'mugs', words: /\bmug\b/i }, poster: { name: 'posters', words: /\bposters?\b/i }, pillow: { name: 'pillows', words: /\bpillow\b/i },
}
const ALL_TYPES = Object.keys(TYPES) as ProductType[]

export async function readPrintifyShop(look: Look, values: ConnectionValues): Promise<PrintifyShop> {
  const read = async <T>(shape: Parameters<typeof readAs<T>>[0], request: ReturnType<typeof ask.shops>): Promise<T> => readAs(shape, await look(request), 'Printify', request.operation)
  const shops = (await read(schema.shops, ask.shops())).map(({ id, title, sales_channel: channel }) => ({ id: String(id), title: `${title} (${channel})`, channel }))
  const all = await read(schema.blueprints, ask.blueprints())
  const [blueprints, providers, variants]: Record<string, never[]>[] & [Record<string, ShopChoice[]>, Record<string, ShopChoice[]>, Record<string, CatalogVariant[]>] = [{}, {}, {}]
  for (const type of ALL_TYPES) {
    blueprints[type] = all.filter(({ title }) => TYPES[type].words.test(title)).map(({ id, title, brand, model }) => ({ id: String(id), title: [title, brand, model].filter((part) => part !== '').join(', ') }))
    const blueprint = textOf(values, `blueprint-${type}`)
    if (!/^\d+$/.test(blueprint)) continue
    providers[type] = (await read(schema.printProviders, ask.printProviders(blueprint))).map(({ id, title }) => ({ id: String(id), title }))
    const provider = chosenOf(values, `provider-${type}`, providers[type])
    if (provider !== null) variants[type] = (await read(schema.catalogVariants, ask.variants(blueprint, provider.id))).variants
  }
  return { shops, blueprints, providers, variants }
}

export function printifyFields(shop: PrintifyShop | null): readonly ConnectionField[] {
  return [
    field('token', 'secret', 'Access token', 'From Printify: My account, Connections. It is good for a year.', { required: true }),
    field('shop', 'choice', 'Shop', 'The shop in Printify that products go to. Test the connection to see them.', { choices: shop?.shops ?? [] }),
    field('currency', 'text', 'Currency of that shop', 'Three letters, as USD. Printify takes prices as plain numbers and never says the currency.', { required: true }),
    field('hand-on', 'switch', 'Hand on to the connected shop', 'On: Printify makes a draft in the shop behind it, with its own pictures. Off: the product stays at Printify.'),
    ...ALL_TYPES.flatMap((type) => [
      field(`blueprint-${type}`, 'choice', `Blank for ${TYPES[type].name}`, 'What it is printed on.', { choices: shop?.blueprints[type] ?? [] }),
      field(`provider-${type}`, 'choice', `Printer for ${TYPES[type].name}`, 'Shown once a blank is chosen and tested.', { choices: shop?.providers[type] ?? [] }),
    ]),
  ]
}

/** What a listing is made from there. */
export interface Making {
  readonly blueprint: string
  readonly provider: string
  readonly position: string
  readonly variants: readonly { readonly id: number; readonly tone: Garment['tone'] }[]
  readonly area: { readonly width: number; readonly height: number } | null
  /** Colours and sizes that the printer does not have, in words. */
  readonly lacking: readonly string[]
}

/** Null: no blank or printer is chosen for this kind of product. */
export function makingOf({ product, garments }: Publishable, shop: PrintifyShop, values: ConnectionValues): Making | null {
  const blueprint = textOf(values, `blueprint-${product.type}`)
  const provider = chosenOf(values, `provider-${product.type}`, shop.providers[product.type] ?? [])
  if (blueprint === '' || provider === null) return null
  const catalog = shop.variants[product.type] ?? []
  const found = product.colours.filter(({ id }) => garments.includes(id)).flatMap((colour) => product.sizes.map((size) => ({ colour, size, variant: variantOf(catalog, colour.name, size) })))
  const [first] = found.flatMap(({ variant }) => (variant === null ? [] : [variant]))
  const placeholder = first?.placeholders.find(({ position }) => position === 'front') ?? first?.placeholders[0]
  return {
    blueprint, provider: provider.id, position: placeholder?.position ?? 'front', area: placeholder === undefined ? null : { width: placeholder.width, height: placeholder.height },
    variants: found.flatMap(({ colour, variant }) => (variant === null ? [] : [{ id: variant.id, tone: colour.tone }])),
    lacking: found.filter(({ variant }) => variant === null).map(({ colour, size }) => `${colour.name} in ${size}`),
  }
}

export function chosenShop(shop: PrintifyShop, values: ConnectionValues): PrintifyShop['shops'][number] | null {
  return chosenOf(values, 'shop', shop.shops)
}

export function printifyShopProblems(shop: PrintifyShop, values: ConnectionValues): readonly Problem[] {
  const currency = textOf(values, 'currency')
  return [
    ...(shop.shops.length === 0 ? [stops('shop', 'Your Printify account has no shop.', 'Add one at Printify: My stores.')] : []),
    ...(shop.shops.length > 0 && chosenShop(shop, values) === null ? [stops('connection', 'No shop is chosen for Printify.', 'Choose one in Settings, under Markets, at Printify.')] : []),
    ...(/^[A-Z]{3}$/.test(currency) ? [] : [stops('connection', 'The currency of the Printify shop is not three capital letters.', 'Enter it in Settings, under Markets, at Printify, as USD.')]),
  ]
}

export function describePrintifyShop({ shops }: PrintifyShop): readonly string[] {
  return [`${shops.length} ${shops.length === 1 ? 'shop' : 'shops'}: ${shops.map(({ title }) => title).join(', ')}.`]
}

/** What the seller calls a kind of product. */
export function nameOf(type: ProductType): string {
  return TYPES[type].name
}
