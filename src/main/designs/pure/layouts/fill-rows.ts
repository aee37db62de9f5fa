/** Rows of capitals that fill a figure from edge to edge: each row is stretched to the figure's breadth where it lies. */
import { boxOf, densify, mapPoints, type Shape } from '../geometry/shape.ts'
import { breakLines, keyWord, type Breaking } from '../type/break-lines.ts'
import { lineToWidth } from '../type/line.ts'
import { displayRatio } from './block.ts'
import { setWords, type Read, type Setting } from './layout.ts'

export interface Room {
  /** What the words stay inside; margins are already taken off. */
  readonly shape: Shape
  /** Where rows may lie. */
  readonly top: number
  readonly bottom: number
  /** Whether the first row reaches up to the outline above `top`. */
  readonly crest?: boolean
  /** Whether the last row reaches down to the outline below `bottom`. */
  readonly keel?: boolean
}

export interface Filled {
  readonly shape: Shape
  readonly reads: readonly Read[]
  /** 0 to 1: how near the rows are to the natural proportions of the letters. */
  readonly fit: number
}

interface Row {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

/** Samples of a figure's breadth over its height. */
const SAMPLES = 160

export function fillRows(setting: Setting, room: Room, maxLines = 4): Filled {
  const breadth = breadthOf(room)
  const mean = average(Array.from({ length: 9 }, (_, i) => breadth(room.top + ((room.bottom - room.top) * (i + 0.5)) / 9)).map(({ half }) => half * 2))
  const ratio = displayRatio(setting)
  const ways = breakLines(setting.words, { ratio, height: (room.bottom - room.top) / mean, maxLines, connectorHeight: 0, gap: GAP, maxLine: 0.7 }, 24)
  const tried = ways.map((way) => ({ way, ...arrange(way, room, breadth, ratio) }))
  const best = tried.reduce((a, b) => (cost(b, setting) < cost(a, setting) ? b : a))
  const lines = best.rows.map((row) => setWords(setting, setting.voice.display, row.from, row.to, { caps: true }))
  const { ceiling, floor } = edges(room)
  const shape = best.rows.flatMap((row, index) => {
    const line = lines[index]
    return line === undefined ? [] : poured(line.shape, line.capHeight, row, breadth, { ...(index === 0 ? { ceiling } : {}), ...(index === best.rows.length - 1 ? { floor } : {}) })
  })
  const reads = best.rows.map((row, index) => ({ at: row.from, text: lines[index]?.read ?? '', face: setting.voice.display }))
  return { shape, reads, fit: Math.exp(-Math.max(0, Math.abs(best.pull) - 0.1) * 1.6 - best.way.cost / 6) * (best.thin < 0.1 ? 0.5 : 1) * (isLedByLittle(best, setting.words) ? 0.4 : 1) }
}

/** Gap between rows as a part of the mean breadth. */
const GAP = 0.035

interface Tried {
  readonly way: Breaking
  readonly rows: readonly Row[]
  readonly pull: number
  readonly thin: number
}

function cost(tried: Tried, { words }: Setting): number {
  return Math.abs(tried.pull) * 1.5 + tried.way.cost * 0.35 + Math.max(0, 0.13 - tried.thin) * 8 + (isLedByLittle(tried, words) ? 2 : 0)
}

/** A figure makes short lines tall: whether “I’d” became the largest word. */
function isLedByLittle({ rows }: Pick<Tried, 'rows'>, words: Setting['words']): boolean {
  const key = keyWord(words)
  const tallest = Math.max(...rows.map(({ top, bottom }) => bottom - top))
  return rows.some(({ from, to, top, bottom }) => bottom - top > tallest * 0.8 && !(key >= from && key < to) && words.slice(from, to).every(({ text, helper }) => helper || text.length <= 3))
}

/** Heights in the proportions that the letters want where they lie; `pull` is the logarithm of the common stretch. */
function arrange(way: Breaking, room: Room, breadth: Breadth, ratio: (from: number, to: number) => number): Omit<Tried, 'way'> {
  const height = room.bottom - room.top
  const count = way.lines.length
  const gap = Math.min(GAP * 900, height * 0.05)
  const free = height - gap * (count - 1)
  let heights = way.lines.map(() => free / count)
  let pull = 0
  for (let round = 0; round < 6; round++) {
    let y = room.top
    const wanted = way.lines.map(({ from, to }, index) => {
      const middle = y + (heights[index] ?? 0) / 2
      y += (heights[index] ?? 0) + gap
      return (breadth(middle).half * 2) / ratio(from, to)
    })
    const sum = wanted.reduce((a, b) => a + b, 0)
    pull = Math.log(free / sum)
    heights = wanted.map((value) => (value * free) / sum)
  }
  let y = room.top
  const rows = way.lines.map(({ from, to }, index) => {
    const row = { from, to, top: y, bottom: y + (heights[index] ?? 0) }
    y = row.bottom + gap
    return row
  })
  return { rows, pull, thin: Math.min(...heights) / height }
}

type Breadth = (y: number) => { readonly middle: number; readonly half: number }

/** The stretch of a figure's inside that lies over x = 0, at any height. */
function breadthOf({ shape }: Room): Breadth {
  const box = boxOf(shape)
  const table = Array.from({ length: SAMPLES + 1 }, (_, index) => spanAt(shape, box.top + (box.height * (index + 0.001)) / (SAMPLES + 0.01)))
  return (y) => {
    const at = Math.min(SAMPLES - 0.001, Math.max(0, ((y - box.top) / box.height) * SAMPLES))
    const [low, high] = [table[Math.floor(at)] ?? { middle: 0, half: 0 }, table[Math.ceil(at)] ?? { middle: 0, half: 0 }]
    const t = at - Math.floor(at)
    return { middle: low.middle + (high.middle - low.middle) * t, half: low.half + (high.half - low.half) * t }
  }
}

/** The stretch of the inside over x = 0 at one height. */
export function spanAt(shape: Shape, y: number): { middle: number; half: number } {
  const cuts = crossings(shape, y)
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [left, right] = [cuts[i] ?? 0, cuts[i + 1] ?? 0]
    if (left <= 0 && right >= 0) return { middle: (left + right) / 2, half: (right - left) / 2 }
  }
  return { middle: 0, half: 0 }
}

