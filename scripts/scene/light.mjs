/**
 * Light from a soft box and a room on a heightfield. For each direction around a point the horizon is found on the
 * heightfield; only the sky above it shines. Shadows, folds and the darkness of corners all come from this one sum.
 */
import { grow } from './grid.mjs'

const AROUND = 36
const UP = 8

function sky(light) {
  const key = [Math.cos(light.azimuth) * Math.cos(light.elevation), Math.sin(light.azimuth) * Math.cos(light.elevation), Math.sin(light.elevation)]
  const beams = []
  for (let a = 0; a < AROUND; a++) {
    const azimuth = ((a + 0.5) / AROUND) * Math.PI * 2
    for (let e = 0; e < UP; e++) {
      const elevation = ((e + 0.5) / UP) * (Math.PI / 2)
      const w = [Math.cos(azimuth) * Math.cos(elevation), Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation)]
      const facing = w[0] * key[0] + w[1] * key[1] + w[2] * key[2]
      const radiance = light.room + light.key * Math.exp((facing - 1) / light.softness)
      beams.push({ w, elevation, power: radiance * Math.cos(elevation) })
    }
  }
  const flat = beams.reduce((sum, beam) => sum + beam.power * beam.w[2], 0)
  for (const beam of beams) beam.power /= flat
  return beams
}

/** Tangent of the horizon in one direction, from steps that grow as they leave the point. */
function horizon(height, size, x, y, dx, dy, reach, scale) {
  const here = height[y * size + x]
  let best = 0
  for (let step = 1.5; step < reach; step *= 1.35) {
    const sx = Math.round(x + dx * step)
    const sy = Math.round(y + dy * step)
    if (sx < 0 || sy < 0 || sx >= size || sy >= size) break
    const rise = (height[sy * size + sx] - here) / (step * scale)
    if (rise > best) best = rise
  }
  return best
}

/** Slope of a heightfield at a pixel, in inches to the inch, as [x, y]. */
function slope(height, size, x, y, inchesPerPixel, into) {
  const up = Math.max(0, y - 1) * size
  const down = Math.min(size - 1, y + 1) * size
  into[0] = (height[y * size + Math.min(size - 1, x + 1)] - height[y * size + Math.max(0, x - 1)]) / (2 * inchesPerPixel)
  into[1] = (height[down + x] - height[up + x]) / (2 * inchesPerPixel)
}

/**
 * `shape` casts the shadows, `relief` (the same with its fine detail) turns the surface; both in inches.
 * Returns irradiance with 1 = a flat, open table, only for the pixels that `where` marks.
 * What the horizon leaves open of the sky changes slowly: it is worked out for every second pixel, as the sum of its
 * light's directions, and the fine normal of each pixel is held against that.
 */
export function lightUp(shape, relief, size, inchesPerPixel, light, where) {
  const beams = sky(light)
  const reach = light.reach / inchesPerPixel
  const ways = Array.from({ length: AROUND }, (_, a) => [Math.cos(((a + 0.5) / AROUND) * Math.PI * 2), Math.sin(((a + 0.5) / AROUND) * Math.PI * 2)])
  const half = Math.ceil(size / 2)
  const open = [0, 1, 2].map(() => new Float32Array(half * half))
  const known = new Float32Array(half * half)
  const tilt = [0, 0]
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const i = [0, 1, size, size + 1].map((step) => y * 2 * size + x * 2 + step).find((j) => where[j] > 0)
      if (i === undefined) continue
      const [px, py] = [i % size, Math.floor(i / size)]
      slope(shape, size, px, py, inchesPerPixel, tilt)
      const sum = [0, 0, 0]
      for (let a = 0; a < AROUND; a++) {
        const hides = Math.atan(horizon(shape, size, px, py, ways[a][0], ways[a][1], reach, inchesPerPixel))
        for (let e = 0; e < UP; e++) {
          const { w, elevation, power } = beams[a * UP + e]
          const share = Math.min(1, Math.max(0, (elevation - hides) * (UP / (Math.PI / 2)) + 0.5)) * power
          if (share === 0 || w[2] - tilt[0] * w[0] - tilt[1] * w[1] < 0) continue
          sum[0] += share * w[0]
          sum[1] += share * w[1]
          sum[2] += share * w[2]
        }
      }
      const at = y * half + x
      known[at] = 1
      for (const k of [0, 1, 2]) open[k][at] = sum[k]
    }
  }
  const sums = open.map((channel) => grow(channel, known, half, 2))
  const out = new Float32Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      if (where[i] === 0) continue
      slope(relief, size, x, y, inchesPerPixel, tilt)
      const norm = 1 / Math.sqrt(tilt[0] * tilt[0] + tilt[1] * tilt[1] + 1)
      const [gx, gy] = [Math.min(half - 2, x >> 1), Math.min(half - 2, y >> 1)]
      const at = gy * half + gx
      const [fx, fy] = [Math.min(1, x / 2 - gx), Math.min(1, y / 2 - gy)]
      const between = (c) => (c[at] * (1 - fx) + c[at + 1] * fx) * (1 - fy) + (c[at + half] * (1 - fx) + c[at + half + 1] * fx) * fy
      out[i] = Math.max(0, (between(sums[2]) - tilt[0] * between(sums[0]) - tilt[1] * between(sums[1])) * norm)
    }
  }
  return out
}
