/** Pictures by word. The index is resources/motifs/motifs.json; outlines are read and drawn when first asked for. */
import { z } from 'zod'
import { drawPicture, type Outlines, type Picture } from './motif-picture.ts'
import { firstKnown, nameOf, searched, type Related } from './motif-search.ts'

export type { Picture } from './motif-picture.ts'

export const motifFile = z.object({
  /** Where the motifs come from, under which licence. */
  sets: z.array(z.object({ id: z.string(), title: z.string(), licence: z.string() })),
  motifs: z.array(
    z.object({
      id: z.string(),
      set: z.string(),
      words: z.array(z.string()),
      also: z.array(z.string()).optional(),
      open: z.boolean().optional(),
      /** First byte and length of its line in the file of outlines. */
      at: z.tuple([z.int().nonnegative(), z.int().positive()]),
    }),
  ),
})
export type MotifFile = z.infer<typeof motifFile>
export type MotifEntry = MotifFile['motifs'][number]

export interface Motif {
  readonly id: string
  /** What a seller reads: “pool 8 ball”. */
  readonly name: string
  readonly words: readonly string[]
  /** The set it comes from, as the licence table names it, and that set's licence. */
  readonly set: string
  readonly licence: string
  picture(): Picture
}

export interface MotifShelf {
  readonly count: number
  /** The picture for a wished word or phrase ("cats", "Iced coffee"), or undefined: then a design does without. */
  find(word: string): Motif | undefined
  /** All pictures of what `find` would find, the same thing drawn in other ways; the first is what `find` gives. */
  findAll(word: string): readonly Motif[]
  /** The picture for a word of running text: only for words that mean one thing. */
  findInText(word: string): Motif | undefined
  /** The picture of this id, or undefined. */
  byId(id: string): Motif | undefined
  /** At most `limit` pictures for what somebody is typing, the best first; the first of the shelf for nothing typed. */
  search(words: string, limit: number): readonly Motif[]
}

export interface MotifSources {
  /** The outlines of an entry, read when its picture is first drawn. */
  readonly outlinesOf: (entry: MotifEntry) => Outlines
  /** Other words for a typed one; used by `search` alone. */
  readonly related: Related
  /** The word for the picture of a thing that has none by its own name ("corgi": "dog"); `inText` asks for things that mean one thing. */
  readonly pictureOf: (phrase: string, inText: boolean) => string | undefined
}

/** Indexes the file; earlier motifs win where two claim a word. */
export function createMotifShelf(file: MotifFile, sources: MotifSources): MotifShelf {
  const sets = new Map(file.sets.map((set) => [set.id, set]))
  const motifs = file.motifs.map((entry) => motifOf(entry, sets.get(entry.set), sources))
  const ids = new Map(motifs.map((motif) => [motif.id, motif]))
  const inText = byWord(motifs, ({ words }) => words)
  const asked = byWord(motifs, ({ words, also = [] }) => [...words, ...also])
  const findIn = (index: ReadonlyMap<string, readonly Motif[]>, phrase: string, inText: boolean): readonly Motif[] => {
    const whole = nameOf(phrase, (name) => index.get(name))
    if (whole !== undefined) return whole
    const picture = sources.pictureOf(phrase, inText)
    const topical = picture === undefined ? undefined : nameOf(picture, (name) => asked.get(name))
    return topical ?? firstKnown(phrase, (name) => index.get(name)) ?? []
  }
  return {
    count: motifs.length,
    find: (phrase) => findIn(asked, phrase, false)[0],
    findAll: (phrase) => findIn(asked, phrase, false),
    findInText: (phrase) => findIn(inText, phrase, true)[0],
    byId: (id) => ids.get(id),
    search: (typed, limit) => searched(motifs, typed, limit, sources.related),
  }
}

function byWord<T>(motifs: readonly T[], wordsOf: (motif: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const motif of motifs) {
    for (const word of wordsOf(motif)) {
      const known = index.get(word)
      if (known === undefined) index.set(word, [motif])
      else known.push(motif)
    }
  }
  return index
}

function motifOf(entry: MotifEntry, set: MotifFile['sets'][number] | undefined, sources: MotifSources): Motif & Pick<MotifEntry, 'also'> {
  let picture: Picture | undefined
  return {
    id: entry.id,
    name: ([...entry.words, ...(entry.also ?? [])][0] ?? entry.id).replaceAll('-', ' '),
    words: entry.words,
    also: entry.also,
    set: set?.title ?? entry.set,
    licence: set?.licence ?? '',
    picture: () => (picture ??= drawPicture(sources.outlinesOf(entry), entry.open === true)),
  }
}
