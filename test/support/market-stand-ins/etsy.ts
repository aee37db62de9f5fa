/** Stands in for Etsy's Open API v3, as its description, its documentation and those who measured it say. */
import { openMarketStandIn, pngSize, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'

export interface EtsyImageRecord {
  readonly id: number
  rank: number
  readonly alt: string
  readonly bytes: number
  readonly size: { width: number; height: number } | null
}

export interface EtsyListingRecord {
  readonly id: number
  readonly created: number
  state: 'draft' | 'active' | 'inactive'
  readonly fields: Readonly<Record<string, string>>
  images: EtsyImageRecord[]
  products: { sku: string; property_values: object[]; offerings: { price: number; quantity: number; is_enabled: boolean; readiness_state_id: number | null }[] }[]
}

export interface EtsyStandIn extends MarketStandIn {
  readonly listings: ReadonlyMap<number, EtsyListingRecord>
  /** Each time it was charged for, by listing. */
  readonly fees: readonly number[]
  /** A first sign-in, as the seller's browser brings it. */
  readonly code: string
  /** Every access token ends now. */
  expireTokens(): void
  /** Nothing can be renewed any more. */
  revoke(): void
  /** What a half-configured shop lacks. */
  lack(...what: ('shipping' | 'processing' | 'partners' | 'returns')[]): void
}

export const ETSY_KEY = { keystring: 'abcdefghijklmnopqrstuvwx', secret: 'sharedsecret' }
const SHOP = 12_345_678
const USER = 87_654_321
const OUTSIDE_TITLE = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u
const OUTSIDE_TAG = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u
const TAXONOMY = [{ id: 1, level: 1, name: 'Clothing', parent_id: null, full_path_taxonomy_ids: [1], children: [{ id: 2, level: 2, name: 'Gender-Neutral Adult Clothing', parent_id: 1, full_path_taxonomy_ids: [1, 2], children: [
  { id: 482, level: 3, name: 'T-shirts', parent_id: 2, full_path_taxonomy_ids: [1, 2, 482], children: [] },
  { id: 483, level: 3, name: 'Hoodies', parent_id: 2, full_path_taxonomy_ids: [1, 2, 483], children: [] },
] }] }, { id: 9, level: 1, name: 'Home & Living', parent_id: null, full_path_taxonomy_ids: [9], children: [{ id: 1062, level: 2, name: 'Mugs', parent_id: 9, full_path_taxonomy_ids: [9, 1062], children: [] }] }]

/** What the shop holds. */
interface World {
  readonly listings: Map<number, EtsyListingRecord>
  readonly fees: number[]
  readonly lacks: Set<string>
  readonly now: () => number
  /** The next number of anything. */
  next(): number
}

/** @param now for times of listings, milliseconds; a bench and most tests take the machine's. */
export async function standInEtsy(now: () => number = () => Date.now(), keep?: number): Promise<EtsyStandIn> {
  let serial = 1_000
  const world: World = { listings: new Map(), fees: [], lacks: new Set(), now, next: () => (serial += 1) }
  const tokens = openTokens(world)
  const stand = await openMarketStandIn({
    answer(asked, desk) {
      if (asked.path === '/v3/public/oauth/token') return tokens.give(asked)
      const barred = tokens.fault(asked)
      if (barred !== null) return barred
      const place = `${asked.method} ${asked.path.replace('/v3/application', '')}`
      for (const [route, act] of ROUTES) {
        const match = route.exec(place)
        if (match !== null) return act(world, asked, Number(match.at(-1) ?? 0), desk)
      }
      return refuse(404, 'Resource not found')
    },
    refuse: (status) => status === 429
      ? { ...refuse(429, 'Rate limit exceeded'), headers: { 'retry-after': '1', 'x-limit-per-second': '5', 'x-remaining-this-second': '0', 'x-limit-per-day': '10000', 'x-remaining-today': '9000' } }
      : refuse(status, status === 401 ? 'invalid_token' : 'Server error'),
  }, keep)
  return { ...stand, listings: world.listings, fees: world.fees, code: tokens.code, expireTokens: tokens.expire, revoke: tokens.revoke, lack: (...what) => what.forEach((one) => world.lacks.add(one)) }
}

/** A refresh token is good once. */
function openTokens(world: World) {
  const code = 'code-1'
  let [access, refresh, used] = ['', '', false]
  return {
    code,
    expire: () => { access = '' },
    revoke: () => { access = ''; refresh = '' },
    give({ form }: Asked): Said {
      const byCode = form['grant_type'] === 'authorization_code' && !used && form['code'] === code && (form['code_verifier'] ?? '').length >= 43 && form['redirect_uri'] !== undefined
      const byRefresh = form['grant_type'] === 'refresh_token' && refresh !== '' && form['refresh_token'] === refresh
      if (form['client_id'] !== ETSY_KEY.keystring || (!byCode && !byRefresh)) return { status: 400, body: { error: 'invalid_grant', error_description: 'code or token is not valid' } }
      used = true
      access = `${USER}.access-${world.next()}`
      refresh = `${USER}.refresh-${world.next()}`
      return ok({ access_token: access, token_type: 'Bearer', expires_in: 3600, refresh_token: refresh })
    },
    fault({ headers }: Asked): Said | null {
      const key = String(headers['x-api-key'] ?? '')
      if (!key.includes(':')) return refuse(403, 'Shared secret is required in x-api-key header.')
      if (key !== `${ETSY_KEY.keystring}:${ETSY_KEY.secret}`) return refuse(403, 'API key not found or not active')
      return headers.authorization === `Bearer ${access}` && access !== '' ? null : refuse(401, 'invalid_token')
    },
  }
}

type Act = (world: World, asked: Asked, id: number, desk: Desk) => Said

const has = (what: string, one: object): Act => ({ lacks }) => list(lacks.has(what) ? [] : [one])
const of = (act: (one: EtsyListingRecord, world: World, asked: Asked, desk: Desk) => Said): Act => (world, asked, id, desk) => {
  const one = world.listings.get(id)
  return one === undefined ? refuse(404, 'Listing not found') : act(one, world, asked, desk)
}

/** By the last number of the place. */
const ROUTES: readonly (readonly [RegExp, Act])[] = [
  [/^GET \/users\/me$/, () => ok({ user_id: USER, shop_id: SHOP })],
  [/^GET \/shops\/(\d+)$/, () => ok({ shop_id: SHOP, user_id: USER, shop_name: 'StandInShop', currency_code: 'USD', is_vacation: false, shop_location_country_iso: 'US', url: 'https://www.etsy.com/shop/StandInShop' })],
  [/^GET \/shops\/\d+\/shipping-profiles$/, has('shipping', { shipping_profile_id: 501, title: 'Standard', user_id: USER, is_deleted: false })],
  [/^GET \/shops\/\d+\/readiness-state-definitions$/, has('processing', { shop_id: SHOP, readiness_state_id: 601, readiness_state: 'made_to_order', min_processing_days: 1, max_processing_days: 3, processing_days_display_label: '1-3 days' })],
  [/^GET \/shops\/\d+\/policies\/return$/, has('returns', { return_policy_id: 701, shop_id: SHOP, accepts_returns: true, accepts_exchanges: false, return_deadline: 30 })],
  [/^GET \/shops\/\d+\/production-partners$/, has('partners', { production_partner_id: 801, partner_name: 'Printify', location: 'Riga' })],
  [/^GET \/shops\/\d+\/sections$/, () => list([{ shop_section_id: 901, title: 'Shirts' }])],
  [/^GET \/seller-taxonomy\/nodes$/, () => list(TAXONOMY)],
  [/^GET \/shops\/\d+\/listings$/, listed],
  [/^POST \/shops\/\d+\/listings$/, draft],
  [/^GET \/listings\/(\d+)$/, of((one) => ok(shown(one)))],
  [/^DELETE \/listings\/(\d+)$/, of(({ id }, world) => { world.listings.delete(id); return { status: 204 } })],
  [/^GET \/listings\/(\d+)\/images$/, of((one) => list(one.images.map((image) => imageOf(one, image))))],
  [/^POST \/shops\/\d+\/listings\/(\d+)\/images$/, of(upload)],
  [/^GET \/listings\/(\d+)\/inventory$/, of((one) => ok(stockOf(one)))],
  [/^PUT \/listings\/(\d+)\/inventory$/, of(stock)],
  [/^PATCH \/shops\/\d+\/listings\/(\d+)$/, of(patch)],
]

/** Drafts are only there when they are asked for; the newest first. */
function listed({ listings }: World, { query }: Asked, _id: number, desk: Desk): Said {
  const state = query.get('state') ?? 'active'
  const all = [...listings.values()].filter((one) => one.state === state).toReversed()
  const visible = desk.due('late-list') ? all.slice(1) : all
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 25)]
  return ok({ count: visible.length, results: visible.slice(offset, offset + limit).map(shown) })
}

