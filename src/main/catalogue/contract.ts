import { z } from 'zod'

/** Files that hold what a seller sells already. */
export const ownFileFormat = z.enum(['etsy', 'shopify', 'productor'])
export type OwnFileFormat = z.infer<typeof ownFileFormat>

/** One listing that is on sale or was made elsewhere. What its file does not say is null or empty, never guessed. */
export const ownListing = z.object({
  format: ownFileFormat,
  /** What the file knows it by: a handle, a SKU, an ASIN with its marketplace; else the title. */
  externalId: z.string(),
  /** `etsy`, `shopify`, or Amazon's marketplace as the file writes it. */
  market: z.string(),
  title: z.string(),
  description: z.string(),
  bullets: z.array(z.string()),
  tags: z.array(z.string()),
  /** In major units. */
  price: z.number().nullable(),
  currency: z.string().nullable(),
  brand: z.string().nullable(),
  kind: z.string().nullable(),
  sku: z.string().nullable(),
  status: z.string().nullable(),
  url: z.string().nullable(),
  images: z.array(z.string()),
  choices: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  createdOn: z.iso.date().nullable(),
})
export type OwnListing = z.infer<typeof ownListing>

export const ownReject = z.object({ place: z.string(), reason: z.string() })
export type OwnReject = z.infer<typeof ownReject>

export const ownListingsImported = z.object({
  file: z.string(),
  format: ownFileFormat,
  new: z.number().int(),
  /** Known already; they stand as this file has them now. */
  known: z.number().int(),
  rejected: z.number().int(),
  /** The first twenty. */
  rejects: z.array(ownReject),
})
export type OwnListingsImported = z.infer<typeof ownListingsImported>

export const ownListingRow = ownListing.extend({ id: z.string(), file: z.string(), importedAt: z.iso.datetime() })
export type OwnListingRow = z.infer<typeof ownListingRow>

export const ownListingCount = z.object({ format: ownFileFormat, market: z.string(), listings: z.number().int(), importedAt: z.iso.datetime() })
export type OwnListingCount = z.infer<typeof ownListingCount>
