/** Stands in for eBay's Inventory, Account and Taxonomy APIs: items by SKU, one offer for each, and listings that are charged for. */
import { openMarketStandIn, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'

interface OfferRecord {
  readonly offerId: string
  readonly sku: string
  readonly body: Record<string, unknown>
  listingId: string | null
}

export interface EbayStandIn extends MarketStandIn {
  readonly items: ReadonlyMap<string, Record<string, unknown>>
  readonly offers: readonly OfferRecord[]
  readonly groups: ReadonlyMap<string, Record<string, unknown>>
  /** Each listing that went live. */
  readonly fees: readonly string[]
  expireTokens(): void
}

export const EBAY_KEY = { client: 'app-1', secret: 'cert-1', refresh: 'v^1.1#refresh' }

interface World {
  readonly items: Map<string, Record<string, unknown>>
  readonly offers: OfferRecord[]
  readonly groups: Map<string, Record<string, unknown>>
  readonly fees: string[]
  token: string
  next(): number
}

export async function standInEbay(keep?: number): Promise<EbayStandIn> {
  let serial = 100
  const world: World = { items: new Map(), offers: [], groups: new Map(), fees: [], token: '', next: () => (serial += 1) }
  const stand = await openMarketStandIn({
    answer(asked, desk) {
      if (asked.path === '/identity/v1/oauth2/token') return token(world, asked)
      if (world.token === '' || asked.headers.authorization !== `Bearer ${world.token}`) return refuse(401, 1001, 'Invalid access token')
      const place = `${asked.method} ${asked.path.replace('/sell/inventory/v1', '')}`
      for (const [route, act] of ROUTES) {
        const match = route.exec(place)
        if (match !== null) return act(world, asked, decodeURIComponent(match[1] ?? ''), desk)
      }
      return refuse(404, 2002, 'Resource not found')
    },
    refuse: (status) => ({ ...refuse(status, status === 429 ? 2001 : 25_001, status === 429 ? 'Too many requests.' : 'A system error has occurred.'), ...(status === 429 ? { headers: { 'retry-after': '1' } } : {}) }),
  }, keep)
  return { ...stand, items: world.items, offers: world.offers, groups: world.groups, fees: world.fees, expireTokens: () => { world.token = '' } }
}

function token(world: World, { form, headers }: Asked): Said {
  if (headers.authorization !== `Basic ${Buffer.from(`${EBAY_KEY.client}:${EBAY_KEY.secret}`).toString('base64')}` || form['refresh_token'] !== EBAY_KEY.refresh) return { status: 400, body: { error: 'invalid_grant', error_description: 'the provided refresh token is invalid' } }
  world.token = `v^1.1#access-${world.next()}`
  return ok({ access_token: world.token, expires_in: 7200, token_type: 'User Access Token' })
}

type Act = (world: World, asked: Asked, key: string, desk: Desk) => Said

const ROUTES: readonly (readonly [RegExp, Act])[] = [
  [/^GET \/sell\/account\/v1\/fulfillment_policy$/, () => ok({ total: 1, fulfillmentPolicies: [{ fulfillmentPolicyId: '61', name: 'Standard', marketplaceId: 'EBAY_US' }] })],
  [/^GET \/sell\/account\/v1\/payment_policy$/, () => ok({ total: 1, paymentPolicies: [{ paymentPolicyId: '62', name: 'eBay pays', marketplaceId: 'EBAY_US' }] })],
  [/^GET \/sell\/account\/v1\/return_policy$/, () => ok({ total: 1, returnPolicies: [{ returnPolicyId: '63', name: '30 days', marketplaceId: 'EBAY_US' }] })],
  [/^GET \/location$/, () => ok({ total: 1, locations: [{ merchantLocationKey: 'riga', name: 'Riga' }] })],
  [/^GET \/commerce\/taxonomy\/v1\/get_default_category_tree_id$/, () => ok({ categoryTreeId: '0', categoryTreeVersion: '130' })],
  [/^GET \/commerce\/taxonomy\/v1\/category_tree\/0\/get_item_aspects_for_category$/, (_world, { query }) => (query.get('category_id') === '15687' ? ok({ aspects: ['Brand', 'Department', 'Size', 'Style'].map((name) => ({ localizedAspectName: name, aspectConstraint: { aspectRequired: name !== 'Style' } })) }) : refuse(404, 62_005, 'No category.'))],
  [/^PUT \/inventory_item\/(.+)$/, putItem],
  [/^GET \/inventory_item\/(.+)$/, ({ items }, _asked, sku) => { const one = items.get(sku); return one === undefined ? refuse(404, 25_710, 'We didn’t find the SKU.') : ok({ sku, ...one }) }],
  [/^DELETE \/inventory_item\/(.+)$/, (world, _asked, sku) => { world.items.delete(sku); world.offers.splice(0, world.offers.length, ...world.offers.filter((one) => one.sku !== sku)); return { status: 204 } }],
  [/^PUT \/inventory_item_group\/(.+)$/, ({ groups }, { json }, key) => { groups.set(key, json as Record<string, unknown>); return { status: 204 } }],
  [/^GET \/inventory_item_group\/(.+)$/, ({ groups }, _asked, key) => { const one = groups.get(key); return one === undefined ? refuse(404, 25_705, 'We didn’t find the group.') : ok({ inventoryItemGroupKey: key, ...one }) }],
  [/^GET \/offer$/, ({ offers }, { query }) => { const found = offers.filter(({ sku }) => sku === query.get('sku')); return found.length === 0 ? refuse(404, 25_713, 'This Offer is not available.') : ok({ total: found.length, size: found.length, offers: found.map(shown) }) }],
  [/^POST \/offer$/, createOffer],
  [/^POST \/offer\/get_listing_fees$/, () => ok({ feeSummaries: [{ marketplaceId: 'EBAY_US', fees: [{ feeType: 'InsertionFee', amount: { value: '0.35', currency: 'USD' } }] }] })],
  [/^POST \/offer\/publish_by_inventory_item_group$/, (world, { json }) => goLive(world, (world.groups.get((json as { inventoryItemGroupKey: string }).inventoryItemGroupKey)?.['variantSKUs'] ?? []) as string[])],
  [/^POST \/offer\/withdraw_by_inventory_item_group$/, (world, { json }) => end(world, (world.groups.get((json as { inventoryItemGroupKey: string }).inventoryItemGroupKey)?.['variantSKUs'] ?? []) as string[])],
  [/^POST \/offer\/(\d+)\/publish$/, (world, _asked, id) => goLive(world, world.offers.filter(({ offerId }) => offerId === id).map(({ sku }) => sku))],
  [/^POST \/offer\/(\d+)\/withdraw$/, (world, _asked, id) => ({ ...end(world, world.offers.filter(({ offerId }) => offerId === id).map(({ sku }) => sku)), status: 200, body: { listingId: '1' } })],
]

function putItem({ items }: World, { json, headers }: Asked, sku: string, desk: Desk): Said {
  const { product } = json as { product: { title?: string; imageUrls?: string[] } }
  if (headers['content-language'] === undefined) return refuse(400, 25_709, 'Invalid value for header Content-Language.')
  if ([...(product.title ?? '')].length > 80 || (product.imageUrls ?? []).length === 0 || product.imageUrls?.some((url) => !url.startsWith('https://')) === true) return refuse(400, 25_002, 'Title or pictures are not valid.')
  const known = items.has(sku)
  items.set(sku, desk.due('picture-dropped') ? { ...(json as object), product: { ...product, imageUrls: [] } } : (json as Record<string, unknown>))
  return known ? { status: 204 } : { status: 201, body: { warnings: [] } }
}

/** A second offer for the same SKU is refused. */
function createOffer(world: World, { json }: Asked): Said {
  const body = json as Record<string, unknown> & { sku: string }
  if (!world.items.has(body.sku)) return refuse(400, 25_702, 'The SKU does not exist.')
  if (world.offers.some(({ sku }) => sku === body.sku)) return refuse(400, 25_002, 'Offer entity already exists.')
  const one: OfferRecord = { offerId: String(world.next()), sku: body.sku, body, listingId: null }
  world.offers.push(one)
  return { status: 201, body: { offerId: one.offerId } }
}

/** Asked twice it is charged for twice, for nobody knows whether eBay does otherwise. */
function goLive(world: World, skus: readonly string[]): Said {
  const offers = world.offers.filter(({ sku }) => skus.includes(sku))
  if (offers.length === 0) return refuse(400, 25_604, 'Product not found.')
  const listingId = `1100${world.next()}`
  for (const one of offers) one.listingId = listingId
  world.fees.push(listingId)
  return ok({ listingId })
}

function end(world: World, skus: readonly string[]): Said {
  for (const one of world.offers.filter(({ sku }) => skus.includes(sku))) one.listingId = null
  return { status: 204 }
}

function shown({ offerId, sku, body, listingId }: OfferRecord): object {
  return { ...body, offerId, sku, status: listingId === null ? 'UNPUBLISHED' : 'PUBLISHED', ...(listingId === null ? {} : { listing: { listingId, listingStatus: 'ACTIVE' } }) }
}
function ok(body: object): Said {
  return { status: 200, body }
}
function refuse(status: number, errorId: number, message: string): Said {
  return { status, body: { errors: [{ errorId, domain: 'API_INVENTORY', category: 'REQUEST', message, parameters: [] }] } }
}
