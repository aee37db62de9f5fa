import { ALL_LANGUAGES, type MarketFacts } from '../market-book.ts'

export const etsy: MarketFacts = {
  id: 'etsy',
  name: 'Etsy',
  product: 'seller',
  languages: ALL_LANGUAGES,
  tone: 'Warm and personal, from one maker to one buyer; a short title that reads like a sentence, not a list of words.',
  aiDisclosure: 'Etsy’s Creativity Standards want it in the description (2024-07, as quoted by others; the page itself was not read).',
  // `i_did` with a production partner is what Printify's own connection sends; "made to order" never changes with the year.
  making: { whoMade: 'i_did', whenMade: 'made_to_order', isSupply: false },
  productionPartner: 'Etsy wants whoever prints it named as production partner. Only Shop Manager can add one, by hand (measured by others, 2026-09).',
  // A listing has no bullet fields; the description length is told by a third party only.
  limits: { title: 140, description: null, bullets: 0, bullet: null, tags: 13, tag: 20 },
  onceInTitle: ['%', ':', '&', '+'],
  refusedInTitle: /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/gu,
  refusedInTag: /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/gu,
  wantedTags: 13,
  basis: 'Signs in titles and tags: Etsy Open API description, read 2026-08. 140 characters, 13 tags of 20: several public repositories citing Etsy, 2026; not in the API description.',
}
