/** An old hanging sign: a board with a raised middle and scooped corners, rules and stars between the lines. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { ellipse, rectangle, star, pair } from '../geometry/figures.ts'
import { densify, mapPoints, move, type Shape } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, setWords, textOf, type InkRole, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { flank, pictureRow, stackRows, type Row } from './rows.ts'
import { lineToCap, lineToWidth } from '../type/line.ts'
import { aroundKey } from './split.ts'

const HALF = 500
const PAD = 92
const INNER = (HALF - PAD) * 2

export const signboard: Layout = {
  id: 'signboard',
  name: 'Vintage sign',
  finishes: ['plain', 'shadow'],
  suits: ({ words, voice, aspect }) => {
    if (words.length < 3 || words.length > 8 || !voice.caps || voice.hand) return 0
    const { from, to } = aroundKey(words)
    if (Math.max(textOf(words, 0, from).length, textOf(words, to, words.length).length) > 22) return 0
    return aspect > 1.5 ? 0.6 : 0.8
  },
  compose(setting) {
    const { words } = setting
    const wide = setting.aspect > 1.5
    const { from, to } = aroundKey(words)
    const filled = setting.rng.fork('filled').next() < 0.45
    const ink: InkRole = filled ? 'bare' : 'key'
    const finish = filled ? ('plain' as const) : setting.finish
    const key = insetBlock(setting, INNER, { from, to, height: wide ? 0.22 : 0.34, maxLines: 2, connectors: false, maxLine: 0.42, finish, ink })
    const above = from > 0 ? helperRow(setting, 0, from, ink) : undefined
    const below = to < words.length ? helperRow(setting, to, words.length, ink) : undefined
    const pictured = setting.motif !== undefined && !wide
    const rows = [
      ...(pictured && setting.motif !== undefined ? [toned(pictureRow(setting.motif, 340), filled)] : wide ? [] : [starRow(filled)]),
      ...(above === undefined ? [] : [above.row]),
      { parts: key.parts, height: key.height, weight: 150 },
      ruleRow(setting, filled),
      ...(below === undefined ? [] : [below.row]),
    ]
    const { parts, height } = stackRows(rows, 0.36)
    // The raised middle gives room above the words.
    const lift = pictured ? 52 : 20
    const board = boardShape(height + 2 * PAD - lift, pictured ? 96 : 60)
    const lowered = moveParts(parts, 0, PAD - lift)
    const reads = [...(above === undefined ? [] : [above.read]), ...key.reads, ...(below === undefined ? [] : [below.read])]
    return { parts: [...ground(board, filled), ...lowered], reads, usedMotif: pictured, fit: fitOf(key.cost) * 0.95 }
  },
}

function helperRow(setting: Setting, from: number, to: number, ink: InkRole): { row: Row; read: Read } {
  const face = setting.voice.helper
  const set = setWords(setting, face, from, to, { caps: true, tracking: 80 })
  const at84 = lineToCap(set, 84)
  const line = at84.box.width > INNER ? lineToWidth(set, INNER) : at84
  const shape = move(line.shape, 0, line.capHeight)
  return { row: { parts: [{ shape, ink }], height: line.capHeight, weight: line.capHeight }, read: { at: from, text: set.read, face } }
}

function toned(row: Row, filled: boolean): Row {
  const lines = row.parts.at(-1)
  return !filled || lines === undefined ? row : { ...row, parts: [{ shape: lines.shape, ink: 'bare' }] }
}

function starRow(filled: boolean): Row {
  const shape = move([...star(40), ...pair(star(28), 92), ...pair(star(20), 160)], 0, 40)
  return { parts: [{ shape, ink: filled ? 'bare' : 'second' }], height: 74, weight: 90 }
}

/** A star between two rules, as wide as the words. */
function ruleRow(setting: Setting, filled: boolean): Row {
  const ornament = setting.rng.fork('rule').pick(['rule', 'double', 'swell'] as const)
  const sides = flank(ornament, INNER / 2 - 60, 52, INNER / 2)
  return { parts: [{ shape: move([...sides, ...star(32)], 0, 28), ink: filled ? 'bare' : 'second' }], height: 56, weight: 90 }
}

/** Top edge at y = 0 left and right, risen in the middle; the four corners scooped out. */
function boardShape(height: number, rise: number): Shape {
  const box = densify(rectangle(-HALF, 0, HALF * 2, height), 22)
  const bite = ellipse(54)
  const corners = [-1, 1].flatMap((x) => [0, height].flatMap((y) => move(bite, x * HALF, y)))
  const scooped = subtract(box, corners)
  // Only the middle of the upper edge rises, with soft shoulders.
  return mapPoints(scooped, (x, y) => [x, y < 2 && Math.abs(x) < 330 ? y - rise * Math.cos((Math.PI * x) / 660) ** 2 : y])
}

function ground(board: Shape, filled: boolean): Part[] {
  const clean = unite(board)
  const line = (from: number, thick: number): Shape => subtract(outset(clean, from, 'sharp'), outset(clean, from - thick, 'sharp'))
  return filled
    ? [{ shape: clean, ink: 'key' }, { shape: line(30, 13), ink: 'key' }, { shape: line(-20, 7), ink: 'bare' }]
    : [{ shape: line(0, 18), ink: 'key' }, { shape: line(-30, 7), ink: 'second' }]
}

