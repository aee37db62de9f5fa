/** A sign at the roadside: the picture in a diamond, the words on a plate below it. */
import { outset, subtract } from '../geometry/clip.ts'
import { ellipse, roundedRectangle } from '../geometry/figures.ts'
import { boxOf, move, rotate, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { CALLED_FOR, speaksOf } from './structure.ts'

const SIGNS = new Set('warning caution danger beware attention crossing xing stop ahead zone slow road watch alert achtung vorsicht attenzione atención parking only'.split(' '))

export const roadSign: Layout = {
  id: 'road-sign',
  name: 'Road sign',
  finishes: ['plain'],
  suits: ({ words, motif, voice }) => (motif === undefined || voice.hand || !voice.caps || words.length > 9 ? 0 : speaksOf(words, SIGNS) ? CALLED_FOR : 0.12),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a road sign needs a picture')
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.42 : 0.3, maxLines: wide ? 4 : 3, finish: 'plain', maxLine: 0.3 })
    const words = scaleParts(block.parts, 0.88)
    const plate = roundedRectangle(-WIDTH / 2, 0, WIDTH, block.height * 0.88 + 120, 44)
    const panel: Part[] = [{ shape: subtract(plate, outset(plate, -17)), ink: 'key' }, ...moveParts(words, 0, 60)]
    const sign = diamondSign(motif)
    const box = partsBox(sign)
    const panelBox = partsBox(panel)
    const parts = wide
      ? [...moveParts(sign, -WIDTH / 2 - 50 - box.right, 0), ...moveParts(panel, 0, -panelBox.height / 2)]
      : [...moveParts(sign, 0, -box.bottom), ...moveParts(panel, 0, 30)]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) }
  },
}

const SIDE = 560

/** A square on its corner, a line inside its edge, bolts at the top and the bottom, the picture cut out of it. */
function diamondSign(motif: NonNullable<Setting['motif']>): Part[] {
  const turned = (side: number, radius: number): Shape => rotate(roundedRectangle(-side / 2, -side / 2, side, side, radius), 45)
  const edge = subtract(turned(SIDE - 44, 46), turned(SIDE - 74, 34))
  const bolts = [-1, 1].flatMap((side) => move(ellipse(13), 0, side * (SIDE * 0.707 - 118)))
  const lines = fitPicture(motif, 400, 380).at(-1)
  return [
    { shape: turned(SIDE, 62), ink: 'second' },
    { shape: [...edge, ...bolts], ink: 'bare' },
    ...(lines === undefined ? [] : [{ shape: move(lines.shape, 0, -boxOf(lines.shape).top / 2 - boxOf(lines.shape).bottom / 2), ink: 'bare' as const }]),
  ]
}
