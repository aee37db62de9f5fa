/** A tarot card: the picture under sun, moon and stars in a double frame, the name on a plate at its foot. */
import { intersect, outset, subtract } from '../geometry/clip.ts'
import { ellipse, pair, rectangle, roundedRectangle, star, sunburst } from '../geometry/figures.ts'
import { move, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, scaleParts, WIDTH, type Layout, type Part, type Setting } from './layout.ts'
import { fitPicture } from './rows.ts'
import { CALLED_FOR, plain } from './structure.ts'

const HALF = 410
const SKY = 690

export const tarot: Layout = {
  id: 'tarot',
  name: 'Tarot card',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => (motif === undefined || voice.hand || !voice.caps || words.length > 5 || aspect > 1.2 ? 0 : plain(words[0]?.text ?? '') === 'the' ? CALLED_FOR / 2 : 0.4),
  compose(setting) {
    const { motif } = setting
    if (motif === undefined) throw new RangeError('a tarot card needs a picture')
    const block = composeBlock(setting, { height: 0.22, maxLines: 2, finish: 'plain', maxLine: 0.22, connectors: false })
    const factor = (2 * HALF - 216) / WIDTH
    const foot = SKY + 46
    const height = foot + block.height * factor + 84
    const parts: Part[] = [
      ...sky(motif, setting.rng.fork('sky').next() < 0.5),
      { shape: rectangle(-HALF + 42, SKY, 2 * (HALF - 42), 9), ink: 'key' },
      ...moveParts(scaleParts(block.parts, factor), 0, foot),
      { shape: frame(height), ink: 'key' },
    ]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.97 }
  },
}

/** Two lines; the inner one has its corners bitten out. */
function frame(height: number): Shape {
  const sheet = roundedRectangle(-HALF, 0, 2 * HALF, height, 40)
  const inner = rectangle(-HALF + 42, 42, 2 * (HALF - 42), height - 84)
  const bites = [-1, 1].flatMap((x) => [42, height - 42].flatMap((y) => move(ellipse(52), x * (HALF - 42), y)))
  const cut = subtract(inner, bites)
  return [...subtract(sheet, outset(sheet, -19)), ...subtract(cut, outset(cut, -9, 'sharp'))]
}

/** Rays from behind the picture, a crescent or a small sun over it, stars falling away to both sides. */
function sky(motif: NonNullable<Setting['motif']>, night: boolean): Part[] {
  const window = subtract(rectangle(-HALF + 70, 70, 2 * (HALF - 70), SKY - 88), [-1, 1].flatMap((x) => move(ellipse(96), x * (HALF - 42), 42)))
  const middle = 436
  const rays = intersect(move(sunburst(900, 250, 40, 0.3), 0, middle), window)
  const figure = fitPicture(motif, 430, 400)
  const light = night ? subtract(ellipse(62), move(ellipse(54), 26, -14)) : [...ellipse(36), ...sunburst(66, 46, 12, 0.5)]
  const stars = [...move(pair(star(26, 4, 0.3), 150), 0, 178), ...move(pair(star(17, 4, 0.3), 232), 0, 238)]
  return [
    { shape: rays, ink: 'third' },
    { shape: [...move(light, 0, 158), ...stars], ink: 'second', gap: 20 },
    ...moveParts(figure, 0, middle + 14).map((part, index) => (index === 0 ? { ...part, gap: 20, solid: true } : part)),
  ]
}
