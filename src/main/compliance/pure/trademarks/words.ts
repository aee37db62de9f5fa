/** The words of a mark or a text, as they are compared. */
import { readForms } from '../normal-form.ts'

/** Words of a reading form: apostrophes join, every other sign separates, & and + are "and". */
export function wordsOf(form: string): string[] {
  return form.replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu, '').replace(/[&+]/g, ' and ').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What stands in many names of businesses and says nothing about which one it is. */
const GENERIC = new Set(['the', 'co', 'company', 'inc', 'llc', 'ltd', 'corp', 'brand', 'brands', 'apparel', 'clothing', 'wear', 'shop', 'store', 'official', 'usa', 'com', 'tm'])

export interface MarkWords {
  readonly words: readonly string[]
  /** Without generic words at either end; the same list where nothing was left out or nothing else would stand. */
  readonly core: readonly string[]
}

export function markWords(mark: string): MarkWords {
  const words = wordsOf(readForms(mark).plain)
  let [from, to] = [0, words.length]
  while (from < to && GENERIC.has(words[from] ?? '')) from++
  while (to > from && GENERIC.has(words[to - 1] ?? '')) to--
  return { words, core: from === to ? words : words.slice(from, to) }
}

export type IsEveryday = (word: string) => boolean

/** Words that people use every day, also with the usual endings; bare numbers too. `listed` holds plain lower-case words. */
export function everydayOf(listed: ReadonlySet<string>): IsEveryday {
  return (word) => /^\d+(?:st|nd|rd|th|s|oz|xl)?$/.test(word) || word.length === 1 || stems(word).some((stem) => listed.has(stem))
}

/** The word itself and what it may be an ending of: "moms", "loving", "bookish" keeps its own. */
function stems(word: string): string[] {
  const found = [word]
  const without = (ending: string, ...instead: string[]): void => {
    if (word.length > ending.length + 2 && word.endsWith(ending)) for (const end of instead) found.push(word.slice(0, -ending.length) + end)
  }
  without('s', '')
  without('es', '')
  without('ies', 'y')
  without('ing', '', 'e')
  without('in', 'ing')
  without('ed', '', 'e')
  without('ied', 'y')
  without('er', '', 'e')
  without('ers', '', 'e')
  without('est', '', 'e')
  without('ly', '')
  without('ness', '')
  const doubled = /^(.{2,}?)([bdgklmnprt])\2(?:ing|ed|er|ers|y)$/.exec(word)
  if (doubled !== null) found.push(`${doubled[1] ?? ''}${doubled[2] ?? ''}`)
  return found
}
