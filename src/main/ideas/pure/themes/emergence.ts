/** When what people speak of becomes a theme, what it is called, and when two are one. */
import type { Likeness } from '../../contract.ts'
import { cosine } from '../embed.ts'
import { concreteKind } from './concrete-nouns.ts'
import { isPlainWord } from './plain-words.ts'

export interface Spoken {
  readonly key: string
  readonly voices: number
  readonly outlets: number
  /** Signals that write it small. */
  readonly small: number
  /** 1 for a name from a list. */
  readonly clearest: number
}

/** Voices that make a theme, or fewer through two outlets. */
const VOICES = 3
const VOICES_OF_TWO_OUTLETS = 2
/** A word by itself is said in passing more often than two side by side; one that is none of the known things most of all. */
const VOICES_OF_A_WORD = 5
const VOICES_OF_AN_UNKNOWN = 8
/** At least so many write a common noun small, and at least this share. */
const SMALL = 2
const SHARE_SMALL = 0.3
/** A noun that so many, relative to those who say it, use as a name is one. */
const SHARE_OF_NAMERS = 0.34

/** Whether a noun phrase is a theme. `namers` is how many independent voices use the same words as a name. */
export function nounEmerges(noun: Spoken, namers: number): boolean {
  if (noun.small < SMALL || noun.small < noun.voices * SHARE_SMALL || namers >= noun.voices * SHARE_OF_NAMERS) return false
  if (!noun.key.includes(' ')) return noun.voices >= (concreteKind(noun.key) === undefined ? VOICES_OF_AN_UNKNOWN : VOICES_OF_A_WORD)
  return noun.voices >= VOICES || (noun.voices >= VOICES_OF_TWO_OUTLETS && noun.outlets > 1)
}

/** Whether a name is worth telling of. `sayers` is how many independent voices write the same words small, as a noun. */
export function nameEmerges(name: Spoken, sayers: number): boolean {
  if (name.clearest >= 1) return name.voices >= VOICES_OF_TWO_OUTLETS
  const everyday = name.key.split(' ').every((word) => isPlainWord(word) || /^\d+$/.test(word))
  return name.voices >= VOICES && !everyday && name.key.length > 2 && sayers * SHARE_OF_NAMERS < name.voices
}

/** Two themes that share this much of the smaller one's signals, and a word, are one. */
const SAME_SIGNALS = 0.6

export function speakOfTheSame(a: { readonly key: string; readonly signals: number }, b: { readonly key: string; readonly signals: number }, shared: number): boolean {
  const words = new Set(a.key.split(' '))
  return shared >= Math.min(a.signals, b.signals) * SAME_SIGNALS && b.key.split(' ').some((word) => words.has(word))
}

/** Two noun phrases this alike are spellings of one, or words for one where a model knows what they mean. Chosen by eye; too high rather than too low. */
const SAME: Readonly<Record<Likeness, number>> = { 'similar-wording': 0.82, meaning: 0.9 }

/** The first of `others` that says the same as `vector`. All are unit vectors of one model. */
export function alike<T>(vector: Float32Array, others: readonly (readonly [T, Float32Array])[], likeness: Likeness): T | null {
  return others.find(([, other]) => cosine(vector, other) >= SAME[likeness])?.[0] ?? null
}

/** What people say most; at a tie the longer, then the first in the alphabet. Names keep their capitals. */
export function labelOf(said: readonly { readonly said: string; readonly times: number }[], fallback: string): string {
  const most = said[0]?.times ?? 0
  const best = said.filter(({ times }) => times >= most * 0.7)
  return best.toSorted((a, b) => Number(isShouted(a.said)) - Number(isShouted(b.said)) || b.said.split(' ').length - a.said.split(' ').length || b.times - a.times || b.said.length - a.said.length || (a.said < b.said ? -1 : 1))[0]?.said ?? fallback
}

function isShouted(said: string): boolean {
  return said.length > 4 && said === said.toUpperCase()
}
