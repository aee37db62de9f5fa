/** The words as one justified block: what most layouts are made of. */
import type { Face } from '../type/face.ts'
import { breakLines, keyWord, type Break, type Breaking } from '../type/break-lines.ts'
import { measureLine } from '../type/line.ts'
import { capitals } from '../type/words.ts'
import { setWords, textOf, WIDTH, type Finish, type InkRole, type Part, type Read, type Setting } from './layout.ts'
import { connectorRow, fullRow, ORNAMENTS, stackRows, type Ornament, type Row } from './rows.ts'

export interface Block {
  /** Top at y = 0, WIDTH wide, centred on x = 0. */
  readonly parts: Part[]
  readonly height: number
  readonly reads: readonly Read[]
  readonly cost: number
  /** Heights of the letters of the first and the last row. */
  readonly first: number
  readonly last: number
}

export interface BlockStyle {
  readonly from?: number
  readonly to?: number
  /** Wanted height over width. */
  readonly height: number
  readonly maxLines?: number
  readonly connectors?: boolean
  readonly finish?: Finish
  readonly ink?: InkRole
  readonly accent?: InkRole
  /** The face of connectors, where it is not the voice's helper: a design has two faces at most. */
  readonly small?: Face
  readonly maxLine?: number
  /** Room between rows beyond the usual, for finishes that come later. */
  readonly spread?: number
}

/** Words `from` … `to` justified to WIDTH. */
export function composeBlock(setting: Setting, style: BlockStyle): Block {
  const from = style.from ?? 0
  const words = setting.words.slice(from, style.to)
  const inner: Setting = { ...setting, words }
  const ratio = displayRatio(inner)
  const ways = breakLines(words, {
    ratio,
    height: style.height,
    maxLines: style.maxLines ?? 5,
    connectorHeight: style.connectors === false || words.every(({ helper }) => helper) ? 0 : CONNECTOR,
    gap: 0.035,
    maxLine: style.maxLine ?? 0.62,
  }, 8)
  const breaking = choose(ranked(ways, ratio), setting.rng.fork('break').next())
  const ornament = setting.rng.fork('ornament').pick(ORNAMENTS)
  const quiet = quietInk(inner, breaking.lines, style)
  const key = keyWord(words)
  const rows = breaking.lines.map((line) => rowOf(inner, line, ornament, key >= line.from && key < line.to ? style : { ...style, ink: quiet }))
  const stacked = stackRows(rows.map(({ row }) => row), 0.34, style.spread ?? 0)
  return {
    ...stacked,
    first: rows[0]?.row.weight ?? 0,
    last: rows.at(-1)?.row.weight ?? 0,
    reads: rows.map(({ read }) => ({ ...read, at: read.at + from })),
    cost: breaking.cost,
  }
}

/** Cheapest first, when lines of one size count for more: two may be alike now and then, three never lead. */
function ranked(ways: readonly Breaking[], ratio: (from: number, to: number) => number): Breaking[] {
  const levelled = ways.map((way) => {
    const heights = way.lines.filter(({ connector }) => !connector).map(({ from, to }) => 1 / ratio(from, to))
    const contrast = Math.max(...heights) / Math.min(...heights)
    const dull = heights.length > 2 ? Math.max(0, 1.5 - contrast) * 1.6 : heights.length === 2 ? Math.max(0, 1.25 - contrast) : 0
    return { ...way, cost: way.cost + dull }
  })
  return levelled.sort((a, b) => a.cost - b.cost)
}

/**
 * The ink of the lines without the key word. Where nothing else brings colour (no picture, no ornaments, no finish)
 * they take the accent, so that the key word stands out by tone as well as by size.
 */
function quietInk(setting: Setting, lines: readonly Break[], style: BlockStyle): InkRole {
  const ink = style.ink ?? 'key'
  const colourless = lines.length > 1 && !lines.some(({ connector }) => connector) && (style.finish ?? setting.finish) === 'plain'
  if (ink !== 'key' || !colourless) return ink
  return setting.rng.fork('tone').next() < (setting.motif === undefined ? 1 : 0.3) ? 'second' : 'key'
}

/** Height of a connector over WIDTH. */
const CONNECTOR = 0.078

function rowOf(setting: Setting, line: Break, ornament: Ornament, style: BlockStyle): { row: Row; read: Read } {
  const { voice } = setting
  const face = line.connector ? (style.small ?? voice.helper) : voice.display
  const set = setWords(setting, face, line.from, line.to, line.connector ? { caps: true, tracking: 70 } : { caps: voice.caps })
  const read = { at: line.from, text: set.read, face }
  const ink = style.ink ?? 'key'
  if (line.connector) return { row: connectorRow(set, WIDTH, WIDTH * CONNECTOR, style.accent ?? 'second', ornament, ink), read }
  return { row: fullRow(set, WIDTH, ink, style.finish ?? setting.finish), read }
}

/** Width over height of capitals of any run of words in the display face, each measured once. */
export function displayRatio(setting: Pick<Setting, 'words' | 'voice' | 'language'>): (from: number, to: number) => number {
  const known = new Map<number, number>()
  return (from, to) => {
    const at = from * 1000 + to
    const found = known.get(at) ?? measure(setting, from, to)
    known.set(at, found)
    return found
  }
}

function measure(setting: Pick<Setting, 'words' | 'voice' | 'language'>, from: number, to: number): number {
  const { voice, words, language } = setting
  const text = textOf(words, from, to)
  const ink = measureLine(voice.display, voice.caps ? capitals(text, language) : text)
  // A mixed-case line is as high as its tallest letters; what hangs below counts half.
  const height = voice.caps ? voice.display.capHeight : ink.above + ink.below / 2
  return Math.max(0.2, ink.width / Math.max(1, height))
}

/** The best way to break, or now and then the next one where it is nearly as good. */
export function choose(ways: readonly Breaking[], chance: number): Breaking {
  const [best, second] = ways
  if (best === undefined) throw new RangeError('a phrase has at least one way to break')
  return second !== undefined && second.cost - best.cost < 0.2 && chance < 0.35 ? second : best
}

/** A cost of breaking as a fit from 0 to 1. */
export function fitOf(cost: number): number {
  return Math.exp(-cost / 2.5)
}
