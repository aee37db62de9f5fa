import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const redbubble: MarketFacts = {
  id: 'redbubble',
  name: 'Redbubble',
  product: 'market',
  ...ASKS_NOTHING,
  tone: 'Light and playful; about the picture, not about a product.',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'Text limits could not be verified (about 50 tags are told), so none is set. Read 2026-10.',
}
