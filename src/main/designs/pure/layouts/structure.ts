/** What a phrase is built like: a head and its items, a word and its meaning, two sentences, a number, a year. By marks first, by words only where a format is known by them. */
import { ABBREVIATED } from '../type/phrasing.ts'
import type { Word } from '../type/words.ts'

/** Words `from` … `to` (exclusive). */
export interface Run {
  readonly from: number
  readonly to: number
}

/** How well a phrase suits the one format that it is plainly built for, and a format that one of its words calls for: every other family together has about twenty. */
export const BUILT_FOR = 24
export const CALLED_FOR = 7

/** The fit of a format that the phrase is built for or calls for: a less even break is forgiven. */
export function forgiving(fit: number): number {
  return Math.sqrt(fit)
}

type Words = readonly Pick<Word, 'text'>[]

/** Runs that end in a comma, a full stop or the like; a leading “and” goes with what follows it. */
export function itemsOf(words: Words, start = 0): Run[] {
  const items: Run[] = []
  let from = start
  words.slice(start).forEach(({ text }, offset) => {
    const index = start + offset
    if (index < words.length - 1 && (!/[,.;:!?&+]$/u.test(text) || ABBREVIATED.test(text))) return
    items.push({ from, to: index + 1 })
    from = index + 1
  })
  return items
}

/** “To do: nap, snack, nap” → the head, and three to seven items of at most five words; undefined without a colon after one to four words. */
export function headedList(words: Words): { head: Run; items: Run[] } | undefined {
  const colon = words.findIndex(({ text }) => text.endsWith(':'))
  if (colon < 0 || colon > 3) return undefined
  const items = itemsOf(words, colon + 1)
  return items.length >= 3 && items.length <= 7 && items.every(({ from, to }) => to - from <= 5) ? { head: { from: 0, to: colon + 1 }, items } : undefined
}

const PART_OF_SPEECH = /^[([]?(?:noun|verb|adjective|adverb|n\.|v\.|adj\.|adv\.)[)\]]?[.:,;]?$/iu

/** “Dogmom (noun): like a mom but …”, “Nap [nap] n. …”, “Monday: a day that …”; undefined for everything else. */
export function definitionOf(words: Words): { head: Run; kind?: Run; meaning: Run } | undefined {
  const speech = words.findIndex(({ text }) => PART_OF_SPEECH.test(text))
  if (speech >= 1 && speech <= 5 && words.length - speech > 2) {
    const sound = words.findIndex(({ text }) => /^[[/]/u.test(text))
    const headEnd = sound >= 1 && sound < speech ? sound : speech
    return { head: { from: 0, to: headEnd }, kind: { from: headEnd, to: speech + 1 }, meaning: { from: speech + 1, to: words.length } }
  }
  const colon = words.findIndex(({ text }) => text.endsWith(':'))
  if (colon < 0 || colon > 2 || words.length - colon < 5) return undefined
  return { head: { from: 0, to: colon + 1 }, meaning: { from: colon + 1, to: words.length } }
}

/** Where the second of two parts begins, a full stop, comma or the like between them; undefined when there are more parts, or one. */
export function twoParts(words: Words): number | undefined {
  const [first, second, ...more] = itemsOf(words)
  return first === undefined || second === undefined || more.length > 0 ? undefined : second.from
}

/** Index of the first word that is a number, “40th”, “№ 7” or “100%” among them. */
export function numberAt(words: Words): number | undefined {
  const at = words.findIndex(({ text }) => /^[#№$]?\d{1,4}(?:st|nd|rd|th|%|\+)?[.,!:]?$/u.test(text))
  return at < 0 ? undefined : at
}

/** “est. 1985”, “since 2019”: both words, and the index of the first. */
export function foundedAt(words: Words): number | undefined {
  const at = words.findIndex(({ text }, index) => /^(?:est\.?|estd\.?|established|since|seit|depuis|desde)$/iu.test(text) && /^\d{4}[.!]?$/u.test(words[index + 1]?.text ?? ''))
  return at < 0 ? undefined : at
}

/** Whether any word is one of `known`, without the marks round it and without case. */
export function speaksOf(words: Words, known: ReadonlySet<string>): boolean {
  return words.some(({ text }) => known.has(plain(text)))
}

/** The word in small letters, without the marks round it. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
