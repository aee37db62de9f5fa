/** Every call to Printful's API v1, by its place in the description. */
import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { ConnectionValues, MarketRequest } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { textOf } from '../chosen.ts'

/** A token of a whole account says which of its stores is meant. */
const storeHeader = (store: string): Pick<MarketRequest, 'headers'> => (store === '' ? {} : { headers: { 'X-PF-Store-Id': store } })
export const storeOf = (values: ConnectionValues): string => textOf(values, 'store')

export const stores = (): MarketRequest => ({ operation: 'getStores', method: 'GET', path: '/stores' })
export const catalog = (product: string): MarketRequest => ({ operation: 'getProductById', method: 'GET', path: `/products/${product}` })

/** By our own reference. */
export const find = (store: string, { reference }: { readonly reference: string }): MarketRequest => ({ operation: 'getSyncProductById', method: 'GET', path: `/store/products/@${reference}`, ...storeHeader(store) })

export interface Making {
  readonly variant: number
  /** The public address of the print file for its colour. */
  readonly print: string
}

export function create(store: string, item: Publishable, makings: readonly Making[]): MarketRequest {
  const { listing, reference } = item
  const price = decimalText(fromMajorUnits(listing.price, listing.currency))
  return { operation: 'createSyncProduct', method: 'POST', path: '/store/products', ...storeHeader(store), body: { kind: 'json', value: {
    sync_product: { external_id: reference, name: listing.title },
    sync_variants: makings.map(({ variant, print }) => ({ external_id: `${reference}-${variant}`, variant_id: variant, retail_price: price, sku: `${reference}-${variant}`, files: [{ type: 'default', url: print }] })),
  } } }
}

export const remove = (store: string, { reference }: { readonly reference: string }): MarketRequest => ({ operation: 'deleteSyncProduct', method: 'DELETE', path: `/store/products/@${reference}`, ...storeHeader(store) })
