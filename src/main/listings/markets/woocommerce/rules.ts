import type { MarketFacts } from '../market-book.ts'

export const woocommerce: MarketFacts = {
  id: 'woocommerce',
  name: 'WooCommerce',
  product: 'seller',
  limits: { title: null, description: null, bullets: null, bullet: null, tags: null, tag: null },
  basis: 'The seller’s own shop; no limits were read, so none is set. 2026.',
}
