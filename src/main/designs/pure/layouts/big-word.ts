/** One word or pair as large as the block is wide; everything else in fine tracked capitals above and below. */
import { composeBlock } from './block.ts'
import { setWords, WIDTH, type Layout, type Read, type Setting } from './layout.ts'
import { crestRow, crownSize } from './crest.ts'
import { beside } from './stack.ts'
import { connectorRow, fullRow, ORNAMENTS, stackRows, type Row } from './rows.ts'
import { aroundKey } from './split.ts'

export const bigWord: Layout = {
  id: 'big-word',
  name: 'One big word',
  suits: ({ words, voice }) => (words.length < 3 || words.length > 8 ? 0 : voice.caps ? 0.9 : 0.6),
  compose(setting) {
    const { words } = setting
    const wide = setting.aspect > 1.5
    const { from, to } = aroundKey(words)
    const big = composeBlock(setting, { from, to, height: wide ? 0.3 : 0.4, maxLines: 2, connectors: false, maxLine: 0.5 })
    const above = from > 0 ? smallRow(setting, 0, from) : undefined
    const below = to < words.length ? smallRow(setting, to, words.length) : undefined
    const middle: Row = { parts: big.parts, height: big.height, weight: 170 }
    const rows = [above?.row, middle, below?.row].filter((row) => row !== undefined)
    const size = crownSize(stackRows(rows, 0.42).height)
    const picture = setting.motif !== undefined && !wide ? [crestRow(setting, setting.motif, size)] : []
    const { parts, height } = stackRows([...picture, ...rows], 0.42)
    const longest = Math.max(above?.crowd ?? 0, below?.crowd ?? 0)
    return {
      parts: setting.motif !== undefined && wide ? [...beside(setting.motif, height), ...parts] : parts,
      reads: [above?.read, ...big.reads, below?.read].filter((read) => read !== undefined),
      usedMotif: setting.motif !== undefined,
      fit: 0.9 * (longest > 1 ? 0.4 : 1) * (words.length > 2 ? 1 : 0.7),
    }
  },
}

/** Words in small capitals: tracked out to the full width, or between ornaments when they are few. `crowd` over 1 is too long. */
function smallRow(setting: Setting, from: number, to: number): { row: Row; read: Read; crowd: number } {
  const cap = 84
  const wide = setWords(setting, setting.voice.helper, from, to, { caps: true, tracking: 120 })
  const scaled = (wide.box.width * cap) / wide.capHeight
  const read = { at: from, text: wide.read, face: setting.voice.helper }
  if (scaled < WIDTH * 0.72) return { row: connectorRow(wide, WIDTH, cap, 'second', setting.rng.fork('ornament').pick(ORNAMENTS)), read, crowd: 0 }
  const row = fullRow(wide, WIDTH, 'key')
  return { row, read, crowd: 58 / row.weight }
}
