/**
 * The cut of a T-shirt, in inches: x to the right from the centre front, y down from the highest point of the shoulder.
 * Measures are those of an ordinary adult M tee: 20 in across the chest, about 28.5 in long.
 */
import { bend, blunt, curve, mirrored, thinned } from './curves.mjs'
import { fractalNoise, smoothstep } from './noise.mjs'

export const RIB_WIDTH = 0.8

/** Laid flat with its sleeves spread. Points are [x, y] on the right half. */
export const LAID = {
  opening: { x: 2.95, top: -0.32, bottom: 2.75 },
  neckPoint: [3.72, 0.05],
  shoulder: [[7.3, 0.95], [9.7, 2.1]],
  sleeveTop: [14.35, 7.2],
  sleeveUnder: [10.85, 11.75],
  underarm: [9.95, 9.15],
  armhole: [[8.2, 3.9], [8.0, 7.4]],
  hem: [10.05, 28.35],
  hemBow: 0.22,
  waist: 0.28,
}

/** The same tee on a hanger: the shoulders fall, the sleeves hang beside the body. */
export const HUNG = {
  opening: { x: 2.95, top: -0.18, bottom: 3.0 },
  neckPoint: [3.72, 0.24],
  shoulder: [[6.9, 1.2], [9.2, 2.2]],
  sleeveTop: [13.1, 8.7],
  sleeveUnder: [10.1, 12.2],
  underarm: [9.4, 9.7],
  armhole: [[8.1, 4.3], [7.85, 7.9]],
  hem: [9.65, 28.6],
  hemBow: 0.3,
  waist: 0.4,
}

/** The lines of one shape of tee: the outline of its front panel and where its seams run. */
export function teeCut(shape) {
  const { opening, underarm, hem } = shape
  /** The upper edge on the right, neck to sleeve hem: shoulder and sleeve run into each other. */
  const upperEdge = (count) => curve(shape.neckPoint, ...shape.shoulder, shape.sleeveTop, count)
  const tip = upperEdge(100)[51]
  /** The front neck edge from left to right, dense; a curve fuller than an ellipse. */
  const frontOpening = (step = 0.05) =>
    Array.from({ length: Math.round(8 / step) + 1 }, (_, i) => {
      const angle = Math.PI * (1 - i / Math.round(8 / step))
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      return [opening.x * Math.sign(c) * Math.abs(c) ** 0.86, opening.top + (opening.bottom - opening.top) * s ** 0.92]
    })
  const hemLine = (x) => hem[1] + shape.hemBow * (1 - (x / hem[0]) ** 2)
  /** Half the width at height y, below the underarm. */
  const sideLine = (y) => {
    const down = (y - underarm[1]) / (hem[1] - underarm[1])
    return underarm[0] + (hem[0] - underarm[0]) * down - shape.waist * Math.sin(down * Math.PI)
  }
  const rightSide = (step) => {
    const side = []
    for (let y = underarm[1]; y < hem[1] - step / 2; y += step) side.push([sideLine(y), y])
    const bottom = []
    for (let x = hem[0]; x > step / 2; x -= step) bottom.push([x, hemLine(x)])
    return [
      ...bend(frontOpening().at(-1), shape.neckPoint, 0.05, step),
      ...upperEdge(Math.round(13.2 / step)).slice(0, -1),
      ...bend(shape.sleeveTop, shape.sleeveUnder, 0.08, step),
      ...bend(shape.sleeveUnder, underarm, -0.12, step),
      ...side,
      ...bottom,
    ]
  }
  return {
    frontOpening,
    hemLine,
    sideLine,
    halfWidth: hem[0],
    /** Half the width of the neck opening. */
    neckHalf: opening.x,
    /** The top edge of the back neck at x, where the rib of the back panel ends. */
    backTop: (x) => opening.top + 0.62 * (1 - Math.min(1, Math.abs(x) / opening.x) ** 2.4),
    /** The armhole seam on the right, from the shoulder to the underarm. */
    armhole: () => curve(tip, ...shape.armhole, underarm, 60),
    /** The shoulder seam on the right: it lies a little in front of the fold. */
    shoulderSeam: () => {
      const [from, end] = [[shape.neckPoint[0] - 0.06, shape.neckPoint[1] + 0.5], [tip[0] - 0.1, tip[1] + 0.3]]
      return [...bend(from, end, 0.16, 0.2), end]
    },
    sleeveHem: () => [shape.sleeveUnder, shape.sleeveTop],
    /** The closed outline of the front panel, clockwise on the screen, a point every `step` inches. */
    outline: (step) => {
      const right = blunt(rightSide(step))
      return [...right, [0, hemLine(0)], ...mirrored(right).slice(0, -1), ...thinned(frontOpening(0.01), step)]
    },
  }
}

/** How far laid cloth strays from its drawing: nobody lays a garment down straight. */
export function stray(x, y, seed, much = 1) {
  const slow = (value, at) => value * much * fractalNoise(x * 0.13, y * 0.13, seed + at, 2)
  const quick = (at) => 0.035 * fractalNoise(x * 0.5, y * 0.5, seed + at, 2)
  return [slow(0.42, 21) + quick(23), slow(0.36, 22) + quick(24)]
}

/**
 * Where a point of the laid tee sits in the cut cloth: the sleeve was cut standing further out, and every part has
 * a little more cloth than the room it lies in. That excess is what makes the folds.
 */
export function laidFrom(x, y, seed) {
  const [cx, cy] = sleeveOut(x, y, x > 0 ? 0.1 : 0.115)
  const slackX = 0.024 + 0.01 * fractalNoise(x * 0.11, y * 0.08, seed + 1, 2)
  const slackY = 0.012 + 0.01 * fractalNoise(x * 0.09, y * 0.1, seed + 2, 2)
  return [cx * (1 + slackX), 14 + (cy - 14) * (1 + slackY)]
}

/** The same for the tee on a hanger: its weight pulls it long, so that only the width has cloth to spare, most at the hem. */
export function hungFrom(x, y, seed) {
  const [cx, cy] = sleeveOut(x, y, x > 0 ? 0.26 : 0.28)
  const low = smoothstep(1, 26, y)
  const slackX = 0.012 + 0.05 * low + 0.014 * fractalNoise(x * 0.14, y * 0.04, seed + 1, 2)
  return [cx * (1 + slackX), 14 + (cy - 14) * 1.002]
}

/** Turns the sleeve out about the shoulder by `angle`, more the further out it lies; nothing below `end` turns. */
export function sleeveOut(x, y, angle, end = 14.5) {
  const side = Math.sign(x) || 1
  const away = smoothstep(4.5, 12.5, Math.abs(x)) * (1 - smoothstep(end - 3, end, y))
  const turn = -side * away * angle
  const [px, py] = [side * 7.4, 3.2]
  return [
    px + (x - px) * Math.cos(turn) - (y - py) * Math.sin(turn),
    py + (x - px) * Math.sin(turn) + (y - py) * Math.cos(turn),
  ]
}
