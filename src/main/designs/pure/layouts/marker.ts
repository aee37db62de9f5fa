/** Written by hand: climbing lines of one size, a stroke under the last, the picture below. Ragged on purpose. */
import { climb } from '../geometry/warp.ts'
import { boxOf, move, type Shape } from '../geometry/shape.ts'
import { breakLines, keyWord } from '../type/break-lines.ts'
import { lineToWidth } from '../type/line.ts'
import { choose, displayRatio, fitOf } from './block.ts'
import { moveParts, setWords, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { beside } from './stack.ts'
import { weighPicture } from './rows.ts'
import { partsBox } from './layout.ts'

/** Highest capitals of a short key word. */
const TALLEST = 380

export const marker: Layout = {
  id: 'marker',
  name: 'Handwritten',
  finishes: ['plain'],
  suits: ({ voice, words }) => (voice.hand && words.length < 13 ? 1.6 : 0),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const rules = { ratio: displayRatio(setting), height: wide ? 0.4 : 0.7, maxLines: 4, connectorHeight: 0, gap: 0.04, maxLine: 0.4 }
    const breaking = choose(breakLines(setting.words, rules), setting.rng.fork('break').next())
    const lines = breaking.lines.map((line) => setWords(setting, setting.voice.display, line.from, line.to, { caps: setting.voice.caps }))
    const widest = Math.max(...lines.map((line) => line.box.width))
    const key = keyWord(setting.words)
    const loud = breaking.lines.findIndex(({ from, to }) => key >= from && key < to)
    let y = 0
    const shapes = lines.map((line, index) => {
      // The line of the key word fills the block; the others lie between “all equal” and “all as wide”, and shrink a step.
      const share = index === loud ? 1 : 0.8 * (line.box.width / widest) ** 0.45
      const set = lineToWidth(line, Math.min(WIDTH * share, (TALLEST * line.box.width) / line.capHeight))
      if (index > 0) y += set.capHeight * 0.28 - Math.min(set.box.top, -set.capHeight)
      else y -= set.box.top
      const placed = move(set.shape, 0, y)
      y += setting.voice.caps ? 0 : Math.max(0, set.box.bottom * 0.72)
      return placed
    })
    const text = shapes.flat()
    const quiet = setting.motif === undefined ? 'second' : 'key'
    const parts: Part[] = [...shapes.map((shape, index): Part => ({ shape, ink: index === loud ? 'key' : quiet })), { shape: move(stroke(WIDTH * 0.7), 0, boxOf(text).bottom + 42), ink: 'second' }]
    const climbing = parts.map((part) => ({ ...part, shape: climb(part.shape, 4) }))
    return {
      parts: withPicture(setting, climbing, wide),
      reads: lines.map((line, index) => ({ at: breaking.lines[index]?.from ?? 0, text: line.read, face: setting.voice.display })),
      usedMotif: setting.motif !== undefined,
      fit: fitOf(breaking.cost) * 0.95,
    }
  },
}

/** A brush stroke: thick at its start, thin at its end. */
function stroke(width: number): Shape {
  const ring: number[] = []
  for (let i = 0; i <= 30; i++) ring.push(-width / 2 + (width * i) / 30, -14 * Math.sin((Math.PI * i) / 30) - 11 * (1 - i / 30))
  for (let i = 30; i >= 0; i--) ring.push(-width / 2 + (width * i) / 30, 13 - 17 * Math.sin((Math.PI * i) / 30) - 9 * (i / 30))
  return [ring]
}

function withPicture(setting: Setting, words: Part[], wide: boolean): Part[] {
  if (setting.motif === undefined) return words
  const box = partsBox(words)
  if (wide) return [...moveParts(beside(setting.motif, box.height), 0, box.top), ...words]
  const picture = weighPicture(setting.motif, 500)
  return [...moveParts(picture, 0, box.bottom + 50 - partsBox(picture).top), ...words]
}
