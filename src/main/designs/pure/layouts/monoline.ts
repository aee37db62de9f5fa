/** Frame and picture in one fine line, and letters that are broad enough for it by their outlines too. */
import { outset, silhouette as outline, simplify, subtract, unite } from '../geometry/clip.ts'
import { archWindow, polygon } from '../geometry/emblems.ts'
import { ellipse, sunburst } from '../geometry/figures.ts'
import { comingFrom, originOf } from '../geometry/origin.ts'
import { areaOf, boxOf, type Shape } from '../geometry/shape.ts'
import { fitOf } from './block.ts'
import { insetBlock } from './inset-block.ts'
import { moveParts, textOf, type Layout, type Part } from './layout.ts'
import { fitPicture } from './rows.ts'

/** Half the breadth of the line: 12 units are about 4 mm on a chest print. */
const PEN = 6
/** Curves may be this much simpler before they are traced; it is a print pixel or two. */
const FLAT = 0.35

export const monoline: Layout = {
  id: 'monoline',
  name: 'Fine line',
  finishes: ['plain'],
  suits: ({ words, motif, voice, aspect }) => {
    const letters = textOf(words, 0, words.length).length
    return motif === undefined || words.length < 2 || words.length > 6 || letters > 26 || !voice.caps || voice.hand || aspect > 1.5 ? 0 : 0.5
  },
  compose(setting) {
    const { motif, rng } = setting
    if (motif === undefined) throw new RangeError('a line drawing needs a picture')
    const frame = rng.fork('frame').pick([ellipse(430), polygon(470, 6), archWindow(390, 330)])
    const box = boxOf(frame)
    const block = insetBlock(setting, 940, { height: 0.4, maxLines: 3, connectors: true, finish: 'plain', maxLine: 0.34 })
    const words = block.parts.map((part) => (boxOf(part.shape).height > 110 ? { ...part, shape: drawn(part.shape) } : part))
    const figure = fitPicture(motif, box.width * 0.62, box.height * 0.56)
    const parts: Part[] = [
      { shape: [...contour(frame), ...contour(outset(unite(frame), -26))], ink: 'second' },
      { shape: rays(frame), ink: 'third' },
      { shape: sketch(figure), ink: 'key', gap: 0 },
      ...moveParts(words, 0, box.bottom + 54),
    ]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) * 0.9 }
  },
}

/** A line of the pen's breadth along every edge. */
function contour(shape: Shape): Shape {
  const clean = unite(simplify(shape, FLAT))
  return subtract(outset(clean, PEN), outset(clean, -PEN))
}

/** Breadth of the line in letters, half as much again as in the picture: they are read, and from further away. */
const LETTER_LINE = PEN * 3
/** Part of letters that must stay open within their outlines: in narrower ones, and in serifs, the lines run together and words are hard to read. */
const OPEN = 0.55

/** Letters by their outlines, the line inside them, so that they keep their size; they are still those letters. Slim ones stay full. */
function drawn(shape: Shape): Shape {
  const clean = unite(simplify(shape, FLAT))
  const [origin] = shape.map((ring) => originOf(ring))
  const core = outset(clean, -LETTER_LINE)
  if (areaOf(core) < areaOf(clean) * OPEN) return shape
  const lines = subtract(clean, core)
  return origin === undefined ? lines : comingFrom(lines, origin)
}

/** The picture's edges: its outline, and the edges of what its lines enclose. */
function sketch(figure: readonly Part[]): Shape {
  const [first, second] = figure
  if (first === undefined) return []
  const whole = outline(second === undefined ? first.shape : second.shape)
  return unite(contour(whole), second === undefined ? contour(first.shape) : contour(first.shape))
}

/** Short strokes inside the frame, all round. */
function rays(frame: Shape): Shape {
  const box = boxOf(frame)
  const near = Math.min(box.width, box.height) / 2
  return sunburst(near - 44, near - 96, 40, 0.16)
}
