/** Dates, numbers and money as the seller's machine writes them, in the language of the words. */
const locale = navigator.language.startsWith('en') ? navigator.language : 'en'

const integers = new Intl.NumberFormat(locale)
const plurals = new Intl.PluralRules('en')
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const dayOnly = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
const dayYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
const exactTime = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const fullDate = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const monthYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
const regions = new Intl.DisplayNames('en', { type: 'region' })
const amounts = new Map<string, Intl.NumberFormat>()

const MINUTE = 60_000
const DAY = 86_400_000

export const number = (value: number): string => integers.format(value)

/** "1 design", "12 designs": the number and the right form of the noun. */
export function counted(value: number, one: string, other: string): string {
  return `${number(value)} ${pick(value, one, other)}`
}

/** The form alone, where the number stands elsewhere. */
export function pick(value: number, one: string, other: string): string {
  return plurals.select(value) === 'one' ? one : other
}

/** `major` is in whole units of the currency: 19.99. */
export function money(major: number, currency: string): string {
  const known = amounts.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency })
  amounts.set(currency, known)
  return known.format(major)
}

/** How many of its smallest unit make one of a currency: 100 cents, 1 yen. */
export const minorUnits = (currency: string): number => 10 ** (new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

/** `minor` counts the currency's smallest unit: cents, or yen where there is nothing smaller. */
export function moneyMinor(minor: number, currency: string): string {
  return money(minor / minorUnits(currency), currency)
}

/** The same where a part of a cent counts: "$0.003". */
export function priceMinor(minor: number, currency: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 4 }).format(minor / minorUnits(currency))
}

/** "340 kB", "12 MB", "1.4 GB": what a disk holds. */
export function bytes(value: number): string {
  if (value < 1_000_000) return `${integers.format(Math.ceil(value / 1000))} kB`
  return value < 1_000_000_000 ? `${integers.format(Math.round(value / 1_000_000))} MB` : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value / 1_000_000_000)} GB`
}

/** The full date and time, for a hover. */
export const exact = (instant: string): string => exactTime.format(new Date(instant))

/** "just now", "12 minutes ago", "yesterday", "3 May 2026". */
export function ago(instant: string, now: number): string {
  const age = now - new Date(instant).getTime()
  if (age < 45_000) return 'just now'
  if (age < 60 * MINUTE) return relative.format(-Math.round(age / MINUTE), 'minute')
  if (age < DAY) return relative.format(-Math.round(age / (60 * MINUTE)), 'hour')
  if (age < 7 * DAY) return relative.format(-Math.round(age / DAY), 'day')
  return dayYear.format(new Date(instant))
}

/** "in 12 minutes", "in 3 hours", "tomorrow"; "now" when it is past. */
export function fromNow(instant: string, now: number): string {
  const wait = new Date(instant).getTime() - now
  if (wait < 45_000) return 'now'
  if (wait < 60 * MINUTE) return relative.format(Math.max(1, Math.round(wait / MINUTE)), 'minute')
  if (wait < DAY) return relative.format(Math.round(wait / (60 * MINUTE)), 'hour')
  return relative.format(Math.round(wait / DAY), 'day')
}

/** The heading over one day of the gallery. */
export function dayHeading(instant: string, now: number): string {
  const day = startOfDay(new Date(instant))
  const distance = Math.round((startOfDay(new Date(now)) - day) / DAY)
  if (distance === 0) return 'Today'
  if (distance === 1) return 'Yesterday'
  return distance < 300 ? dayOnly.format(day) : dayYear.format(day)
}

/** A key that two instants of the same local day share. */
export function dayKey(instant: string): string {
  const date = new Date(instant)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

export const longDay = (now: number): string => dayOnly.format(new Date(now))
/** A calendar date without a zone: "26 Nov". */
export const calendarDay = (date: string): string => shortDate.format(new Date(`${date}T00:00:00Z`))
/** "Sunday, February 14, 2027", or as the machine's language has it. */
export const calendarDate = (date: string): string => fullDate.format(new Date(`${date}T00:00:00Z`))
/** "February 2027" for any of its days. */
export const monthName = (date: string): string => monthYear.format(new Date(`${date}T00:00:00Z`))
/** "Sun". */
export const weekdayName = (date: string): string => weekday.format(new Date(`${date}T00:00:00Z`))
/** Whole days from one calendar date to another, negative when it is past. */
export const daysUntil = (date: string, today: string): number => Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY)
export const countryName = (code: string): string => regions.of(code) ?? code
export const hourOf = (now: number): number => new Date(now).getHours()

/** Time left, rounded to what a person would say. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 55) return counted(seconds < 10 ? seconds : Math.round(seconds / 5) * 5, 'second', 'seconds')
  if (seconds < 3300) return counted(Math.max(1, Math.round(seconds / 60)), 'minute', 'minutes')
  return counted(Math.round(seconds / 3600), 'hour', 'hours')
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