function crossings(shape: Shape, y: number): number[] {
  const cuts: number[] = []
  for (const ring of shape) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0]
      if (ay <= y === by <= y) continue
      cuts.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
    }
  }
  return cuts.sort((a, b) => a - b)
}

type Edge = (x: number) => number

interface Edges {
  readonly ceiling?: Edge | undefined
  readonly floor?: Edge | undefined
}

/** The upper and the lower outline over each x, for the first and the last row where they follow them. */
function edges({ shape, top, bottom, crest, keel }: Room): Edges {
  if (crest !== true && keel !== true) return {}
  const across = mapPoints(shape, (x, y) => [y, x])
  const box = boxOf(shape)
  const cuts = Array.from({ length: SAMPLES + 1 }, (_, index) => crossings(across, box.left + (box.width * (index + 0.001)) / (SAMPLES + 0.01)))
  const edge = (which: 0 | -1, inner: number, outermost: (a: number, b: number) => number): Edge => {
    const table = cuts.map((column) => outermost(inner, column.at(which) ?? inner))
    return (x) => between(table, ((x - box.left) / box.width) * SAMPLES)
  }
  return { ...(crest === true ? { ceiling: edge(0, top, Math.min) } : {}), ...(keel === true ? { floor: edge(-1, bottom, Math.max) } : {}) }
}

/** The value of a table at a place between two of its entries. */
function between(table: readonly number[], at: number): number {
  const place = Math.min(table.length - 1.001, Math.max(0, at))
  const [low = 0, high = 0] = [table[Math.floor(place)], table[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

/** A row that follows the outline may grow by this part of its height. */
const REACH = 0.75

/** The letters laid over their row: heights first, then every height to the breadth that the figure has there. */
function poured(shape: Shape, capHeight: number, row: Row, breadth: Breadth, { ceiling, floor }: Edges): Shape {
  const line = lineToWidth({ shape, box: boxOf(shape), capHeight, read: '' }, 2)
  const [middle, high] = [(row.top + row.bottom) / 2, row.bottom - row.top]
  const near = (y: number): number => Math.min(breadth(middle).half, breadth(y).half * 1.02)
  const [upper, lower] = [near(row.bottom), near(row.top)]
  return mapPoints(densify(line.shape, 0.03), (u, v) => {
    const up = -v / line.capHeight
    const roof = ceiling === undefined ? row.top : Math.max(ceiling(u * upper), row.top - high * REACH)
    const low = floor === undefined ? row.bottom : Math.min(floor(u * lower), row.bottom + high * REACH)
    const y = low + (roof - low) * up
    const { middle: centre, half } = breadth(Math.min(row.bottom, Math.max(row.top, y)))
    return [centre + u * half, y]
  })
}

function average(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}
