/** When an event takes place: its start, its rules, its added and its removed dates. */
import { RRuleTemporal } from 'rrule-temporal'
import { compact, EventRefused, type IcsEvent, type WallTime } from './ics-event.ts'

/** Occurrences of one event that are kept; more is a routine and no occasion. */
export const MAX_OCCURRENCES = 400
/** What a rule may cost before it is given up: enough for every day of 27 years, and any rule without COUNT is skipped ahead. */
const LIMITS = { maxIterations: 10_000, maxCandidateEvaluations: 10_000 }
/** Times of day that a rule may name; a bus timetable has more, an occasion has one. */
const MAX_TIMES_A_DAY = 24

export class RunawayRule extends EventRefused {}

/** The wall times of `event` from day `from` to day `to`, in order. Throws EventRefused for a rule that cannot be worked out. */
export function occurrencesOf(event: IcsEvent, from: string, to: string): WallTime[] {
  // With a rule the start is only its anchor: whether it is an occasion itself, the rule says.
  const single = event.rules.length === 0 ? [event.start] : []
  const found = new Set<WallTime>(inWindow([...single, ...event.addedDays], from, to))
  for (const rule of event.rules) {
    if (timesADay(rule) > MAX_TIMES_A_DAY) throw new EventRefused('it repeats within the day, which no occasion does')
    for (const wall of ruleTimes(event.start, rule, from, to)) found.add(wall)
  }
  for (const rule of event.exceptRules) {
    for (const wall of ruleTimes(event.start, rule, from, to)) found.delete(wall)
  }
  return [...found].filter((wall) => !event.removed.has(wall) && !event.removed.has(wall.slice(0, 10))).sort()
}

function timesADay(rule: string): number {
  if (/FREQ=(?:HOURLY|MINUTELY|SECONDLY)/i.test(rule)) return Number.POSITIVE_INFINITY
  const lists = rule.matchAll(/BY(?:HOUR|MINUTE|SECOND)=([^;]*)/gi)
  return [...lists].reduce((times, [, values = '']) => times * values.split(',').length, 1)
}

function inWindow(walls: readonly WallTime[], from: string, to: string): WallTime[] {
  return walls.filter((wall) => wall.slice(0, 10) >= from && wall.slice(0, 10) <= to)
}

function ruleTimes(start: WallTime, rule: string, from: string, to: string): WallTime[] {
  try {
    const recurrence = new RRuleTemporal({ rruleString: `DTSTART:${compact(start)}\nRRULE:${rule}`, cache: false, ...LIMITS })
    return recurrence
      .between(new Date(`${from}T00:00:00Z`), new Date(`${to}T23:59:59Z`), true)
      .map((time) => time.toString().slice(0, 19))
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/exceeded/.test(message)) throw new RunawayRule('its rule takes too long to work out')
    throw new EventRefused(`its rule cannot be worked out: ${message.slice(0, 120)}`, { cause: error })
  }
}
