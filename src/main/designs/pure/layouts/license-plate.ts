/** A number plate: the word that counts stamped large, the rest in small capitals along its edges. */
import { outset, subtract } from '../geometry/clip.ts'
import { ellipse, roundedRectangle } from '../geometry/figures.ts'
import { boxOf, move } from '../geometry/shape.ts'
import { lineToWidth, scaleLine } from '../type/line.ts'
import { setWords, textOf, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { connectorRow, fitPicture, stackRows, type Row } from './rows.ts'
import { moveParts, partsBox } from './layout.ts'
import { aroundKey } from './split.ts'

const HEIGHT = 520

export const licensePlate: Layout = {
  id: 'license-plate',
  name: 'Number plate',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => {
    const { from, to } = aroundKey(words)
    const letters = words.slice(from, to).reduce((sum, { text }) => sum + text.length + 1, -1)
    const edges = [textOf(words, 0, from).length, textOf(words, to, words.length).length]
    if (Math.max(...edges) > 26) return 0
    const crowded = Math.max(...edges) > 17 || (edges[0] ?? 0) + (edges[1] ?? 0) > letters * 2.5
    return words.length < 2 || words.length > 8 || !voice.caps || voice.hand || letters > 10 || letters < 3 ? 0 : (aspect > 1.5 ? 0.5 : 0.3) * (crowded ? 0.2 : 1)
  },
  compose(setting) {
    const { from, to } = aroundKey(setting.words)
    const line = setWords(setting, setting.voice.display, from, to, { caps: true, tracking: 20 })
    const full = lineToWidth(line, WIDTH * 0.86)
    const big = full.capHeight > 300 ? scaleLine(line, 300 / line.capHeight) : full
    const word: Row = { parts: [{ shape: move(big.shape, 0, big.capHeight), ink: 'key' }], height: big.capHeight, weight: 150 }
    const edges = [from > 0 ? small(setting, 0, from) : undefined, to < setting.words.length ? small(setting, to, setting.words.length) : undefined]
    const rows = [edges[0]?.row, word, edges[1]?.row].filter((row) => row !== undefined)
    const inner = stackRows(rows, 0.42)
    const height = Math.max(HEIGHT, inner.height + 150)
    const plate = roundedRectangle(-WIDTH / 2 - 60, 0, WIDTH + 120, height, 66)
    const line2 = subtract(outset(plate, -24), outset(plate, -33))
    const bolts = [-1, 1].flatMap((x) => [58, height - 58].flatMap((y) => move(ellipse(17), x * (WIDTH / 2 - 20), y)))
    const parts: Part[] = [{ shape: subtract(plate, outset(plate, -15)), ink: 'key' }, { shape: [...line2, ...bolts], ink: 'second' }, ...moveParts(inner.parts, 0, (height - inner.height) / 2)]
    const reads: Read[] = [...(edges[0] === undefined ? [] : [edges[0].read]), { at: from, text: big.read, face: setting.voice.display }, ...(edges[1] === undefined ? [] : [edges[1].read])]
    const crowned = setting.motif !== undefined && setting.aspect <= 1.5
    return { parts: crowned && setting.motif !== undefined ? [...above(setting.motif), ...parts] : parts, reads, usedMotif: crowned, fit: edges.some((edge) => (edge?.crowd ?? 0) > 1) ? 0.35 : 0.88 }
  },
}

function above(motif: NonNullable<Setting['motif']>): Part[] {
  const picture = fitPicture(motif, 620, 430)
  return moveParts(picture, 0, -56 - partsBox(picture).bottom)
}

function small(setting: Setting, from: number, to: number): { row: Row; read: Read; crowd: number } {
  const line = setWords(setting, setting.voice.helper, from, to, { caps: true, tracking: 90 })
  const cap = Math.min(74, (WIDTH * 0.8 * line.capHeight) / line.box.width)
  const row = connectorRow(line, WIDTH * 0.8, cap, 'second', 'star')
  return { row: boxOf(line.shape).width * (cap / line.capHeight) > WIDTH * 0.5 ? { ...row, parts: row.parts.slice(0, 1) } : row, read: { at: from, text: line.read, face: setting.voice.helper }, crowd: 40 / cap }
}
