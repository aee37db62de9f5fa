/** One event of a calendar: its words, and its times as the calendar's own wall shows them. */
import ICAL from 'ical.js'
import type { IcsBlock } from './ics-lines.ts'

/** A wall-clock time, `2026-12-25T00:00:00`; it carries no zone, so an all-day date can never shift. */
export type WallTime = string

export interface IcsEvent {
  readonly place: number
  readonly uid: string
  readonly sequence: number
  readonly summary: string
  readonly categories: readonly string[]
  readonly url: string | undefined
  readonly basis: string | undefined
  readonly region: string | undefined
  readonly cancelled: boolean
  readonly start: WallTime
  /** RRULE values, UNTIL turned into wall time. */
  readonly rules: readonly string[]
  /** EXRULE values: gone from the standard since RFC 5545, still found in old calendars. */
  readonly exceptRules: readonly string[]
  readonly addedDays: readonly WallTime[]
  /** Wall times, or bare days (ten characters) that take out everything on them. */
  readonly removed: ReadonlySet<string>
  /** Of a moved instance: which one it replaces. */
  readonly replaces: WallTime | undefined
}

/** Why an event is refused, in words that follow "event 4:". */
export class EventRefused extends Error {}

/**
 * Reads one event. `zones` are the calendar's own time zones by name.
 * Throws EventRefused when it has no start, or when a date or a rule in it cannot be read.
 */
export function readIcsEvent(block: IcsBlock, zones: ReadonlyMap<string, ICAL.Timezone>): IcsEvent {
  if (!block.whole) throw new EventRefused('it has no end (END:VEVENT is missing)')
  try {
    return eventOf(block, zones)
  } catch (error) {
    // ical.js reads a value when it is first asked for, so anything below may find a broken one.
    throw error instanceof EventRefused ? error : notReadable(error)
  }
}

function eventOf(block: IcsBlock, zones: ReadonlyMap<string, ICAL.Timezone>): IcsEvent {
  const event = componentOf(block.lines)
  const dtstart = event.getFirstProperty('dtstart')
  if (dtstart === null) throw new EventRefused('it has no start (DTSTART)')
  const zone = zones.get(String(dtstart.getParameter('tzid') ?? ''))
  const start = timeOf(dtstart.getFirstValue(), 'DTSTART')
  const wall = (property: ICAL.Property): string[] => property.getValues().map((value) => wallTime(timeOf(value, property.name.toUpperCase()), start, zone))
  const all = (name: string): string[] => event.getAllProperties(name).flatMap(wall)
  const rulesOf = (name: string): string[] => event.getAllProperties(name).map((property) => ruleText(property.getFirstValue(), start, zone))
  return {
    place: block.place,
    uid: textOf(event, 'uid'),
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0,
    summary: textOf(event, 'summary'),
    categories: event.getAllProperties('categories').flatMap((property) => property.getValues().map(String)),
    url: event.getFirstPropertyValue('url')?.toString(),
    basis: event.getFirstPropertyValue('x-idea-basis')?.toString().toLowerCase(),
    region: event.getFirstPropertyValue('x-idea-region')?.toString().toUpperCase(),
    cancelled: textOf(event, 'status').toUpperCase() === 'CANCELLED',
    start: wallTime(start, start, zone),
    rules: rulesOf('rrule'),
    exceptRules: rulesOf('exrule'),
    addedDays: all('rdate'),
    removed: new Set(event.getAllProperties('exdate').flatMap((property) => property.getValues().map((value) => removal(timeOf(value, 'EXDATE'), start, zone)))),
    replaces: all('recurrence-id')[0],
  }
}

/** The zones that a calendar brings along; one that cannot be read is left out and its times are taken as they stand. */
export function readZones(texts: readonly string[]): ReadonlyMap<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>()
  for (const text of texts.slice(0, 500)) {
    try {
      const component = new ICAL.Component(ICAL.parse(text) as unknown[])
      const tzid = component.getFirstPropertyValue('tzid')?.toString()
      if (tzid !== undefined) zones.set(tzid, new ICAL.Timezone(component))
    } catch {
      continue // without the zone only UNTIL and moved instances given in UTC are less exact
    }
  }
  return zones
}

