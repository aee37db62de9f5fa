/**
 * An 11 oz mug as a distance field, in inches: x to the right, y up from the table, z to the camera, the mug's axis at
 * the origin. Distance fields and their smooth unions: Hart, "Sphere Tracing", 1996; Quilez, "Smooth minimum", 2013.
 */

export const MUG = { radius: 1.6, height: 3.85, wall: 0.15 }
const HANDLE = { across: 1.52, up: 1.98, wide: 1.02, tall: 1.2, flat: 0.13, thick: 0.165 }

/** A rectangle of half sides (a, b) around (0, 0) with corners of radius r, in two dimensions. */
function roundedBox(x, y, a, b, r) {
  const dx = Math.abs(x) - a + r
  const dy = Math.abs(y) - b + r
  const outX = dx > 0 ? dx : 0
  const outY = dy > 0 ? dy : 0
  return Math.min(Math.max(dx, dy), 0) + Math.sqrt(outX * outX + outY * outY) - r
}

function smoothMin(a, b, k) {
  const h = Math.max(0, k - Math.abs(a - b)) / k
  return Math.min(a, b) - h * h * k * 0.25
}

/** Signed distance (nearly) to a mug whose handle points to (handleX, handleZ), a unit vector. */
export function mugDistance(x, y, z, handleX, handleZ) {
  const r = Math.sqrt(x * x + z * z)
  const body = roundedBox(r, y - MUG.height / 2, MUG.radius, MUG.height / 2, 0.07) + 0.035 * Math.max(0, 1 - y / 0.22) ** 2
  const along = x * handleX + z * handleZ
  let outer = body
  if (along > 0.9) {
    const across = -x * handleZ + z * handleX
    const dx = (along - HANDLE.across) / HANDLE.wide
    const dy = (y - HANDLE.up) / HANDLE.tall
    // Fuller than an ellipse: the ear of a mug is nearly a rounded D.
    const power = 2.5
    const value = (Math.abs(dx) ** power + Math.abs(dy) ** power) ** (1 / power)
    const slope = Math.hypot((Math.abs(dx) ** (power - 1)) / HANDLE.wide, (Math.abs(dy) ** (power - 1)) / HANDLE.tall) / Math.max(1e-6, value ** (power - 1))
    const line = (value - 1) / Math.max(0.6, slope)
    const side = Math.max(0, Math.abs(across) - HANDLE.flat)
    const tube = Math.sqrt(line * line + side * side) - HANDLE.thick
    outer = smoothMin(body, Math.max(tube, MUG.radius - 0.1 - r), 0.22)
  }
  const floor = 0.32
  const hollow = roundedBox(r, y - floor - 3, MUG.radius - MUG.wall, 3, 0.34)
  // The lip is round: the hollow is cut out with a soft edge.
  return -smoothMin(-outer, hollow, 0.1)
}
