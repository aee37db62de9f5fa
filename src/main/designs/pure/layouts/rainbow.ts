/** A rainbow of flat bands, the picture under it, the words at its foot. */
import { intersect } from '../geometry/clip.ts'
import { annulus, rectangle } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type InkRole, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'

const BANDS: readonly InkRole[] = ['second', 'third', 'fourth']
const BAND = 74
const GAP = 16

export const rainbow: Layout = {
  id: 'rainbow',
  name: 'Rainbow',
  suits: ({ words, voice, aspect }) => (words.length > 8 || aspect > 2.6 ? 0 : voice.hand ? 0.3 : 0.7),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.5 : 0.46, maxLines: 3, maxLine: 0.36 })
    const bow = scaleParts(arcs(setting), wide ? 0.86 : 0.92)
    const box = partsBox(bow)
    const parts = wide ? [...moveParts(bow, -WIDTH / 2 - 70 - box.right, (block.height + box.height) / 2 - box.bottom), ...block.parts] : [...moveParts(bow, 0, -46 - box.bottom), ...block.parts]
    return { parts, reads: block.reads, usedMotif: setting.motif !== undefined, fit: fitOf(block.cost) * 0.95 }
  },
}

/** Half circles on legs, the picture standing on their ground. */
function arcs(setting: Setting): Part[] {
  const outer = WIDTH / 2
  const leg = 60
  const bands = BANDS.map((ink, index): Part => {
    const radius = outer - index * (BAND + GAP)
    const half = intersect(annulus(radius, radius - BAND), rectangle(-outer, -outer, 2 * outer, outer))
    const legs = [-1, 1].flatMap((side) => rectangle(side < 0 ? -radius : radius - BAND, -0.5, BAND, leg))
    return { shape: [...half, ...legs], ink }
  })
  const inner = outer - BANDS.length * (BAND + GAP)
  if (setting.motif === undefined) return bands
  const picture = fitPicture(setting.motif, inner * 1.5, inner * 1.02)
  const box = partsBox(picture)
  return [...bands, ...picture.map((part) => ({ ...part, shape: move(part.shape, 0, leg - box.bottom) }))]
}