function draft(world: World, { form }: Asked, _id: number, desk: Desk): Said {
  const wanted = ['quantity', 'title', 'description', 'price', 'who_made', 'when_made', 'taxonomy_id', 'shipping_profile_id', 'readiness_state_id'].filter((name) => (form[name] ?? '') === '')
  if (wanted.length > 0) return refuse(400, `Missing required parameter: ${wanted.join(', ')}`)
  const title = form['title'] ?? ''
  if ([...title].length > 140 || OUTSIDE_TITLE.test(title) || ['%', ':', '&', '+'].some((sign) => title.split(sign).length > 2)) return refuse(400, 'Title is invalid.')
  const tags = arrayOf(form['tags'])
  if (tags.length > 13 || tags.some((tag) => [...tag].length > 20 || OUTSIDE_TAG.test(tag))) return { status: 400, body: [{ path: 'tags', type: 'invalid', message: 'A tag is invalid.' }] }
  if (form['shipping_profile_id'] !== '501' || form['readiness_state_id'] !== '601') return refuse(400, 'Shipping or processing profile does not exist.')
  const { tags: _tags, ...rest } = form
  const one: EtsyListingRecord = { id: world.next(), created: Math.floor(world.now() / 1000), state: 'draft', fields: desk.due('field-ignored') ? rest : form, images: [], products: [] }
  world.listings.set(one.id, one)
  return { status: 201, body: shown(one) }
}

