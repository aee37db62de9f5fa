/** Every call to eBay, by its name in the descriptions of the Inventory, Account and Taxonomy APIs. */
import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { MarketRequest } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { publicAddress } from '../public-files.ts'
import { EBAY_PLACES, type EbayPlace } from './limits.ts'

const INVENTORY = '/sell/inventory/v1'
const get = (operation: string, path: string, query?: Readonly<Record<string, string>>): MarketRequest => ({ operation, method: 'GET', path, ...(query === undefined ? {} : { query }) })

export const fulfillment = (place: string): MarketRequest => get('getFulfillmentPolicies', '/sell/account/v1/fulfillment_policy', { marketplace_id: place })
export const payment = (place: string): MarketRequest => get('getPaymentPolicies', '/sell/account/v1/payment_policy', { marketplace_id: place })
export const returns = (place: string): MarketRequest => get('getReturnPolicies', '/sell/account/v1/return_policy', { marketplace_id: place })
export const locations = (): MarketRequest => get('getInventoryLocations', `${INVENTORY}/location`, { limit: '100' })
export const tree = (place: string): MarketRequest => get('getDefaultCategoryTreeId', '/commerce/taxonomy/v1/get_default_category_tree_id', { marketplace_id: place })
export const aspects = (treeId: string, category: string): MarketRequest => get('getItemAspectsForCategory', `/commerce/taxonomy/v1/category_tree/${treeId}/get_item_aspects_for_category`, { category_id: category })

/** What a listing is on eBay, chosen by the seller. */
export interface EbayTerms {
  readonly place: EbayPlace
  readonly category: string
  readonly aspects: Readonly<Record<string, readonly string[]>>
  readonly fulfillment: string
  readonly payment: string
  readonly returns: string
  readonly location: string
  readonly quantity: number
  /** The https address under which pictures lie. */
  readonly pictures: string
}

export interface Variant {
  readonly sku: string
  readonly colour: string
  readonly size: string
}

/** One for each colour and size; the only one bears our reference alone. */
export function variantsOf({ reference, product, garments }: Publishable): readonly Variant[] {
  const all = product.colours.filter(({ id }) => garments.includes(id)).flatMap(({ name: colour }) => product.sizes.map((size) => ({ colour, size })))
  return all.map((one, index) => ({ ...one, sku: all.length === 1 ? reference : `${reference}-${index + 1}` }))
}

const language = ({ place }: EbayTerms): Pick<MarketRequest, 'headers'> => ({ headers: { 'Content-Language': EBAY_PLACES[place].language } })
const put = (operation: string, path: string, terms: EbayTerms, value: unknown): MarketRequest => ({ operation, method: 'PUT', path: `${INVENTORY}${path}`, ...language(terms), body: { kind: 'json', value } })
const post = (operation: string, path: string, value?: unknown): MarketRequest => ({ operation, method: 'POST', path: `${INVENTORY}${path}`, ...(value === undefined ? {} : { body: { kind: 'json', value } }) })

export const picturesOf = (item: Publishable, terms: EbayTerms): readonly string[] => item.pictures.map(({ file }) => publicAddress(terms.pictures, file) ?? '')

export function descriptionOf({ listing: { description, bullets } }: Publishable): string {
  return [description, ...bullets.map((bullet) => `• ${bullet}`)].join('\n')
}

/** Again with the same SKU it changes nothing more. */
export function putItem(item: Publishable, terms: EbayTerms, { sku, colour, size }: Variant): MarketRequest {
  return put('createOrReplaceInventoryItem', `/inventory_item/${sku}`, terms, {
    product: { title: item.listing.title, description: descriptionOf(item), imageUrls: picturesOf(item, terms), aspects: { ...terms.aspects, Color: [colour], Size: [size] } },
    condition: 'NEW', availability: { shipToLocationAvailability: { quantity: terms.quantity } },
  })
}

export function putGroup(item: Publishable, terms: EbayTerms): MarketRequest {
  const variants = variantsOf(item)
  const varies = (name: string, values: readonly string[]) => (values.length > 1 ? [{ name, values }] : [])
  const [colours, sizes] = [[...new Set(variants.map(({ colour }) => colour))], [...new Set(variants.map(({ size }) => size))]]
  return put('createOrReplaceInventoryItemGroup', `/inventory_item_group/${item.reference}`, terms, {
    title: item.listing.title, description: descriptionOf(item), imageUrls: picturesOf(item, terms), aspects: terms.aspects, variantSKUs: variants.map(({ sku }) => sku),
    variesBy: { aspectsImageVariesBy: [], specifications: [...varies('Color', colours), ...varies('Size', sizes)] },
  })
}

export function createOffer(item: Publishable, terms: EbayTerms, { sku }: Variant): MarketRequest {
  const { price, currency } = item.listing
  return { ...post('createOffer', '/offer', {
    sku, marketplaceId: terms.place, format: 'FIXED_PRICE', availableQuantity: terms.quantity, categoryId: terms.category, listingDescription: descriptionOf(item), listingDuration: 'GTC', merchantLocationKey: terms.location,
    listingPolicies: { fulfillmentPolicyId: terms.fulfillment, paymentPolicyId: terms.payment, returnPolicyId: terms.returns },
    pricingSummary: { price: { value: decimalText(fromMajorUnits(price, currency)), currency } },
  }), ...language(terms) }
}

export const offersOf = (place: string, sku: string): MarketRequest => get('getOffers', `${INVENTORY}/offer`, { sku, marketplace_id: place })
export const item = (sku: string): MarketRequest => get('getInventoryItem', `${INVENTORY}/inventory_item/${sku}`)
export const group = (key: string): MarketRequest => get('getInventoryItemGroup', `${INVENTORY}/inventory_item_group/${key}`)
export const fees = (offerIds: readonly string[]): MarketRequest => post('getListingFees', '/offer/get_listing_fees', { offers: offerIds.map((offerId) => ({ offerId })) })
export const publishOne = (offerId: string): MarketRequest => post('publishOffer', `/offer/${offerId}/publish`)
export const publishGroup = (key: string, place: string): MarketRequest => post('publishOfferByInventoryItemGroup', '/offer/publish_by_inventory_item_group', { inventoryItemGroupKey: key, marketplaceId: place })
export const withdrawOne = (offerId: string): MarketRequest => post('withdrawOffer', `/offer/${offerId}/withdraw`)
export const withdrawGroup = (key: string, place: string): MarketRequest => post('withdrawOfferByInventoryItemGroup', '/offer/withdraw_by_inventory_item_group', { inventoryItemGroupKey: key, marketplaceId: place })
export const deleteItem = (sku: string): MarketRequest => ({ operation: 'deleteInventoryItem', method: 'DELETE', path: `${INVENTORY}/inventory_item/${sku}` })
