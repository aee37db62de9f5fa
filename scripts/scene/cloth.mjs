/**
 * Lays the cloth down: position-based dynamics (Müller et al., "Position Based Dynamics", 2006). Threads keep their
 * length, cloth resists bending, weight presses it to the table, the table holds it by friction. Where there is more
 * cloth than room it rises into folds, which is all we want of it.
 */
import { fractalNoise } from './noise.mjs'

function restLengths(links, cut) {
  const out = new Float64Array(links.length / 2)
  for (let i = 0; i < out.length; i++) {
    const [a, b] = [links[2 * i] * 2, links[2 * i + 1] * 2]
    out[i] = Math.hypot(cut[a] - cut[b], cut[a + 1] - cut[b + 1])
  }
  return out
}

function project(links, rest, from, grown, x, y, z, stiffness) {
  for (let i = 0; i < rest.length; i++) {
    const a = links[2 * i]
    const b = links[2 * i + 1]
    const dx = x[b] - x[a]
    const dy = y[b] - y[a]
    const dz = z[b] - z[a]
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9
    const want = from[i] + (rest[i] - from[i]) * grown
    const k = (stiffness * 0.5 * (length - want)) / length
    x[a] += dx * k
    y[a] += dy * k
    z[a] += dz * k
    x[b] -= dx * k
    y[b] -= dy * k
    z[b] -= dz * k
  }
}

/** Returns the laid positions {x, y, z} in inches. `cut(x, y)` tells where a point sits in the cut cloth, `aim(x, y)` how far the edge was put off the drawing, `hold(x, y)` how firmly the edge is held (0 to 1). `hang` is weight that pulls down the picture. */
export function layCloth(mesh, { cut, aim, seed, steps, weight, hang = 0, bending, hold, friction, table }) {
  const n = mesh.count
  const flat = new Float64Array(n * 2)
  const cutAt = new Float64Array(n * 2)
  for (let i = 0; i < n; i++) {
    const [cx, cy] = cut(mesh.x[i], mesh.y[i])
    flat.set([mesh.x[i], mesh.y[i]], i * 2)
    cutAt.set([cx, cy], i * 2)
  }
  const aims = Array.from({ length: mesh.rimCount }, (_, i) => aim(mesh.x[i], mesh.y[i]).map((v, k) => v + (k === 0 ? mesh.x[i] : mesh.y[i])))
  const holds = Array.from({ length: mesh.rimCount }, (_, i) => hold(mesh.x[i], mesh.y[i]))
  const flatEdge = restLengths(mesh.edges, flat)
  const cutEdge = restLengths(mesh.edges, cutAt)
  const flatBend = restLengths(mesh.bends, flat)
  const cutBend = restLengths(mesh.bends, cutAt)
  const x = Float64Array.from(mesh.x)
  const y = Float64Array.from(mesh.y)
  const floor = new Float64Array(n)
  const z = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    floor[i] = table(x[i], y[i])
    z[i] = floor[i] + 0.3 + 0.3 * fractalNoise(x[i] * 0.3, y[i] * 0.2, seed + 7, 3)
  }
  const [vx, vy, vz] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const [px, py, pz] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  for (let step = 0; step < steps; step++) {
    const grown = Math.min(1, step / (steps * 0.6))
    for (let i = 0; i < n; i++) {
      px[i] = x[i]
      py[i] = y[i]
      pz[i] = z[i]
      x[i] += vx[i] * 0.97
      y[i] += vy[i] * 0.97 + hang
      z[i] += vz[i] * 0.97 - weight
    }
    project(mesh.edges, cutEdge, flatEdge, grown, x, y, z, 1)
    project(mesh.bends, cutBend, flatBend, grown, x, y, z, bending)
    for (let i = 0; i < mesh.rimCount; i++) {
      x[i] += (aims[i][0] - x[i]) * holds[i]
      y[i] += (aims[i][1] - y[i]) * holds[i]
    }
    for (let i = 0; i < n; i++) {
      if (z[i] < floor[i]) {
        z[i] = floor[i]
        x[i] += (px[i] - x[i]) * friction
        y[i] += (py[i] - y[i]) * friction
      }
      vx[i] = x[i] - px[i]
      vy[i] = y[i] - py[i]
      vz[i] = z[i] - pz[i]
    }
  }
  return { x, y, z }
}
