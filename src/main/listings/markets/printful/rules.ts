import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

/** A sync product holds a name and a price per variant; description and tags are for the shop that sells it. */
export const printful: MarketFacts = {
  id: 'printful',
  name: 'Printful',
  product: 'seller',
  ...ASKS_NOTHING,
  tone: 'Plain and warm; the shop that sells it shows the text as it is.',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'Fields: Printful API description v1, read 2026. It states no lengths for names, so none is set.',
}
