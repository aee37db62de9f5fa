/**
 * How fast a figure grows now. Counts of posts and videos grow like a power of their age, value ∝ age^bend with a bend
 * below 1: fast at first, ever slower. So an average since publication says too much of an old item's speed, and a
 * difference of two readings says it for the middle between them. Both become comparable once the bend is known; it is
 * measured on the item where it was seen twice, and pulled towards what is usual in its community (`bends.ts`).
 */

/** One reading of one figure. `value` null is "not given". */
export interface Point {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly value: number | null
}

/** A reading that gave a number. */
export interface Known {
  readonly at: number
  readonly value: number
}

export interface Speed {
  /** Increase per day at the last reading, in the figure's own unit; negative when it falls. */
  readonly perDay: number
  /** In [0, 1]: how far it is measured on the item itself. */
  readonly confidence: number
}

/** Between no growth after the first day (0) and even growth for ever (1); see `docs/decisions/score.md`. */
export const USUAL_BEND = 0.5
const DAY_MS = 86_400_000
/** The usual bend counts like a stretch in which the age grew by 5%. */
const PRIOR_STRETCH = 0.05
/** Readings closer together than this share of the age say little; over a day apart there is no need. */
const STRETCH_OF_AGE = 0.25
const LONGEST_STRETCH_MS = 20 * 3_600_000
/** Ages below this are rounding. */
const YOUNGEST_MS = 60_000
/** What an average since publication is worth beside a measured stretch. */
const AVERAGE_CONFIDENCE = 0.3
/** Two readings six hours apart are half trusted. */
const TRUSTED_HALF_MS = 6 * 3_600_000

/** The readings that gave a number, in the order of time. */
export function knownPoints(points: readonly Point[]): Known[] {
  const known = points.filter((point): point is Known => point.value !== null && Number.isFinite(point.value) && Number.isFinite(point.at))
  return known.every((point, i) => i === 0 || point.at >= (known[i - 1]?.at ?? 0)) ? known : known.toSorted((a, b) => a.at - b.at)
}

/**
 * The speed at the last of `points` (in the order of time), from the last stretch that is long enough, or from the
 * average since `publishedAt` (milliseconds) where the item was seen once. null when neither can be had.
 * @param usualBend the bend of its community, from `bends.ts`
 */
export function speedNow(points: readonly Known[], publishedAt: number | null, usualBend: number = USUAL_BEND): Speed | null {
  const last = points.at(-1)
  if (last === undefined) return null
  const before = stretchStart(points, last, publishedAt)
  // A post cannot be read before it is published: such a date says nothing.
  const age = publishedAt === null || publishedAt > last.at ? null : Math.max(YOUNGEST_MS, last.at - publishedAt)
  if (age === null || last.value < 0) return before === null ? null : difference(before, last)
  const perAge = (last.value / age) * DAY_MS
  if (before === null) return { perDay: usualBend * perAge, confidence: AVERAGE_CONFIDENCE }
  const bend = bendBetween(before, last, publishedAt)
  if (bend === null) return difference(before, last)
  // An old item's age hardly grows in a day, and still a day's difference says what it does now.
  const weight = Math.max(bend.stretch / (bend.stretch + PRIOR_STRETCH), trustOf(last.at - before.at))
  const perDay = blend(bend.bend, usualBend, weight) * perAge
  return Number.isFinite(perDay) ? { perDay, confidence: Math.max(AVERAGE_CONFIDENCE, weight) } : null
}

/** The bend of the item's last long enough stretch, or null where it was seen once or nothing says when it was published. */
export function bendOf(points: readonly Known[], publishedAt: number | null): number | null {
  const last = points.at(-1)
  const before = last === undefined ? null : stretchStart(points, last, publishedAt)
  return last === undefined || before === null ? null : (bendBetween(before, last, publishedAt)?.bend ?? null)
}

/** The latest reading that lies far enough back, else the oldest. */
function stretchStart(points: readonly Known[], last: Known, publishedAt: number | null): Known | null {
  const wanted = Math.min(LONGEST_STRETCH_MS, publishedAt === null ? LONGEST_STRETCH_MS : STRETCH_OF_AGE * (last.at - publishedAt))
  let oldest: Known | null = null
  for (let i = points.length - 2; i >= 0; i--) {
    const point = points[i]
    if (point === undefined || point.at >= last.at) continue
    oldest = point
    if (last.at - point.at >= wanted) break
  }
  return oldest
}

/** `stretch` is the growth of the age, ln(age₂ / age₁). null where a power of the age cannot be fitted. */
function bendBetween(before: Known, last: Known, publishedAt: number | null): { bend: number; stretch: number } | null {
  if (publishedAt === null || before.value <= 0 || last.value <= 0 || before.at - publishedAt < YOUNGEST_MS) return null
  const stretch = Math.log((last.at - publishedAt) / (before.at - publishedAt))
  return stretch <= 0 ? null : { bend: Math.log(last.value / before.value) / stretch, stretch }
}

/** In ratios, so that a standstill that was seen stays one; a fall has no logarithm and is blended as it is. */
function blend(measured: number, usual: number, weight: number): number {
  return measured > 0 && usual > 0 ? measured ** weight * usual ** (1 - weight) : weight * measured
}

function difference(before: Known, last: Known): Speed | null {
  const span = last.at - before.at
  const perDay = ((last.value - before.value) / span) * DAY_MS
  return Number.isFinite(perDay) ? { perDay, confidence: trustOf(span) } : null
}

function trustOf(spanMs: number): number {
  return spanMs / (spanMs + TRUSTED_HALF_MS)
}
