/** A canvas bag laid on a table, its handles up. Inches: x from the middle, y down from the top edge of the bag. */
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { alongLine, bend, blunt, curve, mirrored } from './curves.mjs'
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'
import { drawnPanel, frame, laidPanel, lightStack, tableLight } from './panels.mjs'
import { bump, join, stitchRow } from './sewing.mjs'
import { clothMaps, LIGHT, paperLight } from './studio.mjs'
import { stray } from './tee-cut.mjs'
import { canvasTile } from './weave.mjs'
import { lightBytes } from './write.mjs'

const BAG = { half: 7.55, height: 16.2 }
const STRAP = { half: 0.56, at: 3.3, down: 1.15, drop: 8.6 }
const PRINT = { left: -5.6, top: 3.1, width: 11.2, height: 11.2 }
const LAMP = { ...LIGHT, reach: 3.2 }

function bagOutline(step) {
  const top = []
  for (let x = 0; x < BAG.half; x += step) top.push([x, 0.05 * (x / BAG.half) ** 2])
  const right = blunt([
    ...top,
    ...bend([BAG.half, 0.05], [BAG.half + 0.12, BAG.height], 0.07, step),
    ...bend([BAG.half + 0.12, BAG.height], [0, BAG.height + 0.08], 0.03, step),
  ])
  return [...right, [0, BAG.height + 0.08], ...mirrored(right).slice(0, -1)]
}

/** Canvas yarn is uneven and shows in long faint bars; the bag was folded once each way when it was packed. */
function canvas(x, y) {
  const bars = 0.012 * gradientNoise(x * 0.35, y * 17, 561) + 0.012 * gradientNoise(x * 17, y * 0.35, 562)
  const across = bump(y - 8.4 - 0.05 * gradientNoise(x * 0.4, 1, 563), 0.13)
  const along = bump(x - 0.35 - 0.05 * gradientNoise(y * 0.4, 2, 564), 0.13)
  const soft = fractalNoise(x * 0.33, y * 0.28, 565, 3, 0.45)
  return { rise: 0.06 * soft + 0.017 * across * (0.7 + 0.5 * gradientNoise(x * 0.3, 4, 566)) + 0.014 * along * (0.7 + 0.5 * gradientNoise(y * 0.3, 5, 567)), tone: 1 + bars + 0.012 * fractalNoise(x * 0.8, y * 0.8, 568, 2) }
}

/** The square with a cross that holds a handle's end: `x`, `y` from its middle. */
function crossStitch(x, y) {
  const half = 0.4
  const [ax, ay] = [Math.abs(x), Math.abs(y)]
  if (ax > half + 0.1 || ay > half + 0.1) return []
  const parts = [
    ay <= half ? stitchRow(ax - half, y + 9, 0, 1.25) : null,
    ax <= half ? stitchRow(ay - half, x + 9, 0, 1.25) : null,
    ax <= half && ay <= half ? stitchRow((x - y) * 0.707, x + y + 9, 0, 1.25) : null,
    ax <= half && ay <= half ? stitchRow((x + y) * 0.707, x - y + 9, 0, 1.25) : null,
  ]
  return parts.filter((part) => part !== null)
}

function bagSurface(x, y) {
  const pucker = gradientNoise(x * 1.9, y * 0.8, 571) * bump(y - 1.15, 0.5)
  const top = { rise: 0.03 * (1 - smoothstep(1.2, 1.32, y)) + 0.02 * pucker, tone: 1 }
  const side = BAG.half + 0.12 * (y / BAG.height) - Math.abs(x)
  const edge = { rise: 0.02 * gradientNoise(y * 1.5, side, 572) * bump(side, 0.5), tone: 1 - 0.05 * bump(side - 0.06, 0.06) }
  return join(canvas(x, y), top, edge, stitchRow(y - 1.18, x + 20, 0, 1.25), stitchRow(y - 0.12, x + 20, 0.3, 1.25))
}

