/** What must stand on Etsy at the end, and what does. */
import type { ConnectionValues, Look, Standing } from '../../api/market.ts'
import type { PublishGoal } from '../../contract.ts'
import type { Publishable } from '../../publisher.ts'
import { missing } from '../../../kernel/errors.ts'
import { plainText } from '../plain-text.ts'
import { readAs } from '../read.ts'
import { stockOf } from './parse.ts'
import * as ask from './requests.ts'
import * as schema from './schema.ts'
import { etsyChoices, type EtsyShop } from './shop.ts'
import type { EtsyState } from './steps.ts'

export function etsyExpected(item: Publishable, shop: EtsyShop, values: ConnectionValues, goal: PublishGoal): Standing {
  const chosen = etsyChoices(shop, values)
  const { title, description, tags, price, currency } = item.listing
  return {
    state: goal === 'live' ? 'active' : 'draft',
    title: plainText(title),
    description: plainText(description),
    tags: tags.map(plainText),
    'who made it': 'i_did',
    'when it is made': 'made_to_order',
    category: chosen.category(item.product.type)?.id ?? '',
    'shipping profile': chosen.shipping?.id ?? '',
    ...(chosen.returns === null ? {} : { 'return policy': chosen.returns.id }),
    ...(chosen.partner === null ? {} : { 'production partner': [chosen.partner.id] }),
    number: [item.reference],
    prices: [`${price} ${currency}`],
    'processing profile': [chosen.processing?.id ?? ''],
    variations: ask.variationsOf(item).length,
    pictures: item.pictures.length,
    'words of pictures': item.pictures.map(({ alt }) => plainText(ask.altText(alt))),
  }
}

export async function etsyStanding({ listingId }: EtsyState, look: Look): Promise<Standing> {
  const id = listingId ?? missing('The listing on Etsy')
  const read = async <T>(shape: Parameters<typeof readAs<T>>[0], request: ReturnType<typeof ask.listing>): Promise<T> => readAs(shape, await look(request), 'Etsy', request.operation)
  const listing = await read(schema.listing, ask.listing(id))
  const { results } = await read(schema.images, ask.images(id))
  const stock = stockOf(await read(schema.inventory, ask.inventory(id)))
  return {
    state: listing.state,
    title: plainText(listing.title),
    description: plainText(listing.description),
    tags: listing.tags.map(plainText),
    'who made it': listing.who_made ?? '',
    'when it is made': listing.when_made ?? '',
    category: String(listing.taxonomy_id ?? ''),
    'shipping profile': String(listing.shipping_profile_id ?? ''),
    'return policy': String(listing.return_policy_id ?? ''),
    'production partner': listing.production_partners.map((one) => String(one.production_partner_id)),
    number: stock.skus,
    prices: stock.prices,
    'processing profile': stock.processing,
    variations: stock.variations,
    pictures: results.length,
    'words of pictures': results.toSorted((a, b) => a.rank - b.rank).map(({ alt_text: alt }) => plainText(alt ?? '')),
  }
}
