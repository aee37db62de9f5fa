/** A throw pillow lying on linen, filled and wrinkled by the cloth simulation. Inches from its middle. */
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { blunt } from './curves.mjs'
import { blur, shifted } from './grid.mjs'
import { fractalNoise, gradientNoise } from './noise.mjs'
import { frame, laidPanel, lightStack } from './panels.mjs'
import { bump, join, yarn } from './sewing.mjs'
import { CLOTH, fallOf, LIGHT, litToEdge, paperLight } from './studio.mjs'
import { canvasTile } from './weave.mjs'
import { lightBytes, SHADE, shareBytes } from './write.mjs'

/** Half a side of the cover laid flat; filled, its sides draw in. */
const HALF = 9.35
/** The print covers the cover to its seams, less a hair. */
const PRINT = 9.3
const GRID = 25
const LAMP = { ...LIGHT, elevation: 0.7, softness: 0.13, key: 2.3, room: 0.42, reach: 6 }

function outline(step) {
  const side = []
  for (let t = -HALF; t < HALF - step / 2; t += step) side.push(t)
  // The corners are sewn a little round.
  const drawn = (t) => HALF - 0.12 * (t / HALF) ** 8
  return blunt([...side.map((t) => [t, -drawn(t)]), ...side.map((t) => [drawn(t), t]), ...side.map((t) => [-t, drawn(t)]), ...side.map((t) => [-drawn(t), -t])])
}

/** How far the filled edge is drawn in: most in the middle of a side, nothing at the corners. */
function drawnIn(x, y) {
  const along = (t) => 1.1 * (1 - (t / HALF) ** 2) ** 1.3
  const wobble = 0.16 * fractalNoise(x * 0.16, y * 0.16, 1011, 2)
  const edgeX = Math.abs(x) > Math.abs(y)
  return edgeX ? [-Math.sign(x) * along(y) + wobble, 0] : [0, -Math.sign(y) * along(x) + wobble]
}

function surface(x, y) {
  const off = HALF - Math.max(Math.abs(x), Math.abs(y))
  const way = Math.abs(x) > Math.abs(y) ? y : x
  const pucker = gradientNoise(way * 1.7, off * 0.5, 1021) * 0.6 + gradientNoise(way * 3.6, off * 0.8, 1022) * 0.4
  const parts = join(
    yarn(x * 0.6, y * 0.6),
    { rise: 0.05 * pucker * bump(off - 0.1, 0.7) + 0.07 * fractalNoise(x * 0.2, y * 0.2, 1024, 2) + 0.012 * fractalNoise(x * 0.8, y * 0.8, 1023, 3), tone: 1 },
    { rise: 0, tone: 1 - 0.1 * bump(off - 0.1, 0.05) },
  )
  // The filling is thickest in the middle; the calculated cover alone would be too flat there.
  return { ...parts, lift: 1.7 * (1 - (x / HALF) ** 2) * (1 - (y / HALF) ** 2) }
}

/** Where points of the cover lie on the picture: mesh vertices looked up by their place on the cloth, or by the triangle nearest to it. */
function placesOf({ mesh, px, py }) {
  const { triangles, x, y } = mesh
  return (u, v) => {
    let best = { short: Infinity, place: [0, 0] }
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]]
      if (Math.abs(x[a] - u) + Math.abs(y[a] - v) > 1.5) continue
      const area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])
      const wb = ((u - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (v - y[a])) / area
      const wc = ((x[b] - x[a]) * (v - y[a]) - (u - x[a]) * (y[b] - y[a])) / area
      const short = -Math.min(0, wb, wc, 1 - wb - wc)
      if (short < best.short) best = { short, place: [px, py].map((p) => Math.round(10 * (p[a] * (1 - wb - wc) + p[b] * wb + p[c] * wc)) / 10) }
    }
    return best.place
  }
}

/**
 * The mesh without folds: the cover bulges over its own seam, so that places near the edge would lie behind places
 * further in. Each ring of points is pushed out until it stands clear of the next one within.
 */
