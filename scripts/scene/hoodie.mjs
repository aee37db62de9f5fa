/** A hooded sweatshirt laid on a table: body with sleeves, hood, pocket and cords. Inches, as in `tee-cut.mjs`. */
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { alongLine, bend, blunt, curve, mirrored, thinned } from './curves.mjs'
import { inside } from './mesh.mjs'
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'
import { drawnPanel, frame, laidPanel, lightStack, tableLight } from './panels.mjs'
import { bump, creases, join, rib, seam, stitchRow, yarn } from './sewing.mjs'
import { CLOTH, clothMaps, LIGHT, paperLight } from './studio.mjs'
import { sleeveOut, stray } from './tee-cut.mjs'
import { fleeceTile } from './weave.mjs'
import { lightBytes, shareBytes } from './write.mjs'

const NECK = [4.35, 0.7]
const UNDERARM = [10.75, 10.9]
const CUFF = { outer: [16.5, 21.9], inner: [12.6, 23.1], outerEnd: [16.75, 24.6], innerEnd: [13.75, 25.5] }
const HEM = { top: 25.3, bottom: 27.9, half: 10.75, halfEnd: 10.3 }
const POCKET = { top: 17.9, half: 4.1, low: 21.6, wide: 6.5 }
/** Above the pocket; 10.4 in on 21.5 in of chest. */
const PRINT = { left: -5.2, top: 4.95, width: 10.4, height: 13 }
const SEED = 97

const upperEdge = (count) => curve(NECK, [10.4, 1.5], [13.6, 8.2], CUFF.outer, count)
const tip = upperEdge(100)[36]
const armhole = alongLine(curve(tip, [8.6, 5.2], [8.7, 8.8], UNDERARM, 50))
const hemBow = (x) => 0.22 * (1 - (x / HEM.half) ** 2)

function bodyOutline(step) {
  const bottom = []
  for (let x = HEM.halfEnd; x > step / 2; x -= step) bottom.push([x, HEM.bottom + hemBow(x)])
  const right = blunt([
    ...bend([0, 2.6], NECK, 0.3, step),
    ...upperEdge(Math.round(25 / step)).slice(0, -1),
    ...bend(CUFF.outer, CUFF.outerEnd, -0.06, step),
    ...bend(CUFF.outerEnd, CUFF.innerEnd, 0.06, step),
    ...bend(CUFF.innerEnd, CUFF.inner, -0.05, step),
    ...bend(CUFF.inner, UNDERARM, -0.5, step),
    ...bend(UNDERARM, [HEM.half, HEM.top], -0.3, step),
    ...bend([HEM.half, HEM.top], [HEM.halfEnd, HEM.bottom], 0.12, step),
    ...bottom,
  ])
  return [...right, [0, HEM.bottom + hemBow(0)], ...mirrored(right).slice(0, -1)]
}

function cutFrom(x, y) {
  const [cx, cy] = sleeveOut(x, y, x > 0 ? 0.075 : 0.09, 40)
  const slackX = 0.03 + 0.012 * fractalNoise(x * 0.1, y * 0.07, SEED + 1, 2)
  const slackY = 0.022 + 0.012 * fractalNoise(x * 0.08, y * 0.1, SEED + 2, 2)
  return [cx * (1 + slackX), 14 + (cy - 14) * (1 + slackY)]
}

const pocketLine = [[-POCKET.wide, HEM.top], [-POCKET.wide, POCKET.low], [-POCKET.half, POCKET.top], [POCKET.half, POCKET.top], [POCKET.wide, POCKET.low], [POCKET.wide, HEM.top]]
const pocketEdge = alongLine(pocketLine, 3)

/** How far along the pocket's edge its two openings begin and end. */
const OPENINGS = [[3.7, 8.11], [16.31, 20.72]]

