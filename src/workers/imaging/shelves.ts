/** The shipped fonts and motifs, each read and opened on first use and kept. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { z } from 'zod'
import { openFace, type Face } from '../../main/designs/pure/type/face.ts'
import { outlines, type Outlines } from '../../main/designs/pure/motif-picture.ts'
import { createMotifShelf, motifFile, type MotifEntry, type MotifShelf } from '../../main/designs/pure/motifs.ts'
import { mentionsIn } from '../../main/ideas/pure/lexicon/find.ts'
import { readWordTable, type WordTable } from '../../main/ideas/pure/search/related-words.ts'
import type { Shelves } from '../../main/designs/pure/engine.ts'
import { AppError } from '../../main/kernel/errors.ts'
import { resourceFile } from '../resources.ts'

const fontManifest = z.object({
  fonts: z.array(z.object({ id: z.string(), family: z.string(), licence: z.string(), files: z.array(z.object({ file: z.string() })).min(1) })),
})
type FontEntry = z.infer<typeof fontManifest>['fonts'][number]

let shelves: Shelves | undefined

/** Throws AppError('bug') when a shipped file is missing or damaged: then the installation is broken. */
export function openShelves(): Shelves {
  shelves ??= { face: faceShelf(), motifs: motifShelf() }
  return shelves
}

let fonts: ReadonlyMap<string, FontEntry> | undefined

function fontEntries(): ReadonlyMap<string, FontEntry> {
  fonts ??= new Map(readManifest('fonts', 'fonts.json', fontManifest).fonts.map((font) => [font.id, font]))
  return fonts
}

/** The family of a shipped face, without opening it. */
export function familyOf(id: string): string {
  return fontEntries().get(id)?.family ?? id
}

function faceShelf(): Shelves['face'] {
  const entries = fontEntries()
  const opened = new Map<string, Face>()
  return (id) => {
    const known = opened.get(id)
    if (known !== undefined) return known
    const face = open(entries.get(id), id)
    opened.set(id, face)
    return face
  }
}

function open(entry: FontEntry | undefined, id: string): Face {
  if (entry === undefined) throw new AppError('bug', `The font ${id} is not in fonts.json.`)
  try {
    return openFace(entry, entry.files.map(({ file }) => readFileSync(resourceFile('fonts', file))))
  } catch (cause) {
    throw new AppError('bug', `The shipped font ${entry.family} cannot be read.`, { action: 'Install the program again.', cause })
  }
}

function motifShelf(): MotifShelf {
  return createMotifShelf(readManifest('motifs', 'motifs.json', motifFile), { outlinesOf: readOutlines, related: relatedWords(), pictureOf })
}

/** One line of the outlines: a design needs one picture of two thousand. */
function readOutlines({ id, at: [start, length] }: MotifEntry): Outlines {
  const bytes = Buffer.alloc(length)
  const file = openSync(resourceFile('motifs', 'outlines.ndjson'), 'r')
  try {
    readSync(file, bytes, 0, length, start)
    return outlines.parse(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    throw new AppError('bug', `The shipped picture ${id} cannot be read.`, { action: 'Install the program again.', cause })
  } finally {
    closeSync(file)
  }
}

/** Kinds of topics that are pictured by more than a sign: a heart says nothing of "mom" that the word does not. */
const PICTURED_IN_TEXT: ReadonlySet<string> = new Set(['pet', 'animal', 'hobby', 'job', 'food', 'drink', 'sport'])

/** The lexicon's picture for the first topic that a phrase names. */
function pictureOf(phrase: string, inText: boolean): string | undefined {
  return mentionsIn(phrase).find(({ topic }) => !inText || (!topic.ambiguous && PICTURED_IN_TEXT.has(topic.kind)))?.topic.motif
}

/** Other words for words, read when somebody first searches. */
function relatedWords(): (word: string) => readonly string[] {
  let table: WordTable | undefined
  return (word) => (table ??= readWordTable(readFileSync(resourceFile('search', 'related-words.txt'), 'utf8'))).get(word) ?? []
}

function readManifest<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(resourceFile(folder, file), 'utf8')))
  } catch (cause) {
    throw new AppError('bug', `The shipped file ${folder}/${file} cannot be read.`, { action: 'Install the program again.', cause })
  }
}
