import type { PictureLimits } from '../picture-problems.ts'

/**
 * About 250 media per product, 20 MB and 20 megapixels each: told by third parties (2026), not read on a page of Shopify's.
 * Since the last is not sure, only what is well above it is held back.
 */
export const SHOPIFY_PICTURES: PictureLimits = { most: 250, mostBytes: 20_000_000, leastPx: null, wishedPx: 1000, mostPx: null, mostPixels: 25_000_000 }

/** Per product (Shopify's changelog, 2025-10-15). */
export const SHOPIFY_VARIANTS = 2048

export const SHOPIFY_PACE = { dailyCap: 200, paceSeconds: 10, basis: 'Shopify states no number of products a day for shops of this size (1,000 variants a day above 50,000); 200 is this program’s own care (2026-11).' } as const

/** The schema that every request was held against. */
export const SHOPIFY_VERSION = '2026-04'

/** What the calls of this folder need (`requiredAccess` of the schema, 2026-04). */
export const SHOPIFY_SCOPES = ['read_products', 'write_products', 'read_publications', 'write_publications'] as const
