import type { ProductTemplate } from '../../products/contract.ts'
import type { MasterCopy } from '../contract.ts'
import type { MarketBook } from '../markets/market-book.ts'
import { cutAtWord, fits } from './cut.ts'
import { TITLE_JOIN } from './title.ts'
import { productWords } from './vocabulary.ts'

/**
 * A title as the market takes it: its signs, its length, and no words it refuses. Shorter by whole parts first
 * ("for …", then an adjective, then all that follows the phrase), then by words.
 */
export function fitTitle(master: Pick<MasterCopy, 'title' | 'titles'>, rules: MarketBook, product: Pick<ProductTemplate, 'type'>): string {
  const shorter = master.titles === undefined ? shorterTitles(withSigns(speaking(master.title, rules, product), rules)) : master.titles[FORM[rules.product]].map((title) => withSigns(title, rules))
  const head = shorter.at(-1) ?? master.title
  const good = shorter.find((candidate) => fits(candidate, rules.limits.title) && (candidate === head || !isRefused(candidate, rules)))
  return good ?? cutAtWord(head, rules.limits.title)
}

const FORM = { seller: 'product', market: 'design' } as const

function speaking(title: string, rules: MarketBook, product: Pick<ProductTemplate, 'type'>): string {
  return rules.product === 'market' ? withoutProduct(title, product) : title
}

/** The same title with ever fewer parts; the phrase alone comes last. */
function shorterTitles(title: string): string[] {
  const { head, tail } = split(title)
  if (tail === '') return [title]
  const audienceAt = tail.lastIndexOf(' for ')
  const described = audienceAt > 0 ? tail.slice(0, audienceAt) : tail
  const tails = [tail, described, withoutFirstWord(described)]
  return [...new Set(tails.filter((part) => part !== ''))].map((part) => `${head}${TITLE_JOIN}${part}`).concat(head)
}

/** "Proud Nurses Day Tee" without its adjective; empty where the rest would start or stand badly. */
function withoutFirstWord(described: string): string {
  const [, ...rest] = described.split(' ')
  return rest.length < 2 || /^\p{Ll}/u.test(rest[0] ?? '') ? '' : rest.join(' ')
}

function split(title: string): { head: string; tail: string } {
  const at = title.lastIndexOf(TITLE_JOIN)
  return at < 0 ? { head: title, tail: '' } : { head: title.slice(0, at), tail: title.slice(at + TITLE_JOIN.length) }
}

/** Where the market prints on many products, the title speaks of the design. */
function withoutProduct(title: string, product: Pick<ProductTemplate, 'type'>): string {
  const { head, tail } = split(title)
  const words = productWords[product.type]
  const name = longestFirst(words.names).find((candidate) => head.endsWith(` ${candidate}`))
  const bare = name === undefined ? head : head.slice(0, -name.length - 1)
  const noun = longestFirst(words.others).find((candidate) => ` ${tail} `.includes(` ${candidate} `))
  const described = noun === undefined ? tail : tail.replace(noun, 'Design')
  return described === '' ? bare : `${bare}${TITLE_JOIN}${described}`
}

function longestFirst(words: readonly string[]): string[] {
  return words.toSorted((a, b) => b.length - a.length)
}

/** Refused characters go; of a sign that may stand once, the first stays and a later & becomes "and". */
function withSigns(title: string, rules: MarketBook): string {
  const taken = rules.refusedInTitle === undefined ? title : title.replace(rules.refusedInTitle, ' ')
  const once = (rules.onceInTitle ?? []).reduce((text, sign) => {
    const [first, ...rest] = text.split(sign)
    return rest.length < 2 ? text : `${first}${sign}${rest.join(sign === '&' ? 'and' : ' ')}`
  }, taken)
  return once.replace(/\s+/g, ' ').trim()
}

function isRefused(title: string, rules: MarketBook): boolean {
  return rules.findings({ title }).some((finding) => finding.severity === 'block')
}
