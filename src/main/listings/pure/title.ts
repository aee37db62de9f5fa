import type { Rng } from '../../kernel/pure/rng.ts'
import { titleCase, titlePhrase } from './letter-case.ts'
import { dedupeWords, saidIn, shareWord } from './shared-words.ts'
import type { Subject } from './subject.ts'
import type { ProductWords } from './vocabulary.ts'

/** Between the phrase and what it is; a phrase may hold commas of its own. */
export const TITLE_JOIN = ' - '

/**
 * The phrase with the product, then what it is and for whom: "Just One More Chapter T-Shirt - Cozy Tee for Readers".
 * Words of the phrase are not said again.
 */
export function masterTitle(subject: Subject, product: ProductWords, rng: Rng): string {
  const phrase = titlePhrase(subject.phrase)
  const name = rng.pick(product.names)
  const head = phrase.toLowerCase().endsWith(name.toLowerCase()) ? phrase : `${phrase} ${name}`
  const tail = titleTail(subject, rng.pick(product.others), phrase, rng)
  return `${head}${TITLE_JOIN}${tail}`
}

function titleTail(subject: Subject, noun: string, phrase: string, rng: Rng): string {
  const fresh = (words: string | undefined | null): string | undefined => (words == null || saidIn(phrase, words) ? undefined : words)
  const occasion = fresh(subject.occasion)
  const topic = fresh(subject.topic)
  // "Vintage Whiskey Tee" says what "Vintage Whiskey Tee for Whiskey Drinkers" says.
  const who = shareWord(subject.who, occasion) || shareWord(subject.who, topic) ? undefined : subject.who
  const front = rng.pick(fronts({ mood: fresh(rng.pick(subject.moods)), style: fresh(subject.style.adjective), topic, occasion }))
  const described = titleCase(dedupeWords([...front, noun]))
  return who === undefined ? described : `${described} for ${titleCase(who)}`
}

interface Front {
  readonly mood: string | undefined
  readonly style: string | undefined
  readonly topic: string | undefined
  readonly occasion: string | undefined
}

/** The orders in which a buyer would say it; those with two telling words come before those with one. */
function fronts({ mood, style, topic, occasion }: Front): string[][] {
  const pairs = occasion === undefined ? [[mood, topic], [style, topic]] : [[mood, occasion], [occasion, topic], [style, occasion]]
  const known = (words: (string | undefined)[][]): string[][] => words.map((order) => order.filter((word) => word !== undefined))
  const usable = known(pairs).filter((order) => order.length === 2)
  if (usable.length > 0) return usable
  const single = known([[mood], [style], [topic ?? occasion]]).filter((order) => order.length === 1)
  return single.length > 0 ? single : [['Typography']]
}
