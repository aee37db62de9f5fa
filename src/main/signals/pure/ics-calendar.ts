/** A calendar file as dated occasions, moved and cancelled instances taken into account. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { ImportReject } from '../contract.ts'
import { EventRefused, readIcsEvent, readZones, type IcsEvent, type WallTime } from './ics-event.ts'
import { icsBlocks, isIcs } from './ics-lines.ts'
import { MAX_OCCURRENCES, occurrencesOf, RunawayRule } from './ics-occurrences.ts'
import { MAX_ITEMS } from './import-limits.ts'

/** An event on one of its days, `YYYY-MM-DD`, both as the calendar writes them. */
export interface Occasion {
  readonly event: IcsEvent
  readonly day: string
}

/** Rules that never end cost about a second each; a file of them is refused. */
const MAX_RUNAWAY = 3

/**
 * The occasions from day `from` to day `to` (inclusive), in the order of the file, and what was refused.
 * Throws InvalidInput when the text is no calendar, or one that is made to be expensive.
 */
export function readCalendar(text: string, file: string, from: string, to: string): { occasions: Occasion[]; rejects: ImportReject[] } {
  if (!isIcs(text)) throw new InvalidInput(file, 'it is not a calendar (BEGIN:VCALENDAR is missing)', 'Export the calendar as an .ics file.')
  const { events: blocks, zones: zoneTexts } = icsBlocks(text)
  if (blocks.length > MAX_ITEMS) throw new InvalidInput(file, `it has more than ${MAX_ITEMS} events`, 'Export a shorter period of the calendar.')
  const zones = readZones(zoneTexts)
  const rejects: ImportReject[] = []
  const events: IcsEvent[] = []
  for (const block of blocks) {
    refusing(rejects, block.place, () => void events.push(readIcsEvent(block, zones)))
  }
  const replaced = replacedInstances(events)
  const occasions: Occasion[] = []
  let runaway = 0
  for (const event of current(events)) {
    refusing(rejects, event.place, () => void occasions.push(...occasionsOf(event, replaced, from, to, rejects)), () => {
      if (++runaway > MAX_RUNAWAY) throw new InvalidInput(`${file} event ${event.place}`, 'too many of its rules never end', 'Take out the events that repeat without a sensible rule.')
    })
  }
  return { occasions, rejects: rejects.sort((a, b) => placeOf(a) - placeOf(b)) }
}

function refusing(rejects: ImportReject[], place: number, read: () => void, onRunaway: () => void = () => {}): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error
    if (error instanceof RunawayRule) onRunaway()
    rejects.push({ place: `event ${place}`, reason: error.message })
  }
}

function placeOf(reject: ImportReject): number {
  return Number(reject.place.slice('event '.length))
}

/** Which instances of which series another event of the file stands in for. */
function replacedInstances(events: readonly IcsEvent[]): ReadonlyMap<string, ReadonlySet<WallTime>> {
  const replaced = new Map<string, Set<WallTime>>()
  for (const event of events) {
    if (event.replaces === undefined || event.uid === '') continue
    const instances = replaced.get(event.uid) ?? new Set()
    replaced.set(event.uid, instances.add(event.replaces))
  }
  return replaced
}

/** Of several versions of one event only the newest counts. */
function current(events: readonly IcsEvent[]): IcsEvent[] {
  const newest = new Map<string, number>()
  const key = (event: IcsEvent): string => `${event.uid}\n${event.replaces ?? ''}`
  for (const event of events) newest.set(key(event), Math.max(newest.get(key(event)) ?? 0, event.sequence))
  return events.filter((event) => event.uid === '' || event.sequence === newest.get(key(event)))
}

function occasionsOf(event: IcsEvent, replaced: ReadonlyMap<string, ReadonlySet<WallTime>>, from: string, to: string, rejects: ImportReject[]): Occasion[] {
  if (event.cancelled) return []
  const moved = event.replaces === undefined ? replaced.get(event.uid) : undefined
  const walls = occurrencesOf(event, from, to).filter((wall) => moved === undefined || !isReplaced(wall, moved))
  const days = [...new Set(walls.map((wall) => wall.slice(0, 10)))]
  if (days.length > MAX_OCCURRENCES) rejects.push({ place: `event ${event.place}`, reason: `it takes place on ${days.length} days; the first ${MAX_OCCURRENCES} were taken` })
  return days.slice(0, MAX_OCCURRENCES).map((day) => ({ event, day }))
}

/** Exchange writes midnight for the moved instance of an all-day or timed series; the day decides then. */
function isReplaced(wall: WallTime, moved: ReadonlySet<WallTime>): boolean {
  return moved.has(wall) || moved.has(`${wall.slice(0, 10)}T00:00:00`)
}
