import { z } from 'zod'
import { marketId } from '../listings/contract.ts'

/** `shopify`: one product CSV. `folder`: pictures, print files and a spreadsheet per market, ready to upload by hand. */
export const exportFormat = z.enum(['shopify', 'folder'])
export type ExportFormat = z.infer<typeof exportFormat>

export const exportRequest = z.object({
  format: exportFormat,
  /** A file or a folder, absolute. */
  out: z.string(),
  market: marketId.optional(),
  /** Only these designs or listings; all approved ones otherwise. */
  ids: z.array(z.string()).optional(),
})
export type ExportRequest = z.infer<typeof exportRequest>

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
