/** A filled label with the words cut out of it, so that the garment reads through. */
import { outset, subtract } from '../geometry/clip.ts'
import { ellipse, rectangle, roundedRectangle } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { isParallel } from '../type/phrasing.ts'
import { WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { pictureRow, stackRows, type Row } from './rows.ts'

export const plate: Layout = {
  id: 'plate',
  name: 'Cut-out label',
  finishes: ['plain'],
  suits: ({ words, voice }) => (words.length > 8 || !voice.caps || voice.hand ? 0 : isParallel(words) ? 0.1 : 0.7),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.36 : 0.62, finish: 'plain', ink: 'bare', accent: 'bare', maxLine: 0.4 })
    const pad = 84
    const crowned = setting.motif !== undefined && !wide
    const picture = crowned && setting.motif !== undefined ? [barePicture(setting.motif)] : []
    const inner = stackRows([...picture, { parts: block.parts, height: block.height, weight: 150 }])
    const ground = label(setting.rng.fork('corner').pick(['round', 'ticket', 'plain']), WIDTH + 2 * pad, inner.height + 2 * pad)
    const placed = move(ground, 0, inner.height / 2)
    const frame = subtract(outset(placed, 32, 'sharp'), outset(placed, 18, 'sharp'))
    const parts: Part[] = [{ shape: placed, ink: 'key' }, { shape: frame, ink: 'key' }, { shape: hairline(placed), ink: 'bare' }, ...inner.parts]
    return { parts, reads: block.reads, usedMotif: crowned, fit: fitOf(block.cost) * 0.95 }
  },
}

function barePicture(motif: NonNullable<Setting['motif']>): Row {
  const row = pictureRow(motif, WIDTH * 0.44)
  const lines = row.parts.at(-1)
  return { ...row, parts: lines === undefined ? [] : [{ shape: lines.shape, ink: 'bare' }] }
}

/** A fine line inside the edge. */
function hairline(ground: Shape): Shape {
  return subtract(outset(ground, -22, 'sharp'), outset(ground, -30, 'sharp'))
}

function label(corner: 'round' | 'ticket' | 'plain', width: number, height: number): Shape {
  if (corner === 'round') return roundedRectangle(-width / 2, -height / 2, width, height, 70)
  const box = rectangle(-width / 2, -height / 2, width, height)
  if (corner === 'plain') return box
  const bite = ellipse(62)
  const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => move(bite, (x * width) / 2, (y * height) / 2)))
  return subtract(box, corners)
}
