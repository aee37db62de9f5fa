/** Jersey seen from a step away: wales and courses near the limit of what the picture resolves, with uneven yarn. */
import { grain } from './noise.mjs'

/** A square of bytes that repeats without a seam; 128 is the mean. */
export function weaveTile(size) {
  const at = (x, y, seed) => grain(((x % size) + size) % size, ((y % size) + size) % size, seed) - 0.5
  const values = new Float32Array(size * size)
  let power = 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let wale = 0
      for (let k = -2; k <= 2; k++) wale += at(x, y + k, 301) * (3 - Math.abs(k))
      let course = 0
      for (let k = -1; k <= 1; k++) course += at(x + k, y, 302) * (2 - Math.abs(k))
      const clump = at(x >> 1, y >> 1, 303) + at((x + 1) >> 1, (y + 1) >> 1, 304)
      const stripe = Math.cos((x / size) * Math.PI * 2 * 180) * 0.35
      const value = wale * 0.32 + course * 0.2 + clump * 0.35 + at(x, y, 305) * 0.5 + stripe * 0.3
      values[y * size + x] = value
      power += value * value
    }
  }
  const scale = 42 / Math.sqrt(power / values.length)
  return Buffer.from(Uint8Array.from(values, (v) => Math.min(255, Math.max(0, Math.round(128 + v * scale)))))
}
