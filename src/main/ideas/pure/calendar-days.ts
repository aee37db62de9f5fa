/** Whole days between calendar dates, without a time zone. */

const DAY_MS = 86_400_000

/** Days from `from` to `to` (both `2026-12-24`): negative when `to` is past, NaN when one is not a date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The date `days` after `day`, or before it when negative; both `2026-12-24`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The UTC calendar date of an instant in milliseconds. */
export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** Age in days, never negative: a post dated in the future counts as new. */
export function ageInDays(now: number, at: number): number {
  return Math.max(0, (now - at) / DAY_MS)
}
