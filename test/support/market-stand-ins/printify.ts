/** Stands in for Printify's API v1 and the shop behind it, as its documentation and those who measured it say. */
import { openMarketStandIn, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'

export interface PrintifyProductRecord {
  readonly id: string
  readonly fields: { title: string; description: string; visible?: boolean; blueprint_id: number; print_provider_id: number; variants: { id: number; price: number; is_enabled: boolean }[]; print_areas: { variant_ids: number[]; placeholders: { position: string; images: { id: string }[] }[] }[] }
  /** How often it was handed on to the shop behind it. */
  handedOn: number
  locked: boolean
  external: { id: string; handle: string } | null
  /** Looks that are left until it is handed on. */
  looks: number
}

export interface PrintifyStandIn extends MarketStandIn {
  readonly products: ReadonlyMap<string, PrintifyProductRecord>
  readonly uploads: ReadonlyMap<string, { readonly id: string; readonly file_name: string; readonly bytes: number }>
  /** Drafts in the shop behind it. */
  readonly drafts: () => number
}

export const PRINTIFY_TOKEN = 'printify-personal-token'
/** What it charges for a shirt, in cents. */
export const PRINTIFY_COST = 1_150
const COLOURS = ['Black', 'White', 'Navy']
const SIZES = ['S', 'M', 'L', 'XL']
const VARIANTS = COLOURS.flatMap((color, at) => SIZES.map((size, index) => ({ id: 100 + at * 10 + index, title: `${color} / ${size}`, options: { color, size }, placeholders: [{ position: 'front', height: 5100, width: 4200 }, { position: 'back', height: 5100, width: 4200 }] })))

export async function standInPrintify(keep?: number): Promise<PrintifyStandIn> {
  const products = new Map<string, PrintifyProductRecord>()
  const uploads = new Map<string, { id: string; file_name: string; bytes: number }>()
  let serial = 0
  const next = (): string => (5_000_000 + (serial += 1)).toString(16).padStart(24, '6')
  const stand = await openMarketStandIn({
    answer(asked, desk) {
      if (asked.headers.authorization !== `Bearer ${PRINTIFY_TOKEN}`) return { status: 401, body: { error: 'Unauthenticated' } }
      if (asked.headers['user-agent'] === undefined) return refuse(400, 8100, 'User-Agent is required.')
      const place = `${asked.method} ${asked.path}`
      if (place === 'GET /v1/shops.json') return ok([{ id: 77, title: 'Knit & Ink', sales_channel: 'etsy' }])
      if (place === 'GET /v1/catalog/blueprints.json') return ok([{ id: 6, title: 'Unisex Heavy Cotton Tee', brand: 'Gildan', model: '5000', images: [] }, { id: 68, title: 'Mug 11oz', brand: 'Generic brand', model: '', images: [] }])
      if (place === 'GET /v1/catalog/blueprints/6/print_providers.json') return ok([{ id: 99, title: 'Printer in Riga' }])
      if (place === 'GET /v1/catalog/blueprints/6/print_providers/99/variants.json') return ok({ id: 99, title: 'Printer in Riga', variants: VARIANTS })
      if (place === 'GET /v1/uploads.json') return ok(page([...uploads.values()].toReversed(), asked, 100))
      if (place === 'POST /v1/uploads/images.json') return upload(asked)
      if (place === 'GET /v1/shops/77/products.json') {
        const all = [...products.values()].toReversed()
        return ok(page((desk.due('late-list') ? all.slice(1) : all).map(shown), asked, 50))
      }
      if (place === 'POST /v1/shops/77/products.json') return create(asked, desk)
      const [, id = '', what = ''] = /^\/v1\/shops\/77\/products\/(\w+)(\/publish)?\.json$/.exec(asked.path) ?? []
      const product = products.get(id)
      // What is not there is said with 400 and a code.
      if (product === undefined) return refuse(400, 8104, 'Product not found.')
      if (asked.method === 'DELETE') { products.delete(id); return ok({}) }
      return asked.method === 'POST' && what !== '' ? publish(product) : look(product)
    },
    refuse: (status) => status === 401 ? { status, body: { error: 'Unauthenticated' } } : { ...refuse(status, status === 429 ? 429 : 10_000, status === 429 ? 'Too Many Attempts.' : 'Server error'), ...(status === 429 ? { headers: { 'retry-after': '1' } } : {}) },
  }, keep)
  return { ...stand, products, uploads, drafts: () => [...products.values()].reduce((sum, { handedOn }) => sum + handedOn, 0) }

  function upload({ json }: Asked): Said {
    const { file_name: name, contents } = json as { file_name?: string; contents?: string }
    const bytes = Buffer.from(contents ?? '', 'base64')
    if (name === undefined || bytes.length < 8 || bytes.toString('latin1', 1, 4) !== 'PNG') return refuse(400, 8201, 'Image upload failed.')
    const one = { id: next(), file_name: name, bytes: bytes.length }
    uploads.set(one.id, one)
    return ok({ ...one, height: 5400, width: 4500, size: bytes.length, mime_type: 'image/png', preview_url: 'https://example.com/preview.png', upload_time: '2026-11-23 10:00:00' })
  }

  function create({ json }: Asked, desk: Desk): Said {
    const fields = json as PrintifyProductRecord['fields']
    if (!fields.title || fields.blueprint_id !== 6 || fields.print_provider_id !== 99) return refuse(400, 8150, 'Validation failed.')
    if (fields.title === fields.title.toUpperCase()) return refuse(400, 61_003, 'Excessive caps in the title.')
    const known = new Set(VARIANTS.map(({ id }) => id))
    const covered = new Set(fields.print_areas.flatMap(({ variant_ids: ids }) => ids))
    if (fields.variants.length > 100 || fields.variants.some(({ id }) => !known.has(id) || !covered.has(id))) return refuse(400, 8251, 'A variant has no print area.')
    if (fields.print_areas.some(({ placeholders }) => placeholders.some(({ images }) => images.some(({ id }) => !uploads.has(id))))) return refuse(400, 8252, 'An image does not exist.')
    const one: PrintifyProductRecord = { id: next(), fields: desk.due('field-ignored') ? { ...fields, description: '' } : fields, handedOn: 0, locked: false, external: null, looks: 0 }
    products.set(one.id, one)
    return ok(shown(one))
  }

  /** Asked twice, the shop behind it gets two. */
  function publish(product: PrintifyProductRecord): Said {
    if (product.fields.variants.some(({ price }) => price < PRINTIFY_COST)) return refuse(400, 8252, 'The price is below the cost.')
    product.handedOn += 1
    product.locked = true
    product.looks = 2
    return ok({})
  }

  function look(product: PrintifyProductRecord): Said {
    if (product.locked && (product.looks -= 1) <= 0) {
      product.locked = false
      product.external = { id: '1700000001', handle: 'https://www.etsy.com/listing/1700000001' }
    }
    return ok(shown(product))
  }
}

function shown({ id, fields, locked, external }: PrintifyProductRecord): object {
  const chosen = new Map(fields.variants.map((variant) => [variant.id, variant]))
  return {
    id, title: fields.title, description: fields.description, tags: [], visible: fields.visible ?? true, is_locked: locked, blueprint_id: fields.blueprint_id, print_provider_id: fields.print_provider_id, shop_id: 77, user_id: 1,
    variants: VARIANTS.map((variant) => ({ id: variant.id, title: variant.title, cost: PRINTIFY_COST, price: chosen.get(variant.id)?.price ?? 0, is_enabled: chosen.get(variant.id)?.is_enabled ?? false })),
    print_areas: fields.print_areas, images: [], ...(external === null ? {} : { external }),
  }
}

function page(all: readonly object[], { query }: Asked, most: number): object {
  const [limit, current] = [Math.min(most, Number(query.get('limit') ?? 10)), Number(query.get('page') ?? 1)]
  return { current_page: current, data: all.slice((current - 1) * limit, current * limit), last_page: Math.max(1, Math.ceil(all.length / limit)), total: all.length, per_page: limit }
}
function ok(body: object): Said {
  return { status: 200, body }
}
function refuse(status: number, code: number, reason: string): Said {
  return { status, body: { status: 'error', code, message: 'Validation failed.', errors: { reason, code } } }
}
