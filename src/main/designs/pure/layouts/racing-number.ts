/** The number of a racing car: in a solid roundel between speed lines, words over and under it, chequers at the foot. */
import { annulus, ellipse, rectangle } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { lineToWidth, scaleLine } from '../type/line.ts'
import { composeBlock, fitOf } from './block.ts'
import { setWords, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { stackRows, type Row } from './rows.ts'
import { CALLED_FOR, forgiving, numberAt } from './structure.ts'

const RADIUS = 290

export const racingNumber: Layout = {
  id: 'racing-number',
  name: 'Racing number',
  finishes: ['plain'],
  suits: ({ words, voice }) => (!short(words) || words.length < 2 || words.length > 8 || voice.hand || !voice.caps ? 0 : CALLED_FOR / 2),
  compose(setting) {
    const at = numberAt(setting.words)
    if (at === undefined) throw new RangeError('there is no number in the phrase')
    const wide = setting.aspect > 1.5
    const style = { height: wide ? 0.14 : 0.2, maxLines: 2, finish: 'plain' as const, maxLine: 0.24, connectors: false }
    const before = at > 0 ? composeBlock(setting, { ...style, to: at }) : undefined
    const after = at + 1 < setting.words.length ? composeBlock(setting, { ...style, from: at + 1 }) : undefined
    const number = roundel(setting, at)
    const text = (block: typeof before): Row[] => (block === undefined ? [] : [{ parts: block.parts, height: block.height, weight: 130 }])
    const chequers: Row = { parts: [{ shape: chequered(), ink: 'second' }], height: 72, weight: 90 }
    const { parts } = stackRows([...text(before), number.row, ...text(after), ...(wide ? [] : [chequers])], 0.38)
    return {
      parts,
      reads: [...(before?.reads ?? []), { at, text: number.read, face: setting.voice.display }, ...(after?.reads ?? [])],
      usedMotif: false,
      fit: forgiving(fitOf(((before?.cost ?? 0.4) + (after?.cost ?? 0.4)) / 2)) * 0.95,
    }
  },
}

/** A roundel holds two digits, or three slim ones. */
function short(words: Setting['words']): boolean {
  const at = numberAt(words)
  return at !== undefined && [...(words[at]?.text ?? '')].length <= 3
}

function roundel(setting: Setting, at: number): { row: Row; read: string } {
  const line = setWords(setting, setting.voice.display, at, at + 1, { caps: true })
  const full = lineToWidth(line, RADIUS * 1.36)
  const set = full.capHeight > RADIUS * 1.12 ? scaleLine(line, (RADIUS * 1.12) / line.capHeight) : full
  const middle = (set.box.top + set.box.bottom) / 2
  const parts: Part[] = [
    { shape: speedLines(), ink: 'second' },
    { shape: [...ellipse(RADIUS - 30), ...annulus(RADIUS, RADIUS - 15)], ink: 'key', gap: 26, solid: true },
    { shape: move(set.shape, 0, -middle), ink: 'bare' },
  ]
  return { row: { parts: parts.map((part) => ({ ...part, shape: move(part.shape, 0, RADIUS) })), height: 2 * RADIUS, weight: 150 }, read: set.read }
}

/** Bars to both edges, each shorter than the one in the middle. */
function speedLines(): Shape {
  const bars = [[0, 1, 34], [1, 0.82, 26], [-1, 0.82, 26], [2, 0.6, 18], [-2, 0.6, 18]] as const
  return bars.flatMap(([step, part, thick]) => rectangle((-WIDTH / 2) * part - (1 - part) * RADIUS, step * 72 - thick / 2, WIDTH * part + 2 * (1 - part) * RADIUS, thick))
}

/** Two rows of squares, as wide as the block. */
function chequered(): Shape {
  const side = WIDTH / 28
  return Array.from({ length: 28 }, (_, index) => rectangle(-WIDTH / 2 + index * side, (index % 2) * side, side, side)).flat()
}
