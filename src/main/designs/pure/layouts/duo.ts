/** One word as large as the block, the other knocked out of a bar below or above it: “DOG / DAD”. */
import { rectangle, roundedRectangle } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { keyWord } from '../type/break-lines.ts'
import { lineToCap, lineToWidth, type Line } from '../type/line.ts'
import { crestRow, crownSize } from './crest.ts'
import { setWords, textOf, WIDTH, type Layout, type Setting } from './layout.ts'
import { fullRow, stackRows, type Row } from './rows.ts'
import { beside } from './stack.ts'
import { splitInTwo } from './split.ts'

export const duo: Layout = {
  id: 'duo',
  name: 'Big word, word in a bar',
  suits: ({ words, voice }) => {
    if (words.length < 2 || words.length > 5 || !voice.caps || voice.hand) return 0
    const at = splitInTwo(words, 0.5) ?? 1
    const [first, second] = [textOf(words, 0, at).length, textOf(words, at, words.length).length]
    return Math.max(first, second) > 15 || Math.min(first, second) > 9 ? 0 : 0.8
  },
  compose(setting) {
    const { words, voice } = setting
    const wide = setting.aspect > 1.5
    const at = splitInTwo(words, 0.5) ?? 1
    // The shorter part is large: it gives the tallest letters.
    const bigFirst = textOf(words, 0, at).length < textOf(words, at, words.length).length || (textOf(words, 0, at).length === textOf(words, at, words.length).length && keyWord(words) < at)
    const [bigFrom, bigTo, barFrom, barTo] = bigFirst ? [0, at, at, words.length] : [at, words.length, 0, at]
    const big = setWords(setting, voice.display, bigFrom, bigTo, { caps: true })
    const rough = lineToWidth(big, WIDTH)
    const tallest = wide ? 330 : 520
    const row = rough.capHeight > tallest ? narrow(big, tallest, setting) : fullRow(big, WIDTH, 'key', setting.finish)
    const small = setWords(setting, voice.helper, barFrom, barTo, { caps: true, tracking: 60 })
    const bar = barRow(small, setting.rng.fork('bar').next() < 0.4)
    const rows = bigFirst ? [row, bar] : [bar, row]
    const crowned = setting.motif !== undefined && !wide
    const { parts, height } = stackRows(crowned && setting.motif !== undefined ? [crestRow(setting, setting.motif, crownSize(stackRows(rows, 0.32).height)), ...rows] : rows, 0.32)
    const bigRead = { at: bigFrom, text: big.read, face: voice.display }
    const barRead = { at: barFrom, text: small.read, face: voice.helper }
    return {
      parts: setting.motif !== undefined && wide ? [...beside(setting.motif, height), ...parts] : parts,
      reads: bigFirst ? [bigRead, barRead] : [barRead, bigRead],
      usedMotif: setting.motif !== undefined,
      fit: rough.capHeight < 150 ? 0.6 : rough.capHeight > 640 ? 0.7 : 0.93,
    }
  },
}

/** A very short word: as high as it may be, with what is left of the width open. */
function narrow(line: Line, cap: number, setting: Setting): Row {
  const fitted = lineToCap(line, cap)
  return fullRow(line, fitted.box.width, 'key', setting.finish)
}

function barRow(line: Line, round: boolean): Row {
  const wide = lineToWidth(line, WIDTH * 0.84)
  const set = wide.capHeight > 150 ? lineToCap(line, 150) : wide
  const high = set.capHeight * 1.62
  const ground = round ? roundedRectangle(-WIDTH / 2, 0, WIDTH, high, high / 2) : rectangle(-WIDTH / 2, 0, WIDTH, high)
  return { parts: [{ shape: ground, ink: 'second' }, { shape: move(set.shape, 0, high / 2 + set.capHeight / 2), ink: 'bare' }], height: high, weight: 110 }
}
