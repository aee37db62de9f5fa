/** A round badge: words on the ring, the picture or the big word in the middle, stars between. */
import { annulus, ellipse, star, sunburst } from '../geometry/figures.ts'
import { intersect } from '../geometry/clip.ts'
import { move } from '../geometry/shape.ts'
import { capitals } from '../type/words.ts'
import { fitRing } from './arch.ts'
import { textOf, type Draft, type Layout, type Part, type Setting } from './layout.ts'
import { cutClear, fitPicture } from './rows.ts'
import { splitInTwo } from './split.ts'

const RADIUS = 500
/** Where the middle of the ring's letters runs, and how far the ring reaches in. */
const MIDDLE = 405
const INNER = 318

export const badge: Layout = {
  id: 'badge',
  name: 'Round badge',
  finishes: ['plain'],
  suits: ({ words, motif, aspect, voice }) => {
    const letters = textOf(words, 0, words.length).length
    if (motif === undefined || words.length < 3 || letters > 44 || letters < 9 || voice.hand) return 0
    return aspect > 1.5 ? 0.3 : 0.65
  },
  compose(setting) {
    const { motif, rng } = setting
    if (motif === undefined) throw new RangeError('a badge needs a picture')
    const face = setting.voice.caps ? setting.voice.display : setting.voice.helper
    const at = splitInTwo(setting.words, 0.56) ?? 1
    const [upper, lower] = [textOf(setting.words, 0, at), textOf(setting.words, at, setting.words.length)].map((text) => capitals(text, setting.language))
    const top = fitRing(face, upper ?? '', MIDDLE, 1.3, 'top', 96)
    const bottom = fitRing(face, lower ?? '', MIDDLE, 1.3, 'bottom', 96)
    const cap = Math.min(top.cap, bottom.cap)
    const texts = [fitRing(face, upper ?? '', MIDDLE, 1.3, 'top', cap), fitRing(face, lower ?? '', MIDDLE, 1.3, 'bottom', cap)]
    const filled = rng.fork('filled').next() < 0.5
    const lettering = texts.map(({ shape }): Part => ({ shape, ink: filled ? 'bare' : 'key' }))
    const parts = [...ground(filled, rng.fork('ground').next()), ...lettering, stars(texts[0]?.half ?? 1, texts[1]?.half ?? 1, filled), ...centre(motif)]
    return result(setting, parts, [{ at: 0, text: top.read, face }, { at, text: bottom.read, face }], top.fit * bottom.fit)
  },
}

/** The ring itself: a filled band, or two fine circles; behind the picture sometimes rays. */
function ground(filled: boolean, chance: number): Part[] {
  const rays: Part = { shape: intersect(sunburst(INNER - 18, 120, 28, 0.42), ellipse(INNER - 18)), ink: 'third' }
  const band: Part[] = filled
    ? [{ shape: annulus(RADIUS - 26, INNER), ink: 'key' }, { shape: annulus(RADIUS, RADIUS - 13), ink: 'key' }]
    : [{ shape: annulus(RADIUS, RADIUS - 17), ink: 'key' }, { shape: annulus(RADIUS - 29, RADIUS - 36), ink: 'second' }, { shape: annulus(INNER, INNER - 9), ink: 'key' }]
  return chance < 0.45 ? [rays, ...band] : band
}

/** A star in the middle of each gap between the two texts. */
function stars(topHalf: number, bottomHalf: number, filled: boolean): Part {
  const angle = (topHalf + (Math.PI - bottomHalf)) / 2
  const gap = Math.PI - bottomHalf - topHalf
  const size = Math.min(40, Math.max(12, gap * MIDDLE * 0.22))
  const [x, y] = [MIDDLE * Math.sin(angle), -MIDDLE * Math.cos(angle)]
  return { shape: [...move(star(size), x, y), ...move(star(size), -x, y)], ink: filled ? 'bare' : 'second' }
}

function centre(motif: NonNullable<Setting['motif']>): Part[] {
  return cutClear(fitPicture(motif, INNER * 1.38, INNER * 1.38), 14)
}

function result(setting: Setting, parts: Part[], reads: Draft['reads'], fit: number): Draft {
  return { parts, reads, usedMotif: true, fit: fit * (setting.aspect > 1.5 ? 0.75 : 0.88) }
}
