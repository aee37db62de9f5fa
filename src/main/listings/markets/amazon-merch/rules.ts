import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const amazonMerch: MarketFacts = {
  id: 'amazon-merch',
  name: 'Amazon Merch on Demand',
  product: 'market',
  // Texts in English, German, French, Italian, Spanish and Japanese: all six of them.
  ...ASKS_NOTHING,
  tone: 'Matter of fact. No claims, no occasions to give it, no promises; a title that reads like a name.',
  // Two bullets in three uploaders' templates (one blog says five); none of them has a tag column for this market.
  limits: { title: 60, description: 2000, bullets: 2, bullet: 256, tags: 0, tag: null },
  basis: 'Upload templates of three tools and a vendor blog, read 2026; no official page read. The brand field takes 50 characters.',
}

/** Characters in the brand field; same basis. */
export const AMAZON_BRAND_LIMIT = 50
