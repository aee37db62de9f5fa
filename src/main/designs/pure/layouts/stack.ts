/** Lines justified by size into one block, helper words small between rules, the picture as crown or pedestal. */
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { crestRow, crownSize } from './crest.ts'
import { fitPicture, stackRows, type Row } from './rows.ts'

export const stack: Layout = {
  id: 'stack',
  name: 'Stacked lines',
  suits: ({ words, voice }) => (voice.caps ? 1 : 0.2) * (words.length < 2 ? 0.5 : words.length > 12 ? 0.7 : 1),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const crowned = setting.motif !== undefined && !wide
    const block = composeBlock(setting, { height: wide ? 0.46 : crowned ? 0.74 : 1.02 })
    return {
      parts: withPicture(setting, block, wide),
      reads: block.reads,
      usedMotif: setting.motif !== undefined,
      fit: fitOf(block.cost),
    }
  },
}

function withPicture(setting: Setting, block: { parts: Part[]; height: number }, wide: boolean): Part[] {
  if (setting.motif === undefined) return block.parts
  if (wide) return [...beside(setting.motif, block.height), ...block.parts]
  const text: Row = { parts: block.parts, height: block.height, weight: 150 }
  const above = setting.rng.fork('place').next() < 0.75
  const picture = crestRow(setting, setting.motif, crownSize(block.height), above ? 'above' : 'below')
  return stackRows(above ? [picture, text] : [text, picture]).parts
}

/** On a wide area the picture stands beside the words, as high as they are. */
export function beside(motif: NonNullable<Setting['motif']>, height: number): Part[] {
  // Not heavier than half the words: then the weight of both lies in the middle.
  const fitted = fitPicture(motif, Math.min(Math.max(height, WIDTH * 0.34), WIDTH * 0.42), Math.max(height * 0.94, WIDTH * 0.28))
  const box = partsBox(fitted)
  return moveParts(fitted, -WIDTH / 2 - box.width / 2 - 60, height / 2)
}
