/** The calendar day (`YYYY-MM-DD`) of an instant where the seller lives. @throws RangeError for a zone that does not exist. */
export function dayInZone(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}
