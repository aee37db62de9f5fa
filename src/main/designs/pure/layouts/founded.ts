/** “Dog mom est. 2019”: the words, and under them the year parted by the picture or a star. */
import { rectangle, star } from '../geometry/figures.ts'
import { move, scale } from '../geometry/shape.ts'
import { lineToCap } from '../type/line.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, setWords, WIDTH, type Layout, type Part, type Read, type Setting } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { BUILT_FOR, forgiving, foundedAt } from './structure.ts'

export const founded: Layout = {
  id: 'founded',
  name: 'Established in a year',
  suits: ({ words, voice }) => (foundedAt(words) === undefined || words.length < 3 || words.length > 9 || voice.hand || (foundedAt(words) ?? 0) > 0 && (foundedAt(words) ?? 0) + 2 < words.length ? 0 : BUILT_FOR),
  compose(setting) {
    const at = foundedAt(setting.words)
    if (at === undefined) throw new RangeError('there is no year in the phrase')
    const rest = at === 0 ? { from: 2, to: setting.words.length } : { from: 0, to: at }
    const block = composeBlock(setting, { ...rest, height: setting.aspect > 1.5 ? 0.3 : 0.52, maxLines: 3, maxLine: 0.42 })
    const year = yearRow(setting, at)
    const words: Row = { parts: block.parts, height: block.height, weight: 140 }
    const { parts } = stackRows(at === 0 ? [year.row, words] : [words, year.row], 0.4)
    return { parts, reads: [...block.reads, ...year.reads].toSorted((a, b) => a.at - b.at), usedMotif: setting.motif !== undefined, fit: forgiving(fitOf(block.cost)) }
  },
}

/** EST. on the left, the year on the right, both between rules; the picture in the middle is taller than they are. */
function yearRow(setting: Setting, at: number): { row: Row; reads: Read[] } {
  const { helper } = setting.voice
  const cap = 88
  const [word, year] = [at, at + 1].map((index) => lineToCap(setWords(setting, helper, index, index + 1, { caps: true, tracking: 90 }), cap))
  if (word === undefined || year === undefined) throw new RangeError('a year has a word before it')
  const picture: Part[] = setting.motif === undefined ? [{ shape: star(62), ink: 'second' }] : fitPicture(setting.motif, 380, 300)
  const box = partsBox(picture)
  const centre = moveParts(picture, 0, -box.top)
  const middle = box.height / 2
  const half = box.width / 2 + 50
  const side = (WIDTH / 2 + half) / 2
  const room = WIDTH / 2 - half
  const factor = Math.min(1, (room * 0.98) / Math.max(word.box.width, year.box.width))
  const place = (line: typeof word, x: number): Part => ({ shape: move(scale(line.shape, factor), x, middle + (cap * factor) / 2), ink: 'key' })
  const reach = cap * factor * 0.5 + 34
  const rules = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => rectangle(x < 0 ? -WIDTH / 2 : half, middle + y * reach - 5, room, 10)))
  const parts: Part[] = [...centre, { shape: rules, ink: 'second' }, place(word, -side), place(year, side)]
  const tall = Math.max(box.height, 2 * reach + 10)
  return { row: { parts: moveParts(parts, 0, (tall - box.height) / 2), height: tall, weight: cap * 1.4 }, reads: [{ at, text: word.read, face: helper }, { at: at + 1, text: year.read, face: helper }] }
}
