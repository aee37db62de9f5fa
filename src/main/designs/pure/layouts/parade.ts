/** The picture in a row, growing from left to right as in the well-known chart of descent; only the last one is finished. */
import { rectangle } from '../geometry/figures.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type InkRole, type Layout, type Part, type Setting } from './layout.ts'
import { silhouette } from '../geometry/clip.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'

const GROWTH = new Set('evolution evolve evolved evolving progress growing grow grows growth level levels stages becoming life era'.split(' '))
const STEPS = [0.34, 0.52, 0.74, 1] as const
const INKS: readonly InkRole[] = ['fourth', 'third', 'second', 'key']

export const parade: Layout = {
  id: 'parade',
  name: 'Growing row',
  suits: ({ words, motif, voice }) => (motif === undefined || voice.hand || words.length > 8 ? 0 : speaksOf(words, GROWTH) ? CALLED_FOR : 0.22),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a row needs a picture')
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.24 : 0.5, maxLines: 3, maxLine: 0.36, connectors: !wide })
    const row = growing(motif)
    const ground: Row = { parts: [{ shape: rectangle(-WIDTH / 2, 0, WIDTH, 12), ink: 'key' }], height: 12, weight: 70 }
    const { parts } = stackRows([row, ground, { parts: block.parts, height: block.height, weight: 150 }], 0.3)
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.95 }
  },
}

/** Silhouettes on one ground, the last one with its inside, as wide in all as the block. */
function growing(motif: NonNullable<Setting['motif']>): Row {
  const gap = 0.1
  const whole = STEPS.reduce((sum, step) => sum + step, 0) + gap * (STEPS.length - 1)
  const full = fitPicture(motif, 1000, 1000)
  const size = partsBox(full)
  const tallest = Math.min(430, (WIDTH / whole) * (size.height / size.width))
  const factor = tallest / size.height
  const unit = size.width * factor
  const room = (WIDTH - unit * STEPS.reduce((sum, step) => sum + step, 0)) / (STEPS.length - 1)
  let x = -WIDTH / 2
  const parts = STEPS.flatMap((step, index): Part[] => {
    const last = index === STEPS.length - 1
    const drawn = scaleParts(full, factor * step)
    const placed = moveParts(last ? drawn : [{ shape: silhouette(drawn.flatMap(({ shape }) => shape)), ink: INKS[index] ?? 'third' }], x + (unit * step) / 2, tallest - (size.height * factor * step) / 2)
    x += unit * step + room
    return placed
  })
  return { parts, height: tallest, weight: 90 }
}
