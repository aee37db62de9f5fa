/**
 * Objects on a table as a studio camera sees them. `distance(x, y, z)` is a distance field of all objects (inches,
 * y up, the table at y = 0); light comes from a large soft box at the top left, a weak strip at the right and the room.
 */

/** A pinhole camera at `eye` looking at `at`; `inches` is the width of the picture at the distance of `at`. */
export function camera({ eye, at, inches, size }) {
  const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
  const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  const unit = (a) => a.map((v) => v / Math.hypot(...a))
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  const forward = unit(sub(at, eye))
  const right = unit(cross(forward, [0, 1, 0]))
  const up = cross(right, forward)
  const reach = Math.hypot(...sub(at, eye))
  const scale = inches / size / reach
  return {
    eye,
    /** The unit direction through a pixel. */
    ray(px, py) {
      const [a, b] = [(px - size / 2) * scale, (size / 2 - py) * scale]
      return unit([0, 1, 2].map((k) => forward[k] + right[k] * a + up[k] * b))
    },
    /** The pixel [x, y] where a place is seen. */
    project(place) {
      const from = sub(place, eye)
      const deep = dot(from, forward)
      return [size / 2 + dot(from, right) / deep / scale, size / 2 - dot(from, up) / deep / scale]
    },
  }
}

/** Walks a ray until it meets an object: the way to it, or Infinity. */
export function march(distance, ox, oy, oz, dx, dy, dz, from, reach) {
  let t = from
  for (let step = 0; step < 90 && t < reach; step++) {
    const d = distance(ox + dx * t, oy + dy * t, oz + dz * t)
    if (d < 0.0012) return t
    t += d * 0.92
  }
  return Infinity
}

export function normalAt(distance, x, y, z, into) {
  const e = 0.004
  let nx = distance(x + e, y, z) - distance(x - e, y, z)
  let ny = distance(x, y + e, z) - distance(x, y - e, z)
  let nz = distance(x, y, z + e) - distance(x, y, z - e)
  const long = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1
  into[0] = nx / long
  into[1] = ny / long
  into[2] = nz / long
}

const smooth = (from, to, value) => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** Light of the room in a direction, soft boxes with it. `sharp` 1 shows their edges (mirrored in glaze), 0 is for diffuse light. */
export function roomLight(x, y, z, sharp) {
  const room = 0.5 + 0.42 * Math.max(0, y) + 0.12 * Math.max(0, z)
  if (sharp === 0) {
    const facing = x * -0.62 + y * 0.56 + z * 0.55
    return room + 3.1 * Math.exp((facing - 1) / 0.14)
  }
  const azimuth = Math.atan2(x, z) * (180 / Math.PI)
  const height = Math.asin(Math.min(1, Math.max(-1, y))) * (180 / Math.PI)
  const box = smooth(-84, -70, azimuth) * (1 - smooth(-58, -50, azimuth)) * smooth(-34, -16, height) * (1 - smooth(50, 60, height))
  const strip = smooth(74, 85, azimuth) * (1 - smooth(88, 99, azimuth)) * smooth(-34, -14, height) * (1 - smooth(40, 54, height))
  const ceiling = smooth(55, 80, height)
  // The table is no larger than the picture: past its edge the boxes reach further down.
  return 0.34 * room * smooth(-50, -10, height) + 0.16 + 6 * box * (0.72 + 0.28 * smooth(-20, 30, height)) + 1.7 * strip + 1.2 * ceiling
}

/** Directions over the sphere, evenly (Fibonacci), each with the light that comes from it. */
function directions(count) {
  return Array.from({ length: count }, (_, i) => {
    const y = 1 - (2 * i + 1) / count
    const r = Math.sqrt(1 - y * y)
    const a = i * Math.PI * (3 - Math.sqrt(5))
    const [x, z] = [r * Math.cos(a), r * Math.sin(a)]
    return [x, y, z, roomLight(x, y, z, 0)]
  })
}

/**
 * Returns `irradiance(x, y, z, nx, ny, nz)`: diffuse light at a place with 1 = the open table. Light that the table
 * (and white objects) throw back counts once. Shadows are soft: a ray that passes close to an object is half hidden.
 */
export function diffuseLight(distance, { count = 420, reach = 7, bounce = 0.72 } = {}) {
  const ways = directions(count)
  const cone = 1.3 / Math.sqrt(count)
  const open = ways.reduce((sum, [, y, , power]) => sum + Math.max(0, y) * power, 0)
  const hidden = (ox, oy, oz, dx, dy, dz) => {
    let t = 0.05
    let clear = 1
    for (let step = 0; step < 26 && t < reach; step++) {
      const d = distance(ox + dx * t, oy + dy * t, oz + dz * t)
      const share = 0.5 + d / (2 * cone * t + 0.02)
      if (share < clear) clear = share
      if (clear <= 0) return 0
      t += Math.max(0.04, d * 0.95)
    }
    return clear
  }
  return (x, y, z, nx, ny, nz) => {
    const [ox, oy, oz] = [x + nx * 0.03, y + ny * 0.03, z + nz * 0.03]
    // In the open the table throws back what it gets; at an object's foot it is dark.
    const fromTable = bounce * (open / count) * 1.6 * smooth(-0.02, 0.5, oy)
    let sum = 0
    for (const [dx, dy, dz, power] of ways) {
      const facing = dx * nx + dy * ny + dz * nz
      if (facing <= 0) continue
      const light = dy > 0 ? power : fromTable
      const clear = hidden(ox, oy, oz, dx, dy, dz)
      sum += facing * (clear * light + (1 - clear) * 0.22)
    }
    return sum / open
  }
}