/** A handle: a strap along `spine`. Where it bends it stands a little on its edge. */
function handle(view, spine, { base, seed, sewn }) {
  const along = alongLine(spine, 1.2)
  const long = along(...spine.at(-1)).way
  const at = (x, y) => along(x, y) ?? { off: 9, way: 0 }
  return drawnPanel(view, {
    inside: (x, y) => {
      const { off, way } = at(x, y)
      return Math.min(STRAP.half + 0.015 * gradientNoise(way * 0.8, 1, seed) - Math.abs(off), way > 0 && way < long ? 9 : -1)
    },
    height: (x, y, inside) => {
      const { off, way } = at(x, y)
      const arch = bump((way - long / 2) / long, 0.2)
      const flat = 0.09 * Math.sqrt(1 - (1 - Math.min(1, inside / 0.09)) ** 2)
      const lift = 0.1 * fractalNoise(way * 0.22, 3, seed + 1, 2) * smoothstep(1, 4, Math.min(way, long - way))
      return Math.max(0.02, base(way, long) + flat + lift + arch * (0.24 - 0.3 * off))
    },
    surface: (x, y) => {
      const { off, way } = at(x, y)
      const parts = [canvas(way * 1.3 + 30 + seed, off * 2), stitchRow(Math.abs(off) - STRAP.half + 0.11, way, 0, 1.25)]
      if (sewn) for (const end of [0.55, long - 0.55]) parts.push(...crossStitch(off, way - end))
      return join({ rise: 0.012 * gradientNoise(way * 1.4, off, seed + 2), tone: 1 }, ...parts)
    },
  })
}

const arch = (lean, top, low) => [
  ...curve([-STRAP.at, low], [-STRAP.at + lean * 0.2, -3.5], [-STRAP.at + 0.35 + lean, top * 0.72], [-STRAP.at + 0.75 + lean, top * 0.83], 26),
  ...curve([-STRAP.at + 0.75 + lean, top * 0.83], [-STRAP.at + 1.2 + lean, top * 1.06], [STRAP.at - 1.2 + lean, top * 1.06], [STRAP.at - 0.75 + lean, top * 0.83], 36).slice(1),
  ...curve([STRAP.at - 0.75 + lean, top * 0.83], [STRAP.at - 0.35 + lean, top * 0.72], [STRAP.at + lean * 0.2, -3.5], [STRAP.at, low], 26).slice(1),
]

export function toteFront(size, note) {
  const view = frame(size, 29, { x: 14.5, y: 10.6 })
  const seed = 47
  const body = laidPanel(view, createRng('tote'), {
    outline: bagOutline(0.3),
    step: 0.3,
    sim: {
      cut: (x, y) => [x * (1.014 + 0.011 * fractalNoise(x * 0.1, y * 0.07, seed + 1, 2)), 8 + (y - 8) * (1.011 + 0.009 * fractalNoise(x * 0.08, y * 0.1, seed + 2, 2))],
      aim: (x, y) => stray(x, y, seed, 0.45),
      hold: (x, y) => (y < 0.3 ? 0.12 : 0.2),
      seed,
      steps: 3600,
      weight: 0.000012,
      bending: 0.75,
      friction: 0.05,
      table: (x, y) => 0.08 * (1 + fractalNoise(x * 0.12, y * 0.12, seed + 5, 2)),
    },
    surface: bagSurface,
    foldHeight: 0.78,
    foldBlur: 0.2,
    thickness: 0.2,
    roundness: 0.16,
  })
  note('laid the bag')
  const back = handle(view, arch(0.42, -STRAP.drop + 0.45, 0.6), { base: () => 0.03, seed: 581, sewn: false })
  const front = handle(view, arch(-0.12, -STRAP.drop, STRAP.down), {
    base: (way, long) => 0.1 + 0.3 * (1 - smoothstep(0.6, 3.4, Math.min(way, long - way))),
    seed: 591,
    sewn: true,
  })
  const stack = lightStack(view, [back, body, front], LAMP)
  note('lit the bag')
  const ground = paperLight(view, tableLight(view, stack, LAMP))
  const { numbers, pictures } = clothMaps(view, stack, body, PRINT, { warpPx: (size * 6) / 2000, weave: canvasTile(512), strength: 0.085 })
  return {
    scene: { format: 2, name: 'Tote bag, front', kind: 'cloth', products: ['tote'], rank: 0, size, ...numbers, ground: { file: 'ground.png', colour: '#DEDAD4' }, light: { warmth: 0.009, ambientBlue: 0.012 }, ink: { weave: 0.08, screen: 0.12, soften: 0.4 } },
    pictures: { ...pictures, 'ground.png': { data: lightBytes(ground, size, 203), size, channels: 1 } },
  }
}
