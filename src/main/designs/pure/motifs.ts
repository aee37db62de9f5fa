/** Pictures by word. The data is resources/motifs/motifs.json; the shapes are made when first asked for. */
import { z } from 'zod'
import { silhouette, subtract, unite, uniteEvenOdd } from './geometry/clip.ts'
import { flatten, parsePath } from './geometry/outline.ts'
import { areaOf, boxOf, move, scale, type Shape } from './geometry/shape.ts'

const paths = z.array(z.object({ d: z.string(), evenOdd: z.boolean().optional() })).min(1)

export const motifFile = z.object({
  motifs: z.array(
    z.object({
      id: z.string(),
      words: z.array(z.string()).min(1),
      /** Its holes are openings, not insides to colour. */
      open: z.boolean().optional(),
      paths,
      /** What to colour, where it is not everything that the lines enclose. */
      inside: paths.optional(),
    }),
  ),
})
export type MotifFile = z.infer<typeof motifFile>

/** A picture in two inks: its lines and what they enclose. Centred on the origin, the longer side 1000 units. */
export interface Picture {
  readonly lines: Shape
  /** Empty where the picture is one solid figure. */
  readonly inside: Shape
}

export interface Motif {
  readonly id: string
  readonly words: readonly string[]
  picture(): Picture
}

export interface MotifShelf {
  readonly count: number
  /** The picture for a free word or phrase ("cats", "Iced coffee"), or undefined: then a design does without. */
  find(word: string): Motif | undefined
  /** The picture of this id, or undefined. */
  byId(id: string): Motif | undefined
  /** At most `limit` pictures for what somebody is typing, the best first; the first of the shelf for nothing typed. */
  search(words: string, limit: number): readonly Motif[]
}

/** Indexes the file; earlier motifs win where two claim a word. */
export function createMotifShelf(file: MotifFile): MotifShelf {
  const byWord = new Map<string, Motif>()
  const motifs = file.motifs.map((entry) => motifOf(entry))
  const ids = new Map(motifs.map((motif) => [motif.id, motif]))
  for (const motif of motifs) for (const word of motif.words) if (!byWord.has(word)) byWord.set(word, motif)
  return {
    count: motifs.length,
    find: (word) => findMotif(byWord, word),
    byId: (id) => ids.get(id),
    search: (words, limit) => searchMotifs(motifs, words, limit),
  }
}

function motifOf(entry: MotifFile['motifs'][number]): Motif {
  let picture: Picture | undefined
  return { id: entry.id, words: entry.words, picture: () => (picture ??= centred(drawPicture(entry))) }
}

function drawPicture(entry: MotifFile['motifs'][number]): Picture {
  const lines = drawn(entry.paths)
  if (entry.inside !== undefined) return { lines, inside: subtract(drawn(entry.inside), lines) }
  return pictureOf(lines, entry.open === true)
}

function centred({ lines, inside }: Picture): Picture {
  const box = boxOf(lines)
  const factor = 1000 / Math.max(box.width, box.height)
  const place = (shape: Shape): Shape => scale(move(shape, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2), factor)
  return { lines: place(lines), inside: place(inside) }
}

/** Insides smaller than this part of the whole are details of a solid figure and stay bare. */
const LEAST_INSIDE = 0.09

function pictureOf(lines: Shape, open: boolean): Picture {
  if (open) return { lines, inside: [] }
  const whole = silhouette(lines)
  const inside = subtract(whole, lines)
  return { lines, inside: areaOf(inside) < LEAST_INSIDE * areaOf(whole) ? [] : inside }
}

function drawn(outlines: z.infer<typeof paths>): Shape {
  // Icons are 32 units wide; the tolerance is that of type, in thousandths of the picture.
  const rings = outlines.map(({ d, evenOdd }) => {
    const raw = scale(flatten(parsePath(d), 0.008), 1000 / 32)
    return evenOdd === true ? uniteEvenOdd(raw) : unite(raw)
  })
  return unite(...rings)
}

/** How well one typed word fits a picture: its name, one of its words, the beginning of either, or (0) not at all. */
function closeness(motif: Motif, typed: string): number {
  const forms = singulars(typed)
  if (forms.includes(motif.id)) return 4
  if (motif.words.some((word) => forms.includes(word))) return 3
  if (motif.id.startsWith(typed)) return 2
  return motif.words.some((word) => word.startsWith(typed) || word.includes(`-${typed}`)) ? 1 : 0
}

function searchMotifs(motifs: readonly Motif[], words: string, limit: number): readonly Motif[] {
  const typed = plainWords(words)
  if (typed.length === 0) return motifs.slice(0, limit)
  const whole = typed.join('-')
  return motifs
    .map((motif) => ({ motif, score: Math.max(2 * closeness(motif, whole), ...typed.map((word) => closeness(motif, word))) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ motif }) => motif)
}

/** The whole phrase first, then its words from the last, which in English is the thing itself. */
function findMotif(byWord: ReadonlyMap<string, Motif>, phrase: string): Motif | undefined {
  const words = plainWords(phrase)
  for (const candidate of [words.join('-'), ...words.toReversed()]) {
    for (const form of singulars(candidate)) {
      const motif = byWord.get(form)
      if (motif !== undefined) return motif
    }
  }
  return undefined
}

function plainWords(phrase: string): string[] {
  return phrase.toLowerCase().normalize('NFC').match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)?.map((word) => word.replace(/['’]s?$/u, '')) ?? []
}

/** The word and what it may be the plural of. */
function singulars(word: string): string[] {
  const forms = [word]
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`)
  if (word.endsWith('es')) forms.push(word.slice(0, -2))
  if (word.endsWith('s')) forms.push(word.slice(0, -1))
  return forms
}
