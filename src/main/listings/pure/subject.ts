import type { Concept } from '../../ideas/contract.ts'
import { singular, titleCase } from './letter-case.ts'
import { motifTag, shownAs } from './motif-names.ts'
import { shareWord } from './shared-words.ts'
import { moodTags, moodWords, wordsOfStyle, type StyleWords } from './vocabulary.ts'

/** What is known about an idea besides its concept. Every field may be missing. */
export interface IdeaContext {
  /** The theme it is about, lower case: "corgi", "knitting". */
  readonly topic?: string
  /** What the finished art really shows; a motif that the layout left out is not described. */
  readonly shownMotif?: string
  /** Further search words, from the seller or from the signals. */
  readonly keywords?: readonly string[]
}

/** A concept as the listing writer speaks of it. */
export interface Subject {
  readonly phrase: string
  /** "corgi owners"; undefined when nobody in particular is meant. */
  readonly who: string | undefined
  /** "corgi owner". */
  readonly one: string | undefined
  /** A theme to name in front of a noun: "corgi". */
  readonly topic: string | undefined
  /** "Halloween". */
  readonly occasion: string | undefined
  /** What the art shows, with its article: "an open book". */
  readonly shown: string | null
  /** The motif as a search word. */
  readonly motif: string | null
  readonly moods: readonly [string, ...string[]]
  /** The mood as a search word. */
  readonly moodTag: string | null
  readonly style: StyleWords
}

export function subjectOf(concept: Concept, context: IdeaContext): Subject {
  const who = everydayCase(concept.audience)
  const occasion = occasionName(concept.occasion)
  const topic = everydayCase(context.topic) ?? topicOfAudience(who)
  return {
    phrase: concept.phrase.replace(/\s+/g, ' ').trim(),
    who,
    one: who === undefined ? undefined : singular(who),
    // "halloween" is no theme of its own where the occasion says it.
    topic: shareWord(topic, occasion) ? undefined : topic,
    occasion,
    shown: context.shownMotif === undefined ? null : shownAs(context.shownMotif),
    motif: concept.motif === undefined ? null : motifTag(concept.motif),
    moods: moodWords[concept.mood],
    moodTag: moodTags[concept.mood],
    style: wordsOfStyle(concept.style),
  }
}

const KEEPERS = /^(?:owners|lovers|fans|families|drinkers|players|parents|keepers|watchers|eaters|people)$/

/** "corgi owners" are about "corgi"; "nurses" are about "nurse". */
export function topicOfAudience(who: string | undefined): string | undefined {
  if (who === undefined) return undefined
  const words = who.split(' ')
  return words.length > 1 && KEEPERS.test(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : singular(who)
}

/** Words written in title case come down to everyday case; names and abbreviations among them stay. */
function everydayCase(text: string | undefined): string | undefined {
  const tidy = text?.replace(/\s+/g, ' ').trim() ?? ''
  if (tidy === '') return undefined
  return tidy.split(' ').map(everydayWord).join(' ')
}

function everydayWord(word: string): string {
  const asName = word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  if (PROPER.test(asName)) return asName
  return /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word
}

const PROPER = /^(?:Christmas|Easter|Halloween|Hanukkah|Diwali|Ramadan|Irish|Italian|Mexican|American|German|French|Spanish|Greek|Polish|English|Scottish|British|Canadian|African|Asian|Jewish|Texas|Monday|Friday|Sunday)$/

/** Names that calendars write without their apostrophe. */
const POSSESSIVE: Readonly<Record<string, string>> = {
  'valentines day': 'Valentine’s Day', 'mothers day': 'Mother’s Day', 'fathers day': 'Father’s Day', 'st patricks day': 'St. Patrick’s Day', 'st. patricks day': 'St. Patrick’s Day',
  'new years day': 'New Year’s Day', 'new years eve': 'New Year’s Eve', 'april fools day': 'April Fools’ Day',
}

/** "Christmas Day (observed)" is spoken of as "Christmas Day"; a name in small letters gets its capitals. */
function occasionName(occasion: string | undefined): string | undefined {
  const tidy = (occasion ?? '').replace(/\s*\([^)]*\)/g, '').replace(/\s+/g, ' ').trim()
  if (tidy === '' || [...tidy].length > 40) return undefined
  return POSSESSIVE[tidy.toLowerCase()] ?? titleCase(tidy)
}
