/** The phrase as a typesetter reads it: words, which of them only help, and which one carries the joke. */
import { InvalidInput } from '../../../kernel/errors.ts'

export interface Word {
  readonly text: string
  /** Articles, prepositions, pronouns …: set small, never at the end of a line. */
  readonly helper: boolean
  /** How much the word matters, from 0 (helper) up. */
  readonly weight: number
}

const HELPERS = new Set(
  `a an the of and or to for in on at by with from as but nor so than that this these those my your our his her its their
  is are was be am i'm it's i you we he she it they me us do does did have has had will would can just into over
  under who whom which then too very some any all let let's get got if when while because up off out
  der die das ein eine und oder von mit für im am zu ist sind ich du mein meine le la les un une des et ou de du à au en
  el los las y o del con por para es mi tu il lo gli e di da che per`.split(/\s+/),
)

/** Words with a meaning that still never are the point of a joke. */
const WEAK = new Set(
  `ever not no first then again here now well more less never always own really one best okayest most better mode much many like
  love loves need needs want wants make makes may must start started talking powered fueled easily still also only always today
  around somewhere already anyway everywhere somehow together`.split(/\s+/),
)

const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/**
 * The phrase with single blanks and real apostrophes and quotation marks, otherwise letter for letter.
 * Throws InvalidInput when it holds nothing to read or characters that cannot be seen.
 */
export function tidyPhrase(phrase: string): string {
  const tidy = typographic(phrase.normalize('NFC').replace(/\s+/gu, ' ').trim())
  if (tidy === '') throw new InvalidInput('phrase', 'there are no words in it', 'Write the words that the design shall say.')
  const pictures = pictographs(tidy)
  if (pictures.length > 0) {
    const named = pictures.slice(0, 5).map((picture) => `“${picture}”`).join(', ')
    throw new InvalidInput('phrase', `${named} ${pictures.length === 1 ? 'is a picture and no letter' : 'are pictures and no letters'}`, 'Leave it out of the words and choose a picture for the design.')
  }
  if (CONTROL.test(tidy)) throw new InvalidInput('phrase', 'it holds characters that cannot be seen', 'Type the phrase again instead of pasting it.')
  return tidy
}

/** Emoji, each once. Signs that are letters too (©, ™, ♥) count only where they ask for the coloured picture. */
function pictographs(text: string): string[] {
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)
  return [...new Set(graphemes.filter((one) => /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Extended_Pictographic}[\uFE0F\u200D]|\u20E3/u.test(one)))]
}

function typographic(text: string): string {
  return text
    .replace(/(^|[\s([{“])"/gu, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{“])'(?=\p{L}.*?\p{L}'(?!\p{L}))/gu, '$1‘')
    .replaceAll("'", '’')
}

/** Two phrases are one when they differ only in case, blanks and the kind of apostrophes or quotation marks. */
export function samePhrase(one: string, other: string): boolean {
  return comparable(one) === comparable(other)
}

function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .toUpperCase()
    .replace(/\s+/gu, '')
}

/** `themes` name the picture that goes with the phrase and whom it is about: the word for one of them is the one to make big. */
export function wordsOf(phrase: string, themes: readonly string[] = []): Word[] {
  const texts = phrase.split(' ')
  return texts.map((text, index) => {
    const bare = bareWord(text)
    const helper = HELPERS.has(bare) || bare === ''
    return { text, helper, weight: helper ? 0 : weightOf(bare, index, texts.length, themes) }
  })
}

function bareWord(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Punch lines come last, and middling lengths set best big. */
function weightOf(bare: string, index: number, count: number, themes: readonly string[]): number {
  const length = [...bare].length
  const place = index === count - 1 ? 1.1 : index === 0 ? 0.35 : 0.5 * (index / count)
  const size = length >= 4 && length <= 9 ? 0.5 : length < 4 ? 0.15 : 0.25
  const singular = bare.replace(/s$/u, '')
  const meant = themes.some((word) => word === bare || word === singular) ? 0.9 : 0
  if (WEAK.has(bare)) return 0.5 + size + meant
  return 1 + place + size + meant
}

/** A phrase typed all in capitals as a sentence: faces that like capitals get them back, script must not have them. */
export function quietly(phrase: string, language: string): string {
  if (/\p{Ll}/u.test(phrase) || (phrase.match(/\p{Lu}/gu)?.length ?? 0) < 4) return phrase
  const [first = '', ...rest] = phrase
  return first + lowerCase(rest.join(''), language)
}

function lowerCase(text: string, language: string): string {
  try {
    return text.toLocaleLowerCase(language)
  } catch {
    return text.toLowerCase()
  }
}

/** Capitals by the phrase's own language; an unknown language falls back to the plain rule. */
export function capitals(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language)
  } catch {
    return text.toUpperCase()
  }
}
