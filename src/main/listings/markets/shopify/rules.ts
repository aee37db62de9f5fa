import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const shopify: MarketFacts = {
  id: 'shopify',
  name: 'Shopify',
  product: 'seller',
  // A title limit of 255 is told but was not verified, so it is not written here.
  ...ASKS_NOTHING,
  tone: 'A shop of its own: plain, warm, a little personal.',
  limits: { title: null, description: null, bullets: null, bullet: null, tags: 250, tag: null },
  basis: 'Tags: Shopify changelog, 2019 (official). Title, description and tag lengths: not verified.',
}
