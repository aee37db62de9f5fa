/** Words that fill a heart, a paw, a mug, a disc or the silhouette of the picture itself. */
import { outset, silhouette as outline, subtract } from '../geometry/clip.ts'
import { heart, mug, paw } from '../geometry/emblems.ts'
import { ellipse } from '../geometry/figures.ts'
import { boxOf, areaOf, scale, move, type Shape } from '../geometry/shape.ts'
import type { Picture } from '../motifs.ts'
import { fillRows, spanAt, type Room } from './fill-rows.ts'
import { textOf, type Layout, type Part, type Setting } from './layout.ts'
import type { Word } from '../type/words.ts'

interface Figure {
  readonly shape: Shape
  readonly room: Room
  readonly lines: number
  /** Whether it is the picture's outline. */
  readonly pictured: boolean
}

const PAWS = /^(dogs?|cats?|paws?|pets?|pup|puppy|puppies|kitten|kitty|rescued?|fur|furry|vets?)$/u
const MUGS = /^(coffee|tea|caffeine|cocoa|espresso|latte|mug|cup|brew)$/u
const HEARTS = /^(loves?|loved|hearts?|kind|kindness|mom|mama|mum|mommy|wife|bride|valentine|sweet|hug|hugs|grandma|nana|nurse|girl|auntie?|sister|darling|cute|lover|happy)$/u

export const silhouette: Layout = {
  id: 'silhouette',
  name: 'Words in a silhouette',
  finishes: ['plain'],
  suits: (setting) => {
    const { words, voice, aspect } = setting
    const letters = textOf(words, 0, words.length).length
    if (words.length < 2 || words.length > 8 || letters > 36 || !voice.caps || voice.hand || aspect > 1.5) return 0
    const figure = figureOf(setting)
    // A heart is known at a glance; not every outline of a picture is.
    return figure === undefined ? 0 : figure.pictured ? 0.35 : figure.shape.length === 1 ? 0.6 : 0.8
  },
  compose(setting) {
    const figure = figureOf(setting)
    if (figure === undefined) throw new RangeError('there is no figure for these words')
    const words = fillRows(setting, figure.room, figure.lines)
    const rim: Part = { shape: subtract(outset(outline(figure.shape), 34), outset(outline(figure.shape), 17)), ink: 'second' }
    const parts: Part[] = [rim, { shape: figure.shape, ink: 'key' }, { shape: words.shape, ink: 'bare' }]
    return { parts, reads: words.reads, usedMotif: figure.pictured, fit: words.fit * 0.97 }
  },
}

/** The figure that the words name; else the picture's own outline, where it has room for them; a disc takes the rest. */
function figureOf({ words, motif }: Pick<Setting, 'words' | 'motif'>): Figure | undefined {
  if (names(words, PAWS)) return once(pawFigure)
  if (names(words, MUGS)) return once(mugFigure)
  if (names(words, HEARTS)) return once(heartFigure)
  return (motif === undefined ? undefined : pictureFigure(motif)) ?? (words.length > 2 ? once(discFigure) : undefined)
}

const drawn = new Map<() => Figure, Figure>()

/** Every draft asks for them: each is drawn once. */
function once(draw: () => Figure): Figure {
  const figure = drawn.get(draw) ?? draw()
  drawn.set(draw, figure)
  return figure
}

function names(words: readonly Word[], pattern: RegExp): boolean {
  return words.some(({ text }) => pattern.test(text.toLowerCase().replace(/[^\p{L}]/gu, '')))
}

const MARGIN = 44

function heartFigure(): Figure {
  const shape = heart(1000, 940)
  return { shape, room: { shape: outset(shape, -MARGIN), top: -250, bottom: 262, crest: true }, lines: 4, pictured: false }
}

function discFigure(): Figure {
  const shape = ellipse(500)
  return { shape, room: { shape: outset(shape, -MARGIN), top: -300, bottom: 300, crest: true, keel: true }, lines: 4, pictured: false }
}

function pawFigure(): Figure {
  const shape = paw(1000)
  const pad = shape.slice(0, 1)
  return { shape, room: { shape: outset(pad, -34), top: -52, bottom: 414 }, lines: 3, pictured: false }
}

function mugFigure(): Figure {
  const shape = mug(1000)
  const body: Shape = [[-420, -300, 420, -300, 420, 480, -420, 480]]
  return { shape, room: { shape: outset(body, -58), top: -240, bottom: 436 }, lines: 4, pictured: false }
}

const known = new WeakMap<Picture, Figure | null>()

/** The outline of the picture with the largest room for rows over its middle; undefined when that is small. */
function pictureFigure(picture: Picture): Figure | undefined {
  const found = known.get(picture)
  if (found !== undefined) return found ?? undefined
  const figure = roomiest(picture)
  known.set(picture, figure ?? null)
  return figure
}

function roomiest({ lines }: Picture): Figure | undefined {
  const raw = outline(lines)
  const frame = boxOf(raw)
  const shape = scale(move(raw, -(frame.left + frame.right) / 2, -(frame.top + frame.bottom) / 2), 1000 / Math.max(frame.width, frame.height))
  const box = boxOf(shape)
  // A solid body, not a thing of limbs: what is left after taking off a tenth must still be most of it.
  const core = outset(shape, -110)
  if (core.length !== 1 || areaOf(core) < 0.4 * box.width * box.height) return undefined
  const middle = boxOf(core)
  const inside = outset(shape, -MARGIN * 1.1)
  const heights = Array.from({ length: 40 }, (_, index) => middle.top - 40 + ((middle.height + 80) * index) / 39)
  // Rows lie where the figure is nearly as broad as it gets: a row much narrower on one edge is pulled out of shape.
  const spans = heights.map((y) => spanAt(inside, y).half)
  const broad = heights.filter((_, index) => (spans[index] ?? 0) > 0.74 * Math.max(...spans))
  const [top = 0, bottom = 0] = [broad[0], broad.at(-1)]
  if (bottom - top < 0.42 * box.height) return undefined
  return { shape, room: { shape: inside, top, bottom }, lines: 4, pictured: true }
}
