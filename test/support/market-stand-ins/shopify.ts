/** Stands in for one Shopify shop: each query is run by Shopify's own schema, so what that does not allow is refused. */
import { graphqlSync } from 'graphql'
import { openMarketStandIn, pngSize, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'
import { shopifySchema } from './shopify-schema.ts'

export interface ShopifyProductRecord {
  readonly id: string
  handle: string
  title: string
  descriptionHtml: string
  status: string
  tags: readonly string[]
  vendor: string
  productType: string
  options: readonly { name: string }[]
  variants: readonly { sku: string; price: string; optionValues: readonly { name: string }[] }[]
  media: { alt: string; looks: number; status: 'PROCESSING' | 'READY' | 'FAILED' }[]
  readonly publications: Set<string>
}

export interface ShopifyStandIn extends MarketStandIn {
  readonly products: ReadonlyMap<string, ShopifyProductRecord>
  readonly stored: ReadonlyMap<string, number>
  expireTokens(): void
  /** Access scopes that the app has. */
  grant(...scopes: string[]): void
}

export const SHOPIFY_APP = { id: 'client-1', secret: 'shpss_secret' }
const ONLINE_STORE = 'gid://shopify/Publication/1'

interface ProductInput extends Omit<ShopifyProductRecord, 'id' | 'media' | 'publications' | 'options'> {
  readonly files: readonly { originalSource: string; alt: string }[]
  readonly productOptions: readonly { name: string }[]
}

interface World {
  readonly products: Map<string, ShopifyProductRecord>
  /** Bytes by the address that a product names. */
  readonly stored: Map<string, number>
  scopes: string[]
  token: string
  next(): number
}

export async function standInShopify(keep?: number): Promise<ShopifyStandIn> {
  let serial = 0
  const world: World = { products: new Map(), stored: new Map(), scopes: ['write_products', 'write_publications', 'write_files'], token: '', next: () => (serial += 1) }
  const stand = await openMarketStandIn({
    answer(asked, desk) {
      if (asked.path === '/admin/oauth/access_token') return token(world, asked)
      if (asked.path.startsWith('/storage/')) return store(world, asked, desk)
      if (world.token === '' || asked.headers['x-shopify-access-token'] !== world.token) return { status: 401, body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' } }
      if (asked.path !== '/admin/api/2026-04/graphql.json') return { status: 404, body: { errors: 'Not Found' } }
      return run(world, asked, desk)
    },
    refuse: (status) => status === 429
      ? { status: 200, body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: { requestedQueryCost: 100, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 50, restoreRate: 100 } } } } }
      : { status, body: { errors: status === 401 ? '[API] Invalid API key or access token (unrecognized login or wrong password)' : 'Internal Server Error' } },
  }, keep)
  return { ...stand, products: world.products, stored: world.stored, expireTokens: () => { world.token = '' }, grant: (...scopes) => { world.scopes = scopes } }
}

function token(world: World, { form }: Asked): Said {
  if (form['grant_type'] !== 'client_credentials' || form['client_id'] !== SHOPIFY_APP.id || form['client_secret'] !== SHOPIFY_APP.secret) return { status: 400, body: { error: 'invalid_client' } }
  world.token = `shpat_${world.next()}`
  return { status: 200, body: { access_token: world.token, scope: world.scopes.join(','), expires_in: 86_399 } }
}

/** A bucket: the fields that were named first, the file last, and no key of the seller's. */
function store(world: World, { form, files, headers, path, body }: Asked, desk: Desk): Said {
  const file = files['file']
  const last = body.lastIndexOf('name="file"') > body.lastIndexOf('name="policy"')
  if (headers['x-shopify-access-token'] !== undefined || form['policy'] !== 'signed' || file === undefined || !last || pngSize(file.bytes) === null) return { status: 403, type: 'application/xml', body: '<Error><Code>AccessDenied</Code></Error>' }
  world.stored.set(`${desk.origin()}${path}/${form['key'] ?? ''}`, file.bytes.length)
  return { status: 204 }
}

function run(world: World, { json }: Asked, desk: Desk): Said {
  const { query = '', variables = {} } = json as { query?: string; variables?: Record<string, unknown> }
  const result = graphqlSync({ schema: shopifySchema(), source: query, variableValues: variables, rootValue: rootOf(world, desk) })
  return { status: 200, body: { ...JSON.parse(JSON.stringify(result)) as object, extensions: { cost: { requestedQueryCost: 10, actualQueryCost: 10, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 } } } } }
}

