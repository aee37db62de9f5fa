import type { FieldLimits, MarketRules } from '../contract.ts'
import { lengthOf } from './cut.ts'
import type { ListingText } from './fit-to-market.ts'

export interface LimitProblem {
  readonly field: keyof ListingText
  readonly sentence: string
}

/** What of a listing is over the market's limits, in sentences; for edits by hand, which are never cut. */
export function limitProblems(text: ListingText, rules: Pick<MarketRules, 'name' | 'limits'>): LimitProblem[] {
  const { limits, name } = rules
  return [
    ...tooLong('title', 'The title', text.title, limits.title, name),
    ...tooLong('description', 'The description', text.description, limits.description, name),
    ...tooMany('bullets', 'bullets', text.bullets, limits.bullets, name),
    ...text.bullets.flatMap((bullet, index) => tooLong('bullets', `Bullet ${index + 1}`, bullet, limits.bullet, name)),
    ...tooMany('tags', 'tags', text.tags, limits.tags, name),
    ...text.tags.flatMap((tag) => tooLong('tags', `The tag “${tag}”`, tag, limits.tag, name)),
    ...(text.title.trim() === '' ? [{ field: 'title' as const, sentence: 'The title is empty.' }] : []),
  ]
}

function tooLong(field: keyof ListingText, what: string, text: string, limit: FieldLimits['title'], market: string): LimitProblem[] {
  const length = lengthOf(text)
  if (limit === null || length <= limit) return []
  return [{ field, sentence: `${what} has ${length} characters; ${market} takes ${limit}.` }]
}

function tooMany(field: keyof ListingText, what: string, items: readonly string[], limit: number | null, market: string): LimitProblem[] {
  if (limit === null || items.length <= limit) return []
  return [{ field, sentence: `There are ${items.length} ${what}; ${market} takes ${limit}.` }]
}
