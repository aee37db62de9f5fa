/** Where a phrase falls into two or three parts that stand in different places of a design. */
import { keyWord } from '../type/break-lines.ts'
import type { Word } from '../type/words.ts'

/** Cost of ending a part before word `at`: a helper word must lead on, not trail. */
export function seamCost(words: readonly Word[], at: number): number {
  const before = words[at - 1]
  const ends = /[,.;:!?–—]$/u.test(before?.text ?? '')
  return (before?.helper === true ? 0.8 : 0) - (ends ? 0.5 : 0)
}

function letters(words: readonly Word[], from: number, to: number): number {
  return words.slice(from, to).reduce((sum, word) => sum + [...word.text].length + 1, -1)
}

/**
 * The index at which the second part begins, so that the first holds about `share` of the letters; undefined for a
 * single word.
 */
export function splitInTwo(words: readonly Word[], share: number): number | undefined {
  if (words.length < 2) return undefined
  const whole = letters(words, 0, words.length)
  const cost = (at: number): number => Math.abs(letters(words, 0, at) / whole - share) * 2 + seamCost(words, at)
  const places = words.slice(1).map((_, index) => index + 1)
  return places.reduce((best, at) => (cost(at) < cost(best) ? at : best))
}

/** The key word with what belongs to it: words before, the key itself, words after. */
export function aroundKey(words: readonly Word[]): { from: number; to: number } {
  const key = keyWord(words)
  const before = words[key - 1]
  // A short word right before the key belongs to it: CAT DAD, DOG MOM, NIGHT SHIFT.
  const joins = before !== undefined && before.weight >= 1 && letters(words, key - 1, key + 1) <= 9 && words.length > 2
  const from = joins ? key - 1 : key
  const after = words[key + 1]
  const leads = after !== undefined && after.weight >= 1 && letters(words, from, key + 2) <= 9 && words.length > 2
  return { from, to: leads ? key + 2 : key + 1 }
}
