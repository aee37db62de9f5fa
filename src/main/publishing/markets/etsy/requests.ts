/** Every call to Etsy, as its Open API v3 description names it. Arrays in forms are one value with commas: of repeated keys all but one are dropped. */
import type { MarketRequest } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { ETSY_ALT_TEXT } from './limits.ts'
import type { EtsyChoices } from './shop.ts'

const BASE = '/v3/application'
/** In place of a number that Etsy has not given yet. */
type Id = number | string

function get(operation: string, path: string, query?: Readonly<Record<string, string>>): MarketRequest {
  return { operation, method: 'GET', path: `${BASE}${path}`, ...(query === undefined ? {} : { query }) }
}

export const me = (): MarketRequest => get('getMe', '/users/me')
export const shop = (shopId: Id): MarketRequest => get('getShop', `/shops/${shopId}`)
export const shippingProfiles = (shopId: Id): MarketRequest => get('getShopShippingProfiles', `/shops/${shopId}/shipping-profiles`)
export const processingProfiles = (shopId: Id): MarketRequest => get('getShopReadinessStateDefinitions', `/shops/${shopId}/readiness-state-definitions`, { limit: '100' })
export const returnPolicies = (shopId: Id): MarketRequest => get('getShopReturnPolicies', `/shops/${shopId}/policies/return`)
export const productionPartners = (shopId: Id): MarketRequest => get('getShopProductionPartners', `/shops/${shopId}/production-partners`)
export const sections = (shopId: Id): MarketRequest => get('getShopSections', `/shops/${shopId}/sections`)
export const taxonomy = (): MarketRequest => get('getSellerTaxonomyNodes', '/seller-taxonomy/nodes')

/** The newest first. Drafts are only there when they are asked for. */
export const listings = (shopId: Id, state: 'draft' | 'active', page: number): MarketRequest =>
  get('getListingsByShop', `/shops/${shopId}/listings`, { state, limit: '100', offset: String(page * 100) })
export const listing = (listingId: Id): MarketRequest => get('getListing', `/listings/${listingId}`)
export const images = (listingId: Id): MarketRequest => get('getListingImages', `/listings/${listingId}/images`)
export const inventory = (listingId: Id): MarketRequest => get('getListingInventory', `/listings/${listingId}/inventory`)

export function createDraft(shopId: Id, item: Publishable, chosen: EtsyChoices): MarketRequest {
  const { title, description, tags, price } = item.listing
  const id = (name: string, choice: { readonly id: string } | null): Record<string, string> => (choice === null ? {} : { [name]: choice.id })
  return { operation: 'createDraftListing', method: 'POST', path: `${BASE}/shops/${shopId}/listings`, body: { kind: 'form', fields: {
    quantity: String(chosen.quantity),
    title,
    description,
    price: String(price),
    who_made: 'i_did',
    // Never changes with the year, as the other values do.
    when_made: 'made_to_order',
    is_supply: 'false',
    type: 'physical',
    should_auto_renew: String(chosen.renew),
    ...id('taxonomy_id', chosen.category(item.product.type)),
    ...id('shipping_profile_id', chosen.shipping),
    ...id('readiness_state_id', chosen.processing),
    ...id('return_policy_id', chosen.returns),
    ...id('shop_section_id', chosen.section),
    ...id('production_partner_ids', chosen.partner),
    ...(tags.length === 0 ? {} : { tags: tags.join(',') }),
  } } }
}

/** @param rank from 1. */
export function uploadImage(shopId: Id, listingId: Id, rank: number, picture: Publishable['pictures'][number]): MarketRequest {
  return { operation: 'uploadListingImage', method: 'POST', path: `${BASE}/shops/${shopId}/listings/${listingId}/images`, body: {
    kind: 'multipart',
    fields: [['rank', String(rank)], ...(picture.alt === '' ? [] : [['alt_text', altText(picture.alt)] as const])],
    file: { field: 'image', name: `picture-${rank}.${picture.type === 'image/png' ? 'png' : 'jpg'}`, path: picture.file, type: picture.type },
  } }
}

/** Counted in characters. */
export function altText(alt: string): string {
  return [...alt].slice(0, ETSY_ALT_TEXT).join('')
}

/** Variations of the seller's own kind have these numbers (Etsy's listings tutorial). */
const COLOUR = { property_id: 513, property_name: 'Color' }
const SIZE = { property_id: 514, property_name: 'Size' }

/** All colours and sizes at one price, with our reference as their number. Replaces what is there. */
export function updateInventory(listingId: Id, item: Publishable, chosen: EtsyChoices): MarketRequest {
  const offerings = [{ price: item.listing.price, quantity: chosen.quantity, is_enabled: true, readiness_state_id: chosen.processing === null ? null : Number(chosen.processing.id) }]
  const products = variationsOf(item).map((property_values) => ({ sku: item.reference, property_values, offerings }))
  return { operation: 'updateListingInventory', method: 'PUT', path: `${BASE}/listings/${listingId}/inventory`, body: { kind: 'json', value: {
    products, price_on_property: [], quantity_on_property: [], sku_on_property: [], readiness_state_on_property: [],
  } } }
}

interface PropertyValue {
  readonly property_id: number
  readonly property_name: string
  readonly value_ids: readonly number[]
  readonly values: readonly string[]
}

/** One list of properties per thing that can be bought; what there is only one of is no variation. */
export function variationsOf({ product, garments }: Publishable): readonly (readonly PropertyValue[])[] {
  const colours = product.colours.filter(({ id }) => garments.includes(id)).map(({ name }) => name)
  const value = (property: typeof COLOUR, name: string): PropertyValue => ({ ...property, value_ids: [], values: [name] })
  const byColour = colours.length > 1 ? colours.map((name) => [value(COLOUR, name)]) : [[]]
  return byColour.flatMap((colour) => (product.sizes.length > 1 ? product.sizes.map((size) => [...colour, value(SIZE, size)]) : [colour]))
}

/** Going live is charged for. */
export const setState = (shopId: Id, listingId: Id, state: 'active' | 'inactive'): MarketRequest =>
  ({ operation: 'updateListing', method: 'PATCH', path: `${BASE}/shops/${shopId}/listings/${listingId}`, body: { kind: 'form', fields: { state } } })

export const deleteListing = (listingId: Id): MarketRequest => ({ operation: 'deleteListing', method: 'DELETE', path: `${BASE}/listings/${listingId}` })
