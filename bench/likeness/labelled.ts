/**
 * Texts whose copies are known: real ones, seeded copies of them as people make them, and seeded traps that look like
 * copies and are none. Two texts belong together when they have the same label.
 */
import type { Rng } from '../../src/main/kernel/pure/rng.ts'

export interface Labelled {
  readonly text: string
  readonly label: string
  /** How it was made: `original`, the name of an edit, or the name of a trap. */
  readonly made: string
}

type Change = (text: string, rng: Rng, others: readonly string[]) => string | null

/** Ways in which a post is posted again. */
export const EDITS: Readonly<Record<string, Change>> = {
  'other case': (text) => text.toUpperCase(),
  'other punctuation': (text, rng) => `${text.replaceAll(/[.,!?:;"“”]/g, '')}${rng.pick(['!', '!!!', '...', '?!'])}`,
  'hashtags behind': (text, rng) => `${text} #${rng.pick(['fyp', 'trending', 'viral'])} #${rng.pick(['love', 'funny', 'art'])}`,
  'link behind': (text, rng) => `${text} https://t.example/${rng.int(100_000).toString(36)}`,
  'emoji around': (text, rng) => `${rng.pick(['🔥', '😂', '❤️'])} ${text} ${rng.pick(['🐶', '✨', '🇺🇸'])}`,
  'marked as copy': (text, rng) => rng.pick([`RT @someone: ${text}`, `${text} [OC]`, `${text} (x-post from r/pics)`, `${text} via @someone`]),
  'slip of the finger': (text, rng) => typo(text, rng),
  'light word dropped': (text) => replaced(text, /\s(?:the|a|an|so|really|just|very)\s/i, ' '),
  'light word added': (text, rng) => atWord(text, rng, (words, at) => [...words.slice(0, at), rng.pick(['just', 'really', 'the', 'so']), ...words.slice(at)]),
  'word added behind': (text, rng) => (contentWords(text) < 6 ? null : `${text} ${rng.pick(['lol', 'update', 'official', 'wow'])}`),
  'accents taken off': (text) => changed(text, text.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  'one other word in a long text': (text, rng, others) => (text.split(' ').length < 30 ? null : swappedNoun(text, rng, others)),
  'apostrophes dropped': (text) => changed(text, text.replaceAll(/['’]/g, '')),
}

/** What shares nearly all words and is another thing. */
export const TRAPS: Readonly<Record<string, Change>> = {
  'day of a series': (text, rng) => `Day ${rng.int(900) + 1} of ${text}`,
  'other number': (text, rng) => replaced(text, /\d+/, String(rng.int(90) + 100_000)),
  // In a text of twenty words and more, one other word is a small edit.
  'other noun': (text, rng, others) => (text.split(' ').length > 15 ? null : swappedNoun(text, rng, others)),
  'turned round': (text) => replaced(text, /\s(is|are|was|can|will|do|does|did)\s/i, ' $1 not '),
}

/** Templates that thousands of posts fill in. */
const TEMPLATES = ['What is your favourite # and why?', 'My first # of the year, what do you think?', 'How to make a # at home in ten minutes', 'Meet my new #, rescued last week', 'Best # gifts for the holidays this year', 'I drew a # every day for a month', 'This # shirt makes everyone laugh']

/** Every original with `copies` edits and one trap of each kind that applies. */
export function labelledTexts(originals: readonly string[], rng: Rng, copies: number): readonly Labelled[] {
  const out: Labelled[] = []
  for (const [at, text] of originals.entries()) {
    const label = `text ${at}`
    out.push({ text, label, made: 'original' })
    for (const name of rng.shuffle(Object.keys(EDITS)).slice(0, copies)) add(out, text, EDITS[name], rng, originals, { label, made: name })
    for (const name of Object.keys(TRAPS)) add(out, text, TRAPS[name], rng, originals, { label: `${name} of ${at}`, made: name })
  }
  const nouns = [...new Set(originals.flatMap((text) => text.toLowerCase().match(/\b[a-z]{4,9}\b/g) ?? []))].slice(0, 60)
  for (const template of TEMPLATES) for (const noun of nouns) out.push({ text: template.replace('#', noun), label: `${template} ${noun}`, made: 'filled template' })
  return out
}

function add(out: Labelled[], text: string, change: Change | undefined, rng: Rng, others: readonly string[], as: { label: string; made: string }): void {
  const made = change?.(text, rng, others) ?? null
  if (made !== null && made !== text) out.push({ text: made, ...as })
}

function changed(text: string, to: string): string | null {
  return to === text ? null : to
}

function replaced(text: string, pattern: RegExp, by: string): string | null {
  return changed(text, text.replace(pattern, by))
}

function contentWords(text: string): number {
  return text.split(/\s+/).filter((word) => word.length > 3).length
}

function atWord(text: string, rng: Rng, change: (words: string[], at: number) => string[]): string {
  const words = text.split(' ')
  return change(words, 1 + rng.int(words.length)).join(' ')
}

/** A letter dropped, doubled or exchanged with the next one, in a word of at least six letters. */
function typo(text: string, rng: Rng): string | null {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (/^[a-z]{6,}$/i.test(word) ? [at] : []))
  if (long.length === 0) return null
  const at = rng.pick(long)
  const word = words[at] ?? ''
  const letter = 1 + rng.int(word.length - 3)
  const [a = '', b = ''] = [word[letter], word[letter + 1]]
  const slipped = rng.pick([word.slice(0, letter) + word.slice(letter + 1), word.slice(0, letter) + a + word.slice(letter), word.slice(0, letter) + b + a + word.slice(letter + 2)])
  return changed(text, words.with(at, slipped).join(' '))
}

function swappedNoun(text: string, rng: Rng, others: readonly string[]): string | null {
  const words = text.split(' ')
  const nouns = words.flatMap((word, at) => (/^[a-z]{4,}$/i.test(word) ? [at] : []))
  const another = rng.pick(others).split(' ').find((word) => /^[a-z]{5,}$/i.test(word) && !words.includes(word))
  return nouns.length === 0 || another === undefined ? null : words.with(rng.pick(nouns), another).join(' ')
}
