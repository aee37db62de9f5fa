import { z } from 'zod'

const weight = z.number().min(0).max(1)
export const scoreWeights = z.object({
  freshness: weight,
  engagement: weight,
  novelty: weight,
  communityFit: weight,
  seasonality: weight,
})

export const writingProvider = z.enum(['none', 'openai', 'anthropic', 'compatible'])

/** What the seller read on a provider's price page; no price is shipped with the program. */
export const modelPrice = z.object({
  provider: writingProvider.exclude(['none']),
  model: z.string().min(1).max(120),
  /** In minor units of the seller's currency for a million tokens; a part of a cent is a number too. */
  inputMinorPerMillion: z.number().min(0).max(10_000_000),
  outputMinorPerMillion: z.number().min(0).max(10_000_000),
  /** The day it was read. */
  readOn: z.iso.date(),
})

/** What makes pictures; the typographic engine sets words and is not one of them. */
export const imageEngine = z.enum(['comfyui', 'openai', 'comfy-cloud', 'replicate', 'runpod', 'stability'])
export type ImageEngineId = z.infer<typeof imageEngine>

export const picturePrice = z.object({
  engine: imageEngine.exclude(['comfyui']),
  /** As the service calls it, with its quality where the price hangs on it, like `gpt-image-1-mini/low`. */
  model: z.string().min(1).max(160),
  /** For one picture of about a million pixels, in minor units of the seller's currency; a part of a cent is a number too. */
  minorPerPicture: z.number().min(0).max(100_000),
  /** The day it was read. */
  readOn: z.iso.date(),
})

export const pictureSettings = z.object({
  /** Who is asked for pictures, in this order; empty: nobody is, and designs are words and shipped motifs. */
  order: z.array(imageEngine).max(6),
  /** `cheapest`: among those that can, the one that costs least is asked first, and the order breaks ties. */
  prefer: z.enum(['cheapest', 'order']),
  /** Of a night's designs, how many of a hundred hold a picture. */
  nightShare: z.number().int().min(0).max(100),
  form: z.enum(['picture', 'picture-and-words']),
  /** Ids of prompt styles that take turns; empty: all that suit. */
  styles: z.array(z.string().min(1).max(60)).max(30),
  /** Most that pictures of one night, or of one design, may cost. */
  nightlyCapMinor: z.number().int().min(0),
  designCapMinor: z.number().int().min(0),
  /** Lets the chosen language model put the subject of a picture into better words; off unless it is set. */
  polish: z.boolean().optional(),
})
export type PictureSettings = z.infer<typeof pictureSettings>

/** Languages that listings are written in. */
export const listingLanguage = z.enum(['en', 'de', 'fr', 'it', 'es', 'ja'])
export type ListingLanguage = z.infer<typeof listingLanguage>

/** What the seller wants of the listings for one market. */
export const marketText = z.object({
  language: listingLanguage,
  /** The seller's own last paragraph of every description; empty is none. */
  footer: z.string().max(1_000),
  /** On top of the product's own price, in percent. */
  priceChangePercent: z.number().int().min(-50).max(300),
})
export type MarketText = z.infer<typeof marketText>

export const listingTexts = z.object({
  /** Lets the chosen language model write listings; without it, and where it fails, templates do. */
  byModel: z.boolean(),
  /** By market id; a market without an entry gets English, no footer and the product's price. */
  markets: z.record(z.string().regex(/^[a-z-]+$/), marketText),
})
export type ListingTexts = z.infer<typeof listingTexts>