function componentOf(lines: readonly string[]): ICAL.Component {
  for (const line of lines) refuseImpossibleDates(line)
  return new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines.map(withDateType), 'END:VEVENT'].join('\r\n')) as unknown[])
}

/** Many writers leave VALUE=DATE out before a bare date, `DTSTART:20261225`. */
function withDateType(line: string): string {
  return line.replace(/^((?:DTSTART|RDATE|EXDATE|RECURRENCE-ID)(?:;(?!VALUE=)[^:;]*)*)(:\d{8}(?:,\d{8})*\s*)$/i, '$1;VALUE=DATE$2')
}

/** ical.js reads 31 February as 3 March. */
function refuseImpossibleDates(line: string): void {
  const property = /^(?:DTSTART|RDATE|EXDATE|RECURRENCE-ID)\b/i.exec(line)?.[0]
  if (property === undefined) return
  for (const [, year, month, day] of line.matchAll(/(?<=[:,/])(\d{4})(\d{2})(\d{2})(?=[T,/\s]|$)/gi)) {
    const date = new Date(`${year}-01-01T00:00:00Z`)
    date.setUTCMonth(Number(month) - 1, Number(day))
    if (date.getUTCMonth() + 1 !== Number(month)) throw new EventRefused(`its ${property.toUpperCase()} is a day that does not exist (${year}-${month}-${day})`)
  }
}

function notReadable(error: unknown): EventRefused {
  return new EventRefused(`it cannot be read: ${error instanceof Error ? error.message.slice(0, 160) : 'unknown'}`, { cause: error })
}

function textOf(event: ICAL.Component, name: string): string {
  return event.getFirstPropertyValue(name)?.toString() ?? ''
}

function timeOf(value: unknown, property: string): ICAL.Time {
  const time = value instanceof ICAL.Period ? value.start : value
  if (!(time instanceof ICAL.Time)) throw new EventRefused(`its ${property} is not a date`)
  return time
}

/** `time` on the wall of the event: times given in UTC are brought into the zone of its start. */
function wallTime(time: ICAL.Time, start: ICAL.Time, zone: ICAL.Timezone | undefined): WallTime {
  const isUtc = time.zone === ICAL.Timezone.utcTimezone
  const startsInUtc = start.zone === ICAL.Timezone.utcTimezone
  const local = isUtc && !startsInUtc && !time.isDate && zone !== undefined ? time.convertToZone(zone) : time
  return `${pad(local.year, 4)}-${pad(local.month)}-${pad(local.day)}T${pad(local.hour)}:${pad(local.minute)}:${pad(local.second)}`
}

/** An EXDATE that is a bare date takes out whatever happens that day. */
function removal(time: ICAL.Time, start: ICAL.Time, zone: ICAL.Timezone | undefined): string {
  const wall = wallTime(time, start, zone)
  return time.isDate ? wall.slice(0, 10) : wall
}

function ruleText(value: unknown, start: ICAL.Time, zone: ICAL.Timezone | undefined): string {
  if (!(value instanceof ICAL.Recur)) throw new EventRefused('its RRULE is not a rule')
  const text = value.toString()
  if (value.until === null || value.until === undefined) return text
  const until = value.until.isDate ? `${wallTime(value.until, start, zone).slice(0, 10)}T23:59:59` : wallTime(value.until, start, zone)
  return text.replace(/UNTIL=[^;]*/i, `UNTIL=${compact(until)}`)
}

/** `20261225T000000Z`: wall time as if it were UTC, which is how rules are worked out without a zone. */
export function compact(wall: WallTime): string {
  return `${wall.replace(/[-:]/g, '')}Z`
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}
