/** A felt pennant: letters that shrink towards the tip, a band at the thick end with the picture. */
import { outset, subtract } from '../geometry/clip.ts'
import { rectangle, star } from '../geometry/figures.ts'
import { boxOf, densify, mapPoints, move, rotate, type Shape } from '../geometry/shape.ts'
import { lineToWidth } from '../type/line.ts'
import { displayRatio } from './block.ts'
import { moveParts, setWords, textOf, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { splitInTwo } from './split.ts'

const LENGTH = 1240
const HEIGHT = 560
/** Breadth of the band at the thick end. */
const BAND = 190

export const pennant: Layout = {
  id: 'pennant',
  name: 'Pennant',
  finishes: ['plain'],
  exempt: { 'off-centre': 'The cloth is broad at its pole and runs out to a tip.' },
  suits: ({ words, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    if (words.length > 4 || letters < 5 || letters > 18 || !voice.caps || voice.hand) return 0
    return aspect > 1.5 ? 0.8 : 0.04
  },
  compose(setting) {
    const wide = setting.aspect > 1.5
    const cloth: Shape = [[0, -HEIGHT / 2, LENGTH, 0, 0, HEIGHT / 2]]
    const { shape, reads, pull } = lettered(setting)
    const inner = outset(cloth, -24, 'sharp')
    const hem = subtract(inner, outset(inner, -7, 'sharp'))
    const flat: Part[] = [
      { shape: cloth, ink: 'key' },
      { shape: hem, ink: 'bare' },
      { shape, ink: 'bare' },
      { shape: [...ribbons(), ...rectangle(-BAND, -HEIGHT / 2 - 20, BAND, HEIGHT + 40)], ink: 'second', gap: 12 },
      ...onBand(setting),
    ]
    const box = boxOf(flat.flatMap((part) => part.shape))
    const centred = moveParts(flat, -(box.left + box.right) / 2, 0)
    const lean = wide ? 0 : -14
    const parts = centred.map((part) => ({ ...part, shape: rotate(part.shape, lean) }))
    return { parts, reads, usedMotif: setting.motif !== undefined, fit: 0.92 * Math.exp(-Math.max(0, Math.abs(pull) - 0.25) * 1.5) }
  },
}

/** Half the height of the cloth at x, its hem taken off. */
function half(x: number): number {
  return (HEIGHT / 2) * (1 - x / LENGTH) - 58
}

/** One line, or two of which each has its half of the cloth. Letters narrow as they get lower, so that they keep their proportions. */
function lettered(setting: Setting): { shape: Shape; reads: Read[]; pull: number } {
  const { words, voice } = setting
  const single = displayRatio(setting)(0, words.length)
  const at = words.length > 1 && single > LONG ? splitInTwo(words, 0.52) : undefined
  const rows = at === undefined ? [[0, words.length]] : [[0, at], [at, words.length]]
  const [start, end] = [58, LENGTH * (at === undefined ? 0.74 : 0.64)]
  const along = tapering(start, end)
  const lines = rows.map(([from = 0, to = 0], index) => {
    const line = lineToWidth(setWords(setting, voice.display, from, to, { caps: true }), 2)
    const shape = mapPoints(densify(line.shape, 0.02), (u, v) => {
      const x = along((u + 1) / 2)
      const [top, bottom] = [index === 0 ? -half(x) : SEAM, rows.length === 1 || index === 1 ? half(x) : -SEAM]
      return [x, bottom + (v / line.capHeight) * (bottom - top)]
    })
    const natural = (half(start) + half(end)) / rows.length
    return { shape, read: { at: from, text: line.read, face: voice.display }, pull: Math.log(((end - start) * line.capHeight) / 2 / natural) }
  })
  return { shape: lines.flatMap(({ shape }) => shape), reads: lines.map(({ read }) => read), pull: Math.max(...lines.map(({ pull }) => Math.abs(pull))) }
}

/** Breadth over height from which a line is broken in two. */
const LONG = 4.6
/** Half the gap between two lines. */
const SEAM = 11

/** 0 … 1 to a place between start and end whose steps shrink as the cloth does. */
function tapering(start: number, end: number): (part: number) => number {
  const share = 1 - half(end) / half(start)
  const pace = -Math.log(1 - share)
  return (part) => start + ((end - start) / share) * (1 - Math.exp(-pace * part))
}

/** Two tails at each end of the band, as if tied to a pole. */
function ribbons(): Shape {
  const tail = (y: number, up: number): number[] => [-BAND, y, -BAND - 120, y - 34 * up, -BAND - 92, y + 2 * up, -BAND - 116, y + 40 * up, -BAND, y + 40 * up]
  return [tail(-HEIGHT / 2 + 34, 1), tail(HEIGHT / 2 - 74, 1)]
}

function onBand(setting: Setting): Part[] {
  const parts: Part[] = setting.motif === undefined ? [-150, 0, 150].map((y) => ({ shape: move(star(48), 0, y), ink: 'bare' })) : bare(fitPicture(setting.motif, BAND * 0.78, HEIGHT * 0.6))
  return moveParts(parts, -BAND / 2, 0)
}

/** Cut out of the band, by its lines alone. */
function bare(parts: Part[]): Part[] {
  const lines = parts.at(-1)
  return lines === undefined ? [] : [{ shape: lines.shape, ink: 'bare' }]
}
