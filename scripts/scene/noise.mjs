/** Smooth seeded noise. Every function returns values around 0, roughly within [-1, 1]. */

function hash(x, y, seed) {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 0x1_0000_0000
}

/** White noise of one lattice point, in [0, 1). */
export const grain = hash

/** Gradient noise at (x, y); one feature per unit. */
export function gradientNoise(x, y, seed) {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = x - x0
  const fy = y - y0
  const ux = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
  const uy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
  const at = (ix, iy) => {
    const angle = hash(x0 + ix, y0 + iy, seed) * Math.PI * 2
    return Math.cos(angle) * (fx - ix) + Math.sin(angle) * (fy - iy)
  }
  const top = at(0, 0) + (at(1, 0) - at(0, 0)) * ux
  const bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * ux
  return (top + (bottom - top) * uy) * 1.5
}

/** Octaves of gradient noise, each twice as fine and `fall` as strong as the one before. */
export function fractalNoise(x, y, seed, octaves, fall = 0.5) {
  let sum = 0
  let weight = 1
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * gradientNoise(x * 2 ** octave, y * 2 ** octave, seed + octave * 101)
    total += weight
    weight *= fall
  }
  return sum / total
}

export function smoothstep(from, to, value) {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