function pocket(x, y) {
  if (y < POCKET.top - 1 || y > HEM.top || Math.abs(x) > POCKET.wide + 1) return []
  const at = pocketEdge(x, y)
  const within = inside(pocketLine, x, y)
  const off = within ? Math.abs(at.off) : -Math.abs(at.off)
  // The two slanted edges are the openings: they gape a little and are hemmed an inch deep.
  const gape = Math.max(...OPENINGS.map(([from, to]) => smoothstep(from, from + 0.6, at.way) * (1 - smoothstep(to - 0.6, to, at.way))))
  const pucker = { rise: 0.02 * gradientNoise(at.way * 2, off, 715) * bump(off, 0.5), tone: 1 - 0.12 * bump(off + 0.03, 0.04) }
  const rows = gape > 0.02 ? [0.12, 0.95] : [0.1, 0.32]
  const lift = (0.085 + 0.09 * gape * bump(off, 0.7)) * smoothstep(-0.02, 0.09, off)
  return [pucker, { rise: 0, tone: 1, lift }, ...(within ? rows.map((row, k) => stitchRow(off - row, at.way, k * 0.3, 1.1)) : [])]
}

const cuffSeam = alongLine([CUFF.inner, CUFF.outer], 5)
const rowOf = (off, way, seed) => join(rib(off, way, seed, { width: 2.75, fine: 6.5, deep: 0.0075, swell: 0.06 }), { rise: -0.04 * bump(off - 2.68, 0.06), tone: 1 - 0.16 * bump(off - 2.68, 0.04) })

function bodySurface(x, y) {
  const parts = [creases(x, y, 731), yarn(x, y)]
  const ax = Math.abs(x)
  const at = armhole(ax, y)
  if (at !== null) parts.push(seam(-at.off, at.way, 0.034, x > 0 ? 741 : 742), stitchRow(-at.off - 0.22, at.way, 0, 1.1))
  const hemOff = HEM.top + hemBow(x) - y
  if (ax < 11.2 && hemOff < 2.2) {
    const gather = gradientNoise(x * 1.3, y * 0.35, 743) * 0.6 + gradientNoise(x * 2.9, y * 0.4, 744) * 0.4
    parts.push({ rise: 0.07 * gather * smoothstep(-0.05, 0.1, hemOff) * Math.exp(-Math.max(0, hemOff) / 0.8), tone: 1 })
    if (hemOff < 0.2) parts.push(rowOf(2.68 + hemOff, x + 20, 745))
  }
  if (ax > 11.6 && y > 18) {
    const cuff = cuffSeam(ax, y)
    if (cuff !== null) {
      const gather = gradientNoise(cuff.way * 1.5, cuff.off * 0.35, x > 0 ? 746 : 747)
      const up = cuff.off < 0 ? -cuff.off : 0
      parts.push({ rise: 0.085 * gather * Math.exp(-up / 1.1) * (cuff.off < 0.02 ? 1 : 0), tone: 1 })
      if (cuff.off > -0.2) parts.push(rowOf(2.68 - cuff.off, cuff.way, 748))
    }
  }
  const extra = pocket(x, y)
  return { ...join(...parts, ...extra), lift: extra.reduce((sum, part) => sum + (part.lift ?? 0), 0) }
}

/** The hood's outer contour on the right, from the neck seam's middle round to its top. */
const hoodOuter = (step) => [
  ...bend([0, 3.75], [4.75, 0.75], 0.5, step),
  ...thinned(curve([4.75, 0.75], [6.5, -1.6], [6.3, -8.6], [0, -8.7], 200), step),
]
/** Its front edge on the right, from the top down to where the edges cross. */
const hoodInner = (step) => thinned([...curve([0, -7.15], [4.3, -7.1], [4.5, -1.6], [2.1, 1.1], 120), ...curve([2.1, 1.1], [1.5, 1.8], [0.7, 2.3], [0, 2.55], 60).slice(1)], step)
const frontEdge = alongLine([...mirrored(hoodInner(0.1)), ...hoodInner(0.1).slice(1)], 2.5)
const neckSeam = alongLine([...mirrored(bend([0, 3.75], [4.75, 0.75], 0.5, 0.2)), ...bend([0, 3.75], [4.75, 0.75], 0.5, 0.2)], 2)

