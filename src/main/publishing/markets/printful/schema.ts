/** What is read of Printful's answers (API description v1, read 2026). */
import { z } from 'zod'

const result = <T extends z.ZodType>(inner: T) => z.object({ code: z.int(), result: inner })

export const stores = result(z.array(z.object({ id: z.int(), type: z.string(), name: z.string() })))
export const catalog = result(z.object({ variants: z.array(z.object({ id: z.int(), size: z.string().nullish(), color: z.string().nullish(), in_stock: z.boolean().default(true) })) }))
export const created = result(z.object({ id: z.int(), external_id: z.string().nullish() }))
export const info = result(z.object({
  sync_product: z.object({ id: z.int(), external_id: z.string().nullish(), name: z.string() }),
  sync_variants: z.array(z.object({
    variant_id: z.int(), retail_price: z.string().nullish(), sku: z.string().nullish(),
    files: z.array(z.object({ type: z.string().nullish(), status: z.string().nullish() })).default([]),
  })),
}))
export const refusal = z.object({ result: z.string().optional(), error: z.object({ reason: z.union([z.string(), z.int()]).optional(), message: z.string().optional() }).optional() })
