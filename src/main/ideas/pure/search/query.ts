/** What somebody typed into a search box, as words to look for. Everything typed is data: no sign of it works as an operator. */

/** Beyond these many letters and words a query is cut; nobody types more than that on purpose. */
const LONGEST_QUERY = 400
const MOST_WORDS = 16

/** Words that nearly every text has; they are left out while others are there. */
const COMMON = new Set(['a', 'an', 'and', 'are', 'as', 'at', 'be', 'by', 'for', 'from', 'i', 'in', 'is', 'it', 'me', 'my', 'of', 'on', 'or', 'so', 'that', 'the', 'this', 'to', 'with', 'you', 'your'])

export interface Query {
  /** The text as it is compared by likeness: whole, in plain form, never longer than 400 letters. */
  readonly text: string
  /** Lower-case words, each once, in their order. */
  readonly words: readonly string[]
  /** The last word may still be being typed. */
  readonly isOpen: boolean
}

/** null when nothing that can be looked for is in it: blanks, punctuation, control characters. */
export function readQuery(typed: string): Query | null {
  // Cut before, because plain form of a huge text costs, and after, because it can be many times as long.
  const text = cut(cut(typed).normalize('NFKC')).replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  const found = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu))].slice(0, MOST_WORDS)
  if (found.length === 0 && !/\p{Extended_Pictographic}/u.test(text)) return null
  const telling = found.filter((word) => !COMMON.has(word))
  return { text, words: telling.length > 0 ? telling : found, isOpen: /[\p{L}\p{N}\p{M}]$/u.test(text) }
}

/** Without half a character at the end. */
const cut = (text: string): string => text.slice(0, LONGEST_QUERY).toWellFormed()

/** An FTS5 expression for texts that hold all words; the last one counts from its beginning while it is being typed. */
export function allOf({ words, isOpen }: Query): string {
  return words.map((word, at) => (isOpen && at === words.length - 1 ? `(${quoted(word)} OR ${quoted(word)}*)` : quoted(word))).join(' AND ')
}

/** An FTS5 expression for texts that hold any of the words. */
export function anyOf(words: readonly string[]): string {
  return words.map(quoted).join(' OR ')
}

/** An FTS5 expression for texts that hold a word of each group. */
export function oneOfEach(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => `(${anyOf(group)})`).join(' AND ')
}

/** FTS5 takes what stands between quotation marks as text, https://sqlite.org/fts5.html#fts5_strings */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
