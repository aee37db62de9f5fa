import type { MarketFacts } from '../market-book.ts'

export const etsy: MarketFacts = {
  id: 'etsy',
  name: 'Etsy',
  product: 'seller',
  // A listing has no bullet fields; the description length is told by a third party only.
  limits: { title: 140, description: null, bullets: 0, bullet: null, tags: 13, tag: 20 },
  onceInTitle: ['%', ':', '&', '+'],
  refusedInTitle: /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/gu,
  refusedInTag: /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/gu,
  wantedTags: 13,
  basis: 'Signs in titles and tags: Etsy Open API description, read 2026-08. 140 characters, 13 tags of 20: several public repositories citing Etsy, 2026; not in the API description.',
}
