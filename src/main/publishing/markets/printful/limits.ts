/** 120 calls a minute (Printful API description v1, read 2026); a product needs about four. Print files up to 50 MB (its mock-up generator). */
export const PRINTFUL_PACE = { dailyCap: 100, paceSeconds: 10, basis: 'Printful allows 120 calls a minute (its API description, 2026); 100 products a day is this program’s own care.' } as const
export const PRINTFUL_PRINT_BYTES = 50_000_000
/** Its documentation's own number per product was not read; a request of this size surely passes. */
export const PRINTFUL_VARIANTS = 100
