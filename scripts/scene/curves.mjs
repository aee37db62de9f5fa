/** Lines of a sewing pattern, as points in inches. */

/** A quadratic Bézier from `a` to `b`, bent by `bow` inches to the left of the way, without its last point. */
export function bend(a, b, bow, step) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const count = Math.max(2, Math.round(length / step))
  const nx = (b[1] - a[1]) / length
  const ny = -(b[0] - a[0]) / length
  return Array.from({ length: count }, (_, i) => {
    const t = i / count
    const swell = 4 * t * (1 - t) * bow
    return [a[0] + (b[0] - a[0]) * t + nx * swell, a[1] + (b[1] - a[1]) * t + ny * swell]
  })
}

/** A cubic Bézier through `count` + 1 points. */
export function curve(a, b, c, d, count) {
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count
    const u = 1 - t
    const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return [0, 1].map((k) => [a, b, c, d].reduce((sum, point, j) => sum + weights[j] * point[k], 0))
  })
}

/** The points of a dense line that are at least `step` apart. */
export function thinned(points, step) {
  const kept = []
  let since = Infinity
  for (const [i, point] of points.entries()) {
    since += i === 0 ? 0 : Math.hypot(point[0] - points[i - 1][0], point[1] - points[i - 1][1])
    if (since < step) continue
    kept.push(point)
    since = 0
  }
  return kept
}

/** Cloth has no sharp corner: each outer one (clockwise on the screen) is cut off by a few hundredths of an inch. */
export function blunt(points) {
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

/** The right half of an outline (top to bottom, clockwise) with its mirror image, from the bottom up. */
export function mirrored(right) {
  return right.map(([x, y]) => [-x, y]).reverse()
}

/** `(x, y)` → signed distance to a polyline (positive on its right-hand side when walking) and the way along it, in inches; null further than `reach`. */
export function alongLine(points, reach = 1.6) {
  const steps = [0]
  for (let i = 1; i < points.length; i++) steps.push(steps[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]))
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
