/** A triangle mesh of an outline: jittered so that the folds find no grid to follow. */
import Delaunator from 'delaunator'

export function inside(polygon, x, y) {
  let odd = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i]
    const [xj, yj] = polygon[j]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd
  }
  return odd
}

/** The cloth inside `outer` and outside `hole`. Returns {x, y, count, rimCount, triangles, edges, bends}: the first `rimCount` points are the outlines; bends join points across an edge. */
export function meshOf(outer, step, rng, hole = []) {
  const outline = [...outer, ...hole]
  const points = outline.map(([x, y]) => [x, y])
  const within = (x, y) => inside(outer, x, y) && !inside(hole, x, y)
  const rimCount = points.length
  const clear = (step * 0.6) ** 2
  const [x0, x1] = [Math.min(...outline.map((p) => p[0])), Math.max(...outline.map((p) => p[0]))]
  const [y0, y1] = [Math.min(...outline.map((p) => p[1])), Math.max(...outline.map((p) => p[1]))]
  let row = 0
  for (let y = y0; y < y1; y += step * 0.866, row++) {
    for (let x = x0 + (row % 2) * step * 0.5; x < x1; x += step) {
      const px = x + (rng.next() - 0.5) * step * 0.45
      const py = y + (rng.next() - 0.5) * step * 0.45
      if (!within(px, py)) continue
      if (outline.some(([ox, oy]) => (ox - px) ** 2 + (oy - py) ** 2 < clear)) continue
      points.push([px, py])
    }
  }
  const all = Delaunator.from(points).triangles
  const triangles = []
  for (let t = 0; t < all.length; t += 3) {
    const [a, b, c] = [points[all[t]], points[all[t + 1]], points[all[t + 2]]]
    if (within((a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3)) triangles.push(all[t], all[t + 1], all[t + 2])
  }
  return { count: points.length, rimCount, x: Float64Array.from(points, (p) => p[0]), y: Float64Array.from(points, (p) => p[1]), triangles: Uint32Array.from(triangles), ...linksOf(triangles, rng) }
}

function linksOf(triangles, rng) {
  const opposite = new Map()
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k]
      const b = triangles[t + ((k + 1) % 3)]
      const key = a < b ? `${a},${b}` : `${b},${a}`
      const list = opposite.get(key) ?? []
      list.push(triangles[t + ((k + 2) % 3)])
      opposite.set(key, list)
    }
  }
  const edges = [...opposite.keys()].map((key) => key.split(',').map(Number))
  const bends = [...opposite.values()].filter((list) => list.length === 2)
  return { edges: Uint32Array.from(rng.shuffle(edges).flat()), bends: Uint32Array.from(rng.shuffle(bends).flat()) }
}
