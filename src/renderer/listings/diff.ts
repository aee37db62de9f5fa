/** What differs between two texts, word by word. Pure. */
import { diffWords } from 'diff'

export interface Part {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

/** From `before` to `after`; languages written without spaces are cut where the runtime sees words. */
export function wordDiff(before: string, after: string): readonly Part[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  return diffWords(before, after, { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({ text: value, kind: added ? 'added' : removed ? 'removed' : 'same' }))
}

/** A list as one text: what came and went stands in its place. */
export function listDiff(before: readonly string[], after: readonly string[]): readonly Part[] {
  const left = new Set(after)
  const there = new Set(before)
  return [...before.map((text): Part => ({ text, kind: left.has(text) ? 'same' : 'removed' })), ...after.filter((text) => !there.has(text)).map((text): Part => ({ text, kind: 'added' }))]
}

export const differs = (parts: readonly Part[]): boolean => parts.some(({ kind }) => kind !== 'same')
