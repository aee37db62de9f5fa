/** A joke in two parts: what leads up to it plainly, and the point cut out of a solid bar. */
import { climb } from '../geometry/warp.ts'
import { rectangle, roundedRectangle } from '../geometry/figures.ts'
import type { Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { crestRow } from './crest.ts'
import { moveParts, scaleParts, WIDTH, type Layout, type Part } from './layout.ts'
import { beside } from './stack.ts'
import { stackRows, type Row } from './rows.ts'
import { CALLED_FOR, forgiving, headedList, twoParts } from './structure.ts'

export const punchLine: Layout = {
  id: 'punch-line',
  name: 'Punch line in a bar',
  finishes: ['plain', 'shadow'],
  suits: ({ words, voice }) => (twoParts(words) === undefined || headedList(words) !== undefined || voice.hand || !voice.caps || words.length > 14 ? 0 : CALLED_FOR),
  compose(setting) {
    const at = twoParts(setting.words)
    if (at === undefined) throw new RangeError('a punch line needs something before it')
    const wide = setting.aspect > 1.5
    const height = wide ? 0.24 : 0.4
    const lead = composeBlock(setting, { to: at, height, maxLines: 3, finish: 'plain', maxLine: 0.36, connectors: false })
    const point = composeBlock(setting, { from: at, height, maxLines: 3, finish: 'plain', maxLine: 0.36, ink: 'bare', accent: 'bare', connectors: false })
    const slanted = setting.rng.fork('bar').next() < 0.4
    const rows: Row[] = [{ parts: lead.parts, height: lead.height, weight: 120 }, bar(point.parts, point.height, slanted)]
    const crowned = setting.motif !== undefined && !wide
    const picture = crowned && setting.motif !== undefined ? [crestRow(setting, setting.motif, WIDTH * 0.4)] : []
    const { parts, height: whole } = stackRows([...picture, ...rows], 0.36)
    const placed = setting.motif !== undefined && wide ? [...beside(setting.motif, whole), ...parts] : parts
    const even = Math.max(lead.height, point.height) / Math.min(lead.height, point.height)
    return { parts: slanted ? placed.map((part) => ({ ...part, shape: tilt(part.shape) })) : placed, reads: [...lead.reads, ...point.reads], usedMotif: setting.motif !== undefined, fit: forgiving(fitOf((lead.cost + point.cost) / 2)) * (even > 3 ? 0.7 : 0.97) }
  },
}

const PAD = 46

/** As wide as the block, the words inset. */
function bar(words: readonly Part[], height: number, sharp: boolean): Row {
  const factor = (WIDTH - 2 * PAD) / WIDTH
  const deep = height * factor + 2 * PAD
  const ground = sharp ? rectangle(-WIDTH / 2, 0, WIDTH, deep) : roundedRectangle(-WIDTH / 2, 0, WIDTH, deep, 34)
  return { parts: [{ shape: ground, ink: 'second' }, ...moveParts(scaleParts(words, factor), 0, PAD)], height: deep, weight: 120 }
}

function tilt(shape: Shape): Shape {
  return climb(shape, 3.2)
}
