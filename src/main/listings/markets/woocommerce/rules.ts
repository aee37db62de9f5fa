import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

export const woocommerce: MarketFacts = {
  id: 'woocommerce',
  name: 'WooCommerce',
  product: 'seller',
  ...ASKS_NOTHING,
  tone: 'A shop of its own: plain, warm, a little personal.',
  limits: { title: null, description: null, bullets: null, bullet: null, tags: null, tag: null },
  basis: 'The seller’s own shop; no limits were read, so none is set. 2026.',
}
