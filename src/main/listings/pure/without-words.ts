import type { Finding } from '../../compliance/index.ts'
import type { ListingText } from './fit-to-market.ts'
import { withoutFindings } from './without-findings.ts'

/**
 * A listing without some words that were found in it: whole bullets, tags and paragraphs go, as the writers leave them out;
 * a title loses the words alone. @returns null where nothing would be left of the title.
 */
export function withoutWords(text: ListingText, words: readonly string[]): ListingText | null {
  const pattern = anyOf(words)
  if (pattern === null) return text
  const check = (one: string): Finding[] => [...one.matchAll(pattern)].map((match) => ({ field: 'description', item: 1, rule: 'famous-name', words: match[0], severity: 'block', because: 'was found' }))
  const title = text.title.replace(pattern, ' ').replace(/\s+([,.!?:;])/g, '$1').replace(/\s{2,}/g, ' ').replace(/^[\s,.:;|–-]+|[\s,:;|–-]+$/g, '').trim()
  if (!/\p{L}{2}/u.test(title)) return null
  return { ...text, title, description: withoutFindings(text.description.split('\n\n'), check).join('\n\n'), bullets: withoutFindings(text.bullets, check), tags: withoutFindings(text.tags, check) }
}

/** The words as they may be written: any case, any gaps or signs between them, perhaps with an s. */
function anyOf(words: readonly string[]): RegExp | null {
  const alternatives = words.map((one) => (one.match(/[\p{L}\p{N}]+/gu) ?? []).join("[^\\p{L}\\p{N}]*")).filter((one) => one !== '')
  return alternatives.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.toSorted((a, b) => b.length - a.length).join('|')})s?(?![\\p{L}\\p{N}])`, 'giu')
}
