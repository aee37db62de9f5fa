/** What a Printful account has, and what each product of the seller is made from there. */
import type { ConnectionValues, Look } from '../../api/market.ts'
import type { ConnectionField, Problem, PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import type { ProductTemplate } from '../../../products/contract.ts'
import { chosenOf, field, textOf, type ShopChoice } from '../chosen.ts'
import { note, stops } from '../problem.ts'
import { publicAddress } from '../public-files.ts'
import { readAs, readOrNone } from '../read.ts'
import { textProblems } from '../text-problems.ts'
import { PRINTFUL_PRINT_BYTES, PRINTFUL_VARIANTS } from './limits.ts'
import { variantOf, type CatalogVariant } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

type ProductType = ProductTemplate['type']
const NAMES: Readonly<Record<ProductType, string>> = { 't-shirt': 'T-shirts', hoodie: 'hoodies', tote: 'totes', mug: 'mugs', poster: 'posters', pillow: 'pillows' }
const TYPES = Object.keys(NAMES) as ProductType[]

export interface PrintfulShop {
  readonly stores: readonly (ShopChoice & { readonly kind: string })[]
  /** By kind of product, of the catalogue product that was entered; null: Printful has none of that number. */
  readonly variants: Readonly<Record<string, readonly CatalogVariant[] | null>>
}

export async function readPrintfulShop(look: Look, values: ConnectionValues): Promise<PrintfulShop> {
  const { result } = readAs(schema.stores, await look(ask.stores()), 'Printful', 'getStores')
  const variants: Record<string, readonly CatalogVariant[] | null> = {}
  for (const type of TYPES) {
    const product = textOf(values, `product-${type}`)
    if (/^\d+$/.test(product)) variants[type] = readOrNone(schema.catalog, await look(ask.catalog(product)), 'Printful', 'getProductById')?.result.variants ?? null
  }
  return { stores: result.map(({ id, name, type }) => ({ id: String(id), title: `${name} (${type})`, kind: type })), variants }
}

export function printfulFields(shop: PrintfulShop | null): readonly ConnectionField[] {
  return [
    field('token', 'secret', 'Access token', 'A private token from developers.printful.com, with access to stores and products.', { required: true }),
    field('store', 'choice', 'Store', 'A store of the kind Manual orders / API: only such a store takes products from a program. Test the connection to see them.', { choices: shop?.stores ?? [] }),
    field('print-address', 'text', 'Where your print files lie', 'Printful fetches print files from a public https address and takes no upload. Put them there under their own names.'),
    ...TYPES.map((type) => field(`product-${type}`, 'number', `Printful’s number of the product for ${NAMES[type]}`, 'From its catalogue, as 71.')),
  ]
}

const storeChosen = (shop: PrintfulShop, values: ConnectionValues): PrintfulShop['stores'][number] | null => chosenOf(values, 'store', shop.stores)

export function printfulShopProblems(shop: PrintfulShop, values: ConnectionValues): readonly Problem[] {
  const store = storeChosen(shop, values)
  return [
    ...(shop.stores.length === 0 ? [stops('shop', 'Your Printful account has no store.', 'Add one at Printful: Stores, Manual order platform / API.')] : []),
    ...(shop.stores.length > 0 && store === null ? [stops('connection', 'No store is chosen for Printful.', 'Choose one in Settings, under Markets, at Printful.')] : []),
    ...(store !== null && store.kind !== 'native' ? [stops('shop', `The store is linked to another platform (${store.kind}), and Printful takes no products for it from a program.`, 'Add a store of the kind Manual orders / API at Printful, and choose it.')] : []),
    ...(publicAddress(textOf(values, 'print-address'), 'a.png') === null ? [stops('connection', 'Printful fetches print files from the web, and no https address is entered where yours lie.', 'Put the print files on web space of yours, and enter its address in Settings, under Markets, at Printful.')] : []),
  ]
}

export interface Makings {
  readonly makings: readonly ask.Making[]
  readonly lacking: readonly string[]
}

/** Null: no catalogue product is entered for this kind of product. */
export function makingsOf({ product, garments, prints }: Publishable, shop: PrintfulShop, values: ConnectionValues): Makings | null {
  const catalog = shop.variants[product.type]
  if (catalog == null) return null
  const base = textOf(values, 'print-address')
  const found = product.colours.filter(({ id }) => garments.includes(id)).flatMap((colour) => product.sizes.map((size) => ({ colour, size, variant: variantOf(catalog, colour.name, size) })))
  return {
    lacking: found.filter(({ variant }) => variant === null).map(({ colour, size }) => `${colour.name} in ${size}`),
    makings: found.flatMap(({ colour, variant }) => {
      const print = prints.find(({ tones }) => tones.includes(colour.tone)) ?? prints[0]
      return variant === null || print === undefined ? [] : [{ variant: variant.id, print: publicAddress(base, print.file) ?? '' }]
    }),
  }
}

export function printfulProblems(item: Publishable, shop: PrintfulShop, values: ConnectionValues, goal: PublishGoal): readonly Problem[] {
  const { listing: { price }, product, prints } = item
  const made = makingsOf(item, shop, values)
  return [
    ...textProblems(item),
    ...(price > 0 ? [] : [stops('price', 'The price is not above zero.', 'Set a price in the listing.')]),
    ...(prints.length === 0 ? [stops('print file', 'There is no print file.', 'Make print files for the design.')] : []),
    ...prints.filter(({ bytes }) => bytes > PRINTFUL_PRINT_BYTES).map(({ bytes }) => stops('print file', `A print file has ${(bytes / 1_000_000).toFixed(1)} MB; Printful takes 50 MB.`, 'Make it smaller.')),
    ...(made === null ? [stops('connection', `Printful’s number of the product for ${NAMES[product.type]} is missing or not in its catalogue.`, 'Enter it in Settings, under Markets, at Printful.')] : []),
    ...(made !== null && made.lacking.length > 0 ? [stops('product', `Printful does not have: ${made.lacking.slice(0, 8).join(', ')}${made.lacking.length > 8 ? ` and ${made.lacking.length - 8} more` : ''}.`, 'Name the product’s colours and sizes as Printful does, or leave them out.')] : []),
    ...(made !== null && made.makings.length > PRINTFUL_VARIANTS ? [stops('product', `There are ${made.makings.length} colours and sizes; at most ${PRINTFUL_VARIANTS} are sent.`, 'Leave out some colours.')] : []),
    ...(item.garments.length === 0 ? [stops('product', `“${product.name}” has no colour to be sold in.`, 'Choose colours for the product.')] : []),
    ...(goal === 'live' ? [stops('connection', 'Printful keeps products for orders and has nothing to put on sale.', 'Set what is wanted at Printful to drafts.')] : []),
    note('print file', `Before Printful can fetch them, the print files must lie at the address you entered: ${prints.map(({ file }) => publicAddress(textOf(values, 'print-address'), file) ?? '').join(', ')}.`, 'Copy them there under these names.'),
  ]
}