function unfolded(mesh) {
  const last = mesh.length - 1
  const out = mesh.map((row) => row.map((point) => [...point]))
  const clear = (outer, middle, inner, k, way) => {
    const least = 0.55 * Math.abs(middle[k] - inner[k])
    if ((outer[k] - middle[k]) * way < least) outer[k] = Math.round(10 * (middle[k] + way * least)) / 10
  }
  for (const depth of [1, 0]) {
    for (let i = 0; i <= last; i++) {
      clear(out[depth][i], out[depth + 1][i], out[depth + 2][i], 1, -1)
      clear(out[last - depth][i], out[last - depth - 1][i], out[last - depth - 2][i], 1, 1)
      clear(out[i][depth], out[i][depth + 1], out[i][depth + 2], 0, -1)
      clear(out[i][last - depth], out[i][last - depth - 1], out[i][last - depth - 2], 0, 1)
    }
  }
  return out
}

export function pillowFront(size, note) {
  const view = frame(size, 24.5, { x: 12.25, y: 12.3 })
  const { ppi, map } = view
  const seed = 61
  const cover = laidPanel(view, createRng('pillow'), {
    outline: outline(0.3),
    step: 0.3,
    sim: {
      cut: (x, y) => [x, y],
      aim: drawnIn,
      hold: () => 0.7,
      seed,
      steps: 3600,
      // The filling presses up.
      weight: -0.00008,
      bending: 0.12,
      friction: 0.02,
      table: () => 0,
    },
    surface,
    foldHeight: 0.95,
    foldBlur: 0.13,
    tilt: 0.05,
    thickness: 0.5,
    roundness: 0.5,
    base: 0.6,
  })
  note('filled the pillow')
  const stack = lightStack(view, [cover], LAMP)
  note('lit the pillow')
  const cast = (spread, dx, dy) => shifted(blur(stack.cover, size, spread * ppi), size, dx * ppi, dy * ppi)
  const [contact, near, far] = [cast(0.16, 0.06, 0.1), cast(0.5, 0.4, 0.55), cast(1.5, 1.0, 1.4)]
  const ground = paperLight(view, map((i, x, y) => {
    const [u, v] = [view.inchX(x), view.inchY(y)]
    const linen = 1 + 0.05 * fractalNoise(u * 0.12 + 0.3 * gradientNoise(u * 0.1, v * 0.1, 1031), v * 0.1, 1032, 3) + 0.012 * gradientNoise(u * 0.5, v * 24, 1033) + 0.012 * gradientNoise(u * 24, v * 0.5, 1034) + 0.02 * gradientNoise(u * 14, v * 14, 1035)
    return (1 - 0.3 * contact[i]) * (1 - 0.34 * near[i]) * (1 - 0.3 * far[i]) * linen
  }))
  const fall = fallOf(size)
  const mask = blur(stack.cover, size, 0.8)
  const shade = litToEdge(map((i, x, y) => 0.95 * stack.shade[i] * fall(x, y)), mask, size)
  const at = placesOf(cover)
  const even = (k) => -PRINT + (2 * PRINT * k) / (GRID - 1)
  const mesh = unfolded(Array.from({ length: GRID }, (_, row) => Array.from({ length: GRID }, (_, column) => at(even(column), even(row)))))
  const weave = canvasTile(512)
  return {
    scene: {
      format: 2,
      name: 'Throw pillow',
      kind: 'cloth',
      products: ['pillow'],
      rank: 0,
      size,
      printArea: { mesh, aspect: 1, fit: 'middle', widthIn: 18 },
      mask: { file: 'mask.png' },
      shade: { file: 'shade.png', ...SHADE },
      weave: { file: 'weave.png', strength: 0.05 },
      ground: { file: 'ground.png', colour: '#D3CDC4' },
      light: CLOTH.light,
      ink: { ...CLOTH.ink, weave: 0.045 },
    },
    pictures: {
      'shade.png': { data: lightBytes(shade, size, 201, mask), size, channels: 1 },
      'mask.png': { data: shareBytes(mask), size, channels: 1 },
      'weave.png': { data: weave, size: 512, channels: 1 },
      'ground.png': { data: lightBytes(ground, size, 203), size, channels: 1 },
    },
  }
}
