/** What the picture says: the words cut out of a balloon whose tail points at it. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { roundedRectangle } from '../geometry/figures.ts'
import type { Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type Layout, type Part } from './layout.ts'
import { fitPicture } from './rows.ts'

const PAD = 82

export const speechBubble: Layout = {
  id: 'speech-bubble',
  name: 'Speech bubble',
  finishes: ['plain'],
  suits: ({ words, motif, voice }) => (motif === undefined || words.length > 12 ? 0 : (/^(?:i|i’m|i’d|i’ll|you|please|hello|hi|hey|sorry|talk|feed|no|yes|stop)$/iu.test(words[0]?.text ?? '') ? 1 : 0.4) * (voice.hand ? 0.4 : 1)),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('somebody has to say it')
    const wide = setting.aspect > 1.5
    const filled = setting.rng.fork('filled').next() < 0.6
    const ink = filled ? 'bare' : 'key'
    const block = composeBlock(setting, { height: wide ? 0.4 : 0.46, maxLines: 4, finish: 'plain', maxLine: 0.34, connectors: false, ink, accent: ink })
    const words = scaleParts(block.parts, (WIDTH - 2 * PAD) / WIDTH)
    const height = block.height * ((WIDTH - 2 * PAD) / WIDTH) + 2 * PAD * 0.92
    const side = setting.rng.fork('side').next() < 0.5 ? -1 : 1
    const shape = wide ? balloon(height, [-WIDTH / 2 + 90, height * 0.42, -WIDTH / 2 - 120, height * 0.7, -WIDTH / 2 + 90, height * 0.82]) : balloon(height, below(height, side))
    const ground: Part = filled ? { shape, ink: 'key' } : { shape: subtract(shape, outset(shape, -20)), ink: 'key' }
    const speaker = fitPicture(motif, 520, wide ? Math.max(height, 380) : 420)
    const box = partsBox(speaker)
    const placed = wide ? moveParts(speaker, -WIDTH / 2 - 140 - box.right, height - Math.max(0, height - box.height) / 2 - box.bottom) : moveParts(speaker, side * -110, height + 96 - box.top)
    return { parts: [ground, ...moveParts(words, 0, PAD * 0.92), ...placed], reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.95 }
  },
}

/** A tail from the lower edge towards the middle below. */
function below(height: number, side: number): readonly number[] {
  return [side * 60, height - 40, side * 200, height - 40, side * 30, height + 120]
}

function balloon(height: number, tail: readonly number[]): Shape {
  const body = roundedRectangle(-WIDTH / 2, 0, WIDTH, height, 120)
  return unite(body, [tail])
}
