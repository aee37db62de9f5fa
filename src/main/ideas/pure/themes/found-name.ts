/** A name found in a text. */
import { nameWords, type NameKind } from './name-lists.ts'

export interface FoundName {
  /** Lower case, one space: the same however it is written. */
  readonly key: string
  /** As the text has it. */
  readonly said: string
  readonly kind: NameKind
  /** In (0, 1]: 1 from a list, 0.4 for a capital that may be anything. */
  readonly sure: number
}

export interface NamedText {
  readonly text: string
  readonly source: string
  readonly community?: string | undefined
  readonly category?: string | undefined
}

/** A name as the text has it, without what belongs to it (“Drake’s”). */
export function nameOf(said: string, kind: NameKind, sure: number): FoundName {
  return { key: nameWords(said.replace(/[’']s$/u, '')).join(' '), said: said.trim().replace(/[’']s$/u, ''), kind, sure }
}
