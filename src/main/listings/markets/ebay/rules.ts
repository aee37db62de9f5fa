import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const ebay: MarketFacts = {
  id: 'ebay',
  name: 'eBay',
  product: 'seller',
  // 4,000 is the product description of the Inventory API; the listing description of an offer takes 500,000.
  ...ASKS_NOTHING,
  tone: 'Plain facts first; words that buyers search with.',
  limits: { title: 80, description: 4000, bullets: null, bullet: null, tags: 0, tag: null },
  basis: 'Title 80 and product description 4,000: eBay Sell Inventory API description, read 2026. eBay has no tags.',
}
