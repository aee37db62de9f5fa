/** Novelty: how unlike it is what the seller has made, and what has lately been proposed for the same theme. */
import { UNKNOWN, type Factor } from './decay.ts'

/** Likeness of wording says half of what likeness of meaning would. */
const CONFIDENCE = 0.5

/**
 * 1 − the higher of two cosines: to the nearest design the seller has made, and to the centroid of the newest ideas of
 * the same theme; likeness below zero counts as none. Vectors of one embedding model only. A cosine that is null
 * (nothing made yet, no other idea of the theme) is left out; without any the factor is 0.5 with confidence 0.
 */
export function noveltyOf(toMade: number | null, toTheme: number | null = null): Factor {
  const known = [toMade, toTheme].filter((cosine): cosine is number => cosine !== null && Number.isFinite(cosine))
  if (known.length === 0) return UNKNOWN
  return { value: 1 - Math.max(0, Math.min(1, Math.max(...known))), confidence: CONFIDENCE }
}

/** The direction of the mean of unit vectors, or null when there is none. */
export function centroidOf(vectors: readonly Float32Array[]): Float32Array | null {
  const [first] = vectors
  if (first === undefined) return null
  const sum = new Float32Array(first.length)
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0)
  const length = Math.hypot(...sum)
  return length === 0 ? null : sum.map((value) => value / length)
}
