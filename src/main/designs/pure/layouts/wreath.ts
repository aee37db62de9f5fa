/** Laurels round the words, the picture in their opening. */
import { laurelBranch, mirrored } from '../geometry/emblems.ts'
import { star, pair } from '../geometry/figures.ts'
import { move } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, partsBox, scaleParts, textOf, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'

const RADIUS = 450
const LEAF = 104
/** Radius inside the leaves. */
const CLEAR = 372
/** No block is wider. */
const WIDEST = 680

export const wreath: Layout = {
  id: 'wreath',
  name: 'Laurel wreath',
  finishes: ['plain'],
  suits: ({ words, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    if (words.length < 2 || words.length > 7 || letters > 32 || voice.hand) return 0
    return (voice.caps ? 0.7 : 0.45) * (aspect > 1.5 ? 0.2 : 1)
  },
  compose(setting) {
    const pictured = setting.motif !== undefined
    const block = insetBlock(setting, WIDEST, { height: pictured ? 0.62 : 0.86, maxLines: 4, maxLine: 0.3, finish: 'plain' })
    const branch = laurelBranch(RADIUS, LEAF, pictured ? 0.6 : 0.36)
    const opening = pictured ? crown(setting) : { parts: stars(-RADIUS + 20), bottom: -RADIUS + 90 }
    const factor = largest(block.height, opening.bottom)
    const [head, foot] = roomFor(WIDEST * factor, opening.bottom)
    const parts: Part[] = [
      { shape: [...branch, ...mirrored(branch)], ink: 'second' },
      { shape: move(star(34), 0, RADIUS), ink: 'third', gap: 14 },
      ...opening.parts,
      ...moveParts(scaleParts(block.parts, factor), 0, (head + foot - block.height * factor) / 2),
    ]
    return { parts, reads: block.reads, usedMotif: pictured, fit: fitOf(block.cost) * (factor < 0.72 ? 0.5 : 0.95) }
  },
}

/** Between which heights a block so wide keeps its corners clear of the leaves, below the opening at `top`. */
function roomFor(width: number, top: number): [head: number, foot: number] {
  const reach = Math.sqrt(Math.max(0, CLEAR ** 2 - (width / 2) ** 2))
  return [Math.max(top, -reach), Math.min(reach, CLEAR - 60)]
}

/** How much of its full size a block can have between the opening and the leaves. */
function largest(height: number, top: number): number {
  const fits = (factor: number): boolean => {
    const [head, foot] = roomFor(WIDEST * factor, top)
    return height * factor <= foot - head
  }
  let factor = 1
  while (factor > 0.4 && !fits(factor)) factor -= 0.01
  return factor
}

/** The picture between the tips. */
function crown(setting: Setting): { parts: Part[]; bottom: number } {
  if (setting.motif === undefined) return { parts: [], bottom: 0 }
  const parts = moveParts(fitPicture(setting.motif, 420, 390), 0, -RADIUS + 84)
  return { parts, bottom: partsBox(parts).bottom + 26 }
}

function stars(y: number): Part[] {
  return [{ shape: move([...star(48), ...move(pair(star(30), 96), 0, 16)], 0, y), ink: 'third' }]
}
