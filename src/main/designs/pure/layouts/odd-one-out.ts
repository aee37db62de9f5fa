/** The picture many times in a grid, one of them in colour: for those who are not like the others. */
import { scale } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'

const ODD = new Set('different weird odd weirdo unique myself yourself only one special rare crew squad herd pack flock team all many lost favourite favorite'.split(' '))

export const oddOneOut: Layout = {
  id: 'odd-one-out',
  name: 'Odd one out',
  suits: ({ words, motif, voice }) => (motif === undefined || voice.hand || words.length > 8 ? 0 : speaksOf(words, ODD) ? CALLED_FOR / 2 : 0.22),
  compose(setting) {
    const { motif, rng } = setting
    if (motif === undefined) throw new RangeError('a grid needs a picture')
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.46 : 0.44, maxLines: 3, maxLine: 0.36 })
    const cells = grid(motif, rng.fork('odd').int(6), wide ? 3 : 4, 3)
    const text: Row = { parts: block.parts, height: block.height, weight: 150 }
    const parts = wide ? [...leftOf(cells, block.height), ...block.parts] : stackRows([cells, text], 0.4).parts
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.95 }
  },
}

function leftOf(cells: Row, height: number): Part[] {
  const box = partsBox(cells.parts)
  const factor = Math.max(height, WIDTH * 0.4) / box.height
  const scaled = cells.parts.map((part) => ({ ...part, shape: scale(part.shape, factor) }))
  const at = partsBox(scaled)
  return moveParts(scaled, -WIDTH / 2 - 70 - at.right, height / 2 - (at.top + at.bottom) / 2)
}

/** Equal cells in one ink, drawn by their lines so that each still shows what it is, but for one in the middle row. */
function grid(motif: NonNullable<Setting['motif']>, odd: number, columns: number, rows: number): Row {
  const cell = WIDTH / columns
  const size = cell * 0.78
  const picture = fitPicture(motif, size, size * 0.9)
  const box = partsBox(picture)
  const pitch = box.height + cell * 0.18
  const quiet: Part = { shape: picture.at(-1)?.shape ?? [], ink: 'key' }
  const chosen = columns + (odd % columns)
  const parts = Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const x = (column - (columns - 1) / 2) * ((WIDTH - box.width) / (columns - 1))
    return moveParts(index === chosen ? picture : [quiet], x, box.height / 2 + row * pitch)
  }).flat()
  return { parts, height: box.height + (rows - 1) * pitch, weight: 100 }
}
