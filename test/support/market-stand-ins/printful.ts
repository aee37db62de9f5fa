/** Stands in for Printful's API v1: products of a store of its own, found by our reference, with files that it fetches itself. */
import { openMarketStandIn, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'

export interface PrintfulProductRecord {
  readonly id: number
  readonly external: string
  readonly name: string
  readonly variants: readonly { variant_id: number; external_id: string; retail_price: string; sku: string; files: readonly { type: string; url: string }[] }[]
  /** Looks that are left until its files are fetched. */
  looks: number
  readonly failed: boolean
}

export interface PrintfulStandIn extends MarketStandIn {
  /** Every one that was made, also under the same reference. */
  readonly products: readonly PrintfulProductRecord[]
}

export const PRINTFUL_TOKEN = 'smk_printful'
const VARIANTS = ['Black', 'White', 'Navy'].flatMap((color, at) => ['S', 'M', 'L'].map((size, index) => ({ id: 4_000 + at * 10 + index, product_id: 71, name: `Shirt (${color} / ${size})`, size, color, price: '11.25', in_stock: true })))

export async function standInPrintful(keep?: number): Promise<PrintfulStandIn> {
  const products: PrintfulProductRecord[] = []
  const stand = await openMarketStandIn({
    answer(asked, desk) {
      if (asked.headers.authorization !== `Bearer ${PRINTFUL_TOKEN}`) return refuse(401, 'Unauthorized', 'The access token provided is invalid.')
      const place = `${asked.method} ${asked.path}`
      if (place === 'GET /stores') return { status: 200, body: { code: 200, result: [{ id: 10, type: 'native', name: 'Knit & Ink' }], paging: { total: 1, offset: 0, limit: 20 } } }
      if (asked.path.startsWith('/products/')) return asked.path === '/products/71' ? ok({ product: { id: 71, title: 'Unisex shirt' }, variants: VARIANTS }) : refuse(404, 'NotFound', 'Product not found')
      if (asked.headers['x-pf-store-id'] !== '10') return refuse(400, 'BadRequest', 'This endpoint requires `store_id`!')
      if (place === 'POST /store/products') return create(products, asked, desk)
      const at = products.findIndex(({ external }) => asked.path === `/store/products/@${external}`)
      const one = products[at]
      if (one === undefined) return refuse(404, 'NotFound', 'Not found')
      if (asked.method === 'DELETE') products.splice(at, 1)
      return ok(infoOf(one))
    },
    refuse: (status) => ({ ...refuse(status, status === 429 ? 'TooManyRequests' : 'Error', 'Refused.'), ...(status === 429 ? { headers: { 'retry-after': '1', 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } } : {}) }),
  }, keep)
  return { ...stand, products }
}

function create(products: PrintfulProductRecord[], { json }: Asked, desk: Desk): Said {
  const { sync_product: product, sync_variants: variants } = json as { sync_product?: { name?: string; external_id?: string }; sync_variants?: PrintfulProductRecord['variants'] }
  if (!product?.name || variants === undefined || variants.length === 0) return refuse(400, 'BadRequest', 'Sync variants are missing.')
  if (variants.some(({ files, variant_id: id }) => !VARIANTS.some((one) => one.id === id) || files.some(({ url }) => !url.startsWith('https://')))) return refuse(400, 'BadRequest', 'A file has no public address.')
  const one: PrintfulProductRecord = { id: 500 + products.length, external: product.external_id ?? '', name: desk.due('field-ignored') ? 'Product' : product.name, variants, looks: 1, failed: desk.due('picture-dropped') }
  products.push(one)
  return ok({ id: one.id, external_id: one.external, name: one.name, variants: variants.length, synced: variants.length, is_ignored: false })
}

function infoOf(one: PrintfulProductRecord): object {
  const status = (one.looks -= 1) >= 0 ? 'waiting' : one.failed ? 'failed' : 'ok'
  return {
    sync_product: { id: one.id, external_id: one.external, name: one.name, variants: one.variants.length, synced: one.variants.length, is_ignored: false },
    sync_variants: one.variants.map((variant, index) => ({ id: one.id * 100 + index, external_id: variant.external_id, sync_product_id: one.id, name: `${one.name} ${index}`, synced: true, variant_id: variant.variant_id, retail_price: variant.retail_price, currency: 'USD', is_ignored: false, sku: variant.sku, files: variant.files.map((file, at) => ({ id: at + 1, ...file, status })), options: [] })),
  }
}
function ok(result: object): Said {
  return { status: 200, body: { code: 200, result } }
}
function refuse(code: number, reason: string, message: string): Said {
  return { status: code, body: { code, result: message, error: { reason, message } } }
}
