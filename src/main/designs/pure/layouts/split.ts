/** Where a phrase falls into two or three parts that stand in different places of a design. */
import { keyWord } from '../type/break-lines.ts'
import { bondCost, isExpression, isMarked, leansOn } from '../type/phrasing.ts'
import type { Word } from '../type/words.ts'

/** Cost of ending a part before word `at`: a helper word must lead on, not trail; what belongs together stays so; after a mark is best. */
export function seamCost(words: readonly Word[], at: number): number {
  return (leansOn(words, at) ? 0.8 : 0) + bondCost(words, at) - (isMarked(words, at) ? 0.9 : 0)
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

/** A clause of so many letters stands as one. */
const SHORT_CLAUSE = 11

/** From the mark before a word to the mark after it. */
function clauseOf(words: readonly Word[], at: number): { from: number; to: number } {
  let [from, to] = [at, at + 1]
  while (from > 0 && !isMarked(words, from)) from -= 1
  while (to < words.length && !isMarked(words, to)) to += 1
  return { from, to }
}

/** The key word with what belongs to it: words before, the key itself, words after. */
export function aroundKey(words: readonly Word[]): { from: number; to: number } {
  const key = keyWord(words)
  const clause = clauseOf(words, key)
  if (clause.to - clause.from < words.length && letters(words, clause.from, clause.to) <= SHORT_CLAUSE) return clause
  const from = belongs(words, key, key - 1, key + 1) ? key - 1 : key
  return { from, to: belongs(words, key + 1, from, key + 2) ? key + 2 : key + 1 }
}

/** Whether the words on both sides of `at` stand as one run: a set expression, or short words that bear weight (CAT DAD). */
function belongs(words: readonly Word[], at: number, from: number, to: number): boolean {
  if (from < 0 || to > words.length || words.length <= 2 || isMarked(words, at)) return false
  if (isExpression(words, at) && words.slice(from, to).every(({ helper }) => !helper)) return true
  return letters(words, from, to) <= 9 && [words[at - 1], words[at]].every((word) => word !== undefined && word.weight >= 1)
}
