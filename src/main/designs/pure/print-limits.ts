/** What print services take as art; data with where it was read. B: a blog, R: public code or secondary, O: the service itself. */

interface PrintLimit {
  readonly service: string
  readonly name: string
  readonly maxBytes: number
  /** Pixels of the longer side. */
  readonly maxSidePx?: number
  /** Smallest art that is accepted, both sides. */
  readonly leastPx?: number
  readonly source: string
  readonly readOn: string
}

const PRINT_LIMITS = [
  { service: 'amazon-merch', name: 'Amazon Merch', maxBytes: 25_000_000, leastPx: 485, source: 'B https://frontrowsales.com/amazon-merch-on-demand/', readOn: '2026-11-22' },
  { service: 'spreadshirt', name: 'Spreadshirt', maxBytes: 10_000_000, maxSidePx: 4000, source: 'O https://faq.spod.com/hc/en-us/sections/360001601394', readOn: '2026-11-22' },
  { service: 'printify', name: 'Printify', maxBytes: 100_000_000, source: 'R app.unpkg.com/printify-effect', readOn: '2026-11-22' },
  { service: 'printful', name: 'Printful', maxBytes: 200_000_000, source: 'O printful.com print-file guide', readOn: '2026-11-22' },
  { service: 'redbubble', name: 'Redbubble', maxBytes: 300_000_000, maxSidePx: 13_500, source: 'R public uploaders; its own help page could not be read', readOn: '2026-11-22' },
] as const satisfies readonly PrintLimit[]

/** The strictest service that takes art of full print size; one file then serves all of them but Spreadshirt, which wants its own size. */
export const DEFAULT_LIMIT: PrintLimit = PRINT_LIMITS[0]

/** Services that would not take such a file. */
export function refusedBy(file: { readonly bytes: number; readonly widthPx: number; readonly heightPx: number }): readonly PrintLimit[] {
  return PRINT_LIMITS.filter((limit: PrintLimit) => file.bytes > limit.maxBytes || Math.max(file.widthPx, file.heightPx) > (limit.maxSidePx ?? Number.POSITIVE_INFINITY))
}
