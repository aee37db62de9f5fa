/** What is read of Etsy's answers (Open API v3 description 3.0.0, read 2026-08); more stands in them. */
import { z } from 'zod'

const id = z.int().positive()
const listOf = <T extends z.ZodType>(item: T) => z.object({ results: z.array(item) })

export const self = z.object({ user_id: id, shop_id: id })

export const shop = z.object({
  shop_id: id,
  shop_name: z.string(),
  currency_code: z.string().regex(/^[A-Z]{3}$/),
  is_vacation: z.boolean().default(false),
  shop_location_country_iso: z.string().nullish(),
})

export const shippingProfiles = listOf(z.object({ shipping_profile_id: id, title: z.string().nullish(), is_deleted: z.boolean().default(false) }))
export const processingProfiles = listOf(z.object({ readiness_state_id: id, readiness_state: z.string(), processing_days_display_label: z.string().default('') }))
export const returnPolicies = listOf(z.object({ return_policy_id: id, accepts_returns: z.boolean(), accepts_exchanges: z.boolean(), return_deadline: z.int().nullish() }))
export const productionPartners = listOf(z.object({ production_partner_id: id, partner_name: z.string(), location: z.string().default('') }))
export const sections = listOf(z.object({ shop_section_id: id, title: z.string() }))

export interface TaxonomyNode {
  readonly id: number
  readonly name: string
  readonly children: readonly TaxonomyNode[]
}
const taxonomyNode: z.ZodType<TaxonomyNode> = z.lazy(() => z.object({ id, name: z.string(), children: z.array(taxonomyNode).default([]) }))
export const taxonomyNodes = listOf(taxonomyNode)

const price = z.object({ amount: z.int(), divisor: z.int().positive(), currency_code: z.string() })

export const listing = z.object({
  listing_id: id,
  shop_id: id,
  title: z.string(),
  description: z.string(),
  state: z.enum(['active', 'inactive', 'sold_out', 'draft', 'expired']),
  url: z.string().default(''),
  created_timestamp: z.int().default(0),
  tags: z.array(z.string()).default([]),
  who_made: z.string().nullish(),
  when_made: z.string().nullish(),
  taxonomy_id: z.int().nullish(),
  shipping_profile_id: z.int().nullish(),
  return_policy_id: z.int().nullish(),
  price: price.optional(),
  skus: z.array(z.string()).default([]),
  production_partners: z.array(z.object({ production_partner_id: id })).default([]),
})
export const listings = listOf(listing)

export const image = z.object({ listing_image_id: id, rank: z.int(), alt_text: z.string().nullish() })
export const images = listOf(image)

export const inventory = z.object({
  products: z.array(z.object({
    sku: z.string().default(''),
    is_deleted: z.boolean().default(false),
    offerings: z.array(z.object({ price, quantity: z.int(), is_deleted: z.boolean().default(false), readiness_state_id: z.int().nullish() })),
  })),
})

/** A refusal: a sentence, or a list of places as validation has it (seen by others). */
export const refusal = z.union([
  z.object({ error: z.string(), error_description: z.string().optional() }),
  z.array(z.object({ path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).optional(), message: z.string() })).min(1),
])