function hoodSurface(x, y) {
  const at = frontEdge(x, y)
  const parts = [creases(x * 1.2 + 40, y, 751), yarn(x + 11, y)]
  if (at !== null) {
    const off = Math.abs(at.off)
    parts.push(
      stitchRow(off - 1.0, at.way, 0, 1.1),
      { rise: 0.035 * (1 - ((Math.min(off, 1) - 0.5) / 0.5) ** 2) + 0.03 * gradientNoise(at.way * 1.7, off, 753) * bump(off - 1, 0.4), tone: 1 },
    )
  }
  const seamAt = neckSeam(x, y)
  if (seamAt !== null) {
    const off = Math.abs(seamAt.off)
    parts.push({ rise: 0.05 * gradientNoise(seamAt.way * 1.5, off, 754) * bump(off, 0.6), tone: 1 - 0.1 * bump(off - 0.03, 0.04) }, stitchRow(off - 0.14, seamAt.way, 0, 1.1))
  }
  // The left edge lies over the right one.
  const over = x - 0.12 - 0.42 * (y - 2.5)
  const low = smoothstep(2.0, 2.5, y)
  return { ...join(...parts, { rise: 0, tone: 1 - 0.2 * low * bump(over - 0.02, 0.05) }), lift: 0.1 * low * (1 - smoothstep(-0.06, 0.02, over)) }
}

/** The lining that shows in the opening: hollow, with the hood's middle seam. */
function lining(view) {
  return drawnPanel(view, {
    inside: (x, y) => 1 - Math.hypot(x / 5.2, (y + 2.7) / 5.4),
    height: (x, y) => 0.05 + 0.16 * fractalNoise(x * 0.22, y * 0.16, 761, 2) + 0.1 * gradientNoise(x * 0.5 + y * 0.1, y * 0.16, 762),
    surface: (x, y) => join(creases(x + 70, y, 763), yarn(x, y + 50), seam(x - 0.1 - 0.15 * gradientNoise(y * 0.2, 1, 764), y + 20, 0.035, 765), { rise: 0, tone: 0.74 - 0.018 * (y + 7) }),
  })
}

/** A round braided cord from an eyelet to its knotted end, lying on cloth of height `under(x, y)`. */
function cord(view, spine, seed, under) {
  const along = alongLine(spine, 0.6)
  const long = along(...spine.at(-1)).way
  const radius = (way) => 0.15 + 0.085 * bump(way - long + 0.62, 0.17) - 0.02 * smoothstep(long - 0.45, long, way)
  const at = (x, y) => along(x, y) ?? { off: 9, way: 0 }
  return drawnPanel(view, {
    inside: (x, y) => {
      const { off, way } = at(x, y)
      return radius(way) - Math.abs(off)
    },
    height: (x, y) => {
      const { off, way } = at(x, y)
      const r = radius(way)
      const lift = 0.22 * (1 - smoothstep(0, 1.4, way)) + 0.03 * gradientNoise(way * 0.4, 1, seed)
      return under(x, y) + lift + 0.3 * r + 1.1 * Math.sqrt(Math.max(0.25 * r * r, r * r - 0.75 * off * off))
    },
    surface: (x, y) => {
      const { off, way } = at(x, y)
      const braid = Math.cos((way / 0.13 + Math.abs(off) * 6) * Math.PI * 2)
      return { rise: 0.006 * braid, tone: 1 + 0.035 * braid }
    },
  })
}

