import { z } from 'zod'
import { modelPrice, settings } from '../settings/contract.ts'

export const provider = z.enum(['openai', 'anthropic', 'compatible'])
export type Provider = z.infer<typeof provider>

export const providerView = z.object({
  provider,
  title: z.string(),
  /** Where requests go; null until the seller named a server. */
  address: z.string().nullable(),
  keySetAt: z.iso.datetime().nullable(),
  /** A local server needs none. */
  needsKey: z.boolean(),
  lastTest: z.object({ at: z.iso.datetime(), ok: z.boolean(), sentence: z.string() }).nullable(),
})

export const languageModels = z.object({
  providers: z.array(providerView),
  writing: settings.shape.writing,
  prices: z.array(modelPrice),
  /** What is missing before anything is sent; null when all is set up. */
  missing: z.string().nullable(),
})
export type LanguageModels = z.infer<typeof languageModels>

export const languageModelChoice = settings.pick({ writing: true, compatibleAddress: true, modelPrices: true }).partial()
export type LanguageModelChoice = z.infer<typeof languageModelChoice>

export const connectionTest = z.object({ ok: z.boolean(), sentence: z.string(), models: z.array(z.string()) })
export type ConnectionTest = z.infer<typeof connectionTest>
