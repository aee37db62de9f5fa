import { findInText } from '../../compliance/index.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import type { MarketBook } from '../markets/market-book.ts'
import { cutAtWord, fits } from './cut.ts'
import { uniqueTags } from './tags.ts'
import { productWords } from './vocabulary.ts'

/** Tags as the market takes them: its characters, its length by whole words, its number, no doubles, nothing doubtful. */
export function fitTags(tags: readonly string[], rules: MarketBook, product: Pick<ProductTemplate, 'type'>): string[] {
  const { tags: most, tag: longest } = rules.limits
  if (most === 0) return []
  const taken = clean(tags, rules, longest)
  const wanted = rules.wantedTags ?? 0
  const filled = taken.length >= wanted ? taken : uniqueTags([...taken, ...clean(productWords[product.type].fillers, rules, longest)]).slice(0, wanted)
  return most === null ? filled : filled.slice(0, most)
}

function clean(tags: readonly string[], rules: MarketBook, longest: number | null): string[] {
  const written = tags.map((tag) => (rules.refusedInTag === undefined ? tag : tag.replace(rules.refusedInTag, ' ')).replace(/\s+/g, ' ').trim())
  const short = written.flatMap((tag) => shortTag(tag, longest))
  return uniqueTags(short).filter((tag) => findInText({ tags: [tag] }, rules.id).length === 0)
}

/** A tag that is too long keeps its first words if at least two are left; one word alone would say too little. */
function shortTag(tag: string, longest: number | null): string[] {
  if (fits(tag, longest)) return [tag]
  const cut = cutAtWord(tag, longest)
  return cut.includes(' ') ? [cut] : []
}
