/** What of a listing is over a market's limits, as numbers: the core says it in one way, the window in another. */
import type { FieldLimits, Listing } from '../contract.ts'
import { lengthOf } from './cut.ts'

export interface LimitFault {
  readonly field: 'title' | 'description' | 'bullets' | 'tags'
  /** `long`: characters of one text; `many`: entries; `empty`: nothing where something must stand. */
  readonly kind: 'long' | 'many' | 'empty'
  readonly used: number
  readonly limit: number
  /** Which entry is too long, from 0. */
  readonly at?: number
}

/** All faults, in the order of the form. */
export function limitFaults(text: Pick<Listing, LimitFault['field']>, limits: FieldLimits): LimitFault[] {
  return [
    ...(text.title.trim() === '' ? [{ field: 'title' as const, kind: 'empty' as const, used: 0, limit: 1 }] : []),
    ...over('title', 'long', lengthOf(text.title), limits.title),
    ...over('description', 'long', lengthOf(text.description), limits.description),
    ...over('bullets', 'many', text.bullets.length, limits.bullets),
    ...text.bullets.flatMap((bullet, at) => over('bullets', 'long', lengthOf(bullet), limits.bullet, at)),
    ...over('tags', 'many', text.tags.length, limits.tags),
    ...text.tags.flatMap((tag, at) => over('tags', 'long', lengthOf(tag), limits.tag, at)),
  ]
}

function over(field: LimitFault['field'], kind: 'long' | 'many', used: number, limit: number | null, at?: number): LimitFault[] {
  return limit === null || used <= limit ? [] : [{ field, kind, used, limit, ...(at === undefined ? {} : { at }) }]
}
