/** Holidays and observances of a country: public holidays, feasts that move, and our own calendar, each day once. Pure. */
import Holidays from 'date-holidays'
import { InvalidInput } from '../../../kernel/errors.ts'
import { dateBasis, type SignalDraft } from '../../contract.ts'
import { dayKey, daySlug, dayTopics } from '../../pure/day-names.ts'
import { toDraft } from '../../pure/draft.ts'
import { readCalendar } from '../../pure/ics-calendar.ts'
import { MOVABLE_FEASTS } from '../../pure/movable-feasts.ts'

export interface CalendarRequest {
  /** ISO 3166, two letters. */
  readonly country: string
  /** Days, inclusive; at most ten years apart. */
  readonly from: string
  readonly to: string
}

interface Day {
  readonly day: string
  readonly slug: string
  readonly name: string
  readonly tags: readonly string[]
  readonly basis: Basis
  /** The country, or undefined for a day that is kept everywhere. */
  readonly region: string | undefined
}
type Basis = NonNullable<SignalDraft['basis']>

const MAX_YEARS = 10

/**
 * The days between `from` and `to`, in order. `observances` is the text of our own calendar file.
 * Throws InvalidInput for a country that date-holidays does not know and for a span of more than ten years.
 */
export function calendarDrafts(observances: string, request: CalendarRequest): SignalDraft[] {
  const country = request.country.toUpperCase()
  if (!(country in new Holidays().getCountries())) throw new InvalidInput('country', `there is no calendar for "${request.country.slice(0, 20)}"`, 'Use a two-letter country code like US, GB or DE.')
  const years = yearsOf(request)
  const inWindow = ({ day }: Day): boolean => day >= request.from && day <= request.to
  // In this order the better-worded name of a day comes first: our own, then the feast's, then the law's.
  const days = [...ownDays(observances, country, request), ...feasts(years), ...publicHolidays(country, years)].filter(inWindow)
  return merged(days).map(draftOf)
}

function yearsOf({ from, to }: CalendarRequest): number[] {
  const first = Number(from.slice(0, 4))
  const last = Number(to.slice(0, 4))
  if (last - first > MAX_YEARS) throw new InvalidInput('calendar', `${from} to ${to} is more than ${MAX_YEARS} years`, 'Ask for a shorter time.')
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

function ownDays(observances: string, country: string, { from, to }: CalendarRequest): Day[] {
  const { occasions } = readCalendar(observances, 'observances', from, to)
  return occasions
    .filter(({ event }) => event.region === undefined || event.region === country)
    .sort((a, b) => Number(a.event.region === undefined) - Number(b.event.region === undefined))
    .map(({ event, day }) => ({ day, slug: event.uid, name: event.summary, tags: event.categories, basis: dateBasis.catch('unverified').parse(event.basis), region: event.region }))
}

function feasts(years: readonly number[]): Day[] {
  const calculator = new Holidays()
  for (const { rule, name } of MOVABLE_FEASTS) calculator.setHoliday(rule, { name: { en: name }, type: 'observance' })
  return years.flatMap((year) => calculator.getHolidays(year, 'en')).flatMap(({ date, name }): Day[] => {
    const feast = MOVABLE_FEASTS.find((candidate) => candidate.name === name)
    return feast === undefined ? [] : [{ day: date.slice(0, 10), slug: feast.id, name, tags: feast.tags, basis: 'custom', region: undefined }]
  })
}

/** Days off that stand in for a holiday on a weekend, and school holidays, are no occasions. */
function publicHolidays(country: string, years: readonly number[]): Day[] {
  const calendar = new Holidays(country, { languages: [`en-${country.toLowerCase()}`, 'en'] })
  return years
    .flatMap((year) => calendar.getHolidays(year))
    .filter(({ type, substitute }) => substitute !== true && type !== 'school')
    .map(({ date, name, type }) => ({
      day: date.slice(0, 10),
      slug: daySlug(name),
      name,
      tags: dayTopics(name),
      basis: type === 'public' || type === 'bank' ? 'law' : 'custom',
      region: country,
    }))
}

/** One day under one name, with the tags of all and the surest basis. */
function merged(days: readonly Day[]): Day[] {
  const known = new Map<string, Day>()
  for (const day of days) {
    const key = `${day.day} ${dayKey(day.name)}`
    const before = known.get(key)
    known.set(key, before === undefined ? day : { ...before, tags: [...before.tags, ...day.tags], basis: surer(before.basis, day.basis), region: before.region ?? day.region })
  }
  return [...known.values()].sort((a, b) => a.day.localeCompare(b.day) || a.slug.localeCompare(b.slug))
}

const SURENESS: readonly Basis[] = ['law', 'custom', 'unverified']

function surer(a: Basis, b: Basis): Basis {
  return SURENESS.indexOf(a) <= SURENESS.indexOf(b) ? a : b
}

function draftOf({ day, slug, name, tags, basis, region }: Day): SignalDraft {
  const draft = toDraft({ source: 'calendar', itemId: `${region ?? 'world'}:${day}:${slug}`, text: [name], tags, occursOn: day, basis, ...(region === undefined ? {} : { region }) })
  if (typeof draft === 'string') throw new InvalidInput('calendar', `a day of ${day} cannot be read: ${draft}`)
  return draft
}
