/** Parts of a list under each other, each with its mark: for phrases that are lists. */
import { outset, subtract } from '../geometry/clip.ts'
import { roundedRectangle, star } from '../geometry/figures.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import { lineToCap } from '../type/line.ts'
import { moveParts, partsBox, setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { CALLED_FOR, definitionOf, headedList, itemsOf } from './structure.ts'

export const list: Layout = {
  id: 'list',
  name: 'Checklist',
  finishes: ['plain'],
  suits: ({ words }) => {
    const parts = itemsOf(words)
    if (parts.length < 3 || parts.length > 6 || definitionOf(words) !== undefined && headedList(words) === undefined) return 0
    return CALLED_FOR
  },
  compose(setting) {
    const items = itemsOf(setting.words)
    const lines = items.map(({ from, to }) => setWords(setting, setting.voice.display, from, to, { caps: setting.voice.caps }))
    const widest = Math.max(...lines.map((line) => line.box.width / line.capHeight))
    const cap = Math.min(WIDTH / (widest + 1.5), 200)
    const pitch = cap * 1.62
    const marks = setting.rng.fork('mark').next()
    const parts = lines.flatMap((line, index): Part[] => {
      const set = lineToCap(line, cap)
      const text = move(set.shape, cap * 1.5 - set.box.left, index * pitch)
      return [{ shape: text, ink: 'key' }, ...mark(marks, cap, index * pitch - cap / 2)]
    })
    const reads: Read[] = lines.map((line, index) => ({ at: items[index]?.from ?? 0, text: line.read, face: setting.voice.display }))
    return { parts: centred(withHead(setting, parts)), reads, usedMotif: setting.motif !== undefined && setting.aspect <= 1.5, fit: setting.aspect > 1.5 ? 0.6 : 0.85 }
  },
}

/** A ticked box or a star, its middle at y. */
function mark(chance: number, cap: number, y: number): Part[] {
  const middle = cap * 0.5
  if (chance < 0.35) return [{ shape: move(star(cap * 0.5), middle, y), ink: 'second' }]
  const box = roundedRectangle(0, -cap / 2, cap, cap, cap * 0.16)
  const frame = subtract(box, outset(box, -cap * 0.13))
  return [{ shape: move(frame, 0, y), ink: 'second' }, { shape: move(tick(cap), middle, y), ink: 'key', gap: cap * 0.07 }]
}

function tick(cap: number): Shape {
  return scale([[-0.34, 0.02, -0.2, -0.12, -0.06, 0.04, 0.46, -0.62, 0.62, -0.5, -0.04, 0.34]], cap)
}

function withHead(setting: Setting, parts: Part[]): Part[] {
  if (setting.motif === undefined || setting.aspect > 1.5) return parts
  const box = partsBox(parts)
  const picture = fitPicture(setting.motif, 520, 380)
  return [...moveParts(picture, (box.left + box.right) / 2, box.top - 60 - partsBox(picture).bottom), ...parts]
}

function centred(parts: Part[]): Part[] {
  const box = boxOf(parts.flatMap(({ shape }) => shape))
  return moveParts(parts, -(box.left + box.right) / 2, 0)
}
