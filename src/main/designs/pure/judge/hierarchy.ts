/** What leads and what serves: sizes of lines, and whether the word that matters has the largest. */
import { keyWord } from '../type/break-lines.ts'
import type { Word } from '../type/words.ts'
import type { Fault } from './faults.ts'
import { bareText, type LineSeen } from './thumbnail.ts'

export interface Hierarchy {
  /** 0 to 1. */
  readonly mark: number
  readonly faults: readonly Fault[]
}

/** Lines this near in size look equal. */
const EQUAL = 1.18

export function judgeHierarchy(lines: readonly LineSeen[], words: readonly Word[]): Hierarchy {
  if (lines.length < 2) return { mark: 1, faults: [] }
  const sizes = lines.map(({ sizePx }) => sizePx).sort((a, b) => b - a)
  const [largest = 1, smallest = 1] = [sizes[0], sizes.at(-1)]
  const spread = Math.min(1, (largest / smallest - 1) / 1.2)
  const leads = isKeyLarge(lines, words, largest)
  return { mark: (0.7 + 0.3 * spread) * (leads ? 1 : 0.85), faults: [...equalLines(sizes), ...orphans(lines, words, largest)] }
}

function isKeyLarge(lines: readonly LineSeen[], words: readonly Word[], largest: number): boolean {
  const key = bareText(words[keyWord(words)]?.text ?? '')
  return lines.some(({ text, sizePx }) => sizePx > largest / 1.35 && text.split(' ').some((word) => bareText(word) === key))
}

function equalLines(sizes: readonly number[]): Fault[] {
  const [largest = 0] = sizes
  const equal = sizes.filter((size) => size > largest / EQUAL).length
  if (equal < 4 && (equal < 3 || equal < sizes.length)) return []
  return [{ name: 'equal-lines', says: 'The lines are all of one size; no word leads.' }]
}

/** A line of one helper word, as large as the words it serves. */
function orphans(lines: readonly LineSeen[], words: readonly Word[], largest: number): Fault[] {
  const helpers = new Set(words.filter(({ helper }) => helper).map((word) => bareText(word.text)))
  const alone = lines.find(({ text, sizePx }) => sizePx > largest * 0.6 && helpers.has(bareText(text)))
  return alone === undefined || helpers.size === words.length ? [] : [{ name: 'orphan-helper', says: `“${alone.text}” stands alone on a large line.` }]
}
