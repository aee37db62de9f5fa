/** What is read of eBay's answers (Inventory 1.18.0, Account v1 and Taxonomy v1 descriptions, read 2026). */
import { z } from 'zod'

const name = z.string().default('')
export const fulfillmentPolicies = z.object({ fulfillmentPolicies: z.array(z.object({ fulfillmentPolicyId: z.string(), name })).default([]) })
export const paymentPolicies = z.object({ paymentPolicies: z.array(z.object({ paymentPolicyId: z.string(), name })).default([]) })
export const returnPolicies = z.object({ returnPolicies: z.array(z.object({ returnPolicyId: z.string(), name })).default([]) })
export const locations = z.object({ locations: z.array(z.object({ merchantLocationKey: z.string(), name: z.string().nullish() })).default([]) })
export const tree = z.object({ categoryTreeId: z.string() })
export const aspects = z.object({ aspects: z.array(z.object({ localizedAspectName: z.string(), aspectConstraint: z.object({ aspectRequired: z.boolean().default(false) }).default({ aspectRequired: false }) })).default([]) })

export const offerMade = z.object({ offerId: z.string() })
const offer = z.object({
  offerId: z.string(), sku: z.string(), status: z.string().nullish(), availableQuantity: z.int().nullish(), categoryId: z.string().nullish(),
  pricingSummary: z.object({ price: z.object({ value: z.string(), currency: z.string() }).nullish() }).nullish(),
  listing: z.object({ listingId: z.string().nullish() }).nullish(),
})
export const offers = z.object({ offers: z.array(offer).default([]) })
export const item = z.object({ product: z.object({ title: z.string().nullish(), description: z.string().nullish(), imageUrls: z.array(z.string()).default([]) }) })
export const group = z.object({ title: z.string().nullish(), description: z.string().nullish(), imageUrls: z.array(z.string()).default([]), variantSKUs: z.array(z.string()).default([]) })
export const published = z.object({ listingId: z.string() })
export const fees = z.object({ feeSummaries: z.array(z.object({ fees: z.array(z.object({ feeType: z.string().nullish(), amount: z.object({ value: z.string(), currency: z.string() }).nullish() })).default([]) })).default([]) })
export const refusal = z.object({ errors: z.array(z.object({ errorId: z.int().nullish(), message: z.string().nullish(), longMessage: z.string().nullish() })).min(1) })
