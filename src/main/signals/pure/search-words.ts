/** Words of a search beyond these are not looked for. */
const MOST_WORDS = 16
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * What the full-text index is asked for `query`: all of its words, the last one also as the beginning of a longer word,
 * because it may still be typed. Quotes, operators and everything else that is no word is left out, so that any text can
 * be searched for. null when it holds no word.
 */
export function searchExpression(query: string): string | null {
  const words = query.slice(0, 1_000).match(WORD)?.slice(0, MOST_WORDS) ?? []
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' ')}*`
}
