/** A sign painter's board: a framed column in which heavy capitals and script take turns. */
import { outset, subtract } from '../geometry/clip.ts'
import { ellipse, pair, rectangle, star, swellRule } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { breakLines } from '../type/break-lines.ts'
import type { Word } from '../type/words.ts'
import { lineToWidth, scaleLine } from '../type/line.ts'
import { choose, displayRatio, fitOf } from './block.ts'
import { moveParts, setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fullRow, pictureRow, stackRows, type Row } from './rows.ts'
import { itemsOf } from './structure.ts'

const PAD = 96

export const menuBoard: Layout = {
  id: 'menu-board',
  name: 'Painted board',
  finishes: ['plain', 'shadow'],
  suits: ({ words, voice }) => (words.length < 3 || words.length > 10 || words.some(isAcronym) || !voice.caps || voice.hand || voice.script.id === voice.display.id ? 0 : itemsOf(words).length > 1 ? 0.1 : 0.6),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const rules = { ratio: displayRatio(setting), height: wide ? 0.5 : 0.8, maxLines: 4, connectorHeight: 0, gap: 0.05, maxLine: 0.34 }
    const ways = breakLines(setting.words, rules, 12).filter(({ lines }) => lines.length >= 2)
    const breaking = choose(ways, setting.rng.fork('break').next())
    const weights = breaking.lines.map(({ from, to }) => Math.max(...setting.words.slice(from, to).map(({ weight }) => weight)))
    const heavy = weights.indexOf(Math.max(...weights))
    // Every second line counted from the heaviest one is written.
    const rows = breaking.lines.map((line, index) => ((index - heavy) % 2 === 0 ? painted(setting, line) : written(setting, line)))
    const crowned = setting.motif !== undefined && !wide
    const head: Row[] = crowned && setting.motif !== undefined ? [pictureRow(setting.motif, WIDTH * 0.34)] : []
    const inner = stackRows([...head, ...rows.map(({ row }) => row), flourish()], 0.36)
    const [width, height] = [WIDTH + 2 * PAD, inner.height + 2 * PAD]
    return {
      parts: [{ shape: frame(width, height), ink: 'key' }, { shape: corners(width, height), ink: 'second' }, ...moveParts(inner.parts, 0, PAD)],
      reads: rows.map(({ read }) => read),
      usedMotif: crowned,
      fit: fitOf(breaking.cost) * 0.95,
    }
  },
}

function isAcronym({ text }: Word): boolean {
  return /\p{Lu}{2,}/u.test(text)
}

interface Line {
  readonly from: number
  readonly to: number
}

function painted(setting: Setting, { from, to }: Line): { row: Row; read: Read } {
  const set = setWords(setting, setting.voice.display, from, to, { caps: true })
  return { row: fullRow(set, WIDTH, 'key', setting.finish), read: { at: from, text: set.read, face: setting.voice.display } }
}

/** Script keeps to a modest height; rules lead out to the edges where it is short. */
function written(setting: Setting, { from, to }: Line): { row: Row; read: Read } {
  const line = setWords(setting, setting.voice.script, from, to, { caps: false })
  const full = lineToWidth(line, WIDTH * 0.94)
  const set = full.box.height > 150 ? scaleLine(line, 150 / line.box.height) : full
  const room = (WIDTH - set.box.width) / 2 - 40
  const rule = swellRule(room, 15)
  const sides: Part[] = room > 80 ? [{ shape: pair(move(rule, 0, set.box.height * 0.58), WIDTH / 2 - room / 2), ink: 'second' }] : []
  return { row: { parts: [{ shape: move(set.shape, 0, -set.box.top), ink: 'second' }, ...sides], height: set.box.height, weight: 90 }, read: { at: from, text: set.read, face: setting.voice.script } }
}

/** A rule that swells, parted by a star. */
function flourish(): Row {
  const shape = [...move(star(30), 0, 30), ...pair(move(swellRule(300, 17), 0, 30), 220)]
  return { parts: [{ shape, ink: 'second' }], height: 58, weight: 110 }
}

/** Two lines with hollow corners. */
function frame(width: number, height: number): Shape {
  const sheet = subtract(rectangle(-width / 2, 0, width, height), [-1, 1].flatMap((x) => [0, height].flatMap((y) => move(ellipse(74), (x * width) / 2, y))))
  const inner = outset(sheet, -30, 'sharp')
  return [...subtract(sheet, outset(sheet, -16, 'sharp')), ...subtract(inner, outset(inner, -7, 'sharp'))]
}

function corners(width: number, height: number): Shape {
  return [22, height - 22].flatMap((y) => move(pair(ellipse(21), width / 2 - 22), 0, y))
}
