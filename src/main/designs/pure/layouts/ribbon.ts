/** Big lines with the helper words on a ribbon between or below them, the picture on top. */
import { arch } from '../geometry/warp.ts'
import { rectangle } from '../geometry/figures.ts'
import { unite } from '../geometry/clip.ts'
import { boxOf, move, scale, type Shape } from '../geometry/shape.ts'
import { breakLines, type Break } from '../type/break-lines.ts'
import { choose, displayRatio, fitOf } from './block.ts'
import { setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { crestRow, crownSize } from './crest.ts'
import { beside } from './stack.ts'
import { fullRow, stackRows, type Row } from './rows.ts'

const BEND = 26
/** Smaller words are not read on a ribbon. */
const LEAST_CAP = 74

export const ribbon: Layout = {
  id: 'ribbon',
  name: 'Ribbon',
  suits: ({ words, voice }) => (words.length < 3 || words.length > 9 || !voice.caps ? 0 : 0.85),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const rules = { ratio: displayRatio(setting), height: wide ? 0.4 : 0.62, maxLines: 3, connectorHeight: 0.1, gap: 0.05, maxLine: 0.5 }
    const ways = breakLines(setting.words, rules, 12).filter(({ lines }) => lines.length >= 2)
    const breaking = choose(ways, setting.rng.fork('break').next())
    const banner = bannerLine(breaking.lines, setting)
    const rows = breaking.lines.map((line, index) => (index === banner ? ribbonRow(setting, line) : plainRow(setting, line)))
    const crowned = setting.motif !== undefined && !wide
    const picture = crowned && setting.motif !== undefined ? [crestRow(setting, setting.motif, crownSize(stackRows(rows.map(({ row }) => row), 0.3).height))] : []
    const { parts, height } = stackRows([...picture, ...rows.map(({ row }) => row)], 0.3)
    return {
      parts: setting.motif !== undefined && wide ? [...beside(setting.motif, height), ...parts] : parts,
      reads: rows.map(({ read }) => read),
      usedMotif: setting.motif !== undefined,
      fit: fitOf(breaking.cost) * Math.min(1, (rows[banner]?.cap ?? LEAST_CAP) / LEAST_CAP) ** 2,
    }
  },
}

/** The line of least weight goes on the ribbon; of equals the last. */
function bannerLine(lines: readonly Break[], setting: Setting): number {
  const weight = ({ from, to }: Break): number => Math.max(...setting.words.slice(from, to).map((word) => word.weight))
  return lines.reduce((least, line, index) => (weight(line) <= weight(lines[least] as Break) ? index : least), 0)
}

interface Banded {
  readonly row: Row
  readonly read: Read
  /** Height of the capitals on the ribbon. */
  readonly cap?: number
}

function plainRow(setting: Setting, line: Break): Banded {
  const set = setWords(setting, setting.voice.display, line.from, line.to, { caps: true })
  return { row: fullRow(set, WIDTH, 'key', setting.finish), read: { at: line.from, text: set.read, face: setting.voice.display } }
}

/** Words cut out of a bent band with folded tails. */
function ribbonRow(setting: Setting, line: Break): Banded {
  const set = setWords(setting, setting.voice.helper, line.from, line.to, { caps: true, tracking: 70 })
  const cap = Math.min(104, (WIDTH * 0.74 * set.capHeight) / set.box.width)
  const text = scale(set.shape, cap / set.capHeight)
  const band = cap * 1.85
  const tail = cap * 0.9
  const width = Math.max(boxOf(text).width + cap * 1.5, WIDTH * 0.5)
  const reach = Math.min(WIDTH / 2, width / 2 + tail)
  const bend = (shape: Shape): Shape => arch(shape, BEND, reach)
  const parts: Part[] = [
    { shape: bend(unite(tails(width / 2, reach, band))), ink: 'second' },
    { shape: bend(rectangle(-width / 2, -band / 2, width, band)), ink: 'key', gap: 9 },
    { shape: bend(move(text, 0, cap / 2)), ink: 'bare' },
  ]
  const top = boxOf(parts.flatMap(({ shape }) => shape)).top
  const lowered = parts.map((part) => ({ ...part, shape: move(part.shape, 0, -top) }))
  const height = boxOf(lowered.flatMap(({ shape }) => shape)).bottom
  return { row: { parts: lowered, height, weight: 110 }, read: { at: line.from, text: set.read, face: setting.voice.helper }, cap }
}

/** Two ends with a notch, a little lower than the band they come out from behind. */
function tails(inner: number, outer: number, band: number): Shape {
  const drop = band * 0.24
  const [top, bottom] = [-band / 2 + drop, band / 2 + drop]
  const notch = (outer - inner) * 0.45
  const start = inner - band * 0.35
  return [
    [start, top, outer, top, outer - notch, (top + bottom) / 2, outer, bottom, start, bottom],
    [-start, top, -start, bottom, -outer, bottom, -outer + notch, (top + bottom) / 2, -outer, top],
  ]
}
