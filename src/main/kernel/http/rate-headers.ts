/** What a service says of its limits in the head of an answer. Without effects. */
import { LONGEST_BLOCK_MS } from './pace.ts'

export type Head = Readonly<Record<string, string | readonly string[] | undefined>>

/** How long to leave a service alone that says 429 and nothing else. */
const UNSAID_MS = 15 * 60_000
/** Numbers above are seconds since the epoch, numbers below are seconds from now (2001-09-09 and 31 years). */
const FIRST_EPOCH_SECOND = 1_000_000_000
const FIRST_EPOCH_MILLISECOND = 1_000_000_000_000

const RESETS = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset', 'x-limit-reset']
const REMAINING = ['x-ratelimit-remaining', 'x-rate-limit-remaining', 'ratelimit-remaining']

/** When to come back after a 429 or a 503, in milliseconds since the epoch: from a second to a day ahead. */
export function untilOf(head: Head, now: number): number {
  return bounded(statedUntil(head, now) ?? now + UNSAID_MS, now)
}

/** When to come back, if the head says so at all. `Retry-After` goes before the reset of a window. */
export function statedUntil(head: Head, now: number): number | null {
  return retryAfter(head, now) ?? resetOf(head, now)
}

/** When to come back although the answer is good: nothing is left until then; null while something is. */
export function usedUpUntil(head: Head, now: number): number | null {
  const left = REMAINING.map((name) => one(head, name)).find((value) => value !== undefined) ?? draftField(head, 'remaining') ?? draftField(head, 'r')
  if (left === undefined || left.trim() === '' || Number(left) >= 1 || Number.isNaN(Number(left))) return null
  const until = resetOf(head, now)
  return until === null ? null : bounded(until, now)
}

function retryAfter(head: Head, now: number): number | null {
  const value = one(head, 'retry-after')
  return value === undefined ? null : timeOf(value, head, now)
}

function resetOf(head: Head, now: number): number | null {
  for (const name of RESETS) {
    const value = one(head, name)
    const until = value === undefined ? null : timeOf(value, head, now)
    if (until !== null) return until
  }
  const seconds = draftField(head, 'reset') ?? draftField(head, 't')
  return seconds === undefined ? null : now + Number(seconds) * 1000
}

/** Seconds from now, seconds or milliseconds since the epoch, an HTTP date or an ISO time (as Mastodon sends). */
function timeOf(text: string, head: Head, now: number): number | null {
  const value = text.trim()
  if (/^\d+(?:\.\d+)?$/.test(value)) {
    const number = Number(value)
    if (number >= FIRST_EPOCH_MILLISECOND) return byOurClock(number, head, now)
    return number >= FIRST_EPOCH_SECOND ? byOurClock(number * 1000, head, now) : now + number * 1000
  }
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : byOurClock(time, head, now)
}

/** A time by the server's clock, moved by how far ours is off from the `Date` it sent. */
function byOurClock(time: number, head: Head, now: number): number {
  const sent = Date.parse(one(head, 'date') ?? '')
  return Number.isNaN(sent) ? time : time + now - sent
}

/** The combined `RateLimit` field of the IETF drafts: `limit=100, remaining=0, reset=50` and `"default";r=0;t=50`. */
function draftField(head: Head, name: string): string | undefined {
  const value = one(head, 'ratelimit')
  return value === undefined ? undefined : new RegExp(`(?:^|[;,\\s])${name}=(\\d+)`).exec(value.slice(0, 500))?.[1]
}

function one(head: Head, name: string): string | undefined {
  const value = head[name]
  return typeof value === 'string' ? value : value?.[0]
}

function bounded(until: number, now: number): number {
  return Math.min(now + LONGEST_BLOCK_MS, Math.max(now + 1000, Math.round(until)))
}
