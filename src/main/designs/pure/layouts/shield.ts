/** A crest: a shield with the picture, the key words on a ribbon across it, the rest above and below. */
import { outset, subtract } from '../geometry/clip.ts'
import { laurelBranch, mirrored, shield as shieldFigure } from '../geometry/emblems.ts'
import { pair, rectangle, star } from '../geometry/figures.ts'
import { boxOf, move, type Shape } from '../geometry/shape.ts'
import { arch } from '../geometry/warp.ts'
import { lineToCap, lineToWidth, type Line } from '../type/line.ts'
import { moveParts, partsBox, setWords, textOf, type Layout, type Part, type Setting } from './layout.ts'
import { spanAt } from './fill-rows.ts'
import { fitPicture } from './rows.ts'
import { aroundKey } from './split.ts'

const WIDE = 690
const HIGH = 980
/** The ribbon reaches past the shield on both sides. */
const RIBBON = 900
const BEND = 34

export const shield: Layout = {
  id: 'shield',
  name: 'Shield with ribbon',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => {
    if (motif === undefined || words.length < 2 || words.length > 6 || !voice.caps || voice.hand || aspect > 1.5) return 0
    const { from, to } = banded({ words })
    const [above, below] = [textOf(words, 0, from).length, textOf(words, to, words.length).length]
    // What is small print must stay the lesser part of the phrase.
    if (above > 16 || below > 11) return 0
    return above > 13 || below > 9 ? 0.05 : 0.7
  },
  compose(setting) {
    const { from, to } = banded(setting)
    const ribbon = ribbonParts(setting, from, to)
    const above = from > 0 ? smallLine(setting, 0, from, WIDE * 0.7) : undefined
    const ribbonTop = HIGH * 0.015
    const { parts: lower, line: below } = foot(setting, ribbonTop + ribbon.height, to)
    const upper = above === undefined ? -HIGH * 0.42 + 70 : -HIGH * 0.42 + 76
    const parts: Part[] = [
      ...branches(setting),
      ...board(),
      ...(above === undefined ? [] : [{ shape: move(above.shape, 0, upper + above.capHeight), ink: 'key' as const }]),
      ...figure(setting, above === undefined ? upper : upper + above.capHeight + 34, ribbonTop - 26),
      ...moveParts(ribbon.parts, 0, ribbonTop),
      ...lower,
    ]
    const face = setting.voice.helper
    const reads = [
      ...(above === undefined ? [] : [{ at: 0, text: above.read, face }]),
      { at: from, text: ribbon.read, face: setting.voice.display },
      ...(below === undefined ? [] : [{ at: to, text: below.read, face }]),
    ]
    const least = Math.min(above?.capHeight ?? 99, below?.capHeight ?? 99)
    return { parts, reads, usedMotif: true, fit: 0.93 * (least < 40 ? 0.35 : least < 50 ? 0.7 : 1) * Math.min(1, ribbon.cap / 84) }
  },
}

/** Short phrases stand on the ribbon whole. */
function banded({ words }: Pick<Setting, 'words'>): { from: number; to: number } {
  const letters = words.reduce((sum, { text }) => sum + text.length + 1, -1)
  return letters <= 14 ? { from: 0, to: words.length } : aroundKey(words)
}

function smallLine(setting: Setting, from: number, to: number, most: number): Line {
  const line = lineToCap(setWords(setting, setting.voice.helper, from, to, { caps: true, tracking: 60 }), 66)
  return line.box.width > most ? lineToWidth(line, most) : line
}

function board(): Part[] {
  const edge = shieldFigure(WIDE, HIGH)
  const inner = outset(edge, -30, 'sharp')
  return [
    { shape: edge, ink: 'bare', gap: 16 },
    { shape: subtract(edge, outset(edge, -17, 'sharp')), ink: 'key' },
    { shape: subtract(inner, outset(inner, -7, 'sharp')), ink: 'second' },
  ]
}

/** Laurels that come out from behind the shield, for about half of the seeds. */
function branches(setting: Setting): Part[] {
  if (setting.rng.fork('laurel').next() < 0.4) return []
  const branch = move(laurelBranch(478, 104, 0.86, Math.PI * 0.915), 0, 24)
  return [{ shape: [...branch, ...mirrored(branch)], ink: 'third' }]
}

function figure(setting: Setting, top: number, bottom: number): Part[] {
  if (setting.motif === undefined) return []
  return moveParts(fitPicture(setting.motif, WIDE * 0.66, bottom - top), 0, (top + bottom) / 2)
}

/** Below the ribbon, inside the point: the last words and a star, or three stars, as large as the room allows. */
function foot(setting: Setting, top: number, to: number): { parts: Part[]; line?: Line } {
  const inside = outset(shieldFigure(WIDE, HIGH), -44)
  const room = boxOf(inside).bottom - top
  if (to === setting.words.length) {
    const size = Math.min(52, room * 0.26)
    return { parts: [{ shape: move([...star(size), ...move(pair(star(size * 0.66), size * 2.1), 0, -size * 0.24)], 0, top + room * 0.42), ink: 'second' }] }
  }
  const set = setWords(setting, setting.voice.helper, to, setting.words.length, { caps: true, tracking: 50 })
  let line = lineToCap(set, 74)
  // The figure narrows downwards: the lower corners of the line must still be inside.
  while (line.capHeight > 24 && line.box.width / 2 > spanAt(inside, top + 24 + line.capHeight).half) line = lineToCap(set, line.capHeight - 2)
  const under = top + 24 + line.capHeight
  const size = Math.min(32, (boxOf(inside).bottom - under) * 0.3)
  const words: Part = { shape: move(line.shape, 0, under), ink: 'key' }
  return { parts: size < 16 ? [words] : [words, { shape: move(star(size), 0, under + size * 1.7), ink: 'second' }], line }
}

function ribbonParts(setting: Setting, from: number, to: number): { parts: Part[]; height: number; read: string; cap: number } {
  const set = setWords(setting, setting.voice.display, from, to, { caps: true, tracking: 20 })
  const line = fitted(set, to < setting.words.length ? 112 : 126)
  const band = line.capHeight * 1.62
  const half = Math.max(line.box.width / 2 + line.capHeight * 0.55, WIDE / 2 + 30)
  const reach = half + band * 0.5
  const bend = (shape: Shape): Shape => arch(shape, BEND, reach)
  const parts: Part[] = [
    { shape: bend(ends(half, reach, band)), ink: 'second', gap: 13 },
    { shape: bend(rectangle(-half, -band / 2, half * 2, band)), ink: 'key', gap: 13 },
    { shape: bend(move(line.shape, 0, line.capHeight / 2)), ink: 'bare' },
  ]
  const box = partsBox(parts)
  return { parts: moveParts(parts, 0, -box.top), height: box.height, read: set.read, cap: line.capHeight }
}

function fitted(line: Line, highest: number): Line {
  const wide = lineToWidth(line, RIBBON - 140)
  return wide.capHeight > highest ? lineToCap(line, highest) : wide
}

/** Folded ends with a notch, a little lower than the band. */
function ends(inner: number, outer: number, band: number): Shape {
  const [top, bottom] = [-band / 2 + band * 0.26, band / 2 + band * 0.26]
  const start = inner - band * 0.3
  const notch = (outer - inner) * 0.5
  const right = [start, top, outer, top, outer - notch, (top + bottom) / 2, outer, bottom, start, bottom]
  return [right, ...mirrored([right])]
}
