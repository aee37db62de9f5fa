/** Read 2026-09 to 2026-11 in public copies of developers.printify.com and in what others measured. */
export const PRINTIFY_LIMITS = {
  /** Enabled per product (a public repository, not verified). */
  variants: 100,
  /** Above it the documentation wants a public address instead of the file itself; a hard end was not read. */
  base64Bytes: 5_000_000,
  printBytes: 100_000_000,
} as const

/** 200 publishes in 30 minutes (documentation); this program keeps far below. */
export const PRINTIFY_PACE = { dailyCap: 100, paceSeconds: 20, basis: 'Printify lets an account publish 200 products in 30 minutes (its documentation, 2026); 100 a day is this program’s own care.' } as const
