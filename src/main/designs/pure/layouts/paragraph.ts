/** Several lines of one size, as in a book: for meanings, small print and captions. */
import { move, type Shape } from '../geometry/shape.ts'
import type { Face } from '../type/face.ts'
import { lineToCap, type Line } from '../type/line.ts'
import { setWords, type Read, type Setting } from './layout.ts'
import type { Run } from './structure.ts'

export interface ParagraphStyle {
  readonly face: Face
  readonly caps: boolean
  /** Height of the capitals. */
  readonly cap: number
  /** No line is wider, unless one word is. */
  readonly width: number
  readonly align: 'left' | 'centre'
  /** Baseline to baseline over the height of the capitals. */
  readonly leading?: number
  readonly tracking?: number
}

export interface Paragraph {
  /** The tops of the first capitals at y = 0; left at x = 0, or centred on it. */
  readonly shape: Shape
  /** To the last baseline. */
  readonly height: number
  readonly width: number
  readonly reads: readonly Read[]
  /** The shortest line but the last over the longest: 1 is even. */
  readonly evenness: number
}

/** Lines as even as the fewest lines allow, none but the last ending on a word that leans on the next where that can be helped. */
export function setParagraph(setting: Pick<Setting, 'words' | 'language'>, run: Run, style: ParagraphStyle): Paragraph {
  const measured = new Map<string, Line>()
  const set = (from: number, to: number): Line => {
    const known = measured.get(`${from}/${to}`) ?? lineToCap(setWords(setting, style.face, from, to, style), style.cap)
    measured.set(`${from}/${to}`, known)
    return known
  }
  const runs = breakEvenly(setting, run, (from, to) => set(from, to).box.width, style.width)
  const pitch = style.cap * (style.leading ?? 1.6)
  const lines = runs.map(({ from, to }) => set(from, to))
  const shape = lines.flatMap((line, index) => move(line.shape, style.align === 'left' ? -line.box.left : 0, style.cap + index * pitch))
  const widths = lines.map(({ box }) => box.width)
  return {
    shape,
    height: style.cap + (lines.length - 1) * pitch,
    width: Math.max(...widths),
    evenness: Math.min(...(widths.length > 1 ? widths.slice(0, -1) : widths)) / Math.max(...widths),
    reads: lines.map((line, index) => ({ at: runs[index]?.from ?? 0, text: line.read, face: style.face })),
  }
}

/** Of the narrowest widths that need no more lines than the whole width does, the break with the least slack. */
function breakEvenly(setting: Pick<Setting, 'words'>, run: Run, widthOf: (from: number, to: number) => number, most: number): Run[] {
  const ways = [1, 0.93, 0.86, 0.8, 0.74, 0.68].map((part) => breakWithin(setting, run, widthOf, most * part))
  const fewest = ways[0]?.runs.length
  return ways.filter(({ runs }) => runs.length === fewest).toSorted((a, b) => a.cost - b.cost)[0]?.runs ?? []
}

interface Way {
  readonly cost: number
  readonly runs: Run[]
}

/** The sum of squared slack made small, as Knuth and Plass do it; a line had better end on a mark than on a word that leans on the next. */
function breakWithin({ words }: Pick<Setting, 'words'>, run: Run, widthOf: (from: number, to: number) => number, most: number): Way {
  const best: Way[] = [{ cost: 0, runs: [] }]
  for (let to = run.from + 1; to <= run.to; to++) {
    const last = words[to - 1]
    const seam = to === run.to ? 0 : last?.helper === true ? 0.08 : /[,.;:!?–—]$/u.test(last?.text ?? '') ? -0.06 : 0
    let found: Way = { cost: Infinity, runs: [] }
    for (let from = to - 1; from >= run.from; from--) {
      const slack = 1 - widthOf(from, to) / most
      if (slack < 0 && from < to - 1) break
      const before = best[from - run.from]
      const cost = (before?.cost ?? Infinity) + (slack < 0 ? 1 : slack ** 2) + seam + 0.2
      if (cost < found.cost) found = { cost, runs: [...(before?.runs ?? []), { from, to }] }
    }
    best.push(found)
  }
  return best.at(-1) ?? { cost: Infinity, runs: [] }
}
