/**
 * Cloth as pictures. A panel is one piece of cloth seen from above: how much of each pixel it covers, how high it
 * stands, its fine relief, and which place of the cut cloth each pixel shows. Panels are stacked and lit together.
 */
import { layCloth } from './cloth.mjs'
import { blur, blurWithin, distanceInside, grow } from './grid.mjs'
import { lightUp } from './light.mjs'
import { meshOf } from './mesh.mjs'
import { coverage, rasterise } from './raster.mjs'

/**
 * The frame of a picture: `size` pixels a side showing `inches`, the pattern's origin at `origin` (inches from the top
 * left). `map(make)` fills a picture from (index, x, y); `inchX`/`inchY` turn pixels into pattern inches.
 */
export function frame(size, inches, origin) {
  const ppi = size / inches
  const [ox, oy] = [origin.x * ppi, origin.y * ppi]
  return {
    size,
    ppi,
    inchX: (x) => (x - ox) / ppi,
    inchY: (y) => (y - oy) / ppi,
    pixelX: (x) => x * ppi + ox,
    pixelY: (y) => y * ppi + oy,
    map(make) {
      const out = new Float32Array(size * size)
      for (let y = 0, i = 0; y < size; y++) for (let x = 0; x < size; x++, i++) out[i] = make(i, x, y)
      return out
    },
  }
}

const round = (inches, radius) => Math.sqrt(1 - (1 - Math.min(1, Math.max(0, inches) / radius)) ** 2)

/**
 * A panel laid by the cloth simulation. `foldHeight` draws folds lower than they lie (the bent cloth of the calculation
 * is stiffer than a worn one), `tilt` pushes high cloth up in the picture, `thickness` is the edge's, `base` lifts all.
 */
export function laidPanel(view, rng, { outline, hole = [], step, sim, surface, foldHeight = 0.72, tilt = 0.1, thickness = 0.17, base = 0, roundness = 0.2, foldBlur = 0.11 }) {
  const { size, ppi, map } = view
  const mesh = meshOf(outline, step, rng, hole)
  const laid = layCloth(mesh, sim)
  const px = Float64Array.from(laid.x, view.pixelX)
  const py = Float64Array.from(laid.y, (v, i) => view.pixelY(v - tilt * foldHeight * laid.z[i]))
  const cover = coverage(mesh, px, py, size, 4)
  const solid = cover.map((c) => (c > 0.5 ? 1 : 0))
  const raw = rasterise(mesh, px, py, laid.z, [laid.z, mesh.x, mesh.y, new Float64Array(mesh.count).fill(1)], size)
  const smooth = (picture, sigma) => grow(blurWithin(picture, raw[3], size, sigma * ppi), raw[3], size, 4)
  const folds = smooth(raw[0], foldBlur)
  const shiftX = smooth(map((i, x) => view.inchX(x) - raw[1][i]), 0.14)
  const shiftY = smooth(map((i, x, y) => view.inchY(y) - raw[2][i]), 0.14)
  const edge = blur(distanceInside(solid, size), size, 1.2)
  const near = grow(solid, solid, size, 4)
  const body = map((i) => (near[i] > 0 ? base + foldHeight * folds[i] + thickness * round((edge[i] + 1.2) / ppi, roundness) : 0))
  return finished(view, { cover, solid, near, body, shiftX, shiftY, mesh, px, py }, surface)
}

/** A flat panel drawn by a formula: `inside(x, y)` in inches is positive inside; `height(x, y, inside)` its shape. */
export function drawnPanel(view, { inside, height, surface, place = (x, y) => [x, y] }) {
  const { size, ppi, map } = view
  const depth = map((i, x, y) => inside(view.inchX(x), view.inchY(y)))
  const cover = depth.map((d) => Math.min(1, Math.max(0, d * ppi + 0.5)))
  const solid = cover.map((c) => (c > 0.5 ? 1 : 0))
  const near = grow(solid, solid, size, 4)
  const body = map((i, x, y) => (near[i] > 0 ? height(view.inchX(x), view.inchY(y), Math.max(0.01, depth[i])) : 0))
  const shift = (k) => map((i, x, y) => (near[i] > 0 ? [view.inchX(x), view.inchY(y)][k] - place(view.inchX(x), view.inchY(y))[k] : 0))
  return finished(view, { cover, solid, near, body, shiftX: shift(0), shiftY: shift(1) }, surface)
}

/** `surface(x, y)` gives {rise, tone, lift}: fine relief, lightness, and what stands high enough to throw a shadow. */
function finished(view, panel, surface) {
  const tone = new Float32Array(panel.body.length).fill(1)
  const relief = view.map((i, x, y) => {
    if (panel.near[i] === 0) return 0
    const detail = surface(view.inchX(x) - panel.shiftX[i], view.inchY(y) - panel.shiftY[i])
    tone[i] = detail.tone
    panel.body[i] += detail.lift ?? 0
    return panel.body[i] + detail.rise
  })
  return { ...panel, tone, relief }
}

/**
 * Panels from the lowest to the highest, lit together. Returns the light on the cloth (`shade`), its `cover`, the top
 * surface (`shape`, inches) and what the cloth leaves bare of the ground.
 */
export function lightStack(view, panels, light) {
  const { size, ppi, map } = view
  const top = map((i) => panels.findLastIndex((panel) => panel.solid[i] > 0))
  const shape = map((i) => (top[i] < 0 ? 0 : panels[top[i]].body[i]))
  let shade = new Float32Array(size * size)
  let cover = new Float32Array(size * size)
  for (const [k, panel] of panels.entries()) {
    const known = map((i) => (top[i] === k ? 1 : 0))
    const lit = lightUp(shape, panel.relief, size, 1 / ppi, light, known)
    // No lens is sharper than this.
    const soft = blurWithin(grow(lit, known, size, 3), grow(known, known, size, 3), size, 0.6)
    const under = shade
    const below = cover
    shade = map((i) => panel.cover[i] * soft[i] * panel.tone[i] + (1 - panel.cover[i]) * under[i])
    cover = map((i) => panel.cover[i] + (1 - panel.cover[i]) * below[i])
  }
  return { shade, cover, shape, bare: map((i) => (cover[i] < 0.5 ? 1 : 0)) }
}

/** Light on the table around cloth that lies on it. The edge of cloth is round, so the shadow is cast by a softened shape. */
export function tableLight(view, stack, light) {
  const { size, ppi } = view
  const soft = blur(stack.shape, size, 0.045 * ppi).map((h) => h * 0.9)
  const lit = lightUp(soft, new Float32Array(size * size), size, 1 / ppi, light, stack.bare)
  return grow(blurWithin(lit, stack.bare, size, 1.5), stack.bare, size, 3)
}

/** The mean shift (inches) of a panel inside a rectangle of the picture given in pattern inches. */
export function meanShift(view, panel, { left, top, width, height }) {
  const sum = { x: 0, y: 0, n: 0 }
  for (let y = Math.round(view.pixelY(top)); y < view.pixelY(top + height); y++) {
    for (let x = Math.round(view.pixelX(left)); x < view.pixelX(left + width); x++) {
      sum.x += panel.shiftX[y * view.size + x]
      sum.y += panel.shiftY[y * view.size + x]
      sum.n++
    }
  }
  return [sum.x / sum.n, sum.y / sum.n]
}
