/** A clipboard with a head and boxes to tick; the last one stays open, which is the joke. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { ellipse, rectangle, roundedRectangle } from '../geometry/figures.ts'
import { move, scale, type Shape } from '../geometry/shape.ts'
import { lineToCap } from '../type/line.ts'
import { composeBlock } from './block.ts'
import { moveParts, scaleParts, setWords, WIDTH, type Layout, type Part, type Read } from './layout.ts'
import { beside } from './stack.ts'
import { BUILT_FOR, headedList } from './structure.ts'

const INNER = WIDTH - 150

export const checklist: Layout = {
  id: 'checklist',
  name: 'Checklist on a clipboard',
  finishes: ['plain'],
  exempt: { 'equal-lines': 'the items of a list are equal', 'repeated-word': 'an item may come twice, which is the joke' },
  suits: ({ words, voice, aspect }) => (headedList(words) === undefined || voice.hand || aspect > 2.6 ? 0 : BUILT_FOR),
  compose(setting) {
    const list = headedList(setting.words)
    if (list === undefined) throw new RangeError('a checklist needs a head and items')
    const title = composeBlock(setting, { ...list.head, height: 0.2, maxLines: 1, connectors: false, finish: 'plain', maxLine: 0.22, ink: 'key' })
    const shrink = Math.min(1, 165 / title.height, INNER / WIDTH)
    const lines = list.items.map(({ from, to }) => setWords(setting, setting.voice.display, from, to, { caps: setting.voice.caps }))
    const widest = Math.max(...lines.map((line) => line.box.width / line.capHeight))
    const cap = Math.min((INNER - 20) / (widest + 1.75), 104)
    const top = 175
    const first = top + title.height * shrink + 96
    const pitch = cap * 1.72
    const rows = lines.flatMap((line, index): Part[] => {
      const set = lineToCap(line, cap)
      const y = first + cap + index * pitch
      return [...box(cap, y - cap / 2, index < lines.length - 1), { shape: move(set.shape, -INNER / 2 + cap * 1.75 - set.box.left, y), ink: 'key' }]
    })
    const height = first + cap + (lines.length - 1) * pitch + 96
    const reads: Read[] = lines.map((line, index) => ({ at: list.items[index]?.from ?? 0, text: line.read, face: setting.voice.display }))
    const heading = moveParts(scaleParts(title.parts, shrink), 0, top)
    const rule: Part = { shape: rectangle(-INNER / 2, first - 50, INNER, 10), ink: 'second' }
    const pictured = setting.motif !== undefined && setting.aspect > 1.5
    const picture = pictured && setting.motif !== undefined ? moveParts(beside(setting.motif, height * 0.8), 0, height * 0.1) : []
    return { parts: [...picture, ...board(height), ...heading, rule, ...rows], reads: [...title.reads, ...reads], usedMotif: pictured, fit: cap < 56 ? 0.5 : 0.92 }
  },
}

/** The board's edge and its clip, standing over the upper edge. */
function board(height: number): Part[] {
  const sheet = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, 56)
  const clip = unite(roundedRectangle(-185, -38, 370, 128, 30), roundedRectangle(-88, -96, 176, 110, 50))
  return [
    { shape: subtract(sheet, outset(sheet, -20)), ink: 'key' },
    { shape: subtract(clip, move(ellipse(27), 0, -44)), ink: 'second', gap: 14, solid: true },
  ]
}

/** A box at the left edge, its middle at y. */
function box(cap: number, y: number, ticked: boolean): Part[] {
  const frame = roundedRectangle(-INNER / 2, y - cap * 0.55, cap * 1.1, cap * 1.1, cap * 0.18)
  const edge: Part = { shape: subtract(frame, outset(frame, -cap * 0.13)), ink: 'second' }
  return ticked ? [edge, { shape: move(tick(cap), -INNER / 2 + cap * 0.55, y), ink: 'key', gap: cap * 0.08 }] : [edge]
}

/** A tick as a pen draws it, round (0, 0). */
export function tick(size: number): Shape {
  return scale([[-0.36, 0.02, -0.2, -0.14, -0.05, 0.05, 0.48, -0.68, 0.66, -0.54, -0.02, 0.38]], size)
}
