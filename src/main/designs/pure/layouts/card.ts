/** A tall card: the picture in a glory of rays under an arch, the words at its foot. */
import { intersect, outset, subtract, unite } from '../geometry/clip.ts'
import { ellipse, pair, rectangle, star, sunburst } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, scaleParts, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { cutClear, fitPicture } from './rows.ts'

const HALF = 400
const INNER = HALF - 62

export const card: Layout = {
  id: 'card',
  name: 'Arched card',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => (motif === undefined || words.length > 6 || !voice.caps || voice.hand || aspect > 1.2 ? 0 : 0.8),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a card needs a picture')
    const block = composeBlock(setting, { height: 0.36, maxLines: 3, finish: 'plain', maxLine: 0.36 })
    const factor = (INNER * 2 - 40) / WIDTH
    const words = scaleParts(block.parts, factor)
    const foot = INNER * 0.74
    const floor = foot + block.height * factor + 52
    const parts: Part[] = [
      ...glory(motif),
      { shape: rectangle(-INNER, foot - 46, INNER * 2, 9), ink: 'key' },
      ...moveParts(words, 0, foot),
      { shape: frame(floor + 26), ink: 'key' },
      { shape: corners(), ink: 'second' },
    ]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) }
  },
}

/** Two lines round an arch on two legs; `floor` is the lower edge of the inner one. */
function frame(floor: number): Shape {
  const arch = unite(ellipse(HALF), rectangle(-HALF, 0, HALF * 2, floor + 26))
  const outer = subtract(arch, outset(arch, -14, 'sharp'))
  const fine = subtract(outset(arch, -26, 'sharp'), outset(arch, -33, 'sharp'))
  return [...outer, ...fine]
}

/** Rays from behind the picture to the inner edge of the arch. */
function glory(motif: NonNullable<Setting['motif']>): Part[] {
  const sill = INNER * 0.74 - 46 - 18
  const arch = unite(ellipse(INNER), rectangle(-INNER, 0, INNER * 2, sill))
  const window = intersect(arch, rectangle(-INNER, -INNER, INNER * 2, INNER + sill))
  const rays = intersect(sunburst(INNER * 1.6, 60, 36, 0.34), window)
  const figure = moveParts(fitPicture(motif, INNER * 1.16, INNER * 1.1), 0, INNER * 0.02)
  return [{ shape: rays, ink: 'third' }, ...cutClear(figure, 18)]
}

function corners(): Shape {
  return move(pair(star(30), HALF - 44), 0, -HALF + 44)
}
