/** What a Shopify shop has that products hang on. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { ConnectionValues, Look, SignerDeps, Signer } from '../../api/market.ts'
import type { ConnectionField, Problem, PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { chosenOf, field, textOf, type ShopChoice } from '../chosen.ts'
import { pictureProblems } from '../picture-problems.ts'
import { stops } from '../problem.ts'
import { readAs } from '../read.ts'
import { textProblems } from '../text-problems.ts'
import { createTokenDesk, signInAgain, tokensIn } from '../tokens.ts'
import { SHOPIFY_PICTURES, SHOPIFY_SCOPES, SHOPIFY_VARIANTS, SHOPIFY_VERSION } from './limits.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'

export interface ShopifyShop {
  readonly name: string
  readonly currency: string
  readonly scopes: readonly string[]
  readonly publications: readonly ShopChoice[]
}

export async function readShopifyShop(look: Look, values: ConnectionValues): Promise<ShopifyShop> {
  const { data } = readAs(schema.shop, await look(ask.shop(ask.asking(ask.versionOf(values)))), 'Shopify', 'shop')
  return {
    name: data.shop.name, currency: data.shop.currencyCode, scopes: data.currentAppInstallation.accessScopes.map(({ handle }) => handle),
    publications: data.publications.nodes.map(({ id, catalog }) => ({ id, title: catalog?.title ?? id })),
  }
}

export function shopifyFields(shop: ShopifyShop | null): readonly ConnectionField[] {
  return [
    field('shop-name', 'text', 'Shop name', 'What stands before .myshopify.com.', { required: true }),
    field('client-id', 'text', 'Client ID', 'Of your own app in Shopify’s Dev Dashboard, under Settings. Install the app on your shop first.', { required: true }),
    field('client-secret', 'secret', 'Client secret', 'Stands beside the client ID.', { required: true }),
    field('publication', 'choice', 'Sales channel', 'Where products go on sale, usually Online Store. Test the connection to see them.', { choices: shop?.publications ?? [] }),
    field('vendor', 'text', 'Vendor', 'Shown with the product; empty is the shop itself.'),
    field('version', 'text', 'API version', `Leave empty for ${SHOPIFY_VERSION}. Each version lives about a year.`),
  ]
}

/** The chosen sales channel, the only one, or the online store. */
export function publicationOf(shop: ShopifyShop, values: ConnectionValues): ShopChoice | null {
  const chosen = chosenOf(values, 'publication', shop.publications)
  return chosen ?? (textOf(values, 'publication') === '' ? (shop.publications.find(({ title }) => title === 'Online Store') ?? null) : null)
}

export function shopifyShopProblems(shop: ShopifyShop): readonly Problem[] {
  // Writing includes reading.
  const may = (scope: string): boolean => shop.scopes.includes(scope) || shop.scopes.includes(scope.replace('read_', 'write_'))
  const lacking = SHOPIFY_SCOPES.filter((scope) => !may(scope))
  return lacking.length === 0 ? [] : [stops('shop', `Your app on Shopify may not do all that is needed: ${lacking.join(', ')}.`, 'Add these access scopes to a new version of the app in the Dev Dashboard, and install it again.')]
}

export function shopifyProblems(item: Publishable, shop: ShopifyShop, values: ConnectionValues, goal: PublishGoal): readonly Problem[] {
  const { price, currency, tags } = item.listing
  const variants = ask.variantsOf(item).length
  return [
    ...textProblems(item),
    ...(tags.some((tag) => tag.includes(',')) ? [stops('tags', 'A tag has a comma in it, which would make two of it.', 'Take the comma out.')] : []),
    ...(price > 0 ? [] : [stops('price', 'The price is not above zero.', 'Set a price in the listing.')]),
    ...(currency === shop.currency ? [] : [stops('price', `The price is in ${currency}, and your Shopify shop sells in ${shop.currency}.`, `Set the product’s price in ${shop.currency}; nothing is converted.`)]),
    ...pictureProblems(item, 'Shopify', SHOPIFY_PICTURES),
    ...(variants > SHOPIFY_VARIANTS ? [stops('product', `There are ${variants} colours and sizes; Shopify takes ${SHOPIFY_VARIANTS}.`, 'Leave out some colours.')] : []),
    ...(item.garments.length === 0 ? [stops('product', `“${item.product.name}” has no colour to be sold in.`, 'Choose colours for the product.')] : []),
    ...(goal === 'live' && publicationOf(shop, values) === null ? [stops('connection', 'No sales channel is chosen for Shopify.', 'Choose one in Settings, under Markets, at Shopify.')] : []),
  ]
}

export function describeShopifyShop({ name, currency, publications }: ShopifyShop): readonly string[] {
  return [`Shop ${name}, prices in ${currency}.`, `Sales channels: ${publications.length === 0 ? 'none' : publications.map(({ title }) => title).join(', ')}.`]
}

/** @param place of a shop by its name; only tests give another. */
export function shopifySigner(connection: SignerDeps, place: (shop: string) => string): Signer {
  const address = (): string => {
    const shop = textOf(connection.values(), 'shop-name').toLowerCase().replace(/^https?:\/\//, '').replace(/\.myshopify\.com.*$/, '')
    if (!/^[a-z0-9][a-z0-9-]{0,100}$/.test(shop)) throw new InvalidInput('Shop name', 'is not the name of a Shopify shop', 'Enter what stands before .myshopify.com in Settings, under Markets.')
    return place(shop)
  }
  // The app's own key gives a token for a day; there is nothing to refresh (shopify.dev, client credentials grant, read 2026).
  const token = createTokenDesk(connection, async () => {
    const secret = await connection.secret('client-secret')
    if (secret === null) throw signInAgain('Shopify')
    const answer = await connection.send(`${address()}/admin/oauth/access_token`, { operation: 'accessToken', method: 'POST', body: { kind: 'form', fields: { grant_type: 'client_credentials', client_id: textOf(connection.values(), 'client-id'), client_secret: secret } } })
    return tokensIn(answer, 'Shopify', null, connection.now())
  })
  return { address, headers: async (_request, refused) => ({ 'x-shopify-access-token': await token(refused) }) }
}
