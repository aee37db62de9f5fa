/** Every call to Printify's API v1. Prices are whole minor units of the connected shop's own currency; nothing is converted. */
import type { MarketRequest } from '../../api/market.ts'
import type { Publishable, PublishFile } from '../../publisher.ts'
import { fromMajorUnits } from '../../../products/index.ts'
import type { Making } from './shop.ts'

const get = (operation: string, path: string, query?: Readonly<Record<string, string>>): MarketRequest => ({ operation, method: 'GET', path: `/v1/${path}`, ...(query === undefined ? {} : { query }) })
const send = (operation: string, method: 'POST' | 'DELETE', path: string, value?: unknown): MarketRequest => ({ operation, method, path: `/v1/${path}`, ...(value === undefined ? {} : { body: { kind: 'json', value } }) })

export const shops = (): MarketRequest => get('shops', 'shops.json')
export const blueprints = (): MarketRequest => get('blueprints', 'catalog/blueprints.json')
export const printProviders = (blueprint: string): MarketRequest => get('printProviders', `catalog/blueprints/${blueprint}/print_providers.json`)
export const variants = (blueprint: string, provider: string): MarketRequest => get('variants', `catalog/blueprints/${blueprint}/print_providers/${provider}/variants.json`)
export const uploads = (page: number): MarketRequest => get('uploads', 'uploads.json', { limit: '100', page: String(page) })
export const products = (shop: string, page: number): MarketRequest => get('products', `shops/${shop}/products.json`, { limit: '50', page: String(page) })
export const product = (shop: string, id: string): MarketRequest => get('product', `shops/${shop}/products/${id}.json`)

/** A file's name there: our reference and what is in it. */
export function printName({ reference }: Publishable, print: PublishFile): string {
  return `${reference}-${print.sha256.slice(0, 12)}.${print.type === 'image/png' ? 'png' : 'jpg'}`
}

export function uploadPrint(item: Publishable, print: PublishFile): MarketRequest {
  return send('uploadImage', 'POST', 'uploads/images.json', { file_name: printName(item, print), contents: { $file: print.file } })
}

/** Hidden, so that a shop behind it gets it as a draft (measured by others, 2026-09). */
export function createProduct(shop: string, item: Publishable, making: Making, prints: Readonly<Record<string, string>>): MarketRequest {
  const { title, description, tags, price, currency } = item.listing
  const { minor } = fromMajorUnits(price, currency)
  const areas = item.prints.flatMap((print, index) => {
    const ids = making.variants.filter(({ tone }) => printFor(item, tone) === index).map(({ id }) => id)
    return ids.length === 0 ? [] : [{ variant_ids: ids, placeholders: [{ position: making.position, images: [{ id: prints[print.sha256] ?? '{upload}', x: 0.5, y: 0.5, scale: 1, angle: 0 }] }] }]
  })
  return send('createProduct', 'POST', `shops/${shop}/products.json`, {
    title, description, tags, visible: false, blueprint_id: Number(making.blueprint), print_provider_id: Number(making.provider),
    variants: making.variants.map(({ id }) => ({ id, price: minor, is_enabled: true })),
    print_areas: areas,
  })
}

/** The place of the print for garments of a tone: the first one made for it, else the first of all. */
export function printFor({ prints }: Publishable, tone: 'light' | 'mid' | 'dark'): number {
  return Math.max(0, prints.findIndex(({ tones }) => tones.includes(tone)))
}

/** Neither its pictures nor its shipping: those of the shop behind it are set there. Printify may send its pictures all the same. */
export const publish = (shop: string, id: string): MarketRequest =>
  send('publishProduct', 'POST', `shops/${shop}/products/${id}/publish.json`, { title: true, description: true, images: false, variants: true, tags: true, keyFeatures: false, shipping_template: false })

export const deleteProduct = (shop: string, id: string): MarketRequest => send('deleteProduct', 'DELETE', `shops/${shop}/products/${id}.json`)
