/** Which pictures a word or a phrase names. */
export interface Named {
  readonly id: string
  /** Words that find it wherever they stand. The first word of all is its name. */
  readonly words: readonly string[]
  /** Words that find it only when a picture is asked for: in a phrase they mean too many things. */
  readonly also?: readonly string[] | undefined
}

/** Longest run of words that may be one name: "lily of the valley". */
const LONGEST_NAME = 4

/**
 * The first run of the phrase that `known` has something for: the longest first, and of equally long ones the last,
 * which in English is the thing itself.
 */
export function firstKnown<T>(phrase: string, known: (name: string) => T | undefined): T | undefined {
  const words = plainWords(phrase)
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const found = nameOf(words.slice(start, start + length).join(' '), known)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** What `known` has for the phrase as one name, in any of its forms. */
export function nameOf<T>(phrase: string, known: (name: string) => T | undefined): T | undefined {
  return singulars(plainWords(phrase).join('-')).map((form) => known(form)).find((found) => found !== undefined)
}

/** Words that may stand for one that was typed, best first. */
export type Related = (word: string) => readonly string[]

/** At most `limit` of `all` for what is typed, the best first, and in their own order where they fit equally; all that fit every typed word come before the rest. */
export function searched<T extends Named>(all: readonly T[], typed: string, limit: number, related: Related): readonly T[] {
  const words = plainWords(typed)
  if (words.length === 0) return all.slice(0, limit)
  const whole = words.join('-')
  const others = words.map((word) => singulars(word).flatMap((form) => related(form)))
  const scored = all.map((one) => {
    const each = words.map((word, index) => Math.max(closeness(one, word), (others[index] ?? []).some((other) => one.words.includes(other)) ? 1 : 0))
    return { one, score: Math.max(10 * closeness(one, whole), each.reduce((sum, score) => sum + score, 0) + (each.every((score) => score > 0) ? 10 : 0)) }
  })
  return scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score).slice(0, limit).map(({ one }) => one)
}

/** How well one typed word fits: the name, one of the words, a part of one, the beginning of one, or (0) not at all. */
function closeness({ words, also = [] }: Named, typed: string): number {
  const forms = singulars(typed)
  const all = [...words, ...also]
  if (forms.includes(all[0] ?? '')) return 5
  if (all.some((word) => forms.includes(word))) return 4
  if (all.some((word) => word.split('-').some((part) => forms.includes(part)))) return 3
  return typed.length > 2 && all.some((word) => word.split('-').some((part) => part.startsWith(typed))) ? 2 : 0
}

/** Lower case, without apostrophes and possessives. */
function plainWords(phrase: string): string[] {
  return phrase.toLowerCase().normalize('NFC').match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)?.map((word) => word.replace(/['’]s?$/u, '')) ?? []
}

/** The word and what it may be the plural of. */
function singulars(word: string): string[] {
  const forms = [word]
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`)
  if (word.endsWith('men')) forms.push(`${word.slice(0, -3)}man`)
  if (word.endsWith('es')) forms.push(word.slice(0, -2))
  if (word.endsWith('s')) forms.push(word.slice(0, -1))
  return forms
}
