/** How a text is written: its words with their places, and whether its capitals mean anything. */

export interface WrittenWord {
  /** As it stands. */
  readonly said: string
  /** Lower case, letters and digits only: "MrBeast’s" is "mrbeasts". */
  readonly plain: string
  readonly capital: boolean
  /** All letters large, more than one of them. */
  readonly loud: boolean
  /** First of the text, of a sentence, of a line or of a quotation: its capital tells nothing. */
  readonly first: boolean
  /** Nothing but a space stands between it and the word before. */
  readonly joined: boolean
  readonly start: number
}

/** Where capitals mean a name (`sentence`), where every word has one (`title`), where all is large (`loud`), where none is (`small`). */
export type Writing = 'sentence' | 'title' | 'loud' | 'small'

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’*]|[.&-](?=[\p{L}\p{N}]))*/gu

export function writtenWords(text: string): WrittenWord[] {
  let end = 0
  let at = 0
  const out: WrittenWord[] = []
  for (const match of text.matchAll(WORD)) {
    const [said] = match
    const between = text.slice(end, match.index)
    end = match.index + said.length
    at++
    const plain = said.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '')
    out.push({
      said, plain, capital: /^\p{Lu}/u.test(said), loud: /\p{Lu}.*\p{Lu}/u.test(said) && !/\p{Ll}/u.test(said.replace(/s$/, '')),
      first: at === 1 || /[.!?:…|•\n]\s*["“‘([]*$|["“([]$|[-–—|]\s+$/u.test(between), joined: at > 1 && /^\s$/.test(between), start: match.index,
    })
  }
  return out
}

export function writingOf(words: readonly WrittenWord[]): Writing {
  const counted = words.filter((word) => /^\p{L}{2,}/u.test(word.said))
  const share = (is: (word: WrittenWord) => boolean): number => counted.filter(is).length / Math.max(1, counted.length)
  if (counted.length > 1 && share((word) => word.loud) >= 0.7) return 'loud'
  const long = counted.filter((word, i) => i > 0 && word.said.length > 3)
  const capitals = long.filter((word) => word.capital).length
  if (capitals === 0 && share((word) => word.capital) < 0.2) return counted[0]?.capital === true ? 'sentence' : 'small'
  return long.length > 0 && capitals / long.length >= 0.6 && share((word) => word.capital) > 0.5 ? 'title' : 'sentence'
}
