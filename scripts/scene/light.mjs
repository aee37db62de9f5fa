/**
 * Light from a soft box and a room on a heightfield. For each direction around a point the horizon is found on the
 * heightfield; only the sky above it shines. Shadows, folds and the darkness of corners all come from this one sum.
 */
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

/**
 * `shape` casts the shadows, `relief` (the same with its fine detail) turns the surface; both in inches.
 * Returns irradiance with 1 = a flat, open table, only for the pixels that `where` marks.
 */
export function lightUp(shape, relief, size, inchesPerPixel, light, where) {
  const beams = sky(light)
  const out = new Float32Array(size * size)
  const reach = light.reach / inchesPerPixel
  const ways = Array.from({ length: AROUND }, (_, a) => [Math.cos(((a + 0.5) / AROUND) * Math.PI * 2), Math.sin(((a + 0.5) / AROUND) * Math.PI * 2)])
  for (let y = 0; y < size; y++) {
    const up = Math.max(0, y - 1) * size
    const down = Math.min(size - 1, y + 1) * size
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      if (where[i] === 0) continue
      const left = y * size + Math.max(0, x - 1)
      const right = y * size + Math.min(size - 1, x + 1)
      let nx = -(relief[right] - relief[left]) / (2 * inchesPerPixel)
      let ny = -(relief[down + x] - relief[up + x]) / (2 * inchesPerPixel)
      const norm = 1 / Math.sqrt(nx * nx + ny * ny + 1)
      nx *= norm
      ny *= norm
      let sum = 0
      for (let a = 0; a < AROUND; a++) {
        const hides = Math.atan(horizon(shape, size, x, y, ways[a][0], ways[a][1], reach, inchesPerPixel))
        for (let e = 0; e < UP; e++) {
          const beam = beams[a * UP + e]
          const open = Math.min(1, Math.max(0, (beam.elevation - hides) * (UP / (Math.PI / 2)) + 0.5))
          if (open === 0) continue
          const facing = nx * beam.w[0] + ny * beam.w[1] + norm * beam.w[2]
          if (facing > 0) sum += open * facing * beam.power
        }
      }
      out[i] = sum
    }
  }
  return out
}
