/** Whose turn it is at one market, and when: caps, pace, quiet hours, dates that come near. Without effects. */
import { dayInZone } from '../../kernel/pure/day-in-zone.ts'

export interface Waiting {
  readonly id: string
  /** It was begun before and goes on: no new slot of the day. */
  readonly begun: boolean
  /** A day, `YYYY-MM-DD`. */
  readonly deadline: string | null
  readonly notBefore: number | null
  readonly createdAt: number
}

/** Instants in milliseconds. */
export interface Room {
  readonly now: number
  readonly timeZone: string
  readonly dailyCap: number
  readonly keptForRush: number
  readonly usedToday: number
  readonly lastSentAt: number | null
  readonly paceMs: number
  /** The market asked to wait, or the seller paused. */
  readonly notBefore: number | null
  /** `HH:MM-HH:MM` where the seller lives; empty: none. */
  readonly quietHours: string
}

export interface Slot {
  readonly id: string
  /** Null: not within a week. */
  readonly at: number | null
  /** Why not now; null when it is. */
  readonly waits: string | null
}

/** What is for a day this near may take the slots that are kept. */
export const RUSH_DAYS = 14
const DAY_MS = 86_400_000
const HORIZON_DAYS = 7

/** Begun ones first, then the nearest date, then whoever waits longest. */
function inOrder<T extends Waiting>(waiting: readonly T[]): T[] {
  return waiting.toSorted((a, b) => Number(b.begun) - Number(a.begun) || compareDays(a.deadline, b.deadline) || a.createdAt - b.createdAt)
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

/** A slot for each, in their order. */
export function slotsOf(waiting: readonly Waiting[], room: Room): Slot[] {
  const days = new Map<string, number>([[dayInZone(room.now, room.timeZone), room.usedToday]])
  let free = Math.max(room.now, room.notBefore ?? 0, room.lastSentAt === null ? 0 : room.lastSentAt + room.paceMs)
  const begin = free
  return inOrder(waiting).map((one) => {
    if (one.begun) return { id: one.id, at: Math.max(room.now, room.notBefore ?? 0, one.notBefore ?? 0), waits: reasonOf(room, one, begin) }
    const at = slotFor(one, room, days, Math.max(free, one.notBefore ?? 0))
    if (at === null) return { id: one.id, at, waits: 'No room within a week: the daily number of this market is used up until then.' }
    const day = dayInZone(at, room.timeZone)
    days.set(day, (days.get(day) ?? 0) + 1)
    free = Math.max(free, at + room.paceMs)
    return { id: one.id, at, waits: at <= room.now ? null : waitsFor(room, one, at, begin) }
  })
}

function reasonOf(room: Room, one: Waiting, begin: number): string | null {
  const at = Math.max(room.now, room.notBefore ?? 0, one.notBefore ?? 0)
  return at <= room.now ? null : waitsFor(room, one, at, begin)
}

function waitsFor(room: Room, one: Waiting, at: number, begin: number): string {
  if (room.notBefore !== null && room.notBefore > room.now && at === Math.max(begin, one.notBefore ?? 0)) return 'Paused until then.'
  if (one.notBefore !== null && at === one.notBefore) return 'Tried again then.'
  if (dayInZone(at, room.timeZone) !== dayInZone(room.now, room.timeZone)) return 'The daily number of this market is used up.'
  if (quietUntil(room.now, room.timeZone, room.quietHours) !== null) return 'Quiet hours until then.'
  return 'Keeps the pace of this market.'
}

/** The first moment from `from` on that is not quiet and on whose day there is room. */
function slotFor(one: Waiting, room: Room, days: ReadonlyMap<string, number>, from: number): number | null {
  let at = from
  for (let tries = 0; tries <= 2 * HORIZON_DAYS; tries++) {
    at = quietUntil(at, room.timeZone, room.quietHours) ?? at
    const day = dayInZone(at, room.timeZone)
    const cap = isRush(one, at) ? room.dailyCap : Math.max(0, room.dailyCap - room.keptForRush)
    if ((days.get(day) ?? 0) < cap) return at
    at = nextDay(at, room.timeZone)
    if (at - room.now > HORIZON_DAYS * DAY_MS) return null
  }
  return null
}

function isRush({ deadline }: Pick<Waiting, 'deadline'>, now: number): boolean {
  return deadline !== null && Date.parse(`${deadline}T23:59:59Z`) - now < RUSH_DAYS * DAY_MS
}

/** The moment at which the next day begins where the seller lives, to the minute; daylight saving makes days of 23 and 25 hours. */
export function nextDay(now: number, timeZone: string): number {
  const today = dayInZone(now, timeZone)
  let [low, high] = [now, now + 26 * 3_600_000]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2)
    if (dayInZone(middle, timeZone) === today) low = middle
    else high = middle
  }
  return high
}

/** The end of the quiet hours that `now` lies in; null when it lies in none. */
export function quietUntil(now: number, timeZone: string, quietHours: string): number | null {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(quietHours) ?? []
  if (from === undefined || to === undefined || from === to) return null
  let at = now
  // An hour that daylight saving adds or takes is made up for by looking once more.
  for (let looks = 0; looks < 4 && isWithin(minuteOf(at, timeZone), minutes(from), minutes(to)); looks++) {
    at = Math.floor(at / 60_000) * 60_000 + ((minutes(to) - minuteOf(at, timeZone) + 1_440) % 1_440) * 60_000
  }
  return at === now ? null : at
}

function isWithin(minute: number, from: number, to: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>()

function minuteOf(instant: number, timeZone: string): number {
  const clock = CLOCKS.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  CLOCKS.set(timeZone, clock)
  return minutes(clock.format(instant))
}
