import type { Rng } from '../../kernel/pure/rng.ts'
import { titleCase, titlePhrase } from './letter-case.ts'
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
  const mood = fresh(rng.pick(subject.moods))
  const style = fresh(subject.style.adjective)
  const topic = fresh(subject.topic)
  const occasion = fresh(subject.occasion)
  const who = subject.who === undefined || (topic !== undefined && saidIn(topic, subject.who)) ? undefined : subject.who
  const front = rng.pick(fronts({ mood, style, topic, occasion }))
  const described = dedupeWords([...front, noun])
  const ending = who !== undefined && !saidIn(described, who) ? ` for ${titleCase(who)}` : ''
  return `${titleCase(described)}${ending}`
}

interface Front {
  readonly mood: string | undefined
  readonly style: string | undefined
  readonly topic: string | undefined
  readonly occasion: string | undefined
}

/** The orders in which a buyer would say it; each starts with what matters most. */
function fronts({ mood, style, topic, occasion }: Front): string[][] {
  const orders = occasion === undefined ? [[mood, topic], [style, topic], [mood, style]] : [[mood, occasion], [occasion, topic], [style, occasion]]
  const usable = orders.map((order) => order.filter((word) => word !== undefined)).filter((order) => order.length === 2)
  if (usable.length > 0) return usable
  return [[mood ?? style ?? topic ?? occasion ?? 'Typography']]
}

/** Whether the main word of `words` already stands in `text`, in any number. */
export function saidIn(text: string, words: string): boolean {
  const said = new Set(text.toLowerCase().match(/[\p{L}\d']+/gu)?.map(stem) ?? [])
  return (words.toLowerCase().match(/[\p{L}\d']+/gu) ?? []).every((word) => said.has(stem(word)))
}

function stem(word: string): string {
  return word.replace(/(?:'s|ies|es|s|y)$/, '')
}

/** "retro vintage retro tee" says retro once. */
export function dedupeWords(parts: readonly string[]): string {
  const seen = new Set<string>()
  return parts
    .join(' ')
    .split(' ')
    .filter((word) => {
      const key = stem(word.toLowerCase())
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .join(' ')
}
