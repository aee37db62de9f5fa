import { InvalidInput } from '../../kernel/errors.ts'
import type { SignalsService } from '../../signals/index.ts'
import type { Store } from '../../store/index.ts'
import { daysBetween } from '../pure/calendar-days.ts'
import { calendarEntries, type CalendarDay } from '../pure/calendar-entries.ts'
import { createDatedIdeas } from './repo.ts'

/** A year and a month, so that the same feast is met again. */
const LONGEST_DAYS = 400
/** More than any seller's calendars hold in that time; beyond it the soonest count. */
const MOST_DAYS = 10_000
const MOST_IDEAS = 20_000

export interface CalendarDeps {
  readonly store: Store
  readonly signals: Pick<SignalsService, 'dated'>
}

export interface CalendarRequest {
  /** Calendar days, both inclusive. */
  readonly from: string
  readonly to: string
  /** The seller's day. */
  readonly today: string
}

export type IdeasCalendar = (request: CalendarRequest) => Promise<readonly CalendarDay[]>

/** The occasions between two days, with the ideas there are for each. @throws InvalidInput for more than 400 days. */
export function createIdeasCalendar({ store, signals }: CalendarDeps): IdeasCalendar {
  const datedIdeas = createDatedIdeas(store)
  return async ({ from, to, today }) => {
    const days = daysBetween(from, to)
    if (!(days >= 0 && days <= LONGEST_DAYS)) throw new InvalidInput('calendar', `${from} to ${to} is not between 0 and ${LONGEST_DAYS} days`)
    const [dated, ideas] = await Promise.all([signals.dated(from, to, MOST_DAYS), datedIdeas(from, to, MOST_IDEAS)])
    return calendarEntries(dated.map(({ source, ...day }) => ({ ...day, shipped: source === 'calendar' })), ideas, today)
  }
}
