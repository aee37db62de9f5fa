/** How well what an idea is about meets what the seller sells. */
import { themesOf } from './lexicon/themes.ts'
import { wordsOf } from './words.ts'

export interface NicheOverlap {
  /** In [0, 1]; 1 when a topic is a niche. */
  readonly overlap: number
  /** The niche that matched best, as the seller wrote it. */
  readonly niche: string | null
}

/** The best pair of topic and niche by the Dice coefficient of their word stems. A topic also stands for its wider themes ("corgi" for "dog" and "pet"), at 0.8. */
export function nicheOverlap(topics: readonly string[], niches: readonly string[]): NicheOverlap {
  let best: NicheOverlap = { overlap: 0, niche: null }
  for (const niche of niches) {
    const overlap = Math.max(0, ...topics.map((topic) => overlapWith(topic, niche)))
    if (overlap > best.overlap) best = { overlap, niche }
  }
  return best
}

function overlapWith(topic: string, niche: string): number {
  const wider = themesOf(topic).map((theme) => 0.8 * dice(theme, niche))
  return Math.max(dice(topic, niche), ...wider)
}

function dice(a: string, b: string): number {
  const left = stemsOf(a)
  const right = stemsOf(b)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return (2 * shared) / (left.size + right.size)
}

/** Word stems without filler: "dog lovers" and "dogs" meet. */
function stemsOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const stems = new Set(wordsOf(text).filter((word) => !FILLER.has(word)).map(stem))
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, stems)
  return stems
}

/** The same few thousand names are compared over and over; a cache of a pure function. */
const remembered = new Map<string, ReadonlySet<string>>()
const MOST_REMEMBERED = 20_000

const FILLER = new Set(['and', 'the', 'of', 'for', 'a', 'lover', 'lovers', 'people', 'fan', 'fans', 'shirt', 'shirts', 'owner', 'owners'])

/** Cuts the endings of plurals, doers and doings: "knitters", "knitting" and "knit" are one. */
export function stem(word: string): string {
  const singular = word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '') : word
  const root = singular.length > 5 ? singular.replace(/(ing|er)$/, '') : singular
  return root.length > 3 ? root.replace(/([^aeiouls])\1$/, '$1').replace(/e$/, '') : root
}
