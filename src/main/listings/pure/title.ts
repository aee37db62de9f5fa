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
  const occasion = fresh(subject.occasion)
  const who = shareWord(subject.who, occasion) ? undefined : subject.who
  const topic = shareWord(subject.topic, occasion) || shareWord(subject.topic, who) ? undefined : fresh(subject.topic)
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

/** Whether two descriptions have a word of one root: "reading" and "readers", "corgi" and "corgi owners". */
export function shareWord(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const roots = new Set(rootsOf(other))
  return rootsOf(one).some((root) => roots.has(root))
}

const SHORTEST_ROOT = 3

function rootsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return words.map((word) => word.replace(/(?:ings?|ers?|ists?|ies|es|s|e|y)$/, '')).filter((root) => root.length >= SHORTEST_ROOT && !['day', 'lov', 'fan', 'own', 'and', 'the'].includes(root))
}

/** Whether every word of `words` already stands in `text`, in any number. */
function saidIn(text: string, words: string): boolean {
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
