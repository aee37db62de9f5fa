/** An oval sign: words bent along its upper and lower edge, the key word across the middle, the picture standing on top. */
import { subtract } from '../geometry/clip.ts'
import { ellipse, pair, star } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { envelope } from '../geometry/warp.ts'
import { lineToCap, lineToWidth, type Line } from '../type/line.ts'
import { moveParts, partsBox, setWords, textOf, type Draft, type InkRole, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { cutClear, weighPicture } from './rows.ts'
import { aroundKey } from './split.ts'

const RX = 500
/** From the outer edge to the letters: 7 % of the width. */
const MARGIN = 72

export const oval: Layout = {
  id: 'oval',
  name: 'Oval sign',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => {
    if (words.length < 3 || words.length > 7 || !voice.caps || voice.hand) return 0
    const { from, to } = aroundKey(words)
    if (Math.max(textOf(words, 0, from).length, textOf(words, to, words.length).length) > 19) return 0
    return from === 0 || to === words.length ? (from > 0 ? 0.55 : 0) : aspect > 1.5 ? 0.9 : 0.8
  },
  compose(setting) {
    const { words, voice } = setting
    const wide = setting.aspect > 1.5
    const { from, to } = aroundKey(words)
    const pictured = setting.motif !== undefined && !wide
    const ry = wide ? 285 : pictured ? 320 : 380
    const [ix, iy] = [RX - MARGIN, ry - MARGIN]
    const rim = (x: number): number => iy * Math.sqrt(Math.max(0, 1 - (x / ix) ** 2))
    const edges = wide ? 78 : 84
    const upper = from > 0 ? small(setting, 0, from, edges, ix * 1.3) : undefined
    const lower = to < words.length ? small(setting, to, words.length, edges, ix * 1.25) : undefined
    // The bent lines come down at their ends: there the key word must be clear of them.
    const reach = (line: Line | undefined): number => (line === undefined ? iy - 64 : rim(line.box.width * 0.42) - line.capHeight)
    const key = setWords(setting, voice.display, from, to, { caps: true })
    const { shape, half, size } = middle(key, { rim, room: { from: -reach(upper) + 30, to: reach(lower) - 30 }, ix })
    const filled = setting.rng.fork('filled').next() < 0.5
    const ink: InkRole = filled ? 'bare' : 'key'
    const text: Part[] = [{ shape, ink }]
    if (upper !== undefined) text.push({ shape: bentUp(upper, rim), ink: filled ? 'bare' : 'key' })
    if (lower !== undefined) text.push({ shape: bentDown(lower, rim), ink: filled ? 'bare' : 'key' })
    const parts = [...ground(filled, ry), ...text, ...sides(filled, half), ...(lower === undefined ? [foot(filled, iy)] : []), ...(pictured ? crown(setting, ry) : [])]
    return { parts, reads: readsOf(setting, upper, { from, text: key.read }, lower, to), usedMotif: pictured, fit: fitting(size, [upper, lower], ix) }
  },
}

function small(setting: Setting, from: number, to: number, cap: number, most: number): Line {
  const line = lineToCap(setWords(setting, setting.voice.helper, from, to, { caps: true, tracking: 70 }), cap)
  return line.box.width > most ? lineToWidth(line, most) : line
}

/** Columns slide along the rim, so that stems stay upright. */
function bentUp(line: Line, rim: (x: number) => number): Shape {
  const half = line.box.width / 2
  return envelope(line.shape, -line.capHeight, 0, (x) => -rim(x * half), (x) => -rim(x * half) + line.capHeight)
}

function bentDown(line: Line, rim: (x: number) => number): Shape {
  const half = line.box.width / 2
  return envelope(line.shape, -line.capHeight, 0, (x) => rim(x * half) - line.capHeight, (x) => rim(x * half))
}

interface Middle {
  readonly rim: (x: number) => number
  readonly room: { readonly from: number; readonly to: number }
  readonly ix: number
}

/** The key word swells a little towards the middle and stays inside the rim with its corners. */
function middle(key: Line, { rim, room, ix }: Middle): { shape: Shape; half: number; size: number } {
  const ratio = key.box.width / key.capHeight
  const { cap, centre } = largest(ratio / STRETCH, room, (y) => ix * Math.sqrt(Math.max(0, 1 - (y / rim(0)) ** 2)))
  const fitted = lineToWidth(key, (cap * ratio) / STRETCH)
  const swell = (x: number): number => cap / 2 - cap * 0.09 * x * x
  return {
    shape: envelope(fitted.shape, -fitted.capHeight, 0, (x) => centre - swell(x), (x) => centre + swell(x)),
    half: fitted.box.width / 2,
    size: cap / room.to,
  }
}

/** Letters may grow in height by so much before they look pulled. */
const STRETCH = 1.1

/** The highest capitals of a word `ratio` wide that keep their corners inside, and where their middle lies. */
function largest(ratio: number, room: Middle['room'], chord: (y: number) => number): { cap: number; centre: number } {
  let best = { cap: 0, centre: 0 }
  for (let step = 0; step <= 24; step++) {
    const centre = room.from + ((room.to - room.from) * step) / 24
    const most = 2 * Math.min(centre - room.from, room.to - centre)
    // The corners lie a little nearer to the middle line than the crest of the swell.
    let cap = most
    while (cap > 20 && cap * ratio > 1.97 * chord(Math.abs(centre) + cap * 0.41)) cap *= 0.97
    if (cap > best.cap + 1) best = { cap, centre }
  }
  return best
}

function ground(filled: boolean, ry: number): Part[] {
  const ring = (out: number, thick: number): Shape => subtract(ellipse(RX - out, ry - out), ellipse(RX - out - thick, ry - out - thick))
  return filled
    ? [{ shape: ellipse(RX - 24, ry - 24), ink: 'key' }, { shape: ring(0, 12), ink: 'key' }, { shape: ring(38, 6), ink: 'bare' }]
    : [{ shape: ring(0, 17), ink: 'key' }, { shape: ring(29, 7), ink: 'second' }]
}

/** Stars where the key word leaves the sides free. */
function sides(filled: boolean, half: number): Part[] {
  if (half > 350) return []
  return [{ shape: pair(star(34), (half + (RX - MARGIN)) / 2 + 6), ink: filled ? 'bare' : 'second' }]
}

/** Three stars along the lower edge where no words run. */
function foot(filled: boolean, iy: number): Part {
  return { shape: [...move(star(34), 0, iy - 34), ...move(pair(star(24), 84), 0, iy - 44)], ink: filled ? 'bare' : 'second' }
}

/** The picture stands on the rim, cut clear of it. */
function crown(setting: Setting, ry: number): Part[] {
  if (setting.motif === undefined) return []
  const picture = weighPicture(setting.motif, 430)
  const placed = moveParts(picture, 0, -ry + 46 - partsBox(picture).bottom)
  return cutClear(placed, 15)
}

function readsOf(setting: Setting, upper: Line | undefined, key: { from: number; text: string }, lower: Line | undefined, to: number): Read[] {
  const { display, helper } = setting.voice
  return [
    ...(upper === undefined ? [] : [{ at: 0, text: upper.read, face: helper }]),
    { at: key.from, text: key.text, face: display },
    ...(lower === undefined ? [] : [{ at: to, text: lower.read, face: helper }]),
  ]
}

function fitting(size: number, lines: readonly (Line | undefined)[], ix: number): Draft['fit'] {
  const smallest = Math.min(...lines.map((line) => line?.capHeight ?? 80))
  const long = lines.some((line) => (line?.box.width ?? 0) > ix * 1.28)
  return 0.92 * Math.min(1, size / 0.42) * (smallest < 52 ? 0.4 : smallest < 64 ? 0.75 : 1) * (long ? 0.9 : 1)
}
