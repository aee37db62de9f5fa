/**
 * What a language model wrote is a stranger's text: it may have obeyed an order that stood in a signal. So only short
 * plain phrases come through, and nothing that a phrase has no use for. Nothing is mended.
 */
import { findInText } from '../../compliance/index.ts'
import { PROMPT_RULES } from '../../language-models/index.ts'
import type { ConceptCandidate, ThemeBrief } from '../concept-writer.ts'
import { MAX_PHRASE_LENGTH } from '../pure/phrases/fill.ts'
import { holdsKnownName } from '../pure/themes/name-lists.ts'
import { isUnsafe } from '../pure/unsafe.ts'
import { INSTRUCTIONS, type WrittenConcept } from './question.ts'

/** Letters of Latin script, digits, and the marks of a sentence: no markup, addresses, handles, code, controls or other scripts. */
const PLAIN = /^[\p{Script=Latin}\p{Nd} ,.!?'’&:–—-]+$/u
/** "evil.example", "1.2.3.4", "a:b": a mark between two letters is an address or code. */
const JOINED = /[\p{L}\p{N}][.:&!?,][\p{L}\p{N}]/u
/** How orders, programs and touts speak; a shirt that needs these words is one phrase lost. */
const TELLS = new RegExp([
  String.raw`\b(instructions?|prompts?|json|schema|javascript|sudo|chatbot|https?|www|api|passwords?|passcode|subscribe|whatsapp|telegram|bitcoin|crypto|jailbreak|openai|anthropic|chatgpt)\b`,
  String.raw`\b(ignore|disregard|forget|override) (all|any|every|the|my|your|previous|prior|above)\b`,
  String.raw`\b(system|developer|hidden) (prompt|message|text|note)`, String.raw`\b(as an ai|language model)\b`, String.raw`\b(drop table|select from|insert into|rm rf)\b`,
  String.raw`\b(api|secret|access|private) (keys?|tokens?)\b`, String.raw`\b(visit|click|download|buy|order|call|text|email|dm|follow|join) (us|me|now|at|here|my|our|this|today|for)\b`, String.raw`\bdot (com|net|org|shop|example)\b`,
].join('|'), 'i')

const MOTIF = /^[a-z]+( [a-z]+)?$/
const LONGEST_WORDS = 30
/** As many of somebody's words in a row are a quotation. */
const QUOTED_WORDS = 4

/** The concepts that may go on, at most as many a theme as it wanted. `themes` in the order they were numbered. */
export function readConcepts(written: readonly WrittenConcept[], themes: readonly ThemeBrief[]): ConceptCandidate[] {
  const left = themes.map(({ count }) => count)
  return written.flatMap((one) => {
    const theme = themes[one.theme]
    const phrase = one.phrase.normalize('NFC').replaceAll(/ {2,}/g, ' ').trim()
    if (theme === undefined || (left[one.theme] ?? 0) <= 0 || !isPhrase(phrase) || isQuoted(phrase, [...theme.evidence, INSTRUCTIONS, PROMPT_RULES])) return []
    left[one.theme] = (left[one.theme] ?? 0) - 1
    return [candidate(one, phrase, theme)]
  })
}

/** Of the rest, what is fit to be shown is kept; a concept does well without a motif or an audience. */
function candidate({ motif, audience, mood, style, forOccasion }: WrittenConcept, phrase: string, theme: ThemeBrief): ConceptCandidate {
  const picture = motif?.trim().toLowerCase() ?? ''
  const wearers = audience?.trim().toLowerCase() ?? ''
  return {
    themeId: theme.id,
    concept: {
      phrase, mood, style, language: 'en',
      ...(MOTIF.test(picture) && areWords(picture) ? { motif: picture } : {}),
      ...(wearers !== '' && areWords(wearers) && !isQuoted(wearers, theme.evidence) ? { audience: wearers } : {}),
      ...(forOccasion && theme.occasion !== undefined ? { occasion: theme.occasion.id } : {}),
    },
  }
}

function isPhrase(text: string): boolean {
  return text.length <= MAX_PHRASE_LENGTH && wordsIn(text).some((word) => word.length > 1) && isClean(text)
}

function areWords(text: string): boolean {
  return text.length <= LONGEST_WORDS && /^[\p{Script=Latin}' -]+$/u.test(text) && isClean(text)
}

function isClean(text: string): boolean {
  if (!PLAIN.test(text) || JOINED.test(text) || TELLS.test(wordsIn(text).join(' '))) return false
  return !isUnsafe(text) && !holdsKnownName(text) && findInText({ phrase: text }).length === 0
}

/** Whether the text stands in a source word for word, or shares a run of words with it. */
function isQuoted(text: string, sources: readonly string[]): boolean {
  const words = wordsIn(text)
  const run = Math.min(words.length, QUOTED_WORDS)
  if (run < 3) return false
  const runs = words.slice(0, words.length - run + 1).map((_, at) => ` ${words.slice(at, at + run).join(' ')} `)
  return sources.some((source) => {
    const said = ` ${wordsIn(source).join(' ')} `
    return runs.some((one) => said.includes(one))
  })
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
}
