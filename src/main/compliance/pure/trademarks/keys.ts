/**
 * The numbers under which a mark is filed and a text looks for it. Two things meet when they share one; whether they are
 * really alike is looked at afterwards (match.ts), so a key may be shared by chance.
 */
import { doubleMetaphone } from 'double-metaphone'
import { markWords, type IsEveryday } from './words.ts'

/** Shorter words are one letter away from too many others. */
const SHORTEST_NEAR = 5
const LONGEST_NEAR = 14
const SHORTEST_SOUND = 4
/** More words in another order are a sentence of their own. */
export const MOST_REORDERED = 6

export const sameKey = (compact: string): number => hash('=', compact)
export const reorderedKey = (words: readonly string[]): number => hash('*', words.toSorted().join(' '))

/** What a mark is filed under for those who are one slip away. */
function nearKeysOfMark(compact: string): number[] {
  return compact.length > LONGEST_NEAR ? halfKeys(compact, compact.length) : deletionKeys(compact)
}

/** Where a text looks for marks one slip away: they may be a letter longer or shorter than it. */
export function nearKeys(compact: string): number[] {
  const { length } = compact
  const halves = [length - 1, length, length + 1].filter((one) => one > LONGEST_NEAR).flatMap((one) => halfKeys(compact, one))
  return length > LONGEST_NEAR + 1 ? halves : [...deletionKeys(compact), ...halves]
}

/** One slip leaves one half of a long name as it was. @param length of the mark. */
function halfKeys(compact: string, length: number): number[] {
  const half = Math.floor(length / 2)
  return [hash('<', `${compact.slice(0, half)}/${length}`), hash('>', `${compact.slice(-half)}/${length}`)]
}

/** The word with one letter left out, the first one aside: two words one slip apart share one of these. */
function deletionKeys(compact: string): number[] {
  if (compact.length < SHORTEST_NEAR) return []
  const keys = [hash('-', compact)]
  for (let at = 1; at < compact.length; at++) keys.push(hash('-', compact.slice(0, at) + compact.slice(at + 1)))
  return keys
}

/** How it sounds (Double Metaphone), kept apart by length; null for what is too short to tell. */
export function soundKey(compact: string, length = compact.length): number | null {
  if (compact.length < SHORTEST_SOUND || compact.length > 24) return null
  const [code] = doubleMetaphone(compact)
  return code.length < 2 ? null : hash('~', `${code}/${length}`)
}

/** All keys of one mark. Marks of everyday words alone are found by their words only: sounding like them means nothing. */
export function keysOfMark(mark: string, isEveryday: IsEveryday): number[] {
  const { words, core } = markWords(mark)
  if (words.length === 0) return []
  const [whole, inner] = [words.join(''), core.join('')]
  const keys = [sameKey(whole)]
  if (inner !== whole) keys.push(sameKey(inner))
  const distinctive = !core.every(isEveryday)
  if (core.length >= 2 && core.length <= MOST_REORDERED && (distinctive || core.length >= 3)) keys.push(reorderedKey(core))
  if (distinctive && core.length <= 3) {
    keys.push(...nearKeysOfMark(inner))
    const sound = soundKey(inner)
    if (sound !== null) keys.push(sound)
  }
  return keys
}

/** 52 bits, so that it is a whole number in JavaScript and in JSON: two rounds of FNV-1a. */
function hash(kind: string, text: string): number {
  let a = 0x811c9dc5 ^ kind.charCodeAt(0)
  let b = 0x9e3779b9 ^ kind.charCodeAt(0)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    b ^= b >>> 13
  }
  a ^= a >>> 15
  return (a >>> 0) * 0x100000 + ((b ^ (b >>> 16)) >>> 12)
}
