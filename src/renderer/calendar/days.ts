/** Calendar dates (`2026-12-24`) as a month lays them out; no time zone moves them. */

const DAY_MS = 86_400_000

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const written = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => written(at(day) + days * DAY_MS)
export const startOfMonth = (day: string): string => `${day.slice(0, 7)}-01`

/** The first day of the month `months` after that of `day`. */
export function addMonths(day: string, months: number): string {
  const first = new Date(at(startOfMonth(day)))
  return written(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1))
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay()

/** The whole weeks that a month lies in, each beginning with `firstWeekday` (0 is Sunday): four to six times seven days. */
export function weeksOf(month: string, firstWeekday: number): string[][] {
  const first = startOfMonth(month)
  const start = addDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7))
  const end = addMonths(first, 1)
  const weeks: string[][] = []
  for (let week = start; week < end; week = addDays(week, 7)) weeks.push(Array.from({ length: 7 }, (_, day) => addDays(week, day)))
  return weeks
}

/** Where weeks begin for the machine's language: 0 is Sunday, 1 is Monday. */
export function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7
}
