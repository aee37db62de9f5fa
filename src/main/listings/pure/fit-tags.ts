import type { ProductTemplate } from '../../products/contract.ts'
import type { ListingLanguage } from '../contract.ts'
import type { MarketBook } from '../markets/market-book.ts'
import { fits } from './cut.ts'
import { withoutFindings } from './without-findings.ts'
import { uniqueTags } from './tags.ts'
import { germanProducts } from './german/product-nouns.ts'
import { productWords } from './vocabulary.ts'

/** Tags as the market takes them: its characters, its length, its number, no doubles, nothing doubtful. */
export function fitTags(tags: readonly string[], rules: MarketBook, product: Pick<ProductTemplate, 'type'>, language: ListingLanguage): string[] {
  const { tags: most, tag: longest } = rules.limits
  if (most === 0) return []
  const taken = clean(tags, rules, longest)
  const wanted = rules.wantedTags ?? 0
  const filled = taken.length >= wanted ? taken : uniqueTags([...taken, ...clean(fillersOf(product.type, language), rules, longest)]).slice(0, wanted)
  return most === null ? filled : filled.slice(0, most)
}

/** Tags that fit any design of the product; only the languages that templates write have them. */
function fillersOf(type: ProductTemplate['type'], language: ListingLanguage): readonly string[] {
  return language === 'en' ? productWords[type].fillers : language === 'de' ? germanProducts[type].fillers : []
}

function clean(tags: readonly string[], rules: MarketBook, longest: number | null): string[] {
  const written = tags.map((tag) => (rules.refusedInTag === undefined ? tag : tag.replace(rules.refusedInTag, ' ')).replace(/\s+/g, ' ').trim())
  // Half of a tag is a different tag, so one that is too long is left out.
  const short = uniqueTags(written).filter((tag) => fits(tag, longest))
  return withoutFindings(short, (tag) => rules.findings({ tags: [tag] }))
}
