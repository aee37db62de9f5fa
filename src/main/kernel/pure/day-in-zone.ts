/** The calendar day (`YYYY-MM-DD`) of an instant where the seller lives. @throws RangeError for a zone that does not exist. */
export function dayInZone(instant: number, timeZone: string): string {
  const calendar = CALENDARS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  CALENDARS.set(timeZone, calendar)
  return calendar.format(instant)
}

/** Making one takes a hundred times as long as asking it. */
const CALENDARS = new Map<string, Intl.DateTimeFormat>()
