/** An iCalendar text cut into its events, each with only the properties that are read. */

export interface IcsBlock {
  /** Position in the file, from 1. */
  readonly place: number
  /** Unfolded content lines; nothing of who takes part, of alarms or of attachments. */
  readonly lines: readonly string[]
  /** False when END:VEVENT is missing. */
  readonly whole: boolean
}

export interface IcsText {
  readonly events: readonly IcsBlock[]
  /** Each VTIMEZONE as it stands. */
  readonly zones: readonly string[]
}

const READ = new Set([
  'UID', 'SUMMARY', 'CATEGORIES', 'URL', 'STATUS', 'SEQUENCE', 'DTSTART', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'EXRULE',
  'X-IDEA-BASIS', 'X-IDEA-REGION',
])
/** A summary is a line; what is longer is no summary, and unfolding it would only cost. */
const MAX_LINE = 64 * 1024

/** Whether the text is iCalendar at all. */
export function isIcs(text: string): boolean {
  return /^\s*BEGIN:V[A-Z]+/im.test(text.slice(0, 4_096))
}

export function icsBlocks(text: string): IcsText {
  const events: IcsBlock[] = []
  const zones: string[] = []
  let current: string[] | null = null
  let zone: string[] | null = null
  let inside = 0
  const finish = (whole: boolean): void => {
    if (current !== null) events.push({ place: events.length + 1, lines: current, whole })
    current = null
    inside = 0
  }
  for (const line of unfolded(text)) {
    const [, verb, component] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(line) ?? []
    if (zone !== null) {
      zone.push(line)
      if (verb?.toUpperCase() === 'END' && component?.toUpperCase() === 'VTIMEZONE') {
        zones.push(zone.join('\r\n'))
        zone = null
      }
    } else if (verb === undefined || component === undefined) {
      if (current !== null && inside === 0 && READ.has(nameOf(line))) current.push(line)
    } else if (component.toUpperCase() === 'VEVENT') {
      finish(verb.toUpperCase() === 'END')
      if (verb.toUpperCase() === 'BEGIN') current = []
    } else if (component.toUpperCase() === 'VTIMEZONE' && verb.toUpperCase() === 'BEGIN') {
      zone = [line]
    } else if (current !== null) {
      // An alarm inside an event has a summary and a start of its own.
      inside += verb.toUpperCase() === 'BEGIN' ? 1 : -1
      if (component.toUpperCase() === 'VCALENDAR') finish(false)
    }
  }
  finish(false)
  return { events, zones }
}

function nameOf(line: string): string {
  const end = line.search(/[:;]/)
  return (end === -1 ? line : line.slice(0, end)).trim().toUpperCase()
}

/** RFC 5545 3.1: a line that begins with a space or tab goes on from the one before. */
function* unfolded(text: string): Generator<string> {
  let held: string | null = null
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (held !== null && (line.startsWith(' ') || line.startsWith('\t'))) {
      if (held.length < MAX_LINE) held += line.slice(1)
      continue
    }
    if (held !== null) yield held
    held = line
  }
  if (held !== null) yield held
}
