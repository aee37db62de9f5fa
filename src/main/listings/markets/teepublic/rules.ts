import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const teepublic: MarketFacts = {
  id: 'teepublic',
  name: 'TeePublic',
  product: 'market',
  ...ASKS_NOTHING,
  tone: 'Short and witty; about the picture, not about a product.',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'One main tag and supporting tags: an upload tool’s template, 2026. Counts and lengths could not be verified, so none is set.',
}
