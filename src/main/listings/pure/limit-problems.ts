import type { MarketRules } from '../contract.ts'
import type { ListingText } from './fit-to-market.ts'
import { limitFaults, type LimitFault } from './limit-faults.ts'

export interface LimitProblem {
  readonly field: keyof ListingText
  readonly sentence: string
}

/** What of a listing is over the market's limits, in sentences; for edits by hand, which are never cut. */
export function limitProblems(text: ListingText, rules: Pick<MarketRules, 'name' | 'limits'>): LimitProblem[] {
  return limitFaults(text, rules.limits).map((fault) => ({ field: fault.field, sentence: sentence(fault, text, rules.name) }))
}

function sentence({ field, kind, used, limit, at }: LimitFault, text: ListingText, market: string): string {
  if (kind === 'empty') return 'The title is empty.'
  if (kind === 'many') return `There are ${used} ${field}; ${market} takes ${limit}.`
  const what = at === undefined ? `The ${field}` : field === 'tags' ? `The tag “${text.tags[at] ?? ''}”` : `Bullet ${at + 1}`
  return `${what} has ${used} characters; ${market} takes ${limit}.`
}
