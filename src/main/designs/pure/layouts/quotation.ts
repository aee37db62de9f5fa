/** A saying in quotation marks, the marks as large as the picture would be. Only for a phrase that is quoted. */
import { rectangle } from '../geometry/figures.ts'
import { boxOf, move } from '../geometry/shape.ts'
import { lineToWidth, setLine } from '../type/line.ts'
import type { Word } from '../type/words.ts'
import { composeBlock, fitOf } from './block.ts'
import { WIDTH, type Layout, type Part } from './layout.ts'
import { BUILT_FOR } from './structure.ts'

/** Whether the phrase opens and closes with double quotation marks and has none between. */
function isQuoted(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join(' ')
  return words.length > 1 && /^“[^“”]+”$/u.test(text)
}

export const quotation: Layout = {
  id: 'quotation',
  name: 'Giant quotation marks',
  suits: ({ words, voice }) => (!isQuoted(words) || words.length > 14 || voice.hand ? 0 : BUILT_FOR),
  compose(setting) {
    const { display } = setting.voice
    const last = setting.words.length - 1
    const bare = setting.words.map((word, index) => ({ ...word, text: word.text.slice(index === 0 ? 1 : 0, index === last ? -1 : undefined) }))
    const block = composeBlock({ ...setting, words: bare }, { height: setting.aspect > 1.5 ? 0.34 : 0.7, maxLines: 5, maxLine: 0.4 })
    const [open, close] = ['“', '”'].map((mark) => lineToWidth(setLine(display, mark), 270))
    if (open === undefined || close === undefined) throw new RangeError('a quotation has two marks')
    const markHeight = boxOf(open.shape).height
    const rule = (y: number, side: 1 | -1): Part => ({ shape: rectangle(side < 0 ? -WIDTH / 2 + 310 : -WIDTH / 2, y - 7, WIDTH - 310, 14), ink: 'second' })
    const top = -60 - markHeight
    const foot = block.height + 60
    const parts: Part[] = [
      { shape: move(open.shape, -WIDTH / 2 - open.box.left, top - open.box.top), ink: 'second' },
      rule(top + markHeight / 2, -1),
      ...block.parts,
      { shape: move(close.shape, WIDTH / 2 - close.box.right, foot - close.box.top), ink: 'second' },
      rule(foot + markHeight / 2, 1),
    ]
    return {
      parts,
      reads: [{ at: -1, text: open.read, face: display }, ...block.reads, { at: setting.words.length, text: close.read, face: display }],
      usedMotif: false,
      fit: fitOf(block.cost),
    }
  },
}
