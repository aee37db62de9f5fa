/** A number as tall as the design is wide, with what it counts above and below: birthdays, years of service, shirts of a team. */
import { finished } from '../finish/lettering.ts'
import { rectangle } from '../geometry/figures.ts'
import { boxOf, move, type Shape } from '../geometry/shape.ts'
import { lineToWidth, scaleLine } from '../type/line.ts'
import { composeBlock, fitOf } from './block.ts'
import { setWords, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { stackRows, type Row } from './rows.ts'
import { beside } from './stack.ts'
import { CALLED_FOR, forgiving, numberAt } from './structure.ts'

export const bigNumber: Layout = {
  id: 'big-number',
  name: 'Big number',
  suits: ({ words, voice }) => (numberAt(words) === undefined || words.length < 2 || words.length > 9 || voice.hand || !voice.caps ? 0 : CALLED_FOR),
  compose(setting) {
    const at = numberAt(setting.words)
    if (at === undefined) throw new RangeError('there is no number in the phrase')
    const wide = setting.aspect > 1.5
    const style = { height: wide ? 0.16 : 0.24, maxLines: 2, finish: 'plain' as const, maxLine: 0.26 }
    const before = at > 0 ? composeBlock(setting, { ...style, from: 0, to: at }) : undefined
    const after = at + 1 < setting.words.length ? composeBlock(setting, { ...style, from: at + 1 }) : undefined
    const number = figure(setting, at, wide ? 380 : 560)
    const text = (block: typeof before): Row[] => (block === undefined ? [] : [{ parts: block.parts, height: block.height, weight: 130 }])
    const { parts, height } = stackRows([...text(before), number.row, ...text(after)], 0.36)
    const pictured = setting.motif !== undefined && wide
    return {
      parts: pictured && setting.motif !== undefined ? [...beside(setting.motif, height), ...parts] : parts,
      reads: [...(before?.reads ?? []), { at, text: number.read, face: setting.voice.display }, ...(after?.reads ?? [])],
      usedMotif: pictured,
      fit: forgiving(fitOf(((before?.cost ?? 0.4) + (after?.cost ?? 0.4)) / 2)) * 0.97,
    }
  },
}

/** The number, and beside a narrow one three stripes to each edge of the block. */
function figure(setting: Setting, at: number, tallest: number): { row: Row; read: string } {
  const line = setWords(setting, setting.voice.display, at, at + 1, { caps: true })
  const full = lineToWidth(line, WIDTH * 0.96)
  const set = full.capHeight > tallest ? scaleLine(line, tallest / line.capHeight) : full
  const style = setting.finish === 'plain' ? 'outline' : setting.finish
  const shape = move(set.shape, 0, -set.box.top)
  const depth = Math.min(26, set.capHeight * 0.06)
  const parts: Part[] = finished(shape, 'key', style, depth)
  const box = boxOf(parts.flatMap((part) => part.shape))
  const room = (WIDTH - box.width) / 2 - 44
  const sides: Part[] = room > 90 ? [{ shape: stripes(box.width / 2 + 44, room, box.height), ink: 'second' }] : []
  return { row: { parts: [...sides, ...parts].map((part) => ({ ...part, shape: move(part.shape, 0, -box.top) })), height: box.height, weight: 150 }, read: set.read }
}

/** Three bars on both sides, the middle one the heaviest. */
function stripes(from: number, length: number, height: number): Shape {
  const bars = [[-0.2, 0.055], [0, 0.11], [0.2, 0.055]] as const
  return bars.flatMap(([y, thick]) => [from, -from - length].flatMap((x) => rectangle(x, height * (0.5 + y - thick / 2), length, height * thick)))
}
