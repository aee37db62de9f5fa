/** Where a phrase breaks into lines: by meaning, towards a wanted shape of block. */
import { bondCost, clauseCost, leansOn } from './phrasing.ts'
import type { Word } from './words.ts'

/** Words `from` … `to` (exclusive). A connector is a line of helper words, set small between rules. */
export interface Break {
  readonly from: number
  readonly to: number
  readonly connector: boolean
}

export interface Breaking {
  readonly lines: readonly Break[]
  /** Smaller is better. */
  readonly cost: number
}

export interface BreakRules {
  /** Width of words from … to divided by the height of their capitals, in the face of full lines. */
  readonly ratio: (from: number, to: number) => number
  /** Wanted height of the block over its width. */
  readonly height: number
  readonly maxLines: number
  /** Height of a connector over the width of the block; 0 forbids connectors. */
  readonly connectorHeight: number
  /** Height of the gap between lines over the width of the block. */
  readonly gap: number
  /** Highest full line over the width of the block. */
  readonly maxLine: number
}

/** Up to here every way to break is tried; longer phrases are broken evenly. */
const MAX_FREE_WORDS = 12
/** Cost of a line that ends on a word that leans on the next. */
const LEANING = 0.9
/** What sense counts where a long phrase is broken evenly, over what it counts where every way is tried. */
const EVEN_SHARE = 0.13
/** Letters to a line that are still read from three metres; a longer phrase may have more lines than was asked. */
const LETTERS_A_LINE = 20

/** All ways to break, cheapest first; at most `keep` of them, at least one. */
export function breakLines(words: readonly Word[], rules: BreakRules, keep = 4): Breaking[] {
  const found = words.length <= MAX_FREE_WORDS ? everyWay(words, rules) : evenWays(words, rules)
  return found.sort((a, b) => a.cost - b.cost).slice(0, keep)
}

function everyWay(words: readonly Word[], rules: BreakRules): Breaking[] {
  const found: Breaking[] = []
  for (let mask = 0; mask < 2 ** (words.length - 1); mask++) {
    const lines = linesOf(mask, words, rules)
    if (lines.length <= rules.maxLines) found.push({ lines, cost: costOf(lines, words, rules) })
  }
  return found
}

/** For each number of lines the way in which they come out most alike and none ends on a word that leans on the next. */
function evenWays(words: readonly Word[], rules: BreakRules): Breaking[] {
  const letters = words.reduce((sum, { text }) => sum + [...text].length + 1, 0)
  const most = Math.min(words.length, Math.max(rules.maxLines, Math.ceil(letters / LETTERS_A_LINE)))
  const whole = rules.ratio(0, words.length)
  const counts = Array.from({ length: most }, (_, index) => index + 1)
  return counts.map((count) => evenLines(words, rules, whole / count, count)).map((lines) => ({ lines, cost: costOf(lines, words, rules) }))
}

/** By dynamic programming over (words taken, lines made); a line's cost is the square of what it is off the wanted width. */
function evenLines(words: readonly Word[], rules: BreakRules, wanted: number, count: number): Break[] {
  let best: { cost: number; lines: readonly Break[] }[] = [{ cost: 0, lines: [] }]
  for (let line = 0; line < count; line++) {
    const next: typeof best = []
    best.forEach((so, from) => {
      // The words that are left must do for the lines that are left, and the last line takes them all.
      const furthest = words.length - (count - line - 1)
      for (let to = line === count - 1 ? words.length : from + 1; to <= furthest; to++) {
        const off = rules.ratio(from, to) / wanted - 1
        if (off > 1.2 && to > from + 1) break
        const torn = (to < words.length && leansOn(words, to) ? LEANING : 0) + bondCost(words, to) + clauseCost(words, from, to)
        const cost = so.cost + off * off + torn * EVEN_SHARE
        if (cost < (next[to]?.cost ?? Infinity)) next[to] = { cost, lines: [...so.lines, { from, to, connector: false }] }
      }
    })
    best = next
  }
  return [...(best[words.length]?.lines ?? [{ from: 0, to: words.length, connector: false }])]
}

function linesOf(mask: number, words: readonly Word[], rules: BreakRules): Break[] {
  const lines: Break[] = []
  let from = 0
  for (let to = 1; to <= words.length; to++) {
    if (to < words.length && (mask & (1 << (to - 1))) === 0) continue
    const connector = rules.connectorHeight > 0 && to - from <= 3 && words.slice(from, to).every((word) => word.helper)
    lines.push({ from, to, connector })
    from = to
  }
  return lines
}

function costOf(lines: readonly Break[], words: readonly Word[], rules: BreakRules): number {
  const heights = lines.map((line) => (line.connector ? rules.connectorHeight : 1 / rules.ratio(line.from, line.to)))
  const full = heights.filter((_, index) => lines[index]?.connector === false)
  if (full.length === 0) return 100
  const total = heights.reduce((sum, height) => sum + height, 0) + rules.gap * (lines.length - 1)
  const tallest = Math.max(...full)
  const smallest = Math.min(...full)
  let cost = 2.2 * Math.abs(Math.log(total / rules.height)) + 0.12 * lines.length
  if (tallest > rules.maxLine) cost += 6 * (tallest - rules.maxLine)
  // Equal lines are dull; a line under a twentieth of the width is not read from three metres.
  if (full.length > 1) cost += Math.max(0, 1.5 - tallest / smallest) * 0.9
  cost += full.reduce((sum, height) => sum + Math.max(0, 0.075 - height) * 25, 0)
  cost += endingCost(lines, words) + keyCost(lines, heights, words)
  return cost
}

/** A line must not end on a word that leans on the next, tear what belongs together, nor be one small word that is no connector. */
function endingCost(lines: readonly Break[], words: readonly Word[]): number {
  return lines.reduce((sum, line, index) => {
    const leans = index < lines.length - 1 && leansOn(words, line.to) && !line.connector
    const lonely = line.to - line.from === 1 && words[line.from]?.helper === true && !line.connector
    const edge = line.connector && (index === lines.length - 1 || lines[index + 1]?.connector === true)
    // Between rules “and” and “the” say something; “a” says nothing.
    const idle = line.connector && line.to - line.from === 1 && (words[line.from]?.text.length ?? 0) === 1
    return sum + (leans ? LEANING : 0) + (lonely || idle ? 0.8 : 0) + (edge ? 1.2 : 0) + bondCost(words, line.to) + clauseCost(words, line.from, line.to)
  }, 0)
}

/** The weightiest word belongs on the tallest line. */
function keyCost(lines: readonly Break[], heights: readonly number[], words: readonly Word[]): number {
  const key = keyWord(words)
  const line = lines.findIndex(({ from, to }) => key >= from && key < to)
  return ((Math.max(...heights) - (heights[line] ?? 0)) / Math.max(...heights)) * 0.9
}

/** Index of the weightiest word; the later of two equals. */
export function keyWord(words: readonly Word[]): number {
  return words.reduce((best, word, index) => (word.weight >= (words[best]?.weight ?? 0) ? index : best), 0)
}
