/** What a marketplace allows, against what is written: the core's own count, in the words of the form. Pure. */
import type { FieldLimits, Listing } from '../../main/listings/contract.ts'
import { lengthOf } from '../../main/listings/pure/cut.ts'
import { limitFaults, type LimitFault } from '../../main/listings/pure/limit-faults.ts'
import { words } from '../words/en.ts'

export type Draft = Pick<Listing, 'title' | 'description' | 'bullets' | 'tags' | 'price'>

export function draftOf({ title, description, bullets, tags, price }: Draft): Draft {
  return { title, description, bullets, tags, price }
}

/** Code points, as the limits count: one for an emoji, not two. */
export const characters = lengthOf

export interface Problems {
  readonly title: string | null
  readonly description: string | null
  readonly bullets: string | null
  readonly tags: string | null
  readonly price: string | null
}

export const NO_LIMITS: FieldLimits = { title: null, description: null, bullets: null, bullet: null, tags: null, tag: null }

const COUNTED = { bullets: ['point', 'points'], tags: ['tag', 'tags'] } as const

/** One sentence per field that breaks a rule; null where all is well. */
export function problemsOf(draft: Draft, limits: FieldLimits): Problems {
  const faults = limitFaults(draft, limits)
  const first = (field: LimitFault['field']): string | null => {
    const fault = faults.find((one) => one.field === field)
    return fault === undefined ? null : said(fault, draft)
  }
  return {
    title: first('title'), description: first('description'), bullets: first('bullets'), tags: first('tags'),
    price: Number.isFinite(draft.price) && draft.price > 0 ? null : words.edit.priceWrong,
  }
}

export const isFine = (problems: Problems): boolean => Object.values(problems).every((problem) => problem === null)

function said({ field, kind, used, limit, at }: LimitFault, draft: Draft): string {
  if (kind === 'empty') return words.edit.empty
  if (kind === 'long') return field === 'tags' ? words.edit.tagTooLong(draft.tags[at ?? 0] ?? '', limit) : words.edit.tooLong(used - limit)
  const [one, many] = field === 'bullets' ? COUNTED.bullets : COUNTED.tags
  return words.edit.tooMany(used - limit, one, many)
}
