import type { Rng } from '../../kernel/pure/rng.ts'
import { dedupeWords } from './shared-words.ts'
import type { Subject } from './subject.ts'
import type { ProductWords } from './vocabulary.ts'

/** Enough for the market that takes most, with room for those that a length limit drops. */
const WANTED = 24

/** A phrase longer than this is nothing anybody types into a search box. */
const LONGEST_PHRASE_TAG = 40

/** From here on a theme leaves no room for a product word in a tag of 20, so its last word stands for it too. */
const LONG_TOPIC = 15

/**
 * Search words, lower case, the most telling first and without doubles: the theme, who it is for and the occasion,
 * each with the product; fillers that fit any design of the product stand last.
 */
export function masterTags(subject: Subject, product: ProductWords, keywords: readonly string[], rng: Rng): string[] {
  const themes = themesOf(subject.topic)
  const leading = combine(themes.flatMap((topic) => leadingParts({ ...subject, topic }, product)))
  const supporting = rng.shuffle(combine(themes.flatMap((topic) => supportingParts({ ...subject, topic }, product))))
  const phrase = tagText(subject.phrase)
  return uniqueTags([
    ...leading,
    phrase.length > LONGEST_PHRASE_TAG ? '' : phrase,
    ...keywords.map(tagText),
    ...supporting,
    ...rng.shuffle(product.fillers),
  ]).slice(0, WANTED)
}

/** "National Nurses Day" is also searched as "nurses day". */
function shortOccasion(occasion: string | undefined): string | undefined {
  const short = occasion?.replace(/^(?:National|World|International) /, '')
  return short === occasion ? undefined : short
}

/** "labor and delivery nurse" is also searched as "nurse". */
function themesOf(topic: string | undefined): (string | undefined)[] {
  const last = topic?.split(' ').at(-1)
  return topic === undefined || last === undefined || last === topic || topic.length < LONG_TOPIC || /^(?:day|week|month)$/.test(last) ? [topic] : [topic, last]
}

type Parts = readonly (string | null | undefined)[]

function leadingParts({ topic, one, occasion, moodTag, who }: Subject, { tags: [noun, second = noun] }: ProductWords): Parts[] {
  return [[topic, noun], [occasion, noun], [one, noun], [moodTag, topic, noun], [occasion], [occasion, topic], [topic, second], [who]]
}

function supportingParts({ topic, one, occasion, moodTag, style, motif }: Subject, { tags: [noun, second = noun, third = second] }: ProductWords): Parts[] {
  return [
    [one, 'gift'],
    [topic, 'gift'],
    [moodTag, noun],
    [moodTag, second],
    [moodTag, topic],
    [style.adjective, topic],
    [style.adjective, noun],
    [topic, third],
    [topic, 'quote'],
    [topic, 'saying'],
    [topic, 'design'],
    [occasion, second],
    [shortOccasion(occasion), noun],
    [shortOccasion(occasion)],
    [moodTag, occasion],
    [one, second],
    motif === topic ? [null] : [motif, noun],
  ]
}

/** Parts that are all there, joined and made a tag. */
function combine(parts: readonly Parts[]): string[] {
  return parts.flatMap((words) => {
    const known = words.filter((word) => word != null)
    return known.length === words.length ? [tagText(dedupeWords(known))] : []
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
