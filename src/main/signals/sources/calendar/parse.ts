/** Holidays and observances of a country, from date-holidays and from our own calendar. Pure. */
import Holidays from 'date-holidays'
import type { SignalDraft } from '../../contract.ts'
import { toDraft } from '../../pure/draft.ts'
import { readCalendar } from '../../pure/ics-calendar.ts'

export interface CalendarRequest {
  readonly country: string
  readonly from: string
  readonly to: string
  readonly observedAt: string
}
void Holidays
/** Placeholder until the next commit. */
export function calendarDrafts(observances: string, request: CalendarRequest): SignalDraft[] {
  return readCalendar(observances, 'observances.ics', request.from, request.to).occasions.flatMap(({ event, day }) => {
    const draft = toDraft({ source: 'calendar', itemId: `${request.country}:${day}:${event.uid}`, text: [event.summary], occursOn: day })
    return typeof draft === 'string' ? [] : [draft]
  })
}
