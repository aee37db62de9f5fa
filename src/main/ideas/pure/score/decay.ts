/** Freshness: a sigmoid of how much speed was lost since the peak; 0.5 where half of it is left. */
import type { Known, Speed } from './speed.ts'

/** Without a curve an item is taken to lose half its pull in so many days: our judgement of topics that shirts are made of. */
export const HALF_LIFE_DAYS = 14
/** How steep the sigmoid is: σ(4 · ln 2) = 0.94 at the peak itself, 0.06 at a quarter of it. */
const STEEPNESS = 4
const DAY_MS = 86_400_000
const SHORTEST_STRETCH_MS = 600_000

export interface Factor {
  /** In [0, 1]. */
  readonly value: number
  /** In [0, 1]: 0 is a prior, 1 is plenty of figures. */
  readonly confidence: number
}

/** Neither praise nor blame, resting on nothing. */
export const UNKNOWN: Factor = { value: 0.5, confidence: 0 }

/**
 * σ(4 · (ln 2 − decay)), decay = ln(peak speed ÷ speed at the last reading) + ln 2 · (days since then ÷ 14). The peak is
 * the fastest stretch between readings, the one from publication to the first reading among them. Where there is no
 * curve, decay = ln 2 · (days since publication ÷ 14). Unknown (0.5, confidence 0) without readings and publication.
 * @param points readings in the order of time; @param speed what `speedNow` says of them
 */
export function freshnessOf(now: number, points: readonly Known[], publishedAt: number | null, speed: Speed | null): Factor {
  const decay = curveDecay(now, points, publishedAt, speed)
  if (decay !== null) return { value: squash(decay), confidence: Math.max(0.3, speed?.confidence ?? 0) }
  const since = publishedAt ?? points[0]?.at ?? null
  return since === null ? UNKNOWN : { value: squash(ageDecay(now - since)), confidence: publishedAt === null ? 0.2 : 0.4 }
}

function squash(decay: number): number {
  return 1 / (1 + Math.exp(-STEEPNESS * (Math.LN2 - decay)))
}

function ageDecay(ms: number): number {
  return (Math.LN2 * Math.max(0, ms)) / (HALF_LIFE_DAYS * DAY_MS)
}

/** null where the curve has fewer than two stretches. */
function curveDecay(now: number, points: readonly Known[], publishedAt: number | null, speed: Speed | null): number | null {
  const last = points.at(-1)
  const first = points[0]
  if (speed === null || last === undefined || first === undefined) return null
  const stretches = publishedAt !== null && publishedAt < first.at ? [{ at: publishedAt, value: 0 }, ...points] : points
  if (stretches.length < 3) return null
  const peak = peakSpeed(stretches)
  if (!(peak > 0 && Number.isFinite(peak))) return ageDecay(now - (publishedAt ?? first.at))
  const left = Math.max(1e-6, Math.min(1, speed.perDay / peak))
  return -Math.log(left) + ageDecay(now - last.at)
}

function peakSpeed(points: readonly Known[]): number {
  let peak = 0
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1]
    const to = points[i]
    if (from === undefined || to === undefined || to.at - from.at < SHORTEST_STRETCH_MS) continue
    peak = Math.max(peak, ((to.value - from.value) / (to.at - from.at)) * DAY_MS)
  }
  return peak
}