/** A metal ring in the hood's edge, drawn in the cloth's own colour as sewn eyelets are. */
function withEyelets(surface, places) {
  return (x, y) => {
    const here = surface(x, y)
    for (const [ex, ey] of places) {
      const r = Math.hypot(x - ex, y - ey)
      if (r < 0.35) return { rise: here.rise + 0.035 * bump(r - 0.17, 0.05) - 0.06 * smoothstep(0.14, 0.06, r), tone: here.tone * (1 - 0.6 * (1 - smoothstep(0.07, 0.12, r))), lift: here.lift }
    }
    return here
  }
}

export function hoodieFront(size, note) {
  const view = frame(size, 40.2, { x: 20.1, y: 10.3 })
  const physics = { seed: SEED, steps: 4000, weight: 0.000011, friction: 0.06, hold: () => 0.25 }
  const body = laidPanel(view, createRng('hoodie'), {
    outline: bodyOutline(0.3),
    step: 0.3,
    sim: { ...physics, cut: cutFrom, aim: (x, y) => stray(x, y, SEED, 0.8), bending: 0.45, table: (x, y) => 0.08 * (1 + fractalNoise(x * 0.12, y * 0.12, SEED + 5, 2)) },
    surface: bodySurface,
    foldHeight: 0.8,
    foldBlur: 0.16,
    thickness: 0.3,
    roundness: 0.34,
  })
  note('laid the body')
  const [outer, inner] = [hoodOuter(0.22), hoodInner(0.22)]
  const eyelets = [[-1.95, 2.15], [1.95, 2.15]]
  const hood = laidPanel(view, createRng('hood'), {
    outline: [...outer, ...mirrored(outer).slice(1, -1)],
    hole: [...inner, ...mirrored(inner).slice(1, -1)],
    step: 0.22,
    sim: {
      ...physics,
      steps: 2600,
      cut: (x, y) => [x * (1.035 + 0.02 * fractalNoise(x * 0.2, y * 0.2, SEED + 11, 2)), y * (1.045 + 0.02 * fractalNoise(x * 0.2, y * 0.2, SEED + 12, 2))],
      aim: (x, y) => [0.1 * fractalNoise(x * 0.3, y * 0.3, SEED + 13, 2), 0.1 * fractalNoise(x * 0.3, y * 0.3, SEED + 14, 2)],
      bending: 0.35,
      table: () => 0.05,
    },
    surface: withEyelets(hoodSurface, eyelets),
    foldHeight: 0.8,
    foldBlur: 0.14,
    thickness: 0.34,
    roundness: 0.4,
    base: 0.3,
    tilt: 0.06,
  })
  note('laid the hood')
  const under = (x, y) => body.body[Math.round(view.pixelY(y)) * size + Math.round(view.pixelX(x))]
  const cords = [
    cord(view, curve([-1.95, 2.15], [-2.4, 3.9], [-2.0, 5.2], [-2.75, 7.2], 60), 771, under),
    cord(view, curve([1.95, 2.15], [2.2, 3.9], [3.1, 5.0], [2.8, 7.8], 60), 772, under),
  ]
  const stack = lightStack(view, [lining(view), body, hood, ...cords], LIGHT)
  note('lit the hoodie')
  const ground = paperLight(view, tableLight(view, stack, LIGHT))
  const { mask, numbers, pictures } = clothMaps(view, stack, body, PRINT, { warpPx: (size * 7) / 2000, weave: fleeceTile(512), strength: 0.075 })
  const bareOf = [hood, ...cords]
  const ink = view.map((i) => bareOf.reduce((left, panel) => left * (1 - panel.cover[i]), mask[i]))
  return {
    scene: { format: 2, name: 'Hoodie, laid flat', kind: 'cloth', products: ['hoodie'], rank: 0, size, ...numbers, inkMask: { file: 'ink-mask.png' }, ground: { file: 'ground.png', colour: '#E3E0DC' }, ...CLOTH },
    pictures: { ...pictures, 'ink-mask.png': { data: shareBytes(ink), size, channels: 1 }, 'ground.png': { data: lightBytes(ground, size, 203), size, channels: 1 } },
  }
}
