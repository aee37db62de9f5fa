/** Words that stay small inside a phrase. */
const SMALL = new Set(['a', 'an', 'the', 'and', 'or', 'but', 'of', 'in', 'on', 'at', 'to', 'by', 'for', 'as', 'with', 'from', 'into'])

/** "one more row, i promise" → "One More Row, I Promise". First and last word, and the first of a sentence, are always big. */
export function titleCase(text: string): string {
  const words = text.replace(/'/g, '’').replace(/\s+/g, ' ').trim().split(' ')
  return words.map((word, i) => (isSmall(words, i) ? word.toLowerCase() : capital(word))).join(' ')
}

function isSmall(words: readonly string[], i: number): boolean {
  const word = words[i] ?? ''
  if (i === 0 || i === words.length - 1 || /[.:?!]$/.test(words[i - 1] ?? '')) return false
  return SMALL.has(word.toLowerCase().replace(/[^a-z]/g, ''))
}

/** The first letter, and that after a hyphen, big; the rest as it was. */
function capital(word: string): string {
  return word.replace(/(^[^A-Za-z0-9]*|-)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}
