/** Seasonality: what listing the idea today is worth for its day. */
import { daysBetween } from '../calendar-days.ts'
import type { Factor } from './decay.ts'
import { leadTimeWorth } from './lead-time.ts'

/** An idea that sells all year stands behind an occasion in season and before one out of season: our judgement. */
export const EVERGREEN_SEASONALITY = 0.4

/**
 * Reach of the occasion (how many buyers look for shirts for it, in [0, 1], see `occasions/`) times the worth of the
 * lead time (`lead-time.ts`: 1 from ten to eight weeks before, 0 from ten days before on). 0.4 with confidence 0 for
 * what has no day; 0 for a day that is no date.
 * @param today and @param occursOn calendar dates, `2026-12-24`
 */
export function seasonalityOf(today: string, occursOn: string | undefined, reach: number): Factor {
  if (occursOn === undefined) return { value: EVERGREEN_SEASONALITY, confidence: 0 }
  return { value: Math.max(0, Math.min(1, reach)) * leadTimeWorth(daysBetween(today, occursOn)), confidence: 1 }
}