/** A rank that is taken moves the others on, and nothing is refused for it: that makes doubles. */
function upload(one: EtsyListingRecord, world: World, { form, files }: Asked, desk: Desk): Said {
  const file = files['image']
  if (file === undefined || file.name === '' || file.bytes.length === 0) return refuse(400, 'The image is missing or has no name.')
  if (file.bytes.length > 10_000_000) return refuse(400, 'The image is too large.')
  if (one.images.length >= 20) return refuse(400, 'A listing has up to 20 images.')
  const image: EtsyImageRecord = { id: world.next(), rank: Math.min(Number(form['rank'] ?? 1), one.images.length + 1), alt: form['alt_text'] ?? '', bytes: file.bytes.length, size: pngSize(file.bytes) }
  if (desk.due('picture-dropped')) return { status: 201, body: imageOf(one, image) }
  one.images = [...one.images.map((other) => ({ ...other, rank: other.rank >= image.rank ? other.rank + 1 : other.rank })), image].toSorted((a, b) => a.rank - b.rank)
  return { status: 201, body: imageOf(one, image) }
}

function stock(one: EtsyListingRecord, _world: World, { json }: Asked): Said {
  const { products } = json as Pick<EtsyListingRecord, 'products'>
  if (!Array.isArray(products) || products.length === 0) return refuse(400, 'products is missing')
  const offerings = products.flatMap((product) => product.offerings)
  if (offerings.some(({ price, quantity, readiness_state_id: ready }) => !(price > 0) || !(quantity >= 0) || ready === undefined)) return refuse(400, 'An offering is not complete.')
  if (/\(|\)/.test(JSON.stringify(products.map((product) => product.property_values)))) return refuse(400, 'Parentheses are not allowed.')
  one.products = products
  return ok(stockOf(one))
}

