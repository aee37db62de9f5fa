/** What a shirt can be about: common nouns only, each written down here by hand. Nothing else ever enters a phrase. */
import type { Mood } from '../../contract.ts'

export type TopicKind = 'pet' | 'animal' | 'hobby' | 'job' | 'family' | 'self' | 'food' | 'drink' | 'sport' | 'place' | 'subject' | 'thing'

/**
 * - furry: sheds hair · walks: is walked · rides: is ridden · count: food that is counted ("a taco")
 * - alcohol: for grown-ups · team: has game days · wheels: goes on a road · quiet: is done in calm
 */
export type Trait = 'furry' | 'walks' | 'count' | 'alcohol' | 'team' | 'wheels' | 'quiet'

/** Type treatments that the design engine may take up. */
export type Style = 'retro' | 'vintage' | 'bold' | 'script' | 'varsity' | 'badge' | 'minimal' | 'hand'

/** Phrase, mood, style; written for one topic or one occasion and set as it stands. */
export type Line = readonly [phrase: string, mood: Mood, style: Style]

export interface Topic {
  /** The theme, lower case: "corgi", "knitting". */
  readonly id: string
  readonly kind: TopicKind
  /** One of it, or one who does it: "corgi", "knitter", "nurse", "taco". */
  readonly one: string
  readonly many: string
  /** The doing: "knitting". Hobbies and sports only. */
  readonly act?: string
  /** The plain verb: "knit", "go hiking". Hobbies and sports only. */
  readonly verb?: string
  /** What it is done with, as mass or plural noun: "yarn", "books". */
  readonly gear?: string
  readonly motif: string
  /** A wider topic: "dog" for "corgi". */
  readonly parent?: string
  readonly traits: readonly Trait[]
  /** Further words that mean this topic in a text or tag. */
  readonly words: readonly string[]
  /** Forum names that are about this topic, lower case, without "r/". */
  readonly communities: readonly string[]
  /** The word also means something else, so a mention in running text is not enough. */
  readonly ambiguous: boolean
  /** Who wears it, for the listing: "corgi owners". */
  readonly audience: string
}

export interface TopicExtras {
  readonly many?: string
  readonly gear?: string
  readonly parent?: string
  readonly traits?: readonly Trait[]
  readonly words?: readonly string[]
  readonly communities?: readonly string[]
  readonly ambiguous?: boolean
  readonly audience?: string
}

const NONE: readonly never[] = []

function topic(kind: TopicKind, id: string, one: string, motif: string, audience: string, extras: TopicExtras): Topic {
  return { traits: NONE, words: NONE, communities: NONE, ambiguous: false, audience, ...extras, id, kind, one, many: extras.many ?? plural(one), motif }
}

export function pet(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('pet', id, id, motif, `${id} owners`, extras)
}

export function animal(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('animal', id, id, motif, `${id} lovers`, extras)
}

/** `names` are separated by commas; all share the same parent, motif and traits. */
export function breeds(parent: string, motif: string, traits: readonly Trait[], names: string): Topic[] {
  return names.split(', ').map((name) => pet(name, motif, { parent, traits, communities: [plural(name).replaceAll(' ', ''), name.replaceAll(' ', '')] }))
}

/** `hobby('knitting', 'knit', 'knitter', 'yarn', 'yarn')`: the doing, the verb, the doer, its gear, the motif. */
export function hobby(act: string, verb: string, one: string, gear: string, motif: string, extras: TopicExtras = {}): Topic {
  return { ...topic('hobby', act, one, motif, extras.many ?? plural(one), extras), act, verb, gear }
}

export function sport(act: string, verb: string, one: string, gear: string, motif: string, extras: TopicExtras = {}): Topic {
  return { ...topic('sport', act, one, motif, extras.many ?? plural(one), extras), act, verb, gear }
}

export function job(id: string, gear: string, motif: string, extras: TopicExtras = {}): Topic {
  return { ...topic('job', id, id, motif, extras.many ?? plural(id), extras), gear }
}

export function family(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('family', id, id, motif, extras.many ?? plural(id), extras)
}

/** What people call themselves: "introvert", "bride". */
export function self(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('self', id, id, motif, extras.many ?? plural(id), extras)
}

export function food(id: string, motif: string, extras: TopicExtras = {}): Topic {
  const counted = extras.traits?.includes('count') === true
  return topic('food', id, id, motif, `${id} lovers`, counted ? extras : { many: id, ...extras })
}

export function drink(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('drink', id, id, motif, `${id} drinkers`, { many: id, ...extras })
}

/** `one` follows "the": "mountains". */
export function place(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('place', id, id, motif, `${id} lovers`, { many: id, ...extras })
}

export function subject(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('subject', id, id, motif, `${id} fans`, { many: id, ...extras })
}

export function thing(id: string, motif: string, extras: TopicExtras = {}): Topic {
  return topic('thing', id, id, motif, `${id} lovers`, extras)
}

const IRREGULAR: Readonly<Record<string, string>> = {
  mouse: 'mice', goose: 'geese', wolf: 'wolves', calf: 'calves', fish: 'fish', sheep: 'sheep', deer: 'deer', moose: 'moose', bison: 'bison',
  salmon: 'salmon', trout: 'trout', squid: 'squid', man: 'men', woman: 'women', wife: 'wives', child: 'children', person: 'people', loaf: 'loaves',
  husky: 'huskies', axolotl: 'axolotls', potato: 'potatoes', tomato: 'tomatoes', ox: 'oxen', octopus: 'octopuses', hero: 'heroes', tech: 'techs', maltese: 'maltese',
}

/** English plural of a common noun; only the last word changes ("border collie", "great-aunt"). */
export function plural(noun: string): string {
  const start = Math.max(noun.lastIndexOf(' '), noun.lastIndexOf('-')) + 1
  const last = noun.slice(start)
  return noun.slice(0, start) + (IRREGULAR[last] ?? regular(last))
}

function regular(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  if (/[a-z]+man$/.test(word) && word.length > 4) return `${word.slice(0, -3)}men`
  return `${word}s`
}
