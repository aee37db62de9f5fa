/** What a signal is found to speak of. */
import type { NameKind } from './name-lists.ts'

export type ThemeKind = 'topic' | 'occasion' | 'emergent' | 'rights-risk'

/** One theme that one signal names. */
export interface ThemeMention {
  readonly kind: ThemeKind
  /** Topic id, occasion id, noun phrase in its basic form, or name in lower case. */
  readonly key: string
  /** In the signal's words. */
  readonly said: string
  /** How clearly the signal names it, in (0, 1]. */
  readonly clarity: number
  /** Written small where a name would have a capital: a sign of a common noun. */
  readonly small: boolean
  /** Of a name: of what. */
  readonly names?: NameKind | undefined
}

export interface SignalReading {
  readonly id: string
  readonly mentions: readonly ThemeMention[]
}

/** Raised when reading changes so much that signals should be read again. */
export const READER_EDITION = 1
