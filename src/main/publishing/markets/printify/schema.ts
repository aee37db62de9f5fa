/** What is read of Printify's answers: its documentation as stored publicly, 2026. There is no stored description to hold it against. */
import { z } from 'zod'

const id = z.union([z.string(), z.number()]).transform(String)

export const shops = z.array(z.object({ id: z.int(), title: z.string(), sales_channel: z.string() }))
export const blueprints = z.array(z.object({ id: z.int(), title: z.string(), brand: z.string().default(''), model: z.string().default('') }))
export const printProviders = z.array(z.object({ id: z.int(), title: z.string() }))
export const catalogVariants = z.object({ variants: z.array(z.object({
  id: z.int(),
  options: z.record(z.string(), z.unknown()),
  placeholders: z.array(z.object({ position: z.string(), width: z.number(), height: z.number() })).default([]),
})) })

export const upload = z.object({ id, file_name: z.string() })
export const uploads = z.object({ data: z.array(upload) })

export const product = z.object({
  id,
  title: z.string(),
  description: z.string().default(''),
  visible: z.boolean().default(true),
  is_locked: z.boolean().default(false),
  blueprint_id: z.int(),
  print_provider_id: z.int(),
  variants: z.array(z.object({ id: z.int(), price: z.number(), cost: z.number().nullish(), is_enabled: z.boolean() })),
  print_areas: z.array(z.object({ placeholders: z.array(z.object({ images: z.array(z.object({ id }).loose()).default([]) })).default([]) })).default([]),
  external: z.object({ id: id.nullish(), handle: z.string().nullish() }).nullish(),
})
export const products = z.object({ data: z.array(product), last_page: z.int().default(1) })

export const refusal = z.object({
  message: z.string().optional(),
  error: z.string().optional(),
  code: z.union([z.int(), z.string()]).optional(),
  errors: z.object({ reason: z.string().optional(), code: z.union([z.int(), z.string()]).optional() }).optional(),
})
