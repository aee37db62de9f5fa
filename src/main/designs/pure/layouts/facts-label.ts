/** The label on a food packet: a heavy head, thick and thin rules, an amount and its thing on each line. */
import { outset, subtract } from '../geometry/clip.ts'
import { rectangle } from '../geometry/figures.ts'
import { boxOf, move, type Shape } from '../geometry/shape.ts'
import { lineToCap } from '../type/line.ts'
import { composeBlock } from './block.ts'
import { scaleParts, setWords, WIDTH, type Draft, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { crestRow } from './crest.ts'
import { beside } from './stack.ts'
import { stackRows, type Row } from './rows.ts'
import { BUILT_FOR, headedList, itemsOf, type Run } from './structure.ts'

export const factsLabel: Layout = {
  id: 'facts-label',
  name: 'Facts label',
  finishes: ['plain'],
  exempt: { 'equal-lines': 'the lines of a label are equal', 'repeated-word': 'amounts may be equal' },
  suits: ({ words, voice, aspect }) => (amounts(words) === undefined || voice.hand || !voice.caps || aspect > 2.6 ? 0 : BUILT_FOR * 2),
  compose(setting) {
    const found = amounts(setting.words)
    if (found === undefined) throw new RangeError('a facts label needs amounts')
    return compose(setting, found.head, found.items)
  },
}

/** The head, if any, and at least two items that each begin or end with a number. */
function amounts(words: Setting['words']): { head: Run | undefined; items: Run[] } | undefined {
  const headed = headedList(words)
  const items = headed?.items ?? itemsOf(words)
  const counted = items.filter(({ from, to }) => /\d/u.test(words[from]?.text ?? '') || /\d/u.test(words[to - 1]?.text ?? ''))
  if (items.length < 2 || items.length > 7 || counted.length !== items.length || items.some(({ from, to }) => to - from < 2 || to - from > 5)) return undefined
  return { head: headed?.head, items }
}

const PAD = 86

function compose(setting: Setting, head: Run | undefined, items: readonly Run[]): Draft {
  const inner = WIDTH - 2 * PAD
  const title = head === undefined ? undefined : composeBlock(setting, { from: head.from, to: head.to, height: 0.3, maxLines: 2, connectors: false, finish: 'plain', maxLine: 0.3 })
  const parts: Part[] = title === undefined ? [] : scaleParts(title.parts, inner / WIDTH).map((part) => ({ ...part, shape: move(part.shape, 0, PAD * 0.75) }))
  let y = title === undefined ? PAD - 50 : PAD * 0.75 + title.height * (inner / WIDTH) + 34
  const bar = (height: number): void => {
    parts.push({ shape: rectangle(-inner / 2, y, inner, height), ink: height > 20 ? 'second' : 'key' })
    y += height
  }
  if (title !== undefined) bar(44)
  const cap = capFor(setting, items, inner)
  const reads: Read[] = [...(title?.reads ?? [])]
  items.forEach((item, index) => {
    if (index > 0) bar(7)
    y += cap * 0.56
    const row = itemRow(setting, item, cap, inner)
    parts.push({ shape: move(row.shape, 0, y + cap), ink: 'key' })
    reads.push(...row.reads)
    y += cap * 1.56
  })
  bar(26)
  const frame = rectangle(-WIDTH / 2, 0, WIDTH, y + PAD * 0.75)
  parts.unshift({ shape: subtract(frame, outset(frame, -15, 'sharp')), ink: 'key' })
  const label: Row = { parts, height: y + PAD * 0.75, weight: 120 }
  const placed = withPicture(setting, label, items.length < 4)
  return { parts: placed ?? parts, reads, usedMotif: placed !== undefined, fit: cap < 46 ? 0.5 : 0.95 }
}

/** On a wide area the picture stands beside the label, on others over a short one. */
function withPicture(setting: Setting, label: Row, short: boolean): Part[] | undefined {
  if (setting.motif === undefined) return undefined
  if (setting.aspect > 1.5) return [...beside(setting.motif, label.height * 0.8).map((part) => ({ ...part, shape: move(part.shape, 0, label.height * 0.1) })), ...label.parts]
  return short ? stackRows([crestRow(setting, setting.motif, WIDTH * 0.4), label]).parts : undefined
}

/** The amount heavy, its thing light, at the two edges in the order of the phrase. */
function sidesOf(setting: Setting, { from, to }: Run): { left: Run; right: Run; heavy: 'left' | 'right' } {
  const leads = /\d/u.test(setting.words[from]?.text ?? '')
  const at = leads ? from + 1 : to - 1
  return { left: { from, to: at }, right: { from: at, to }, heavy: leads ? 'left' : 'right' }
}

function itemRow(setting: Setting, item: Run, cap: number, inner: number): { shape: Part['shape']; reads: Read[]; width: number } {
  const { display, helper } = setting.voice
  const { left, right, heavy } = sidesOf(setting, item)
  const set = (run: Run, strong: boolean) => lineToCap(setWords(setting, strong ? display : helper, run.from, run.to, strong ? { caps: true } : { caps: true, tracking: 40 }), cap)
  const [first, last] = [set(left, heavy === 'left'), set(right, heavy === 'right')]
  const hung = last.box.right - boxOf(last.shape.slice(0, unmarked(setting, right, last.shape))).right
  const shape = [...move(first.shape, -inner / 2 - first.box.left, 0), ...move(last.shape, inner / 2 - last.box.right + hung, 0)]
  const reads = [{ at: left.from, text: first.read, face: heavy === 'left' ? display : helper }, { at: right.from, text: last.read, face: heavy === 'right' ? display : helper }]
  return { shape, reads, width: first.box.width + last.box.width }
}

/** How many rings of a line are left without the comma or full stop at its end: that hangs in the margin. */
function unmarked(setting: Setting, { to }: Run, shape: Shape): number {
  return /[,.;]$/u.test(setting.words[to - 1]?.text ?? '') ? shape.length - 1 : shape.length
}

/** The largest capitals at which every row keeps a clear middle. */
function capFor(setting: Setting, items: readonly Run[], inner: number): number {
  const widest = Math.max(...items.map((item) => itemRow(setting, item, 100, inner).width))
  return Math.min(104, (100 * inner * 0.92) / widest, 760 / items.length / 2)
}
