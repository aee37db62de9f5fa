/** When sources are asked: each at its own minute, so that they do not all ask at once, and less often while they fail. */

const MINUTE_MS = 60_000
const DAY = 1_440
const DAY_MS = DAY * MINUTE_MS
/** Steps that divide an hour or a day, so that a cron rule can say them. */
const STEPS = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, DAY] as const
/** Schedules wake a little late at times; a poll this much before its time is on time. */
const EARLY_MS = 30_000

/** The minute of the step (0 … step − 1) at which a source is asked, by a hash of its id (FNV-1a, 32 bits). */
export function minuteOf(id: string, everyMinutes: number): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  // The low bits of FNV are weak for short texts, so the high ones are folded in.
  return ((hash ^ (hash >>> 15)) >>> 0) % stepOf(everyMinutes)
}

/** A rule of five fields, in UTC, that comes round at least as often as `everyMinutes` asks; 5 minutes is the least. */
export function cronOf(id: string, everyMinutes: number): string {
  const step = stepOf(everyMinutes)
  const first = minuteOf(id, everyMinutes)
  if (step <= 60) return `${from(first, step, 60).join(',')} * * * *`
  return `${first % 60} ${from(Math.floor(first / 60), step / 60, 24).join(',')} * * *`
}

/** The time of the rule at which a source that was asked at `now` is asked next. */
export function nextPollTime(id: string, everyMinutes: number, now: number): number {
  const step = stepOf(everyMinutes)
  return slotAfter(id, everyMinutes, now + (Math.max(everyMinutes, step) - step) * MINUTE_MS)
}

/** The first time of the rule at which a source that rests until `nextPollAt` is asked. */
export function plannedTime(id: string, everyMinutes: number, nextPollAt: number | null, now: number): number {
  return slotAfter(id, everyMinutes, Math.max(now, (nextPollAt ?? 0) - EARLY_MS - 1))
}

/** When a source is asked again that failed `failures` times in a row: after twice as long each time, at most a day, also where its own pause is longer. */
export function nextTryTime(everyMinutes: number, failures: number, now: number): number {
  return now + Math.min(DAY_MS, everyMinutes * MINUTE_MS * 2 ** Math.min(failures - 1, 20))
}

export function isDue(nextPollAt: number | null, now: number): boolean {
  return nextPollAt === null || nextPollAt - EARLY_MS <= now
}

function stepOf(everyMinutes: number): number {
  return STEPS.findLast((step) => step <= everyMinutes) ?? STEPS[0]
}

function from(first: number, step: number, end: number): number[] {
  return Array.from({ length: Math.ceil((end - first) / step) }, (_, turn) => first + turn * step)
}

function slotAfter(id: string, everyMinutes: number, time: number): number {
  const offset = minuteOf(id, everyMinutes) * MINUTE_MS
  const step = stepOf(everyMinutes) * MINUTE_MS
  return (Math.floor((time - offset) / step) + 1) * step + offset
}
