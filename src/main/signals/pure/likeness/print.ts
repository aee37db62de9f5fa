/**
 * The print of a text: an exact hash of its compared words, and bands of a MinHash of their character 4-grams. Texts
 * that share a band are likely to be nearly the same and are then compared word by word (same-content.ts).
 *
 * MinHash and not SimHash: a title of three to twenty words has so few features that one changed word moves ten to
 * twenty of SimHash's 64 bits, far beyond what a banded lookup of them finds. See docs/decisions/near-duplicates.md.
 */
import { comparedWords } from './compared-words.ts'
import { mix32, textHash } from './text-hash.ts'

/**
 * A pair of Jaccard likeness j shares a band with probability 1 − (1 − j^rows)^BANDS. Short texts are changed much by one
 * word: three rows find 0.91 of the pairs at 0.6. Long ones of one language are alike by chance: five rows find 0.96 at
 * 0.8 and keep texts at 0.2 apart (0.003 instead of 0.06).
 */
const BANDS = 8
const ROWS = { short: 3, long: 5 }
/** 4-grams from which on a text is long; one about there is put into the bands of both. */
const LONG = { from: 90, surely: 130 }
const GRAM = 4
/** Texts with fewer compared words say too little to be nearly the same as another; they can only be the same. */
const LEAST_WORDS = 3
/** 4-grams that are looked at: those of about 100 words. */
const MOST_GRAMS = 600

export interface Print {
  /** 52 bits over the source and the compared words. */
  content: number
  /** Safe integers, eight or sixteen, the number of each band in its top bits; none for a text of fewer than three words. */
  bands: number[]
}

const [XOR, TIMES] = seeds(BANDS * ROWS.long)

/** Texts are compared inside one source, so that two sources that say the same stay two witnesses. */
export function printOf(source: string, text: string): Print {
  const words = comparedWords(text)
  const joined = words.join(' ')
  const content = textHash(`${source}\u0000${words.length === 0 ? text : joined}`)
  return { content, bands: words.length < LEAST_WORDS ? [] : bandsOf(` ${joined} `, mix32(textHash(source) | 0)) }
}

function bandsOf(text: string, source: number): number[] {
  const grams = text.length - GRAM + 1
  const least = new Uint32Array(BANDS * (grams < LONG.from ? ROWS.short : ROWS.long)).fill(0xffff_ffff)
  const last = Math.min(grams, MOST_GRAMS)
  for (let at = 0; at < last; at++) {
    const gram = mix32(Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca77) ^ Math.imul(text.charCodeAt(at + 2), 0xc2b2ae3d) ^ Math.imul(text.charCodeAt(at + 3), 0x27d4eb2f))
    for (let row = 0; row < least.length; row++) {
      const product = Math.imul(gram ^ (XOR[row] ?? 0), TIMES[row] ?? 1)
      const value = (product ^ (product >>> 15)) >>> 0
      if (value < (least[row] ?? 0)) least[row] = value
    }
  }
  return [...(grams < LONG.surely ? keysOf(least, ROWS.short, 0, source) : []), ...(grams >= LONG.from ? keysOf(least, ROWS.long, BANDS, source) : [])]
}

function keysOf(least: Uint32Array, rows: number, first: number, source: number): number[] {
  return Array.from({ length: BANDS }, (_, band) => bandKey(least.subarray(band * rows, (band + 1) * rows), first + band, source))
}

/** 45 bits of hash below the number of the band: a safe integer, stored in at most seven bytes. */
function bandKey(values: Uint32Array, band: number, source: number): number {
  let low = source
  let high = ~source
  for (const value of values) {
    low = mix32(low ^ value)
    high = mix32(Math.imul(high, 31) + value)
  }
  return band * 2 ** 45 + (high & 0x1fff) * 2 ** 32 + (low >>> 0)
}

function seeds(count: number): [Uint32Array, Uint32Array] {
  const numbers = (from: number): Uint32Array => Uint32Array.from({ length: count }, (_, at) => mix32(Math.imul(at + 1, 0x9e3779b9) ^ from))
  return [numbers(0x243f6a88), numbers(0x13198a2e).map((value) => value | 1)]
}
