import type { MarketFacts } from '../market-book.ts'

export const spreadshirt: MarketFacts = {
  id: 'spreadshirt',
  name: 'Spreadshirt',
  product: 'market',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'Text limits could not be verified, so none is set. Read 2026.',
}
