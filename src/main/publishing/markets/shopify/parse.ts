import type { z } from 'zod'
import { errors, type set } from './schema.ts'

export type UserErrors = z.infer<typeof set>['data']['productSet']['userErrors']

export interface TopError {
  readonly code: string | null
  readonly says: string
  /** Until there is room for the same request again, milliseconds; for a throttled one. */
  readonly waitMs: number
}

/** An error that stands beside or instead of the data; null where there is none. */
export function topErrorIn(body: unknown): TopError | null {
  const read = errors.safeParse(body)
  if (!read.success) return null
  const { errors: all, extensions } = read.data
  if (typeof all === 'string') return { code: null, says: all, waitMs: 0 }
  const cost = extensions?.cost
  const lacking = cost === undefined ? 0 : cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable
  return {
    code: all.find(({ extensions: more }) => more?.code !== undefined)?.extensions?.code ?? null,
    says: all.map(({ message }) => message).join('; '),
    waitMs: cost === undefined ? 2_000 : Math.max(1_000, Math.ceil((lacking / cost.throttleStatus.restoreRate) * 1000)),
  }
}

/** “variants.0.price: must be positive”, one after the other; null when there is nothing wrong. */
export function userErrorsText(list: UserErrors): string | null {
  return list.length === 0 ? null : list.map(({ field, message }) => (field == null || field.length === 0 ? message : `${field.join('.')}: ${message}`)).join('; ')
}

/** Words alone, as a description without its markup compares. */
export function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