type Args<T> = (args: T) => unknown

function rootOf(world: World, desk: Desk): Record<string, unknown> {
  const byHandle = (handle: string): ShopifyProductRecord | undefined => [...world.products.values()].find((one) => one.handle === handle)
  const product: Args<{ id: string }> = ({ id }) => shown(world.products.get(id))
  return {
    shop: { name: 'Stand-in shop', currencyCode: 'USD' },
    currentAppInstallation: { accessScopes: world.scopes.map((handle) => ({ handle, description: handle })) },
    publications: { nodes: [{ id: ONLINE_STORE, catalog: { __typename: 'AppCatalog', title: 'Online Store' } }, { id: 'gid://shopify/Publication/2', catalog: { __typename: 'AppCatalog', title: 'Point of Sale' } }] },
    product,
    productByIdentifier: (({ identifier }) => shown(byHandle(identifier.handle))) satisfies Args<{ identifier: { handle: string } }>,
    stagedUploadsCreate: (({ input }) => ({ userErrors: [], stagedTargets: input.map(({ filename }) => {
      const place = `${desk.origin()}/storage/${world.next()}`
      return { url: place, resourceUrl: `${place}/${filename}`, parameters: [{ name: 'key', value: filename }, { name: 'policy', value: 'signed' }] }
    }) })) satisfies Args<{ input: { filename: string }[] }>,
    productSet: (({ identifier, input }) => set(world, byHandle(identifier.handle), input, desk)) satisfies Args<{ identifier: { handle: string }; input: ProductInput }>,
    publishablePublish: (({ id, input }) => {
      for (const { publicationId } of input) world.products.get(id)?.publications.add(publicationId)
      return { userErrors: world.products.has(id) ? [] : [{ field: ['id'], message: 'Resource not found' }] }
    }) satisfies Args<{ id: string; input: { publicationId: string }[] }>,
    productUpdate: (({ product: { id, status } }) => {
      const one = world.products.get(id)
      if (one === undefined) return { product: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] }
      one.status = status
      return { product: shown(one), userErrors: [] }
    }) satisfies Args<{ product: { id: string; status: string } }>,
    productDelete: (({ input: { id } }) => ({ userErrors: world.products.delete(id) ? [] : [{ field: ['id'], message: 'Product does not exist' }], deletedProductId: id })) satisfies Args<{ input: { id: string } }>,
  }
}

/** Makes it, or changes the one of that handle; what a list leaves out goes. */
function set(world: World, standing: ShopifyProductRecord | undefined, input: ProductInput, desk: Desk): object {
  const unknown = input.files.findIndex(({ originalSource }) => !world.stored.has(originalSource))
  if (unknown >= 0) return { product: null, userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'files', String(unknown), 'originalSource'], message: 'Image URL is invalid' }] }
  if (input.title.trim() === '') return { product: null, userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'title'], message: 'Title can’t be blank' }] }
  const dropped = desk.due('picture-dropped')
  const { files, productOptions, ...fields } = input
  const one: ShopifyProductRecord = {
    ...fields, id: standing?.id ?? `gid://shopify/Product/${world.next()}`, tags: [...input.tags].toSorted(), options: productOptions, vendor: input.vendor ?? 'Stand-in shop', publications: standing?.publications ?? new Set(),
    ...(desk.due('field-ignored') ? { descriptionHtml: '' } : {}),
    media: files.map(({ alt }, index) => ({ alt, looks: 1, status: dropped && index === 0 ? 'FAILED' : 'PROCESSING' })),
  }
  world.products.set(one.id, one)
  return { product: shown(one), userErrors: [] }
}

function shown(one: ShopifyProductRecord | undefined): object | null {
  if (one === undefined) return null
  return {
    ...one, description: one.descriptionHtml.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replace(/\s+/g, ' ').trim(), onlineStoreUrl: one.publications.has(ONLINE_STORE) && one.status === 'ACTIVE' ? `https://stand-in.example/products/${one.handle}` : null,
    variantsCount: { count: one.variants.length, precision: 'EXACT' }, variants: { nodes: one.variants },
    media: () => ({ nodes: one.media.map((media) => {
      if (media.status === 'PROCESSING' && (media.looks -= 1) < 0) media.status = 'READY'
      return { __typename: 'MediaImage', alt: media.alt, status: media.status }
    }) }),
    resourcePublicationsV2: { nodes: [...one.publications].map((id) => ({ isPublished: true, publication: { id } })) },
  }
}
