import { ASKS_NOTHING, type MarketFacts } from '../market-book.ts'

/** A product made there is sold in the shop that is connected to it, which may have limits of its own. */
export const printify: MarketFacts = {
  id: 'printify',
  name: 'Printify',
  product: 'seller',
  // A product has title, description, tags and a price per variant; there are no bullet fields.
  ...ASKS_NOTHING,
  aiDisclosure: 'The connected shop may be Etsy, which wants it in the description.',
  tone: 'Plain and warm; the shop that sells it shows the text as it is.',
  limits: { title: null, description: null, bullets: 0, bullet: null, tags: null, tag: null },
  basis: 'Fields: Printify API documentation, read 2026. It states no lengths, so none is set; titles in capitals are refused (measured by others, 2026-09).',
}
