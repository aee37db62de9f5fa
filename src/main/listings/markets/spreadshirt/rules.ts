import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const spreadshirt: MarketFacts = {
  id: 'spreadshirt',
  name: 'Spreadshirt',
  product: 'market',
  ...ASKS_NOTHING,
  tone: 'Friendly and clear; about the picture, not about a product.',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'Text limits could not be verified, so none is set. Read 2026.',
}
