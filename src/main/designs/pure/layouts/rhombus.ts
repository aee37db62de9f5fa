/** A diamond sign: the key word across its widest part, the picture in the upper corner, the rest below. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { diamond, pair, star } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { lineToCap, lineToWidth, type Line } from '../type/line.ts'
import { moveParts, setWords, textOf, type InkRole, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { aroundKey } from './split.ts'

const HALF_WIDTH = 500
const HALF_HEIGHT = 500
const SMALL = 76
/** A smaller picture is lost in the corner: then stars stand there. */
const LEAST_PICTURE = 190

export const rhombus: Layout = {
  id: 'rhombus',
  name: 'Diamond sign',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => {
    if (words.length < 2 || words.length > 6 || !voice.caps || voice.hand || aspect > 1.5) return 0
    const { from, to } = aroundKey(words)
    if (Math.max(textOf(words, 0, from).length, textOf(words, to, words.length).length) > 13 || textOf(words, from, to).length > 9) return 0
    return 0.35
  },
  compose(setting) {
    const { words, voice } = setting
    const { from, to } = aroundKey(words)
    const filled = setting.rng.fork('filled').next() < 0.5
    const ink: InkRole = filled ? 'bare' : 'key'
    const key = across(setWords(setting, voice.display, from, to, { caps: true }))
    const above = from > 0 ? small(setting, 0, from, -key.capHeight / 2 - 34 - SMALL) : undefined
    const below = to < words.length ? small(setting, to, words.length, key.capHeight / 2 + 34 + SMALL) : undefined
    const upper = -key.capHeight / 2 - (above === undefined ? 0 : above.capHeight + 34)
    const lower = key.capHeight / 2 + (below === undefined ? 0 : below.capHeight + 34)
    const parts: Part[] = [
      ...ground(filled),
      { shape: move(key.shape, 0, key.capHeight / 2), ink },
      ...(above === undefined ? [] : [{ shape: move(above.shape, 0, -key.capHeight / 2 - 34), ink }]),
      ...(below === undefined ? [] : [{ shape: move(below.shape, 0, key.capHeight / 2 + 34 + below.capHeight), ink }]),
      ...corners(setting, upper, lower, filled),
    ]
    const { display, helper } = voice
    const reads: Read[] = [{ at: from, text: key.read, face: display }]
    if (above !== undefined) reads.push({ at: 0, text: above.read, face: helper })
    if (below !== undefined) reads.push({ at: to, text: below.read, face: helper })
    const least = Math.min(above?.capHeight ?? 99, below?.capHeight ?? 99)
    return { parts, reads, usedMotif: setting.motif !== undefined && largestSquare(-upper + 30) >= LEAST_PICTURE, fit: 0.93 * (key.capHeight < 150 ? 0.6 : 1) * (least < 44 ? 0.4 : 1) }
  },
}

/** Half the inside breadth at height y; the margin is taken off. */
function chord(y: number): number {
  return (HALF_WIDTH - 62) * Math.max(0, 1 - Math.abs(y) / (HALF_HEIGHT - 62)) - 22
}

/** The line as large as its corners allow. */
function across(line: Line): Line {
  const ratio = line.box.width / line.capHeight
  let cap = 300
  while (cap > 40 && (cap * ratio) / 2 > chord(cap / 2)) cap -= 4
  return lineToCap(line, cap)
}

function small(setting: Setting, from: number, to: number, outer: number): Line {
  const line = lineToCap(setWords(setting, setting.voice.helper, from, to, { caps: true, tracking: 60 }), SMALL)
  const most = chord(outer) * 2
  return line.box.width > most ? lineToWidth(line, most) : line
}

function ground(filled: boolean): Part[] {
  const whole = unite(diamond(HALF_WIDTH * 2, HALF_HEIGHT * 2))
  const band = (from: number, thick: number): Shape => subtract(outset(whole, -from, 'sharp'), outset(whole, -from - thick, 'sharp'))
  return filled
    ? [{ shape: outset(whole, -22, 'sharp'), ink: 'key' }, { shape: band(0, 11), ink: 'key' }, { shape: band(36, 6), ink: 'bare' }]
    : [{ shape: band(0, 16), ink: 'key' }, { shape: band(28, 7), ink: 'second' }]
}

/** The picture in the upper corner, stars in the lower; stars in both without a picture. */
function corners(setting: Setting, upper: number, lower: number, filled: boolean): Part[] {
  const ink: InkRole = filled ? 'bare' : 'second'
  const stars = (y: number): Part => ({ shape: move([...star(32), ...move(pair(star(22), 70), 0, 0)], 0, y), ink })
  const size = largestSquare(-upper + 30)
  if (setting.motif === undefined || size < LEAST_PICTURE) return [stars(upper - 74), stars(lower + 74)]
  const figure = filled ? fitPicture(setting.motif, size, size, 'bare', 'second') : fitPicture(setting.motif, size, size)
  const toned = filled && figure.length === 1 ? figure.map((part) => ({ ...part, ink: 'bare' as const })) : figure
  return [...moveParts(toned, 0, upper - 30 - size / 2), stars(lower + 64)]
}

/** Side of the square that stands `from` above the middle inside the corner. */
function largestSquare(from: number): number {
  let side = 360
  while (side > 60 && side * 0.4 > chord(from + side * 0.84)) side -= 6
  return side
}
