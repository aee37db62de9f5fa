/** Bars as on a packet, with the picture standing on them; their widths are chance and say nothing to a scanner. */
import { rectangle } from '../geometry/figures.ts'
import type { Rng } from '../../../kernel/pure/rng.ts'
import { outset, silhouette, subtract } from '../geometry/clip.ts'
import type { Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, WIDTH, type Layout, type Part } from './layout.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'

const GOODS = new Set('made product property limited edition batch original organic fresh price sale sold taken certified genuine premium imported fragile handle'.split(' '))
const TALL = 400

export const barCode: Layout = {
  id: 'bar-code',
  name: 'Bar code',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => (words.length > 8 || voice.hand || !voice.caps || aspect > 2.6 ? 0 : speaksOf(words, GOODS) || words.some(({ text }) => text.includes('%')) ? CALLED_FOR / 2 : 0.15),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.18 : 0.34, maxLines: 3, finish: 'plain', maxLine: 0.3, connectors: false })
    const code: Row = { parts: standing(setting.motif, bars(setting.rng.fork('bars'))), height: TALL, weight: 120 }
    const { parts } = stackRows([code, { parts: block.parts, height: block.height, weight: 150 }], 0.34)
    return { parts, reads: block.reads, usedMotif: setting.motif !== undefined, fit: fitOf(block.cost) * 0.92 }
  },
}

/** Bars and gaps of one to four units, no two wide gaps together; the outermost and the middle ones are guards. */
function bars(rng: Rng): Shape {
  const widths = Array.from({ length: 61 }, (_, index) => (index % 2 === 0 ? 1 + rng.int(4) : 1 + rng.int(2) + (rng.next() < 0.15 ? 1 : 0)))
  const unit = WIDTH / widths.reduce((sum, width) => sum + width, 0)
  let x = -WIDTH / 2
  return widths.flatMap((width, index): Shape => {
    const left = x
    x += width * unit
    return index % 2 === 0 ? rectangle(left, 0, width * unit, TALL) : []
  })
}

/** The picture over the middle, a clear edge round it. */
function standing(motif: Parameters<typeof fitPicture>[0] | undefined, code: Shape): Part[] {
  if (motif === undefined) return [{ shape: code, ink: 'key' }]
  const picture = moveParts(fitPicture(motif, 520, 400), 0, 0)
  const box = partsBox(picture)
  const placed = moveParts(picture, 0, TALL * 0.62 - box.bottom)
  const edge = outset(silhouette(placed.flatMap(({ shape }) => shape)), 24)
  const low = partsBox(placed)
  return [{ shape: subtract(code, edge), ink: 'key' }, ...(low.height > 0 ? placed : [])]
}
