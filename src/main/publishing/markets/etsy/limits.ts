import type { PictureLimits } from '../picture-problems.ts'

/**
 * Read 2026-08 to 2026-11. 20 pictures: Open API v3 description (`image_ids`). 10 MB and 2000 pixels: a seller's guide
 * (hauld.app), not an official page. The API itself took pictures of 480 × 576 (measured by others, 2026-09).
 */
export const ETSY_PICTURES: PictureLimits = { most: 20, mostBytes: 10_000_000, leastPx: 400, wishedPx: 2000, mostPx: null, mostPixels: null }

/** Open API description: an alt text has up to 500 characters. */
export const ETSY_ALT_TEXT = 500

/** Per listing and four months, 0.20 US dollars (etsy.com/legal/fees, read 2026). */
export const ETSY_FEE = { minor: 20, currency: 'USD' } as const

/** Etsy states no number of listings per day; its API takes 10,000 calls a day and more, of which one listing needs about 20. */
export const ETSY_PACE = { dailyCap: 50, paceSeconds: 30, basis: 'Etsy states no number of listings a day; 50 is this program’s own care (2026-11).' } as const

/** Shops there need no return policy for active listings (Open API description, updateListing): member states of the EU, 2026. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'])
