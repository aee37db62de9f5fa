/**
 * The cut of the shirt, in inches: x to the right from the centre front, y down from the highest point of the shoulder.
 * Measures are those of an ordinary adult M tee: 20 in across the chest, about 28.5 in long.
 */
import { fractalNoise, smoothstep } from './noise.mjs'

export const RIB_WIDTH = 0.8
const OPENING = { x: 2.95, top: -0.32, bottom: 2.75 }
const NECK_POINT = [3.72, 0.05]
const SLEEVE_TOP = [14.35, 7.2]
const SLEEVE_UNDER = [10.85, 11.75]
const UNDERARM = [9.95, 9.15]
const HEM = [10.05, 28.35]

/** A quadratic Bézier from `a` to `b`, bent by `bow` inches to the left of the way, without its last point. */
function bend(a, b, bow, step) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const count = Math.max(2, Math.round(length / step))
  const nx = (b[1] - a[1]) / length
  const ny = -(b[0] - a[0]) / length
  const points = []
  for (let i = 0; i < count; i++) {
    const t = i / count
    const swell = 4 * t * (1 - t) * bow
    points.push([a[0] + (b[0] - a[0]) * t + nx * swell, a[1] + (b[1] - a[1]) * t + ny * swell])
  }
  return points
}

/** The front neck edge from left to right, dense; a curve fuller than an ellipse. */
export function frontOpening(step = 0.05) {
  const points = []
  const count = Math.round(8 / step)
  for (let i = 0; i <= count; i++) {
    const angle = Math.PI * (1 - i / count)
    const c = Math.cos(angle)
    const s = Math.sin(angle)
    points.push([OPENING.x * Math.sign(c) * Math.abs(c) ** 0.86, OPENING.top + (OPENING.bottom - OPENING.top) * s ** 0.92])
  }
  return points
}

/** The top edge of the back neck at x, where the rib of the back panel ends. */
export function backTop(x) {
  const t = Math.min(1, Math.abs(x) / OPENING.x)
  return OPENING.top + 0.62 * (1 - t ** 2.4)
}
export const BACK_HALF_WIDTH = OPENING.x

/** A cubic Bézier through `count` + 1 points. */
function curve(a, b, c, d, count) {
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count
    const u = 1 - t
    const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return [0, 1].map((k) => [a, b, c, d].reduce((sum, point, j) => sum + weights[j] * point[k], 0))
  })
}

/** The upper edge on the right, neck to sleeve hem: shoulder and sleeve run into each other. */
const upperEdge = (count) => curve(NECK_POINT, [7.3, 0.95], [9.7, 2.1], SLEEVE_TOP, count)
const SHOULDER = upperEdge(100)[51]

/** The armhole seam on the right, from the shoulder to the underarm. */
export function armhole() {
  return curve(SHOULDER, [8.2, 3.9], [8.0, 7.4], UNDERARM, 60)
}

/** The shoulder seam on the right: it lies a little in front of the fold. */
export function shoulderSeam() {
  const end = [SHOULDER[0] - 0.1, SHOULDER[1] + 0.3]
  return [...bend([3.66, 0.55], end, 0.16, 0.2), end]
}
export const sleeveHem = { top: SLEEVE_TOP, under: SLEEVE_UNDER }
export const hemLine = (x) => HEM[1] + 0.22 * (1 - (x / HEM[0]) ** 2)
/** Half the width of the shirt at height y, below the underarm. */
export const sideLine = (y) => UNDERARM[0] - 0.28 * Math.sin(((y - UNDERARM[1]) / (HEM[1] - UNDERARM[1])) * Math.PI) + 0.1 * ((y - UNDERARM[1]) / 19)

function rightSide(step) {
  const side = []
  for (let y = UNDERARM[1]; y < HEM[1] - step / 2; y += step) side.push([sideLine(y), y])
  const hem = []
  for (let x = HEM[0]; x > step / 2; x -= step) hem.push([x, hemLine(x)])
  return [
    ...bend(frontOpening().at(-1), NECK_POINT, 0.05, step),
    ...upperEdge(Math.round(13.2 / step)).slice(0, -1),
    ...bend(SLEEVE_TOP, SLEEVE_UNDER, 0.08, step),
    ...bend(SLEEVE_UNDER, UNDERARM, -0.12, step),
    ...side,
    ...hem,
  ]
}

/** Cloth has no sharp corner: each outer one is cut off by a few hundredths of an inch. */
function blunt(points) {
  return points.flatMap((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (before === undefined || after === undefined) return [point]
    const turn = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
    const lengths = Math.hypot(point[0] - before[0], point[1] - before[1]) * Math.hypot(after[0] - point[0], after[1] - point[1])
    if (turn / lengths < 0.6) return [point]
    const towards = (to) => [0, 1].map((k) => point[k] + (to[k] - point[k]) * 0.35)
    const [first, last] = [towards(before), towards(after)]
    const middle = [0, 1].map((k) => point[k] * 0.5 + (first[k] + last[k]) * 0.25)
    return [first, middle, last]
  })
}

/** How far the laid shirt strays from its drawing: nobody lays a tee down straight. */
export function stray(x, y, seed) {
  const slow = (value, at) => value * fractalNoise(x * 0.13, y * 0.13, seed + at, 2)
  const quick = (at) => 0.035 * fractalNoise(x * 0.5, y * 0.5, seed + at, 2)
  return [slow(0.42, 21) + quick(23), slow(0.36, 22) + quick(24)]
}

/** The closed outline of the front panel, clockwise on the screen, a point every `step` inches. */
export function frontOutline(step) {
  const right = blunt(rightSide(step))
  const left = right.map(([x, y]) => [-x, y]).reverse()
  const neck = []
  let since = Infinity
  let last = null
  for (const point of frontOpening(0.01)) {
    since += last === null ? 0 : Math.hypot(point[0] - last[0], point[1] - last[1])
    if (since >= step) {
      neck.push(point)
      since = 0
    }
    last = point
  }
  return [...right, [0, hemLine(0)], ...left.slice(0, -1), ...neck]
}

/**
 * Where a point of the laid shirt sits in the cut cloth: the sleeve was cut standing further out, and every part has
 * a little more cloth than the room it lies in. That excess is what makes the folds.
 */
export function cutPosition(x, y, seed) {
  const side = Math.sign(x) || 1
  const away = smoothstep(4.5, 12.5, Math.abs(x)) * (1 - smoothstep(11.5, 14.5, y))
  const angle = -side * away * (side > 0 ? 0.1 : 0.115)
  const px = side * 7.4
  const py = 3.2
  const cx = px + (x - px) * Math.cos(angle) - (y - py) * Math.sin(angle)
  const cy = py + (x - px) * Math.sin(angle) + (y - py) * Math.cos(angle)
  const slackX = 0.024 + 0.01 * fractalNoise(x * 0.11, y * 0.08, seed + 1, 2)
  const slackY = 0.012 + 0.01 * fractalNoise(x * 0.09, y * 0.1, seed + 2, 2)
  return [cx * (1 + slackX), 14 + (cy - 14) * (1 + slackY)]
}
