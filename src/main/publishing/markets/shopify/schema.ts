/** What is read of Shopify's answers (Admin GraphQL 2026-04). */
import { z } from 'zod'

const data = <T extends z.ZodType>(fields: T) => z.object({ data: fields })
const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) })
const userErrors = z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string(), code: z.string().nullish() }))
const product = z.object({ id: z.string(), status: z.string(), onlineStoreUrl: z.string().nullish() })
const media = nodes(z.object({ alt: z.string().nullish(), status: z.string() }))

export const shop = data(z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  publications: nodes(z.object({ id: z.string(), catalog: z.object({ title: z.string() }).nullish() })),
}))
export const staged = data(z.object({ stagedUploadsCreate: z.object({
  stagedTargets: z.array(z.object({ url: z.string().nullable(), resourceUrl: z.string().nullable(), parameters: z.array(z.object({ name: z.string(), value: z.string() })) })).nullable(),
  userErrors,
}) }))
export const found = data(z.object({ productByIdentifier: product.nullable() }))
export const set = data(z.object({ productSet: z.object({ product: product.nullish(), userErrors }) }))
export const mediaOf = data(z.object({ product: z.object({ media }).nullable() }))
export const published = data(z.object({ publishablePublish: z.object({ userErrors }) }))
export const updated = data(z.object({ productUpdate: z.object({ product: product.nullish(), userErrors }) }))
export const deleted = data(z.object({ productDelete: z.object({ userErrors }) }))
export const standing = data(z.object({ product: product.extend({
  title: z.string(), description: z.string(), handle: z.string(), tags: z.array(z.string()), vendor: z.string(), productType: z.string(),
  variantsCount: z.object({ count: z.int() }).nullish(),
  variants: nodes(z.object({ sku: z.string().nullish(), price: z.string() })),
  media,
  resourcePublicationsV2: nodes(z.object({ isPublished: z.boolean(), publication: z.object({ id: z.string() }) })),
}).nullable() }))

/** Errors that come with 200, and the room that is left. */
export const errors = z.object({
  errors: z.union([z.string(), z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })).min(1)]),
  extensions: z.object({ cost: z.object({
    requestedQueryCost: z.number(), throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
  }).optional() }).optional(),
})
