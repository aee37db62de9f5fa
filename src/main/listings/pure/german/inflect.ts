/** The two rules of German that the templates need: endings of adjectives without an article, and compounds. */

export type Gender = 'm' | 'f' | 'n'

const STRONG_NOMINATIVE: Readonly<Record<Gender, string>> = { m: 'er', f: 'e', n: 'es' }

/** "lustig" before a noun of its gender, without an article: "lustiges" Motiv, "lustige" Tasse. */
export function inflected(adjective: string, gender: Gender): string {
  return adjective + STRONG_NOMINATIVE[gender]
}

/**
 * A compound noun. A stem that ends in a hyphen (foreign or of several words) keeps it, and so does a noun with a hyphen
 * of its own; all others are written in one word: "Katzen" + "Motiv" is "Katzenmotiv", "Corgi-" + "Motiv" is
 * "Corgi-Motiv", "Katzen" + "T-Shirt" is "Katzen-T-Shirt".
 */
export function compound(stem: string, noun: string): string {
  if (stem.endsWith('-')) return stem + noun
  return noun.includes('-') || FOREIGN.test(noun) ? `${stem}-${noun}` : stem + noun.toLowerCase()
}

/** Nouns that read badly when they are written in one word with what comes before. */
const FOREIGN = /^(?:Shirt|Hoodie|Print)/
