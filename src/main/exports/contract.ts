import { z } from 'zod'
import { marketId } from '../listings/contract.ts'

/** `folder`: pictures, print files and a spreadsheet per market, ready to upload by hand. All others are one table. */
export const exportFormat = z.enum(['shopify', 'folder', 'etsy', 'woocommerce', 'ebay', 'flying-upload', 'merch-titans', 'lazy-merch', 'shop-uploader', 'generic'])
export type ExportFormat = z.infer<typeof exportFormat>

export const exportRequest = z.object({
  format: exportFormat,
  /** A file or a folder, absolute. */
  out: z.string(),
  market: marketId.optional(),
  /** Only these designs or listings; all approved ones otherwise. */
  ids: z.array(z.string()).optional(),
  /** By column: what stands in every row where this program knows nothing, like `*Category`. */
  fill: z.record(z.string(), z.string().max(2_000)).optional(),
  /** Writes the others when some listings cannot go out as they are; nothing is written otherwise. */
  leaveOut: z.boolean().optional(),
})
export type ExportRequest = z.infer<typeof exportRequest>

/** Something of an export that is wrong or will be missed, with what to do. `stops`: this listing cannot go out so. */
export const exportProblem = z.object({
  severity: z.enum(['stops', 'told']),
  /** null: of the export as a whole. */
  listingId: z.string().nullable(),
  designId: z.string().nullable(),
  sentence: z.string(),
  remedy: z.string(),
})
export type ExportProblem = z.infer<typeof exportProblem>

/** What an export would do; nothing was written. */
export const exportCheck = z.object({
  format: exportFormat,
  /** Approved listings it would take, those with problems that stop them included. */
  listings: z.number().int(),
  /** Listings that cannot go out as they are. */
  stopped: z.number().int(),
  /** Approved designs whose texts for this market are written when it is exported. */
  unwritten: z.number().int(),
  /** All there are, up to a thousand; `more` counts the rest. */
  problems: z.array(exportProblem),
  more: z.number().int(),
})
export type ExportCheck = z.infer<typeof exportCheck>

/** A format as the window offers it. */
export const exportFormatView = z.object({
  id: exportFormat,
  name: z.string(),
  sentence: z.string(),
  /** Where the columns were read. */
  basis: z.string(),
  /** False: no file of the maker's own was seen, so the columns may differ. */
  confirmed: z.boolean(),
  /** Whose listings it can take, the usual one first. */
  markets: z.array(marketId),
})
export type ExportFormatView = z.infer<typeof exportFormatView>

export const exportSummary = z.object({
  format: exportFormat,
  files: z.array(z.string()),
  listings: z.number().int(),
  rows: z.number().int(),
  /** Rows whose picture columns are empty because no public address is known. */
  rowsWithoutPictures: z.number().int(),
  sentences: z.array(z.string()),
})
export type ExportSummary = z.infer<typeof exportSummary>
