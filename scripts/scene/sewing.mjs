/**
 * What is finer than the folds: rib, seams, stitches and small creases. Every function takes a place in inches (`off`
 * from a line, `way` along it) and gives {rise, tone}: inches added to the height, and a factor on the lightness.
 */
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'

const STITCH = 0.115

export const bump = (value, width) => Math.exp(-((value / width) ** 2))

/** Several details at one place: rises add, tones multiply. */
export function join(...parts) {
  let rise = 0
  let tone = 1
  for (const part of parts) {
    rise += part.rise
    tone *= part.tone
  }
  return { rise, tone }
}

/** One row of machine stitches at `off` = 0: a groove in which threads lie. `size` 1 is the fine thread of a tee. */
export function stitchRow(off, way, phase, size = 1) {
  const groove = bump(off, 0.032 * size)
  const beat = (way / (STITCH * size) + phase) % 1
  const thread = bump(off, 0.016 * size) * smoothstep(0.05, 0.2, beat) * (1 - smoothstep(0.75, 0.92, beat))
  return { rise: -0.014 * size * groove + 0.01 * size * thread, tone: 1 - 0.1 * groove + 0.11 * thread }
}

/** A hem: cloth folded under for an inch, held by two rows; the cloth puckers at the rows. `off` is 0 at the edge. */
export function hem(off, way, seed) {
  const pucker = gradientNoise(way * 2.6 + off * 0.9, off * 0.7, seed) * 0.6 + gradientNoise(way * 5.5 + off * 1.6, off, seed + 1) * 0.4
  const near = bump(off - 0.95, 0.42)
  return join(
    { rise: 0.022 * (1 - smoothstep(0.98, 1.16, off)) + 0.024 * pucker * near, tone: 1 },
    stitchRow(off - 0.84, way, 0),
    stitchRow(off - 1.04, way, 0.4),
  )
}

/** A plain seam: a ditch with a soft welt on one side, both uneven, and puckers that run across it. */
export function seam(off, way, depth, seed) {
  const uneven = 0.75 + 0.5 * gradientNoise(way * 0.7, 0.5, seed + 9)
  const pucker = gradientNoise(way * 2.4 + off * 0.5, off * 0.8, seed) * bump(off, 0.45)
  const drift = off + 0.02 * gradientNoise(way * 0.9, 3.5, seed + 5)
  return { rise: uneven * depth * (bump(drift - 0.15, 0.12) - 0.8 * bump(drift, 0.045)) + 0.65 * depth * pucker, tone: 1 - 0.12 * uneven * bump(drift, 0.028) }
}

/** Knitted rib: cords across a band of `width`; `off` from its free edge, `fine` cords in an inch. */
export function rib(off, way, seed, { width = 0.8, fine = 14, deep = 0.0028, swell = 0.045 } = {}) {
  const cord = Math.cos(way * Math.PI * 2 * fine + gradientNoise(way * 0.8, off, seed) * 0.8)
  const on = smoothstep(0, 0.06, off) * (1 - smoothstep(width - 0.08, width - 0.02, off))
  const round = swell * (1 - ((off - width * 0.5) / (width * 0.5)) ** 2)
  return { rise: on * (round + deep * cord), tone: 1 + on * 0.022 * cord }
}

/** Creases that no fold explains: long and faint, finer where the cloth was handled. */
export function creases(x, y, seed = 51) {
  const wx = x + 0.9 * fractalNoise(x * 0.25, y * 0.25, seed, 2)
  const wy = y + 0.9 * fractalNoise(x * 0.25, y * 0.25, seed + 1, 2)
  const where = smoothstep(-0.25, 0.5, fractalNoise(x * 0.13, y * 0.13, seed + 2, 2))
  const soft = fractalNoise(wx * 0.9, wy * 0.55, seed + 3, 3, 0.42)
  const ridge = 1 - Math.abs(fractalNoise(wx * 0.42 + wy * 0.16, wy * 0.34 - wx * 0.1, seed + 4, 2))
  return { rise: 0.02 * soft + 0.016 * where * smoothstep(0.55, 1.02, ridge), tone: 1 }
}

/** Yarn is never even: faint streaks along the courses of the knit. */
export function yarn(x, y) {
  return { rise: 0, tone: 1 + 0.006 * gradientNoise(x * 0.5, y * 26, 61) + 0.006 * gradientNoise(x * 14, y * 0.4, 62) + 0.008 * fractalNoise(x * 1.1, y * 1.1, 63, 2) }
}
