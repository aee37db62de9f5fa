/**
 * Where a speed stands among those of its own source over the last seven days: a robust z, (x − median) / (1.4826 · MAD)
 * of the signed logarithm of the speed, squashed to (0, 1) by the logistic function. Speeds of different sources are
 * never compared with each other, only their standings (Iglewicz and Hoaglin 1993, "How to Detect and Handle Outliers").
 */

/** Days that a source is compared with itself over. */
export const STANDING_DAYS = 7
/** Makes the MAD of a normal distribution its standard deviation. */
const MAD_TO_SIGMA = 1.4826
/** The same for the mean distance, which serves where more than half of all speeds are equal. */
const MEAN_TO_SIGMA = 1.2533

export interface Spread {
  /** Of `logSpeed`. */
  readonly median: number
  /** Standard deviation as the middle half shows it; never 0. */
  readonly sigma: number
  /** Speeds it was taken from. */
  readonly count: number
}

/** sign(v) · ln(1 + |v|) of a speed per day: even steps for even ratios, and 0 for none. */
export function logSpeed(perDay: number): number {
  return Math.sign(perDay) * Math.log1p(Math.abs(perDay))
}

/** Median and spread of `logSpeed`s, or null when there are none. */
export function spreadOf(logSpeeds: readonly number[]): Spread | null {
  if (logSpeeds.length === 0) return null
  const median = medianOf(logSpeeds)
  const distances = logSpeeds.map((x) => Math.abs(x - median))
  const mad = medianOf(distances) * MAD_TO_SIGMA
  const mean = (distances.reduce((sum, d) => sum + d, 0) / distances.length) * MEAN_TO_SIGMA
  return { median, sigma: mad > 0 ? mad : mean > 0 ? mean : 1, count: logSpeeds.length }
}

/** In (0, 1): 0.5 is the median of the source, 0.73 one standard deviation above. */
export function standing(perDay: number, spread: Spread): number {
  return 1 / (1 + Math.exp(-(logSpeed(perDay) - spread.median) / spread.sigma))
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
