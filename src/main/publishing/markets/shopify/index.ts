import { AppError, AuthExpired, missing, RateLimited, Unavailable } from '../../../kernel/errors.ts'
import type { ApiMarket, ConnectionValues, Look, MarketAnswer, Standing } from '../../api/market.ts'
import type { PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { textOf } from '../chosen.ts'
import { plainText } from '../plain-text.ts'
import { readAs } from '../read.ts'
import { cleaned, errorOfStatus } from '../refused.ts'
import { SHOPIFY_PACE, SHOPIFY_VERSION } from './limits.ts'
import { topErrorIn, wordsOf } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { describeShopifyShop, publicationOf, readShopifyShop, shopifyFields, shopifyProblems, shopifyShopProblems, shopifySigner, type ShopifyShop } from './shop.ts'
import { shopifyState, shopifySteps, withdrawShopify, type ShopifyState } from './steps.ts'

export interface ShopifyOptions {
  /** Where a shop is, by its name; only tests send elsewhere. */
  readonly place: (shop: string) => string
  /** Between two looks whether pictures are ready, milliseconds. */
  readonly pollMs: number
}

/** A seller's own shop, by Shopify's Admin GraphQL API. Not yet proven live. */
export function shopifyMarket({ place, pollMs }: ShopifyOptions = { place: (shop) => `https://${shop}.myshopify.com`, pollMs: 2_000 }): ApiMarket<ShopifyState, ShopifyShop> {
  return {
    id: 'shopify',
    title: 'Shopify',
    capabilities: ['draft', 'publish', 'withdraw'],
    limits: SHOPIFY_PACE,
    fields: shopifyFields,
    state: shopifyState,
    start: () => ({ version: SHOPIFY_VERSION, productId: null, status: null, url: null, publication: null, targets: null }),
    shop: readShopifyShop,
    shopProblems: shopifyShopProblems,
    describe: describeShopifyShop,
    problems: shopifyProblems,
    steps: (item, shop, values, goal) => shopifySteps({ item, vendor: textOf(values, 'vendor'), version: ask.versionOf(values), pollMs, publication: goal === 'live' ? (publicationOf(shop, values)?.id ?? missing('The sales channel')) : null }),
    remote: ({ productId, url }) => (productId === null ? null : { id: productId, url }),
    expected,
    readBack,
    withdraw: withdrawShopify,
    signer: (connection) => shopifySigner(connection, place),
    refusal: (answer, operation, now) => {
      // The storage is not Shopify, and what it says of a signature is no word about the sign-in.
      if (operation === 'stagedUpload') return answer.status >= 500 ? new Unavailable('Shopify’s storage for pictures failed.') : new AppError('rejected', `Shopify’s storage did not take the picture (${answer.status}).`, { action: 'Publish the listing again in a while.' })
      return errorOfStatus({ who: 'Shopify', answer, says: topErrorIn(answer.body)?.says ?? null, now })
    },
    refusedWithin,
  }
}

/** GraphQL refuses with 200. Nothing was done then, but for an internal error. */
function refusedWithin({ body }: MarketAnswer, _operation: string, now: number): AppError | null {
  const error = topErrorIn(body)
  if (error === null) return null
  const says = `It says: “${cleaned(error.says)}”`
  if (error.code === 'THROTTLED') return new RateLimited(now + error.waitMs, 'Shopify asked to wait.')
  if (error.code === 'ACCESS_DENIED') return new AuthExpired(`Shopify does not let this app do that. ${says}`, 'Add the access scope to the app in the Dev Dashboard, and install it again.')
  if (error.code === 'INTERNAL_SERVER_ERROR') return new Unavailable('Shopify failed on its side.')
  return new AppError('rejected', `Shopify refused it. ${says}`, { action: 'Look for an update of the program if this goes on.' })
}

function expected(item: Publishable, _shop: ShopifyShop, values: ConnectionValues, goal: PublishGoal): Standing {
  const { title, description, bullets, tags } = item.listing
  const vendor = textOf(values, 'vendor')
  return {
    status: goal === 'live' ? 'ACTIVE' : 'DRAFT',
    title: plainText(title),
    description: wordsOf([description, ...bullets].join(' ')).replaceAll(' ', ''),
    handle: ask.handleOf(item),
    tags: sorted(tags),
    ...(vendor === '' ? {} : { vendor }),
    variations: ask.variantsOf(item).length,
    prices: [ask.priceOf(item)],
    pictures: item.pictures.map(({ alt }) => alt),
    ...(goal === 'live' ? { 'on the sales channel': true } : {}),
  }
}

/** Shopify keeps tags in an order of its own. */
function sorted(tags: readonly string[]): string[] {
  return tags.map((tag) => tag.trim().toLowerCase()).toSorted()
}

async function readBack({ productId, version, publication }: ShopifyState, look: Look): Promise<Standing> {
  const request = ask.standing(ask.asking(version), productId ?? missing('The product at Shopify'))
  const product = readAs(schema.standing, await look(request), 'Shopify', request.operation).data.product ?? missing('The product at Shopify')
  return {
    status: product.status,
    title: plainText(product.title),
    // Between blocks of a page Shopify puts spaces or none.
    description: wordsOf(plainText(product.description)).replaceAll(' ', ''),
    handle: product.handle,
    tags: sorted(product.tags),
    vendor: product.vendor,
    variations: product.variantsCount?.count ?? product.variants.nodes.length,
    prices: [...new Set(product.variants.nodes.map(({ price }) => price))],
    pictures: product.media.nodes.filter(({ status }) => status === 'READY').map(({ alt }) => alt ?? ''),
    'on the sales channel': product.resourcePublicationsV2.nodes.some(({ isPublished, publication: { id } }) => isPublished && id === publication),
  }
}
