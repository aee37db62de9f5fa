/** A playing card: the picture upright and turned round, small in two corners, the words on a band across the middle. */
import { outset, subtract } from '../geometry/clip.ts'
import { rectangle, roundedRectangle } from '../geometry/figures.ts'
import { move, rotate } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'

const CARDS = new Set('queen king jack ace joker lucky luck cards card game deal wild hand bluff all-in'.split(' '))
const HALF_WIDTH = 430

export const playingCard: Layout = {
  id: 'playing-card',
  name: 'Playing card',
  finishes: ['plain'],
  exempt: { 'repeated-word': 'only the picture is repeated, as on a card' },
  suits: ({ words, motif, voice, aspect }) => (motif === undefined || voice.hand || !voice.caps || words.length > 6 || aspect > 1.2 ? 0 : speaksOf(words, CARDS) ? CALLED_FOR / 2 : 0.4),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a playing card needs a picture')
    const block = composeBlock(setting, { height: 0.24, maxLines: 2, finish: 'plain', maxLine: 0.26, connectors: false, ink: 'bare', accent: 'bare' })
    const factor = (2 * HALF_WIDTH - 130) / WIDTH
    const words = scaleParts(block.parts, factor)
    const deep = block.height * factor
    const band = deep + 80
    const upper = court(motif)
    const reach = partsBox(upper).height + band / 2 + 44
    const half = [...moveParts(upper, 0, -reach + partsBox(upper).height / 2), ...moveParts(pip(motif), -HALF_WIDTH + 118, -reach + 56)]
    const height = 2 * (reach + 74)
    const sheet = roundedRectangle(-HALF_WIDTH, -height / 2, 2 * HALF_WIDTH, height, 62)
    const parts: Part[] = [
      ...half,
      ...half.map((part) => ({ ...part, shape: rotate(part.shape, 180) })),
      { shape: rectangle(-HALF_WIDTH + 26, -band / 2, 2 * (HALF_WIDTH - 26), band), ink: 'second' },
      ...moveParts(words, 0, -deep / 2),
      { shape: subtract(sheet, outset(sheet, -26)), ink: 'key' },
    ]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.97 }
  },
}

function court(motif: NonNullable<Setting['motif']>): Part[] {
  return fitPicture(motif, HALF_WIDTH * 1.06, HALF_WIDTH * 0.82, 'key', 'third')
}

/** The corner's small picture, in one ink. */
function pip(motif: NonNullable<Setting['motif']>): Part[] {
  const lines = fitPicture(motif, 118, 118).at(-1)
  return lines === undefined ? [] : [{ shape: move(lines.shape, 0, 0), ink: 'second' }]
}
