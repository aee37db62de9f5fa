/** Lines justified by size into one block, helper words small between rules, the picture as crown or pedestal. */
import { breakLines, type Break, type Breaking } from '../type/break-lines.ts'
import { setWords, WIDTH, type Draft, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { connectorRow, fitMotif, fullRow, motifRow, ORNAMENTS, stackRows, type Ornament, type Row } from './rows.ts'
import { keyWord } from '../type/break-lines.ts'
import { boxOf, move } from '../geometry/shape.ts'

export const stack: Layout = {
  id: 'stack',
  suits: ({ words }) => (words.length < 2 ? 0.5 : words.length > 12 ? 0.7 : 1),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const motifHeight = setting.motif === undefined || wide ? 0 : 0.36
    const block = composeBlock(setting, wide ? 0.46 : Math.min(1.05, 1.05 / setting.aspect) - motifHeight * 0.8)
    const ornament = setting.rng.fork('place').next()
    if (setting.motif === undefined) return draftOf(setting, block, block.parts, false)
    if (wide) return draftOf(setting, block, [...block.parts, ...beside(setting, block.height)], true)
    const motif = motifRow(setting.motif, motifHeight * WIDTH, 'second')
    const text: Row = { parts: block.parts, height: block.height, weight: 140 }
    return draftOf(setting, block, stackRows(ornament < 0.72 ? [motif, text] : [text, motif]).parts, true)
  },
}

interface Block {
  readonly parts: Part[]
  readonly height: number
  readonly reads: readonly Read[]
  readonly cost: number
}

/** The words alone, justified to WIDTH and about `height` times as high. */
export function composeBlock(setting: Setting, height: number): Block {
  const { words, voice, rng } = setting
  const ratio = (from: number, to: number): number => {
    const line = setWords(setting, voice.display, from, to, { caps: voice.caps })
    return line.box.width / line.capHeight
  }
  const rules = { ratio: remember(ratio), height, maxLines: 5, connectorHeight: 0.085, gap: 0.035, maxLine: 0.62 }
  const breaking = choose(breakLines(words, rules), rng.fork('break').next())
  const ornament = rng.fork('ornament').pick(ORNAMENTS)
  const key = keyWord(words)
  const rows = breaking.lines.map((line) => rowOf(setting, line, key, ornament))
  const stacked = stackRows(rows.map(({ row }) => row))
  return { ...stacked, reads: rows.map(({ read }) => read), cost: breaking.cost }
}

function rowOf(setting: Setting, line: Break, key: number, ornament: Ornament): { row: Row; read: Read } {
  const { voice } = setting
  const holdsKey = key >= line.from && key < line.to
  const face = line.connector ? voice.helper : voice.display
  const set = setWords(setting, face, line.from, line.to, line.connector ? { caps: true, tracking: 60 } : { caps: voice.caps })
  const read = { at: line.from, text: set.read }
  if (line.connector) return { row: connectorRow(set, WIDTH, 76, 'second', ornament), read }
  return { row: fullRow(set, WIDTH, holdsKey ? 'key' : 'key', setting.finish), read }
}

/** The best way to break, or now and then the next one where it is nearly as good. */
export function choose(ways: readonly Breaking[], chance: number): Breaking {
  const [best, second] = ways
  if (best === undefined) throw new RangeError('a phrase has at least one way to break')
  return second !== undefined && second.cost - best.cost < 0.2 && chance < 0.35 ? second : best
}

/** Measures once what the search asks for again and again. */
export function remember(ratio: (from: number, to: number) => number): (from: number, to: number) => number {
  const known = new Map<number, number>()
  return (from, to) => {
    const at = from * 1000 + to
    const found = known.get(at) ?? Math.max(0.2, ratio(from, to))
    known.set(at, found)
    return found
  }
}

/** On a wide area the picture stands beside the words, as high as they are. */
function beside(setting: Setting, height: number): Part[] {
  if (setting.motif === undefined) return []
  const fitted = fitMotif(setting.motif, height * 1.1, height)
  const box = boxOf(fitted)
  return [{ shape: move(fitted, -WIDTH / 2 - box.width / 2 - 50, height / 2), ink: 'second' }]
}

function draftOf(setting: Setting, block: Block, parts: readonly Part[], usedMotif: boolean): Draft {
  return { parts, reads: block.reads, faces: [setting.voice.display, setting.voice.helper], usedMotif, fit: Math.exp(-block.cost / 2.5) }
}
