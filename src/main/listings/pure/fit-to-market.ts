import type { CheckedText } from '../../compliance/contract.ts'
import type { Finding } from '../../compliance/index.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import type { Listing, ListingLanguage, MasterCopy } from '../contract.ts'
import type { MarketBook } from '../markets/market-book.ts'
import { cutAtSentence, cutAtWord, lengthOf } from './cut.ts'
import { fitTags } from './fit-tags.ts'
import { fitTitle } from './fit-title.ts'
import { productFacts } from './product-facts.ts'
import { withoutFindings } from './without-findings.ts'

export type ListingText = Pick<Listing, 'title' | 'description' | 'bullets' | 'tags'>

export interface FitContext {
  readonly language: ListingLanguage
  /** Paragraphs that end the description and are never cut (required-lines.ts). */
  readonly lines: readonly string[]
}

/**
 * The master copy as one market takes it: every limit kept in characters, cut between words or sentences only,
 * without the words that market refuses (the phrase itself stays, and the checks speak about it). Colours and sizes
 * are named where the seller's own product is sold.
 */
export function fitToMarket(master: MasterCopy, rules: MarketBook, product: ProductTemplate, context: FitContext = { language: 'en', lines: [] }): ListingText {
  // Checks cost most of the time. Where the whole text has nothing to find, looking at its parts would find nothing either.
  const plain = fitted(master, { ...rules, findings: () => [] }, product, context)
  return rules.findings(plain).length === 0 ? plain : fitted(master, rules, product, context)
}

function fitted(master: MasterCopy, rules: MarketBook, product: ProductTemplate, { language, lines }: FitContext): ListingText {
  const facts = rules.product === 'seller' ? productFacts(product, language) : []
  const { limits } = rules
  const intoDescription = limits.bullets === 0 ? facts : []
  return {
    title: fitTitle(master, rules, product),
    description: fitDescription(master.description, intoDescription, lines, rules),
    bullets: limits.bullets === 0 ? [] : fitBullets([...master.bullets, ...facts], rules),
    tags: fitTags(master.tags, rules, product, language),
  }
}

/** Where the lines leave no room for a story, they stand alone. */
function fitDescription(story: string, facts: readonly string[], lines: readonly string[], rules: MarketBook): string {
  const end = lines.join('\n\n')
  const limit = rules.limits.description === null ? null : rules.limits.description - (end === '' ? 0 : lengthOf(end) + 2)
  const paragraphs = withoutRefused(story.split('\n\n'), rules, (description) => ({ description }))
  const whole = [...paragraphs, ...(facts.length === 0 ? [] : [facts.join('\n')])].join('\n\n')
  const told = limit !== null && limit <= 0 ? '' : cutAtSentence(whole, limit)
  return cutAtSentence([told, end].filter((part) => part !== '').join('\n\n'), rules.limits.description)
}

/** No market here takes more than five bullets, and nobody reads more. */
const MOST_BULLETS = 5

function fitBullets(bullets: readonly string[], rules: MarketBook): string[] {
  const allowed = withoutRefused(bullets, rules, (bullet) => ({ bullets: [bullet] }))
  return allowed.slice(0, rules.limits.bullets ?? MOST_BULLETS).map((bullet) => cutAtWord(bullet, rules.limits.bullet))
}

/** The first text holds the phrase and always stays; another one goes if the market would refuse it. */
function withoutRefused(texts: readonly string[], rules: MarketBook, as: (text: string) => CheckedText): string[] {
  const refusals = (text: string): Finding[] => rules.findings(as(text)).filter((finding) => finding.severity === 'block')
  return [...texts.slice(0, 1), ...withoutFindings(texts.slice(1), refusals)]
}
