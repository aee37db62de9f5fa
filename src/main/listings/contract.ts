import { z } from 'zod'
import { check } from '../compliance/contract.ts'
import { design, designStatus, rejectReason } from '../designs/contract.ts'
import { idea } from '../ideas/contract.ts'
import { garment } from '../products/contract.ts'
import { listingLanguage } from '../settings/contract.ts'

/** Every market that listings are written for; an export or a publisher exists for some of them. */
export const marketId = z.enum(['shopify', 'etsy', 'amazon-merch', 'redbubble', 'teepublic', 'spreadshirt', 'ebay', 'woocommerce', 'printify', 'printful'])
export type MarketId = z.infer<typeof marketId>

export const listingStatus = z.enum(['review', 'approved', 'rejected'])
export type ListingStatus = z.infer<typeof listingStatus>

export { listingLanguage, type ListingLanguage } from '../settings/contract.ts'

/** Who wrote a text: the templates, a language model, the seller, or the program mending what a check found. */
export const textSource = z.enum(['template', 'model', 'seller', 'fix'])
export type TextSource = z.infer<typeof textSource>

/** The one text per design that every market's listing is made from. */
export const masterCopy = z.object({
  title: z.string(),
  description: z.string(),
  bullets: z.array(z.string()),
  tags: z.array(z.string()),
  /**
   * The title ever shorter, the longest first: `product` for markets that sell the seller's product, `design` for those
   * that print on products of their own. Without it, shorter titles are made from `title`, which is English then.
   */
  titles: z.object({ product: z.array(z.string()).min(1), design: z.array(z.string()).min(1) }).optional(),
})
export type MasterCopy = z.infer<typeof masterCopy>

export const listing = z.object({
  id: z.string(),
  designId: z.string(),
  productId: z.string(),
  market: marketId,
  title: z.string(),
  description: z.string(),
  bullets: z.array(z.string()),
  tags: z.array(z.string()),
  /** In major units of `currency`: 19.99. */
  price: z.number(),
  currency: z.string(),
  status: listingStatus,
  checks: z.array(check),
  exportedAt: z.iso.datetime().optional(),
  language: listingLanguage.optional(),
  /** Who wrote the text as it stands. */
  source: textSource.optional(),
  /** What there is to say about that, as why a template stands where a model was asked. */
  sourceNote: z.string().optional(),
  /** The number of the version that stands, from 1. */
  version: z.number().int().optional(),
})
export type Listing = z.infer<typeof listing>

/** A limit of one market, counted in characters (code points) unless it says items. */
export const fieldLimits = z.object({
  title: z.number().int().nullable(),
  description: z.number().int().nullable(),
  bullets: z.number().int().nullable(),
  bullet: z.number().int().nullable(),
  tags: z.number().int().nullable(),
  tag: z.number().int().nullable(),
})
export type FieldLimits = z.infer<typeof fieldLimits>

export const marketRules = z.object({
  id: marketId,
  name: z.string(),
  limits: fieldLimits,
  /** Where the numbers come from and of which day; a number nobody could read is null above. */
  basis: z.string(),
})
export type MarketRules = z.infer<typeof marketRules>

/** What a market's form asks about how a thing is made, as its own words for it. */
export const makingFacts = z.object({ whoMade: z.string(), whenMade: z.string(), isSupply: z.boolean() })

export const marketProfile = marketRules.extend({
  /** Whose product the buyer gets. */
  product: z.enum(['seller', 'market']),
  languages: z.array(listingLanguage),
  /** How a text for it should sound, for a language model. */
  tone: z.string(),
  /** Where the market wants AI use told, and who says so; null where no such rule is known. */
  aiDisclosure: z.string().nullable(),
  making: makingFacts.nullable(),
  /** Why the maker must be named beside the seller, and where; null where no such rule is known. */
  productionPartner: z.string().nullable(),
})
export type MarketProfile = z.infer<typeof marketProfile>

/** One text a listing had. */
export const listingVersion = z.object({
  number: z.number().int(),
  source: textSource,
  language: listingLanguage,
  note: z.string().optional(),
  /** The number of the version it brought back. */
  restoredFrom: z.number().int().optional(),
  at: z.iso.datetime(),
  title: z.string(),
  description: z.string(),
  bullets: z.array(z.string()),
  tags: z.array(z.string()),
  price: z.number(),
})
export type ListingVersion = z.infer<typeof listingVersion>

export const listingEdit = z.object({
  id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  bullets: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  price: z.number().positive().optional(),
  /** The version the change was made to; refused when another one stands by now. */
  basedOn: z.number().int().optional(),
})
export type ListingEdit = z.infer<typeof listingEdit>

export const listingEvents = {
  'listing.drafted': { version: 1, data: z.object({ listingId: z.string(), designId: z.string(), market: marketId }) },
  'listing.edited': { version: 1, data: z.object({ listingId: z.string() }) },
  'listing.approved': { version: 1, data: z.object({ listingId: z.string(), designId: z.string() }) },
  'listing.rejected': { version: 1, data: z.object({ listingId: z.string(), designId: z.string() }) },
  'listing.reopened': { version: 1, data: z.object({ listingId: z.string(), designId: z.string() }) },
  'listing.exported': { version: 1, data: z.object({ listingIds: z.array(z.string()), format: z.string(), out: z.string() }) },
} as const

/**
 * A stored picture: `url` is its path under the app's own address, immutable; add `?w=N` for a smaller one.
 * `thumbHash` (base64) paints the moment before it loads.
 */
export const picture = z.object({ url: z.string(), widthPx: z.number().int(), heightPx: z.number().int(), thumbHash: z.string() })
export type Picture = z.infer<typeof picture>

/** Everything the seller needs to say yes or no to one design. */
export const reviewItem = z.object({
  design,
  idea,
  listings: z.array(listing),
  /** Pictures as the window asks for them. */
  pictures: z.object({
    /** The art alone, transparent ground. */
    preview: picture,
    mockups: z.array(picture.extend({ id: z.string(), scene: z.string(), garment: z.string() })),
  }),
  /** The products' colours, so that art is always shown on a garment. */
  garments: z.array(garment),
})
export type ReviewItem = z.infer<typeof reviewItem>

/** One tile of the gallery. */
export const galleryItem = z.object({
  id: z.string(),
  phrase: z.string(),
  status: designStatus,
  createdAt: z.iso.datetime(),
  garmentHex: z.string(),
  picture,
  score: z.number(),
})
export type GalleryItem = z.infer<typeof galleryItem>

/** One row of the table of listings. */
export const tableItem = z.object({ listing, phrase: z.string(), picture, garmentHex: z.string() })
export type TableItem = z.infer<typeof tableItem>

/** Whether people type a tag into search boxes; `not-checked` where no suggestion source is on or none answered. */
export const keywordCheck = z.object({ tag: z.string(), state: z.enum(['searched', 'not-found', 'not-checked']), sources: z.array(z.string()) })
export type KeywordCheck = z.infer<typeof keywordCheck>

/** One decision as History keeps it; undo brings every named thing back to where it was. */
export const decision = z.object({
  id: z.string(),
  kind: z.enum(['approve', 'reject']),
  reason: rejectReason.optional(),
  at: z.iso.datetime(),
  /** Designs it touched. */
  designIds: z.array(z.string()),
  undone: z.boolean(),
})
export type Decision = z.infer<typeof decision>
