/** Times as foreign files write them, read into ISO 8601 in UTC. */

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i
/** RFC 822 and its usual variations: `Thu, 29 Oct 2026 21:40:00 -0700`, with or without weekday, seconds and zone. */
const RFC_822 = /^(?:[a-z]{3,9},?\s+)?\d{1,2}[\s-][a-z]{3,9}[\s-]\d{2,4}(?:\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[a-z]{1,5}|[+-]\d{4})?)?$/i
/** The export of Google's "Trending now": `July 23, 2026 at 1:00:00 PM UTC-4`. */
const WRITTEN_OUT = /^([a-z]{3,9}) (\d{1,2}), (\d{4})(?: at (\d{1,2}):(\d{2})(?::(\d{2}))?[\s\u202F]?([ap]m) ?(?:(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?)?)?$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** What this program and most services write; it needs no reading. */
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/
const DIGITS = /^\d{9,16}(?:\.\d+)?$/

/** Nothing a seller imports was published before the web or is published far ahead; such a time is a misread number. */
const EARLIEST = Date.UTC(1990, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/**
 * A time as ISO in UTC, or null when it cannot be read. Numbers are Unix seconds, milliseconds or microseconds, told
 * apart by their size; a text without a zone counts as UTC.
 */
export function readInstant(raw: unknown): string | null {
  const at = typeof raw === 'number' ? fromUnix(raw) : typeof raw === 'string' && raw.length <= 64 ? fromText(raw.trim()) : Number.NaN
  return at >= EARLIEST && at < LATEST ? new Date(at).toISOString() : null
}

/**
 * When the figure of a period was complete: at its `end` (milliseconds), or `now` (ISO) while it runs; null for an end that is no time
 * of ours, as broken years give.
 */
export function completeAt(end: number, now: string): string | null {
  if (!(end >= EARLIEST && end < LATEST)) return null
  const iso = new Date(end).toISOString()
  return iso < now ? iso : now
}

function fromText(text: string): number {
  if (ISO_UTC.test(text)) return dayExists(text) ? Date.parse(text) : Number.NaN
  if (DIGITS.test(text)) return fromUnix(Number(text))
  if (ISO.test(text)) return dayExists(text) ? Date.parse(isoWithZone(text)) : Number.NaN
  if (RFC_822.test(text)) return Date.parse(hasZone(text) ? text : `${text} UTC`)
  return fromWrittenOut(text)
}

function fromWrittenOut(text: string): number {
  const [, name = '', day, year, hour = '12', minute = '0', second = '0', half = 'am', sign = '+', zoneHours = '0', zoneMinutes = '0'] = WRITTEN_OUT.exec(text) ?? []
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase())
  if (month === -1 || Number(hour) > 12 || Number(hour) === 0 || Number(minute) > 59 || Number(second) > 59 || Number(zoneHours) > 14) return Number.NaN
  const date = Date.UTC(Number(year), month, Number(day))
  if (new Date(date).getUTCDate() !== Number(day)) return Number.NaN
  const clock = (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
  return date + ((clock * 60 + Number(minute) - offset) * 60 + Number(second)) * 1_000
}

/** Engines read 31 February as 3 March. */
function dayExists(iso: string): boolean {
  const day = Number(iso.slice(8, 10))
  return day <= 28 || new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, day)).getUTCDate() === day
}

function fromUnix(value: number): number {
  if (value < 1e11) return value * 1_000
  return value < 1e14 ? value : value / 1_000
}

/** `2025-04-01 11:32:33` and `2025-04-01T11:32:33+0000` in the one form that every engine reads the same way. */
function isoWithZone(text: string): string {
  if (text.length === 10) return `${text}T00:00:00Z`
  const joined = `${text.slice(0, 10)}T${text.slice(11)}`.replace(',', '.').replace(/\s/g, '')
  const zone = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{0,2})$/i.exec(joined)
  if (zone === null) return `${joined}Z`
  return `${joined.slice(0, zone.index)}${isoZone(zone[0])}`
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function hasZone(text: string): boolean {
  return /(?:[a-z]{1,5}|[+-]\d{4})$/i.test(text) && /\d:\d/.test(text)
}

/** Reads the same text in row after row only once: a chart's rows share one observation time. */
export function rememberingInstants(): (raw: unknown) => string | null {
  let last: unknown
  let instant: string | null = null
  return (raw) => {
    if (raw !== last) {
      last = raw
      instant = readInstant(raw)
    }
    return instant
  }
}
