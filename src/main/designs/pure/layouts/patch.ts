/** A sewn-on patch: a filled figure with a thick border and stitches, the picture over the words. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { archWindow } from '../geometry/emblems.ts'
import { ellipse, rectangle, roundedRectangle } from '../geometry/figures.ts'
import { boxOf, move, rotate, type Shape } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { spanAt } from './fill-rows.ts'
import { moveParts, textOf, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'

export const patch: Layout = {
  id: 'patch',
  name: 'Stitched patch',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    return motif === undefined || words.length < 2 || words.length > 6 || letters > 26 || !voice.caps || voice.hand || aspect > 1.5 ? 0 : 0.7
  },
  compose(setting) {
    const edge = unite(setting.rng.fork('shape').pick([archWindow(470, 560), ellipse(520), roundedRectangle(-470, -500, 940, 1000, 150)]))
    const inside = outset(edge, -96)
    const box = boxOf(inside)
    // The words stand where the figure is still broad; what is above them belongs to the picture.
    const style = { height: 0.4, maxLines: 2, maxLine: 0.36, finish: 'plain' as const, ink: 'bare' as const, accent: 'bare' as const }
    const trial = insetBlock(setting, 700, style)
    const foot = footOf(inside, trial.height)
    const width = spanAt(inside, foot - 6).half * 2 * 0.97
    const block = insetBlock(setting, Math.min(width, spanAt(inside, foot - trial.height).half * 2 * 0.97), style)
    const head = foot - block.height
    const parts: Part[] = [...cloth(edge), ...moveParts(block.parts, 0, head), ...figure(setting, box.top, head - 40)]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * (block.first < 60 ? 0.6 : 0.95) }
  },
}

/** The lowest place for a foot line where the figure is at least three quarters of its greatest breadth. */
function footOf(inside: Shape, height: number): number {
  const box = boxOf(inside)
  let y = box.bottom - 8
  while (y > box.top + height && spanAt(inside, y).half < box.width * 0.345) y -= 6
  return y - 14
}

function cloth(edge: Shape): Part[] {
  const border = subtract(edge, outset(edge, -40))
  return [
    { shape: outset(edge, -52), ink: 'key' },
    { shape: border, ink: 'second' },
    { shape: stitches(outset(edge, -20), 9, 27, 0.5), ink: 'bare' },
    { shape: stitches(outset(edge, -72), 6, 24, 0.62), ink: 'bare' },
  ]
}

/** Dashes along every outer ring, evenly laid; `share` is the sewn part of each step. */
function stitches(shape: Shape, thick: number, step: number, share: number): Shape {
  return shape.flatMap((ring) => {
    const points = evenly(ring, step)
    return points.flatMap(([x, y, angle]) => move(rotate(rectangle((-step * share) / 2, -thick / 2, step * share, thick), angle), x, y))
  })
}

/** Places `step` apart along a ring, each with its direction in degrees; the step is trimmed to come out even. */
function evenly(ring: readonly number[], step: number): [number, number, number][] {
  const count = ring.length / 2
  const lengths = Array.from({ length: count }, (_, i) => Math.hypot(at(ring, i + 1, 0) - at(ring, i, 0), at(ring, i + 1, 1) - at(ring, i, 1)))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const pace = whole / Math.round(whole / step)
  const out: [number, number, number][] = []
  let [walked, next] = [0, 0]
  lengths.forEach((length, i) => {
    const [ax, ay, bx, by] = [at(ring, i, 0), at(ring, i, 1), at(ring, i + 1, 0), at(ring, i + 1, 1)]
    for (; next < walked + length - 1e-6; next += pace) {
      const t = (next - walked) / length
      out.push([ax + (bx - ax) * t, ay + (by - ay) * t, (Math.atan2(by - ay, bx - ax) * 180) / Math.PI])
    }
    walked += length
  })
  return out
}

function at(ring: readonly number[], index: number, axis: 0 | 1): number {
  return ring[(2 * index) % ring.length + axis] ?? 0
}

function figure(setting: Setting, top: number, bottom: number): Part[] {
  if (setting.motif === undefined) return []
  const height = bottom - top
  const parts = fitPicture(setting.motif, 520, height * 0.84, 'bare', 'third')
  const toned = parts.length === 1 ? parts.map((part) => ({ ...part, ink: 'bare' as const })) : parts
  return moveParts(toned, 0, bottom - height * 0.44)
}