export const settings = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as US or DE'),
  timeZone: z.string(),
  language: z.enum(['en']),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as USD'),
  /** The seller's brand: Shopify's Vendor column, Amazon's brand field. */
  brand: z.string().max(50),
  niches: z.array(z.string().min(1).max(60)).max(200),
  /** Market ids that listings are written for; the listings slice refuses one it does not know. */
  markets: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  /** Where the seller has put the pictures so that a shop can fetch them; empty leaves picture columns empty. */
  imageBaseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'must be an http or https address' })]),
  nightCount: z.number().int().min(1).max(500),
  /** `HH:MM` in the seller's zone at which a running app works through a night by itself; empty is never. */
  nightAt: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 02:30')]),
  autoApprove: z.enum(['off', 'every-needed-check-clear']),
  /** What else a design must be before a night approves it by itself; counts only while that is on. */
  autoApproval: z.object({
    /** The idea's score, 0 to 1. */
    minScore: z.number().min(0).max(1),
    /** Only ideas about these; empty: about anything. */
    niches: z.array(z.string().min(1).max(60)).max(200),
    /** Most in one night. */
    most: z.number().int().min(0).max(500),
  }),
  publishing: z.object({
    /** `HH:MM-HH:MM` in the seller's zone in which nothing new is sent; empty is none. */
    quietHours: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must be like 22:00-07:00')]),
    /** Nothing new is sent before then; empty: now. */
    pausedUntil: z.union([z.literal(''), z.iso.datetime()]),
    /** What a night by the schedule does with what is approved. */
    atNight: z.enum(['off', 'dry-run', 'on']),
  }),
  /** A folder that is looked at while the program runs; files put there are imported. Empty is none. */
  dropFolder: z.union([z.literal(''), z.string().max(1_000).regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, 'must be the whole path of a folder')], { error: 'must be the whole path of a folder' }),
  /** An e-mail or web address that services can write to when they wonder who reads them; empty tells none. */
  contact: z.union([z.literal(''), z.email(), z.url({ protocol: /^https?$/ })], { error: 'must be an e-mail or web address' }),
  monthlyBudgetMinor: z.number().int().min(0),
  weights: scoreWeights,
  /** Which model makes the vectors of new rows: `built-in`, or the id of a downloaded one; the local-models slice refuses one that is not here. */
  embeddingModel: z.string().min(1).max(120),
  /** Which language model thinks up phrases beside the built-in grammar; `none` sends nothing anywhere. */
  writing: z.object({ provider: writingProvider, model: z.string().max(120) }),
  /** A server that speaks OpenAI's protocol: Ollama, LM Studio, llama.cpp or one on the web. */
  compatibleAddress: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'must be an http or https address' })]),
  modelPrices: z.array(modelPrice).max(200),
  pictures: pictureSettings,
  picturePrices: z.array(picturePrice).max(200),
  listingTexts,
  theme: z.enum(['system', 'light', 'dark']),
  /** Set once the first designs of an empty library were begun. */
  firstDesignsMade: z.boolean(),
})
export type Settings = z.infer<typeof settings>

/** An empty table is a working program. */
export const defaultSettings: Settings = {
  country: 'US',
  timeZone: 'UTC',
  language: 'en',
  currency: 'USD',
  brand: '',
  niches: [],
  markets: ['shopify'],
  imageBaseUrl: '',
  nightCount: 10,
  nightAt: '',
  autoApprove: 'off',
  autoApproval: { minScore: 0, niches: [], most: 20 },
  publishing: { quietHours: '', pausedUntil: '', atNight: 'off' },
  dropFolder: '',
  contact: '',
  monthlyBudgetMinor: 0,
  weights: { freshness: 0.1, engagement: 0.35, novelty: 0.2, communityFit: 0.1, seasonality: 0.25 },
  embeddingModel: 'built-in',
  writing: { provider: 'none', model: '' },
  compatibleAddress: '',
  modelPrices: [],
  pictures: { order: [], prefer: 'cheapest', nightShare: 0, form: 'picture-and-words', styles: [], nightlyCapMinor: 500, designCapMinor: 50 },
  picturePrices: [],
  listingTexts: { byModel: false, markets: {} },
  theme: 'system',
  firstDesignsMade: false,
}

export const settingsPatch = settings.partial()
export type SettingsPatch = z.infer<typeof settingsPatch>
