/** The picture as the heart of the design: between the lines, with a rule or stars to its sides. */
import { pair, star } from '../geometry/figures.ts'
import { composeBlock, fitOf, type Block } from './block.ts'
import { moveParts, partsBox, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { beside } from './stack.ts'
import { flank, stackRows, weighPicture, type Row } from './rows.ts'
import { splitInTwo } from './split.ts'

export const between: Layout = {
  id: 'between',
  name: 'Picture between the lines',
  suits: ({ words, motif, voice, aspect }) => {
    if (motif === undefined || words.length < 2 || words.length > 9 || aspect > 1.5) return 0
    return voice.caps && !voice.hand ? 0.9 : 0.35
  },
  compose(setting) {
    const at = splitInTwo(setting.words, 0.45) ?? 1
    const style = { maxLines: 2, connectors: setting.words.length > 3, maxLine: 0.42 }
    const upper = composeBlock(setting, { ...style, to: at, height: 0.26 })
    const lower = composeBlock(setting, { ...style, from: at, height: 0.32 })
    const { parts } = stackRows([rowOf(upper), heartRow(setting), rowOf(lower)], 0.34)
    const contrast = Math.max(upper.height, lower.height) / Math.min(upper.height, lower.height)
    return {
      parts: setting.motif !== undefined && setting.aspect > 1.5 ? [...beside(setting.motif, 400), ...parts] : parts,
      reads: [...upper.reads, ...lower.reads],
      usedMotif: true,
      fit: fitOf((upper.cost + lower.cost) / 1.7) * (contrast < 1.15 ? 0.85 : 1),
    }
  },
}

function rowOf(block: Block): Row {
  return { parts: block.parts, height: block.height, weight: 110 }
}

/** Picture and what stands to its sides; the sides reach the edges of the block. */
function heartRow(setting: Setting): Row {
  if (setting.motif === undefined) return { parts: [], height: 0, weight: 0 }
  const picture = weighPicture(setting.motif, 380)
  const box = partsBox(picture)
  const centred = moveParts(picture, 0, -box.top)
  const room = (WIDTH - box.width) / 2 - 46
  const middle = box.height / 2
  return { parts: [...centred, ...moveParts(sides(setting, room), 0, middle)], height: box.height, weight: 130 }
}

function sides(setting: Setting, room: number): Part[] {
  const chance = setting.rng.fork('sides').next()
  if (room < 110) return []
  if (chance < 0.4) return [{ shape: [...pair(star(52), WIDTH / 2 - room * 0.5), ...pair(star(26), WIDTH / 2 - room * 0.5 + 92), ...pair(star(26), WIDTH / 2 - room * 0.5 - 92)], ink: 'second' }]
  return [{ shape: flank(chance < 0.7 ? 'double' : 'star', room, 90, WIDTH / 2), ink: 'second' }]
}
