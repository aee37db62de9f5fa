/**
 * What is finer than the folds: rib, seams, stitches and the small creases around them. Every function takes a place
 * on the shirt in inches and gives {rise, tone}: inches added to the height, and a factor on the cloth's lightness.
 */
import { armhole, frontOpening, hemLine, RIB_WIDTH, shoulderSeam, sleeveHem } from './outline.mjs'
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'

const STITCH = 0.115

/** Signed distance to a polyline (positive on its right-hand side when walking) and the way along it, in inches. */
function alongLine(points) {
  const steps = [0]
  for (let i = 1; i < points.length; i++) steps.push(steps[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]))
  const reach = 1.6
  const box = [0, 1].map((k) => [Math.min(...points.map((p) => p[k])) - reach, Math.max(...points.map((p) => p[k])) + reach])
  return (x, y) => {
    if (x < box[0][0] || x > box[0][1] || y < box[1][0] || y > box[1][1]) return null
    let best = Infinity
    let found = null
    for (let i = 1; i < points.length; i++) {
      const [ax, ay] = points[i - 1]
      const [dx, dy] = [points[i][0] - ax, points[i][1] - ay]
      const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
      const [ex, ey] = [x - ax - dx * t, y - ay - dy * t]
      const far = ex * ex + ey * ey
      if (far >= best) continue
      best = far
      found = { side: dx * ey - dy * ex < 0 ? -1 : 1, way: steps[i - 1] + (steps[i] - steps[i - 1]) * t }
    }
    return { off: Math.sqrt(best) * found.side, way: found.way }
  }
}

const bump = (value, width) => Math.exp(-((value / width) ** 2))

/** One row of machine stitches at `off` = 0: a groove in which threads lie. */
function stitchRow(off, way, phase) {
  const groove = bump(off, 0.032)
  const beat = (way / STITCH + phase) % 1
  const thread = bump(off, 0.016) * smoothstep(0.05, 0.2, beat) * (1 - smoothstep(0.75, 0.92, beat))
  return { rise: -0.014 * groove + 0.01 * thread, tone: 1 - 0.1 * groove + 0.11 * thread }
}

function join(...parts) {
  let rise = 0
  let tone = 1
  for (const part of parts) {
    rise += part.rise
    tone *= part.tone
  }
  return { rise, tone }
}

/** A hem: cloth folded under for an inch, held by two rows; the cloth puckers at the rows. `off` is 0 at the edge. */
function hem(off, way, seed) {
  const pucker = gradientNoise(way * 2.6 + off * 0.9, off * 0.7, seed) * 0.6 + gradientNoise(way * 5.5 + off * 1.6, off, seed + 1) * 0.4
  const near = bump(off - 0.95, 0.42)
  return join(
    { rise: 0.022 * (1 - smoothstep(0.98, 1.16, off)) + 0.024 * pucker * near, tone: 1 },
    stitchRow(off - 0.84, way, 0),
    stitchRow(off - 1.04, way, 0.4),
  )
}

/** A plain seam: a ditch with a soft welt on one side, both uneven, and puckers that run across it. */
function seam(off, way, depth, seed) {
  const uneven = 0.75 + 0.5 * gradientNoise(way * 0.7, 0.5, seed + 9)
  const pucker = gradientNoise(way * 2.4 + off * 0.5, off * 0.8, seed) * bump(off, 0.45)
  const drift = off + 0.02 * gradientNoise(way * 0.9, 3.5, seed + 5)
  return { rise: uneven * depth * (bump(drift - 0.15, 0.12) - 0.8 * bump(drift, 0.045)) + 0.013 * pucker, tone: 1 - 0.12 * uneven * bump(drift, 0.028) }
}

/** Knitted rib: fine cords across the band; `off` from its free edge. */
function rib(off, way, seed) {
  const cord = Math.cos(way * Math.PI * 2 * 14 + gradientNoise(way * 0.8, off, seed) * 0.8)
  const on = smoothstep(0, 0.06, off) * (1 - smoothstep(RIB_WIDTH - 0.08, RIB_WIDTH - 0.02, off))
  const round = 0.045 * (1 - ((off - RIB_WIDTH * 0.5) / (RIB_WIDTH * 0.5)) ** 2)
  return { rise: on * (round + 0.0028 * cord), tone: 1 + on * 0.022 * cord }
}

