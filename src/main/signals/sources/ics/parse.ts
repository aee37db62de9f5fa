/** A seller's calendar file: one draft for each day an event takes place on. Pure. */
import { dateBasis } from '../../contract.ts'
import { toDraft, type ImportContext, type Outcome } from '../../pure/draft.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { decodeText } from '../../pure/text-encoding.ts'
import { readCalendar, type Occasion } from '../../pure/ics-calendar.ts'

export interface CalendarContext extends ImportContext {
  /** Days, inclusive. */
  readonly from: string
  readonly to: string
}

/** A calendar that came from an address; the address is a secret, so the request's name stands for it. */
export const readCalendarAnswer: AnswerReader = ({ source, request, bytes, receivedAt, from, to }) => ({
  outcomes: parseCalendar(decodeText(bytes), { file: request.key, source, observedAt: receivedAt, from, to }),
})

/**
 * Occurrences between two days, then what was refused. Dates are those the calendar shows, whatever its zone.
 * Throws InvalidInput when the text is no calendar.
 */
export function parseCalendar(text: string, context: CalendarContext): Outcome[] {
  const { occasions, rejects } = readCalendar(text, context.file, context.from, context.to)
  return [...occasions.map((occasion) => outcomeOf(occasion, context)), ...rejects]
}

function outcomeOf({ event, day }: Occasion, context: CalendarContext): Outcome {
  const basis = dateBasis.safeParse(event.basis)
  const draft = toDraft({
    source: context.source,
    itemId: `${event.uid === '' ? event.summary : event.uid}:${day}`,
    text: [event.summary],
    tags: event.categories,
    url: event.url,
    occursOn: day,
    // A file says when something is, not why; only its writer could.
    basis: basis.success ? basis.data : 'unverified',
  })
  return typeof draft === 'string' ? { place: `event ${event.place}`, reason: draft } : draft
}
