/** The words by which a text is told from others: without what people add, drop or write differently when they post it again. */

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
/** Marks of a copy: "RT @name:", "via @name", "x-post from r/name", "[OC]", "(repost)". */
const COPY_MARKS = /^\s*(?:rt\b\s*(?:@[\w.]+\s*:?)?|repost\s*:)|\bvia\s+@[\w.]+|[[(]\s*(?:oc|repost|x-?post(?:\s+from\s+[^\])]*)?)\s*[\])]|\bx-?post(?:ed)?\s+from\s+\/?r\/\w+/giu
const MENTION = /(?<![\p{L}\p{N}])@[\w.]+/gu
const TAGS_AT_THE_END = /(?:\s*#(?!\p{N}+(?![\p{L}\p{N}_]))[\p{L}\p{N}_]+)+\s*$/u
const APOSTROPHES = /['’‘ʼ`´]/gu
const MARKS = /\p{M}+/gu
/** A word, or one character of a script that writes without spaces. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu
const ASCII_WORD = /[a-z0-9]+/g
const PLAIN_ASCII = /^[\t -~]*$/

/** Words beyond these add nothing to telling texts apart. */
const MOST_WORDS = 200

/**
 * Lower-case words of `text` in their order, at most 200: links, emoji, punctuation, accents, mentions, marks of a copy
 * and the row of hashtags at the end are left out. A text of nothing else keeps its hashtags.
 */
export function comparedWords(text: string): readonly string[] {
  const plain = text.replace(LINK, ' ').replace(COPY_MARKS, ' ')
  const words = wordsOf(plain.includes('#') ? plain.replace(TAGS_AT_THE_END, ' ') : plain)
  return words.length > 0 ? words : wordsOf(plain)
}

function wordsOf(text: string): readonly string[] {
  const lower = (text.includes('@') ? text.replace(MENTION, ' ') : text).replace(APOSTROPHES, '').toLowerCase()
  const words = PLAIN_ASCII.test(lower) ? lower.match(ASCII_WORD) : lower.normalize('NFKD').replace(MARKS, '').match(WORD)
  return words === null ? [] : words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words
}
