/** A postage stamp: perforated edge, the picture in its window, the words below, a postmark over the corner. */
import { intersect, outset, subtract } from '../geometry/clip.ts'
import { ellipse, rectangle, star, sunburst } from '../geometry/figures.ts'
import { move, rotate, type Shape } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, type Layout, type Part, type Setting } from './layout.ts'
import { cutClear, fitPicture } from './rows.ts'

const HALF = 420
const PITCH = 60
const WINDOW = HALF - 92

export const postage: Layout = {
  id: 'postage',
  name: 'Postage stamp',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => (motif === undefined || words.length < 2 || words.length > 7 || !voice.caps || voice.hand || aspect > 1.3 ? 0 : 0.65),
  compose(setting) {
    const width = WINDOW * 2
    const block = insetBlock(setting, width, { height: 0.34, maxLines: 3, connectors: false, maxLine: 0.3, finish: 'plain', ink: 'bare', accent: 'bare' })
    const view = 640
    // A whole number of perforations on every side.
    const rows = Math.ceil((92 + view + 46 + block.height + 92) / PITCH)
    const high = rows * PITCH
    const top = -high / 2
    const window = rectangle(-WINDOW, top + 92, WINDOW * 2, view + (high - 92 * 2 - 46 - view - block.height))
    const windowHeight = high - 92 * 2 - 46 - block.height
    const parts: Part[] = [
      { shape: paper(high), ink: 'key' },
      { shape: window, ink: 'bare' },
      ...glory(setting, window, top + 92 + windowHeight / 2, windowHeight),
      ...moveParts(block.parts, 0, top + high - 92 - block.height),
      ...postmark(setting, HALF * 0.72, top + 96),
    ]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.95 }
  },
}

/** A sheet with half-round bites along every edge. */
function paper(high: number): Shape {
  const bite = ellipse(PITCH * 0.29, PITCH * 0.29, 0, 20)
  const columns = (HALF * 2) / PITCH
  const [left, top] = [-HALF, -high / 2]
  const holes: Shape[] = []
  for (let i = 0; i < columns; i++) holes.push(move(bite, left + (i + 0.5) * PITCH, top), move(bite, left + (i + 0.5) * PITCH, -top))
  for (let i = 0; i < high / PITCH; i++) holes.push(move(bite, left, top + (i + 0.5) * PITCH), move(bite, -left, top + (i + 0.5) * PITCH))
  return subtract(rectangle(left, top, HALF * 2, high), holes.flat())
}

function glory(setting: Setting, window: Shape, y: number, height: number): Part[] {
  if (setting.motif === undefined) return []
  const inner = outset(window, -16, 'sharp')
  const rays = intersect(move(sunburst(900, 0, 26, 0.36), 0, y), inner)
  const figure = moveParts(fitPicture(setting.motif, WINDOW * 1.42, height * 0.74), 0, y)
  return [{ shape: rays, ink: 'third' }, ...cutClear(figure, 18)]
}

/** Two rings with a star, and waves running off to the left; cut clear of what is under it. */
function postmark(setting: Setting, x: number, y: number): Part[] {
  if (setting.rng.fork('postmark').next() < 0.25) return []
  const rings: Shape = [...ringOf(148, 11), ...ringOf(112, 7), ...star(62)]
  const waves = [-66, -22, 22, 66].flatMap((at) => move(wave(300), -148 - 150, at))
  const placed = (shape: Shape): Shape => move(rotate(shape, -12), x, y)
  return [{ shape: placed(waves), ink: 'second', gap: 11 }, { shape: placed(rings), ink: 'second', gap: 11, solid: true }]
}

/** A small circle's line; coarser than a large one's, since every point of it is cut out of paper and rays. */
function ringOf(radius: number, thick: number): Shape {
  return subtract(ellipse(radius, radius, 0, 90), ellipse(radius - thick, radius - thick, 0, 90))
}

/** A line in three waves, `length` long, centred on the origin. */
function wave(length: number): Shape {
  const line = (i: number, side: number): number[] => [-length / 2 + (length * i) / 30, 10 * Math.sin((i / 30) * 6 * Math.PI) + side * 5]
  const over = Array.from({ length: 31 }, (_, i) => line(i, -1))
  const under = Array.from({ length: 31 }, (_, i) => line(30 - i, 1))
  return [[...over, ...under].flat()]
}