const opening = alongLine(frontOpening(0.08))
const armholeLine = alongLine(armhole())
const shoulderLine = alongLine(shoulderSeam())
const sleeveLine = alongLine([sleeveHem.under, sleeveHem.top])

function collar(x, y) {
  const at = opening(x, y)
  if (at === null) return []
  const off = Math.abs(at.off)
  const past = off - RIB_WIDTH
  const ditch = { rise: -0.024 * bump(past, 0.05), tone: 1 - 0.17 * bump(past, 0.03) }
  if (past < 0) return [rib(off, at.way, 31), ditch]
  return [ditch, { rise: 0.012 * gradientNoise(at.way * 2.4, off, 33) * bump(past, 0.5), tone: 1 }, stitchRow(past - 0.1, at.way, 0.2)]
}

function sleeve(x, y) {
  const parts = []
  const seamAt = armholeLine(Math.abs(x), y)
  if (seamAt !== null) parts.push(seam(-seamAt.off, seamAt.way, 0.02, x > 0 ? 41 : 42))
  const top = shoulderLine(Math.abs(x), y)
  if (top !== null && Math.abs(x) > 3.75) parts.push(seam(top.off, top.way, 0.012, x > 0 ? 43 : 44))
  if (Math.abs(x) > 10.3) {
    const hemAt = sleeveLine(Math.abs(x), y)
    if (hemAt !== null) parts.push(hem(Math.abs(hemAt.off), hemAt.way, x > 0 ? 45 : 46))
  }
  return parts
}

/** Creases that no fold explains: long and faint, finer where the cloth was handled. */
function creases(x, y) {
  const wx = x + 0.9 * fractalNoise(x * 0.25, y * 0.25, 51, 2)
  const wy = y + 0.9 * fractalNoise(x * 0.25, y * 0.25, 52, 2)
  const where = smoothstep(-0.25, 0.5, fractalNoise(x * 0.13, y * 0.13, 53, 2))
  const soft = fractalNoise(wx * 0.9, wy * 0.55, 54, 3, 0.42)
  const ridge = 1 - Math.abs(fractalNoise(wx * 0.42 + wy * 0.16, wy * 0.34 - wx * 0.1, 55, 2))
  return { rise: 0.02 * soft + 0.016 * where * smoothstep(0.55, 1.02, ridge), tone: 1 }
}

/** Yarn is never even: faint streaks along the courses of the knit. */
function yarn(x, y) {
  return { rise: 0, tone: 1 + 0.006 * gradientNoise(x * 0.5, y * 26, 61) + 0.006 * gradientNoise(x * 14, y * 0.4, 62) + 0.008 * fractalNoise(x * 1.1, y * 1.1, 63, 2) }
}

export function frontSurface(x, y) {
  const parts = [creases(x, y), yarn(x, y), ...sleeve(x, y)]
  if (y < 5.5 && Math.abs(x) < 5) parts.push(...collar(x, y))
  const off = hemLine(x) - y
  if (off < 2.5) parts.push(hem(off, x + 20, 71))
  return join(...parts)
}

/** Inside of the back neck: `off` inches below its top edge, `x` across. Rib, then the neck tape, then plain cloth. */
export function backSurface(x, off) {
  const tape = smoothstep(RIB_WIDTH, RIB_WIDTH + 0.03, off) * (1 - smoothstep(RIB_WIDTH + 0.34, RIB_WIDTH + 0.37, off))
  const twill = Math.cos((x * 0.9 + off * 1.6) * Math.PI * 2 * 9)
  return join(
    rib(Math.max(0, off), x * 1.05 + 40, 81),
    { rise: 0.022 * tape, tone: 1 - 0.03 * tape + 0.02 * tape * twill },
    { rise: -0.02 * bump(off - RIB_WIDTH, 0.04), tone: 1 - 0.18 * bump(off - RIB_WIDTH, 0.025) },
    stitchRow(off - RIB_WIDTH - 0.06, x + 40, 0),
    stitchRow(off - RIB_WIDTH - 0.3, x + 40, 0.5),
    yarn(x + 30, off + 9),
  )
}