/** Charged for each time that it is asked, for nobody knows whether Etsy does otherwise. */
function patch(one: EtsyListingRecord, { fees }: World, { form }: Asked): Said {
  const state = form['state']
  if (state !== 'active' && state !== 'inactive') return refuse(400, 'state must be active or inactive')
  if (state === 'inactive' && one.state === 'draft') return refuse(409, 'A draft cannot be inactive.')
  if (state === 'active') {
    if (one.images.length === 0) return refuse(400, 'A listing needs at least one image.')
    if (one.fields['return_policy_id'] === undefined) return refuse(400, 'return_policy_id is required')
    fees.push(one.id)
  }
  one.state = state
  return ok(shown(one))
}

function shown({ id, created, state, fields, products }: EtsyListingRecord): object {
  const number = (name: string): number | null => (fields[name] === undefined ? null : Number(fields[name]))
  return {
    listing_id: id, user_id: USER, shop_id: SHOP, title: (fields['title'] ?? '').replaceAll("'", '&#39;'), description: fields['description'], state, created_timestamp: created, creation_timestamp: created,
    quantity: number('quantity'), url: `https://www.etsy.com/listing/${id}`, tags: arrayOf(fields['tags']), materials: [], shipping_profile_id: number('shipping_profile_id'), return_policy_id: number('return_policy_id'),
    who_made: fields['who_made'], when_made: fields['when_made'], is_supply: fields['is_supply'] === 'true', should_auto_renew: fields['should_auto_renew'] === 'true', listing_type: 'physical', language: 'en-US',
    taxonomy_id: number('taxonomy_id'), price: money(Number(fields['price'])), skus: [...new Set(products.map(({ sku }) => sku).filter((sku) => sku !== ''))],
    production_partners: arrayOf(fields['production_partner_ids']).map((partner) => ({ production_partner_id: Number(partner), partner_name: 'Printify', location: 'Riga' })), views: 0,
  }
}

function imageOf({ id }: EtsyListingRecord, { id: image, rank, alt, size }: EtsyImageRecord): object {
  return { listing_id: id, listing_image_id: image, hex_code: null, rank, alt_text: alt, full_width: size?.width ?? null, full_height: size?.height ?? null, url_fullxfull: `https://i.etsystatic.com/${image}/il_fullxfull.jpg` }
}

function stockOf({ id, products }: EtsyListingRecord): object {
  return { products: products.map(({ sku, property_values, offerings }, index) => ({
    product_id: id * 100 + index + 1, sku, is_deleted: false,
    property_values: property_values.map((value) => ({ ...value, scale_id: null, scale_name: null })),
    offerings: offerings.map(({ price, quantity, is_enabled, readiness_state_id }, at) => ({ offering_id: id * 1000 + index * 10 + at + 1, quantity, is_enabled, is_deleted: false, price: money(price), readiness_state_id })),
  })), price_on_property: [], quantity_on_property: [], sku_on_property: [], readiness_state_on_property: [] }
}

function money(price: number): object {
  return { amount: Math.round(price * 100), divisor: 100, currency_code: 'USD' }
}
function arrayOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',')
}
function ok(body: object): Said {
  return { status: 200, body }
}
function list(results: readonly object[]): Said {
  return ok({ count: results.length, results })
}
function refuse(status: number, error: string): Said {
  return { status, body: { error }, headers: { 'x-etsy-request-uuid': 'b7d4c3f2-0000-4000-8000-000000000000' } }
}
