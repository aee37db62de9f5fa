/** Every way in which a phrase could be set: layouts with voices, weighted by how well they suit it. */
import type { Concept } from '../../ideas/contract.ts'
import { InvalidInput } from '../../kernel/errors.ts'
import type { Rng } from '../../kernel/pure/rng.ts'
import type { Lettering } from '../contract.ts'
import { nameOf, type Fixed, type VoicePlan } from './choices.ts'
import { kinOf } from './finish/lettering.ts'
import type { Layout, Setting, Voice } from './layouts/layout.ts'
import { capitals } from './type/words.ts'
import { covers, openVoice, VOICES, type FaceShelf } from './type/voices.ts'

/** What every draft of one design shares. */
export type Common = Pick<Setting, 'words' | 'language' | 'motif' | 'aspect'>

export interface Candidate {
  readonly layout: Layout
  readonly voice: Voice
  readonly weight: number
}

/**
 * Every layout with every voice that suits it; a layout counts once, however many voices it has. Throws InvalidInput
 * that names the choice which cannot carry the phrase.
 */
export function candidatesFor(fixed: Fixed, voices: readonly (readonly Voice[])[], common: Common): Candidate[] {
  const layouts = (fixed.layout === undefined ? fixed.among : [fixed.layout]).filter((layout) => bears(layout, fixed.letters))
  if (layouts.length === 0 && fixed.layout !== undefined) {
    throw new InvalidInput('finish', `the layout “${nameOf(fixed.layout)}” cannot set its letters this way`, `Choose ${(fixed.layout.finishes ?? []).join(' or ')}, or another layout.`)
  }
  // Only what was asked for may look beyond the voices of its mood.
  const groups = fixed.layout === undefined ? voices.slice(0, 1) : voices
  const found = layouts.flatMap((layout) => {
    const suited = groups.map((group) => suitedVoices(layout, group, common)).find((group) => group.length > 0) ?? []
    return suited.map((choice) => ({ ...choice, weight: choice.weight / suited.length }))
  })
  if (found.length === 0) throw unsuited(fixed, voices.flat(), common)
  return found
}

function bears({ finishes }: Layout, letters: Lettering | undefined): boolean {
  return letters === undefined || finishes === undefined || finishes.includes(letters)
}

function suitedVoices(layout: Layout, voices: readonly Voice[], common: Common): Candidate[] {
  return voices.map((voice) => ({ layout, voice, weight: layout.suits({ ...common, voice }) })).filter(({ weight }) => weight > 0)
}

/** Which of the fixed choices is in the way. */
function unsuited({ layout, voice, motif }: Fixed, voices: readonly Voice[], common: Common): InvalidInput {
  if (layout === undefined) return new InvalidInput(voice === undefined ? 'phrase' : 'voice', 'no layout can carry this phrase with it', 'Choose other letters, or leave them open.')
  const name = nameOf(layout)
  const picture = { lines: [], inside: [] }
  if (motif === null && voices.some((one) => layout.suits({ ...common, motif: picture, voice: one }) > 0)) {
    return new InvalidInput('layout', `“${name}” needs a picture`, 'Choose a picture, or another layout.')
  }
  if (voice !== undefined) return new InvalidInput('voice', `“${nameOf(voice)}” and the layout “${name}” cannot carry this phrase together`, 'Choose other letters or another layout.')
  return new InvalidInput('layout', `“${name}” cannot carry this phrase`, 'Choose another layout or leave it open.')
}

export function drawWeighted(candidates: readonly Candidate[], chance: number): Candidate {
  let draw = chance * candidates.reduce((sum, { weight }) => sum + weight, 0)
  const drawn = candidates.find(({ weight }) => (draw -= weight) < 0) ?? candidates.at(-1)
  if (drawn === undefined) throw new RangeError('there is nothing to draw from')
  return drawn
}

/** The finish of the letters: what was fixed, else one that both the voice and the layout like. */
export function lettersFor({ layout, voice }: Candidate, fixed: Lettering | undefined, rng: Rng): Lettering {
  if (fixed !== undefined) return fixed
  const both = voice.finishes.filter((finish) => bears(layout, finish))
  const liked = rng.pick(both.length > 0 ? both : (layout.finishes ?? voice.finishes))
  return rng.pick(kinOf(liked).filter((finish) => bears(layout, finish)))
}

/**
 * Voices that have every letter: those of the wanted style twice, those of the mood, and in a second group all of
 * them, for what neither can carry. Throws InvalidInput when no voice has every letter, or the fixed one lacks one.
 */
export function voicesFor(concept: Concept, phrase: string, fixed: Fixed, face: FaceShelf): Voice[][] {
  const text = phrase + capitals(phrase, concept.language)
  if (fixed.voice !== undefined) {
    const voice = openVoice(fixed.voice, face)
    if (covers(voice, text)) return [[voice]]
    const missing = [...new Set([voice.display, voice.helper, voice.script].flatMap((one) => one.missing(text)))]
    throw new InvalidInput('voice', `“${nameOf(fixed.voice)}” has no ${quoted(missing)}`, 'Choose other letters.')
  }
  // Opening a face takes its time: only those that are looked at are opened.
  const open = (plans: readonly VoicePlan[]): Voice[] => plans.map((plan) => openVoice(plan, face)).filter((voice) => covers(voice, text))
  const wanted = concept.style.toLowerCase()
  const ofMood = VOICES.filter(({ moods }) => moods.includes(concept.mood))
  const about = `${concept.motif ?? ''} ${concept.audience ?? ''}`.toLowerCase().split(/[^\p{L}]+/u)
  const stylish = VOICES.filter(({ styles }) => styles.some((style) => wanted.includes(style) || about.includes(style)))
  const fitting = open([...ofMood, ...stylish])
  if (fitting.length > 0 && fixed.layout === undefined) return [fitting]
  const able = open(VOICES)
  if (able.length === 0) throw unsettable(text, face)
  return fitting.length > 0 ? [fitting, able] : [able]
}

/** Scripts that people type and the shipped fonts do not have, by the name that a seller knows. */
const SCRIPTS = ['Arabic', 'Hebrew', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Devanagari', 'Greek', 'Cyrillic', 'Armenian', 'Georgian'] as const
const SCRIPT_NAMES: Readonly<Partial<Record<string, string>>> = { Han: 'Chinese', Hiragana: 'Japanese', Katakana: 'Japanese', Hangul: 'Korean', Devanagari: 'Hindi' }

function unsettable(text: string, face: FaceShelf): InvalidInput {
  const missing = face('oswald').missing(text)
  const named = missing.length > 0 ? missing : [...new Set(text)].filter((letter) => /[^\p{ASCII}]/u.test(letter))
  const script = SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(named.join('')))
  const whose = script === undefined ? '' : ` (${SCRIPT_NAMES[script] ?? script})`
  return new InvalidInput('phrase', `no shipped font has ${quoted(named)}${whose}`, 'Write the phrase with Latin letters, digits and common punctuation.')
}

function quoted(letters: readonly string[]): string {
  return letters.slice(0, 5).map((letter) => `“${letter}”`).join(', ')
}
