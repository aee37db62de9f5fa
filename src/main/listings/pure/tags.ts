import type { Rng } from '../../kernel/pure/rng.ts'
import type { Subject } from './subject.ts'
import { dedupeWords } from './title.ts'
import type { ProductWords } from './vocabulary.ts'

/** Enough for the market that takes most, with room for those that a length limit drops. */
const WANTED = 24

/**
 * Search words, lower case, the most telling first and without doubles: the theme, who it is for and the occasion,
 * each with the product; fillers that fit any design of the product stand last.
 */
export function masterTags(subject: Subject, product: ProductWords, keywords: readonly string[], rng: Rng): string[] {
  const leading = combine(leadingParts(subject, product))
  const supporting = rng.shuffle(combine(supportingParts(subject, product)))
  const given = keywords.map(tagText)
  const fillers = rng.shuffle(product.fillers)
  return uniqueTags([...leading, tagText(subject.phrase), ...given, ...supporting, ...fillers]).slice(0, WANTED)
}

type Parts = readonly (string | null | undefined)[]

function leadingParts({ topic, one, occasion, moods, who }: Subject, { tags: [noun, second = noun] }: ProductWords): Parts[] {
  return [
    [topic, noun],
    [occasion, noun],
    [one, noun],
    [moods[0], topic, noun],
    [occasion],
    [occasion, topic],
    [topic, second],
    [who, ''],
  ]
}

function supportingParts({ topic, one, occasion, moods, style, motif }: Subject, { tags: [noun, second = noun, third = second] }: ProductWords): Parts[] {
  return [
    [one, 'gift'],
    [topic, 'gift'],
    [moods[0], noun],
    [moods[0], second],
    [moods[0], topic],
    [style.adjective, topic],
    [style.adjective, noun],
    [topic, third],
    [topic, 'quote'],
    [topic, 'saying'],
    [topic, 'design'],
    [occasion, second],
    [moods[0], occasion],
    [one, second],
    motif === topic ? [null] : [motif, noun],
  ]
}

/** Parts that are all there, joined and made a tag; an empty part is fine and adds nothing. */
function combine(parts: readonly Parts[]): string[] {
  return parts.flatMap((words) => {
    const known = words.filter((word) => word != null)
    return known.length === words.length ? [tagText(dedupeWords(known.filter((word) => word !== '')))] : []
  })
}

/** A tag as every market takes it: small letters, words, spaces, hyphens and apostrophes. */
export function tagText(text: string): string {
  return text.normalize('NFKC').replace(/[’ʼ`]/g, "'").replace(/&/g, ' and ').replace(/[^\p{L}\p{Nd}' -]/gu, ' ').replace(/(?<!\p{L})['-]|['-](?!\p{L})/gu, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Without empty ones and doubles; the first stands. */
export function uniqueTags(tags: readonly string[]): string[] {
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
