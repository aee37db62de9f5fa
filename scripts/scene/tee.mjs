/** The two scenes of the T-shirt: laid on a table, and on a hanger before a wall. */
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { blur, shifted } from './grid.mjs'
import { drawHanger } from './hanger.mjs'
import { fractalNoise } from './noise.mjs'
import { drawnPanel, frame, laidPanel, lightStack, tableLight } from './panels.mjs'
import { CLOTH, clothMaps, LIGHT, paperLight } from './studio.mjs'
import { backSurface, frontSurface } from './tee-surface.mjs'
import { HUNG, hungFrom, LAID, laidFrom, stray, teeCut } from './tee-cut.mjs'
import { weaveTile } from './weave.mjs'
import { lightBytes, rgbBytes } from './write.mjs'

function frontPanel(view, cut, { from, seed, sim, firm, wander, foldHeight, ...rest }) {
  return laidPanel(view, createRng('tee'), {
    outline: cut.outline(0.25),
    step: 0.25,
    sim: {
      cut: (x, y) => from(x, y, seed),
      aim: (x, y) => stray(x, y, seed, wander),
      hold: firm,
      seed,
      steps: 4000,
      weight: 0.00001,
      bending: 0.3,
      friction: 0.06,
      table: (x, y) => 0.06 * (1 + fractalNoise(x * 0.12, y * 0.12, seed + 5, 2)),
      ...sim,
    },
    surface: frontSurface(cut),
    foldHeight,
    ...rest,
  })
}

/** The back panel shows only through the neck. It hangs between the two points where the collar folds. */
function backPanel(view, cut, front, height) {
  const foldPoint = (side) => {
    const { mesh } = front
    const i = mesh.x.findIndex((x, k) => k < mesh.rimCount && Math.hypot(x - side * cut.neckHalf, mesh.y[k] - cut.backTop(cut.neckHalf)) < 0.02)
    return [view.inchX(front.px[i]) - mesh.x[i], view.inchY(front.py[i]) - mesh.y[i]]
  }
  const [left, right] = [foldPoint(-1), foldPoint(1)]
  const place = (x, y) => {
    const t = Math.min(1, Math.max(0, 0.5 + x / (2 * cut.neckHalf)))
    return [x - left[0] - (right[0] - left[0]) * t, y - left[1] - (right[1] - left[1]) * t]
  }
  const off = (x, y) => {
    const [px, py] = place(x, y)
    return Math.abs(px) < cut.neckHalf + 0.01 && py < 4.2 ? py - cut.backTop(px) : -1
  }
  return drawnPanel(view, {
    inside: off,
    place,
    height: (x, y, inside) => height * Math.sqrt(1 - (1 - Math.min(1, inside / 0.1)) ** 2) + 0.02 * fractalNoise(x, inside, 91, 2),
    surface: (x, y) => {
      const below = y - cut.backTop(x)
      const { rise, tone } = backSurface(x, below)
      return { rise, tone: tone * (0.84 - 0.035 * Math.max(0, below)) }
    },
  })
}

/** 12 in of print on 20 in of chest, a hand's breadth under the collar. */
const PRINT = { left: -6, top: 4.7, width: 12, height: 14.4 }

export function teeFront(size, note) {
  const view = frame(size, 33.4, { x: 16.7, y: 2.55 })
  const cut = teeCut(LAID)
  const front = frontPanel(view, cut, { from: laidFrom, seed: 71, firm: () => 0.25, wander: 1, foldHeight: 0.72 })
  note('laid the front')
  const back = backPanel(view, cut, front, 0.1)
  const stack = lightStack(view, [back, front], LIGHT)
  note('lit the shirt')
  const ground = paperLight(view, tableLight(view, stack, LIGHT))
  const { numbers, pictures } = clothMaps(view, stack, front, PRINT, { warpPx: (size * 6) / 2000, weave: weaveTile(512), strength: 0.08 })
  return {
    scene: { format: 2, name: 'T-shirt, laid flat', kind: 'cloth', products: ['t-shirt'], rank: 0, size, ...numbers, ground: { file: 'ground.png', colour: '#E6E3DF' }, ...CLOTH },
    pictures: { ...pictures, 'ground.png': { data: lightBytes(ground, size, 203), size, channels: 1 } },
  }
}

const LAMP = { ...LIGHT, azimuth: -Math.PI * 0.77, elevation: 0.62, softness: 0.12, key: 2.4, room: 0.4 }
const WALL = [0.745, 0.735, 0.715]

export function teeHanging(size, note) {
  const view = frame(size, 36.2, { x: 18.1, y: 5.5 })
  const { map } = view
  const cut = teeCut(HUNG)
  const front = frontPanel(view, cut, {
    from: hungFrom,
    seed: 23,
    firm: (x, y) => (y < 4.5 ? 0.25 : 0.05),
    wander: 0.55,
    foldHeight: 0.8,
    base: 0.4,
    sim: { hang: 0.000004, weight: 0.000006, table: () => 0.05, friction: 0.01 },
  })
  note('hung the front')
  const back = backPanel(view, cut, front, 0.1)
  const stack = lightStack(view, [back, front], LAMP)
  note('lit the shirt')
  const solid = Float32Array.from(stack.cover)
  const hanger = drawHanger(view, { solid, front: front.cover })
  // The shirt hangs before the wall: a near shadow where it almost touches, a far one where the lamp cannot see.
  const far = shifted(blur(solid, size, 1.0 * view.ppi), size, 0.8 * view.ppi, 1.1 * view.ppi)
  const near = shifted(blur(solid, size, 0.32 * view.ppi), size, 0.3 * view.ppi, 0.42 * view.ppi)
  const hook = shifted(blur(hanger.cover, size, 0.14 * view.ppi), size, 0.35 * view.ppi, 0.45 * view.ppi)
  const wall = paperLight(view, map((i) => (1 - 0.3 * far[i]) * (1 - 0.36 * near[i]) * (1 - 0.3 * hook[i])))
  const base = new Float32Array(size * size * 3)
  for (let i = 0; i < size * size; i++) {
    for (let k = 0; k < 3; k++) base[i * 3 + k] = WALL[k] * wall[i] * (1 - hanger.cover[i]) + hanger.colour[i * 3 + k] * hanger.cover[i]
  }
  const cover = map((i) => stack.cover[i] * (1 - hanger.cover[i] * (1 - front.cover[i])))
  const shade = map((i) => stack.shade[i] * (1 - 0.5 * hanger.shadow[i] * (1 - front.cover[i])))
  const { numbers, pictures } = clothMaps(view, { shade, cover }, front, { ...PRINT, top: 5.0 }, { warpPx: (size * 7) / 2000, weave: weaveTile(512), strength: 0.08 })
  return {
    scene: { format: 2, name: 'T-shirt on a hanger', kind: 'cloth', products: ['t-shirt'], rank: 10, size, ...numbers, base: { file: 'base.jpg' }, ...CLOTH },
    pictures: { ...pictures, 'base.jpg': { data: rgbBytes(base, size), size, channels: 3 } },
  }
}
