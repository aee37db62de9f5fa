/** What a marketplace allows, against what is written. Pure. */
import type { FieldLimits, Listing } from '../../main/listings/contract.ts'
import { words } from '../words/en.ts'

export type Draft = Pick<Listing, 'title' | 'description' | 'bullets' | 'tags' | 'price'>

/** Code points, as the limits count: one for an emoji, not two. */
export const characters = (text: string): number => [...text].length

export interface Problems {
  readonly title: string | null
  readonly description: string | null
  readonly bullets: string | null
  readonly tags: string | null
  readonly price: string | null
}

export const NO_LIMITS: FieldLimits = { title: null, description: null, bullets: null, bullet: null, tags: null, tag: null }

/** One sentence per field that breaks a rule; null where all is well. */
export function problemsOf(draft: Draft, limits: FieldLimits): Problems {
  const longTag = draft.tags.find((tag) => limits.tag !== null && characters(tag) > limits.tag)
  return {
    title: draft.title.trim() === '' ? words.edit.empty : over(characters(draft.title), limits.title),
    description: over(characters(draft.description), limits.description),
    bullets: tooMany(draft.bullets.length, limits.bullets, 'point', 'points') ?? longest(draft.bullets, limits.bullet),
    tags: tooMany(draft.tags.length, limits.tags, 'tag', 'tags') ?? (longTag === undefined ? null : words.edit.tagTooLong(longTag, limits.tag ?? 0)),
    price: Number.isFinite(draft.price) && draft.price > 0 ? null : words.edit.priceWrong,
  }
}

export const isFine = (problems: Problems): boolean => Object.values(problems).every((problem) => problem === null)

function over(used: number, max: number | null): string | null {
  return max !== null && used > max ? words.edit.tooLong(used - max) : null
}

function tooMany(used: number, max: number | null, one: string, other: string): string | null {
  return max !== null && used > max ? words.edit.tooMany(used - max, one, other) : null
}

function longest(texts: readonly string[], max: number | null): string | null {
  return over(Math.max(0, ...texts.map(characters)), max)
}
