import type { Design } from '../designs/contract.ts'
import type { Listing } from '../listings/contract.ts'
import type { ProductTemplate } from '../products/contract.ts'

/** One listing with all that its files need. The art and the mock-ups are the design's: absolute paths that must exist. */
export interface ExportItem {
  readonly design: Pick<Design, 'id' | 'phrase' | 'printFile' | 'mockups'>
  readonly listing: Listing
  readonly product: ProductTemplate
}

/** The seller's settings that exports use. */
export interface ExportSettings {
  /** Shopify's Vendor, Amazon's brand field; may be empty. */
  readonly brand: string
  /** Where the seller puts the pictures so that a shop can fetch them; empty while there is no such place. */
  readonly imageBaseUrl: string
}

export interface ExportControls {
  readonly signal?: AbortSignal
  /** Called after each listing with how many are done. */
  readonly progress?: (done: number) => void
}
