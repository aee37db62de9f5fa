import type { PictureLimits } from '../picture-problems.ts'

/** Inventory API description 1.18.0: 1 to 24 https addresses. 500 pixels: eBay's picture rule as commonly told, not in the description. */
export const EBAY_PICTURES: PictureLimits = { most: 24, mostBytes: null, leastPx: 500, wishedPx: 1600, mostPx: null, mostPixels: null }

/** A number to keep a night short: each colour and size is two calls. */
export const EBAY_VARIANTS = 120

export const EBAY_PACE = { dailyCap: 30, paceSeconds: 60, basis: 'eBay counts calls (about two million a day for its Inventory API) and the seller’s own selling limit, which no call tells; 30 a day is this program’s own care (2026-11).' } as const

/** Marketplaces with the language of their texts (Content-Language) and their currency. */
export const EBAY_PLACES = {
  EBAY_US: { title: 'eBay.com', language: 'en-US', currency: 'USD' },
  EBAY_GB: { title: 'eBay.co.uk', language: 'en-GB', currency: 'GBP' },
  EBAY_DE: { title: 'eBay.de', language: 'de-DE', currency: 'EUR' },
  EBAY_FR: { title: 'eBay.fr', language: 'fr-FR', currency: 'EUR' },
  EBAY_IT: { title: 'eBay.it', language: 'it-IT', currency: 'EUR' },
  EBAY_ES: { title: 'eBay.es', language: 'es-ES', currency: 'EUR' },
} as const
export type EbayPlace = keyof typeof EBAY_PLACES
