import { z } from 'zod'

export const scoreWeights = z.object({
  freshness: z.number().min(0).max(1),
  engagement: z.number().min(0).max(1),
  novelty: z.number().min(0).max(1),
  communityFit: z.number().min(0).max(1),
  seasonality: z.number().min(0).max(1),
})

/** Every setting with its default: an empty table is a working program. */
export const settings = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/).default('US'),
  timeZone: z.string().default('UTC'),
  language: z.enum(['en']).default('en'),
  currency: z.string().regex(/^[A-Z]{3}$/).default('USD'),
  /** The seller's brand: Shopify's Vendor column, Amazon's brand field. */
  brand: z.string().max(50).default(''),
  niches: z.array(z.string().min(1).max(60)).max(200).default([]),
  /** Market ids that listings are written for; the listings slice refuses one it does not know. */
  markets: z.array(z.string().regex(/^[a-z-]+$/)).min(1).default(['shopify']),
  /** Where the seller has put the pictures so that a shop can fetch them; empty leaves picture columns empty. */
  imageBaseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  nightCount: z.number().int().min(1).max(500).default(10),
  autoApprove: z.enum(['off', 'every-needed-check-clear']).default('off'),
  monthlyBudgetMinor: z.number().int().min(0).default(0),
  weights: scoreWeights.default({ freshness: 0.2, engagement: 0.25, novelty: 0.2, communityFit: 0.1, seasonality: 0.25 }),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  firstDesignsMade: z.boolean().default(false),
})
export type Settings = z.infer<typeof settings>
export const settingsPatch = settings.partial()
export type SettingsPatch = z.infer<typeof settingsPatch>
