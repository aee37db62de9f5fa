/** Little and quiet: a small picture, a fine rule, the words in one or two lines of tracked capitals. */
import { rectangle } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { lineToCap, lineToWidth } from '../type/line.ts'
import { partsBox, setWords, textOf, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { pictureRow, stackRows, type Row } from './rows.ts'
import { splitInTwo } from './split.ts'

/** Side of the picture over the width of the words. */
const PICTURE = 0.43

export const minimal: Layout = {
  id: 'minimal',
  name: 'Small and quiet',
  finishes: ['plain'],
  exempt: { 'equal-lines': 'A quiet mark has one size; the picture leads.', 'poorly-filled': 'It is small on purpose.' },
  suits: ({ words, motif, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    return motif === undefined || voice.hand || letters > 26 || aspect > 1.5 ? 0 : 0.25
  },
  compose(setting) {
    const { words, motif } = setting
    if (motif === undefined) throw new RangeError('a quiet mark needs a picture')
    const letters = textOf(words, 0, words.length).length
    const at = letters > 15 ? splitInTwo(words, 0.5) : undefined
    const runs = at === undefined ? [[0, words.length]] : [[0, at], [at, words.length]]
    const lines = runs.map(([from = 0, to = 0]) => lineRow(setting, from, to))
    const rule: Row = { parts: [{ shape: rectangle(-110, 0, 220, 8), ink: 'second' }], height: 8, weight: 130 }
    const size = Math.min(430, Math.max(230, PICTURE * Math.max(...lines.map(({ row }) => partsBox(row.parts).width))))
    const { parts } = stackRows([pictureRow(motif, size), rule, ...lines.map(({ row }) => row)], 0.42)
    return { parts, reads: lines.map(({ read }) => read), usedMotif: true, fit: 0.72 }
  },
}

function lineRow(setting: Setting, from: number, to: number): { row: Row; read: Read } {
  const face = setting.voice.helper
  const set = setWords(setting, face, from, to, { caps: true, tracking: 190 })
  const rough = lineToCap(set, 104)
  const line = rough.box.width > WIDTH ? lineToWidth(set, WIDTH) : rough
  const parts: Part[] = [{ shape: move(line.shape, 0, line.capHeight), ink: 'key' }]
  return { row: { parts, height: line.capHeight, weight: line.capHeight }, read: { at: from, text: set.read, face } }
}
