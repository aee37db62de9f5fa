/** Lengths and cuts as markets count them: in characters (code points), never inside a word. */

/** How many characters a market counts. */
export function lengthOf(text: string): number {
  return [...text].length
}

export function fits(text: string, limit: number | null): boolean {
  return limit === null || lengthOf(text) <= limit
}

/** Words that must not end a cut text, because they ask for a next one; English and German ones. */
const CONNECTORS = new Set([
  'a', 'an', 'and', 'as', 'at', 'but', 'by', 'for', 'from', 'i', "i'm", 'in', 'into', 'is', 'it', "it's", 'its', 'just', 'my', 'no', 'not', 'of', 'on', 'or', 'our',
  'so', 'than', 'that', 'the', 'their', 'this', 'to', 'too', 'very', 'we', 'when', 'who', 'with', 'you', 'your',
  'aus', 'bei', 'das', 'dem', 'den', 'der', 'des', 'die', 'ein', 'eine', 'einem', 'einen', 'einer', 'für', 'im', 'mit', 'oder', 'und', 'vom', 'von', 'zu', 'zum', 'zur', '&', '+', '-', '–', '—', '|', '/',
])

/**
 * The longest start of `text` that has at most `limit` characters, ends with a whole word that is no connector, and
 * leaves no quotation mark or bracket open. A first word that is longer than the limit is all there is: then the
 * text is cut inside it, since nothing shorter can be said.
 */
export function cutAtWord(text: string, limit: number | null): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  if (limit === null || lengthOf(tidy) <= limit) return tidy
  const words = tidy.split(' ')
  for (let count = words.length - 1; count > 0; count--) {
    const candidate = withoutLooseEnds(words.slice(0, count))
    if (candidate !== '' && lengthOf(candidate) <= limit) return candidate
  }
  return [...tidy].slice(0, limit).join('')
}

/** As many whole sentences from the start as have room; the first one is cut at a word if even it is too long. */
export function cutAtSentence(text: string, limit: number | null): string {
  if (fits(text, limit)) return text
  let kept = ''
  for (const sentence of sentencesOf(text)) {
    const longer = kept + sentence
    if (!fits(longer.trim(), limit)) break
    kept = longer
  }
  return kept.trim() === '' ? cutAtWord(text, limit) : kept.trim()
}

/** The sentences of a text, each with the white space after it, so that joining them gives the text back. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^\n]*?(?:[.!?…]+["”’)]*(?=\s|$)\s*|\n+|$)/g)?.filter((part) => part !== '') ?? []
}

function withoutLooseEnds(words: readonly string[]): string {
  const kept = [...words]
  while (kept.length > 0 && endsLoosely(kept)) kept.pop()
  return kept.join(' ').replace(/[\s,;:–—|&+/-]+$/, '')
}

function endsLoosely(words: readonly string[]): boolean {
  const last = (words.at(-1) ?? '').toLowerCase().replace(/’/g, "'").replace(/[,;:]+$/, '')
  return CONNECTORS.has(last) || hasOpenPair(words.join(' '))
}

/** Whether a quotation mark, English or German, or a bracket is opened and not closed. */
export function hasOpenPair(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length - 1
  const quotes = text.includes('„') ? count('„') !== count('“') : count('“') !== count('”')
  return quotes || count('(') !== count(')') || count('[') !== count(']') || count('"') % 2 === 1
}
