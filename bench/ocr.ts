/** Whether a machine reads what each family sets: every family in a few phrases, drawn 1,000 px high and read by tesseract. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { makeDesign, type MadeDesign, type Shelves } from '../src/main/designs/pure/engine.ts'
import { LAYOUTS } from '../src/main/designs/pure/layouts/registry.ts'
import type { Concept } from '../src/main/ideas/contract.ts'
import { InvalidInput } from '../src/main/kernel/errors.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { CONCEPTS } from './concepts.ts'
import { scriptFamilies } from './ocr/families.ts'
import { lineFiles, type Grey } from './ocr/line-pictures.ts'
import { versionOfTesseract, wordsIn, wordsSeen } from './ocr/tesseract.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { STRUCTURED } from './structured-phrases.ts'
import { inWorkFolder } from './work-folder.ts'

const HEIGHT_PX = 1_000
const PHRASES_EACH = 4
const AREA = { name: 'front', widthPx: 4_500, heightPx: 5_400 }
/** White alone: then the art is made in its dark inks, which is how tesseract was taught to read. */
const WHITE = [{ id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' }] as const
/** Words that are drawn by more than letters: nothing is promised of them, however straight they stand. */
const MORE_THAN_LETTERS: Readonly<Record<string, string>> = { swap: 'a picture stands for a letter', elements: 'words are broken over tiles' }
/** How tesseract is told to look at the page: a block of lines, words wherever they stand, and a page. */
const PAGE_LOOKS = ['6', '11', '3']
/** And at the picture of one line: a line, and a line without its own second thoughts about the layout. */
const LINE_LOOKS = ['7', '13']
/** Families read at a time. */
const LANES = 2

interface Reading {
  readonly phrase: string
  readonly isScript: boolean
  readonly isStraight: boolean
  readonly words: number
  readonly onPage: number
  readonly unread: readonly string[]
}

interface Family {
  readonly layout: string
  readonly readings: readonly Reading[]
}

export const ocrBench: Bench = async (options) => {
  const version = await versionOfTesseract()
  if (version === null) return unread()
  const wanted = LAYOUTS.filter(({ id }) => options.only === undefined || options.only.split(',').includes(id))
  const families = await inWorkFolder(async (folder) => {
    const shelves = openShelves()
    const found = new Map<string, Family>()
    const waiting = [...wanted]
    const lane = async (index: number): Promise<void> => {
      const own = join(folder, String(index))
      mkdirSync(own)
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        options.say(next.id)
        found.set(next.id, { layout: next.id, readings: await readFamily(next.id, shelves, own, options) })
      }
    }
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)))
    return wanted.flatMap(({ id }) => found.get(id) ?? [])
  })
  return report(families, version)
}

async function readFamily(layout: string, shelves: Shelves, folder: string, options: BenchOptions): Promise<Reading[]> {
  const scripts = scriptFamilies()
  const readings: Reading[] = []
  for (const concept of [...CONCEPTS, ...structured()]) {
    if (readings.length >= timesOf(options, PHRASES_EACH)) break
    const made = setIn(layout, concept, shelves)
    if (made === null) continue
    const words = wordsIn(concept.phrase)
    const { page, line } = await leftUnread(words, made, folder)
    const isScript = made.fonts.some(({ family }) => scripts.has(family))
    readings.push({ phrase: concept.phrase, isScript, isStraight: made.lines.every(({ straight }) => straight), words: words.length, onPage: words.length - page.length, unread: line })
  }
  return readings
}

function structured(): Concept[] {
  return STRUCTURED.map(([phrase, mood, motif]) => ({ phrase, mood, style: 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }))
}

/** null where the family cannot carry the phrase. */
function setIn(layout: string, concept: Concept, shelves: Shelves): MadeDesign | null {
  try {
    return makeDesign({ concept, seed: 'ocr', area: AREA, garments: [...WHITE], choices: { layout, finish: { texture: 'none' } } }, shelves)
  } catch (error) {
    if (error instanceof InvalidInput) return null
    throw error
  }
}

/** Words that no look at the whole page finds, and those of them that no look at a single line finds either. */
async function leftUnread(words: readonly string[], made: MadeDesign, folder: string): Promise<{ page: readonly string[]; line: readonly string[] }> {
  const grey = await drawn(made)
  const page = await unseenOnPage(words, grey, folder)
  if (page.length === 0) return { page, line: page }
  const files = await lineFiles(grey, made.lines, folder)
  let line = page
  for (const look of LINE_LOOKS) line = await unseen(line, files, look, folder)
  return { page, line }
}

async function drawn(made: MadeDesign): Promise<Grey> {
  const { data, info } = await sharp(Buffer.from(made.variants[0]?.svg ?? ''), { unlimited: true }).resize({ height: HEIGHT_PX }).flatten({ background: '#FFFFFF' }).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, factor: HEIGHT_PX / AREA.heightPx }
}

/** As drawn and with dark and light exchanged. */
async function unseenOnPage(words: readonly string[], { data, width, height }: Grey, folder: string): Promise<readonly string[]> {
  const file = join(folder, 'art.png')
  let left = words
  for (const negative of [false, true]) {
    await sharp(data, { raw: { width, height, channels: 1 } }).extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#FFFFFF' }).greyscale().negate(negative).png().toFile(file)
    for (const look of PAGE_LOOKS) left = await unseen(left, [file], look, folder)
  }
  return left
}

async function unseen(words: readonly string[], files: readonly string[], look: string, folder: string): Promise<readonly string[]> {
  if (words.length === 0) return words
  const seen = await wordsSeen(files, look, join(folder, 'files.txt'))
  return words.filter((word) => !seen.has(word))
}

/** A family is straight when no line that it sets in letters of type is bent or climbs. */
function isStraight({ layout, readings }: Family): boolean {
  const set = readings.filter(({ isScript }) => !isScript)
  return !(layout in MORE_THAN_LETTERS) && set.length > 0 && set.every((reading) => reading.isStraight)
}

function share(readings: readonly Reading[], of: (reading: Reading) => number = ({ words, unread: left }) => words - left.length): number | null {
  const words = sum(readings, (reading) => reading.words)
  return words === 0 ? null : (100 * sum(readings, of)) / words
}

function sum(readings: readonly Reading[], of: (reading: Reading) => number): number {
  return readings.reduce((total, reading) => total + of(reading), 0)
}

function report(families: readonly Family[], version: string) {
  const set = (readings: readonly Reading[]): Reading[] => readings.filter(({ isScript }) => !isScript)
  const straight = families.filter(isStraight)
  const promised = straight.flatMap(({ readings }) => set(readings))
  const onPage = ({ onPage: read }: Reading): number => read
  return {
    tables: [
      {
        title: `Words that ${version} reads, by family`,
        columns: ['family', 'straight', 'designs', 'words', 'read %', 'without script: words', 'read %', 'on the whole page alone %', 'not read'],
        rows: [
          ...families.map((family) => {
            const { layout, readings } = family
            const own = set(readings)
            const kind = isStraight(family) ? 'yes' : (MORE_THAN_LETTERS[layout] ?? (own.length === 0 ? 'only script' : 'no'))
            return [layout, kind, readings.length, sum(readings, ({ words }) => words), share(readings), sum(own, ({ words }) => words), share(own), share(own, onPage), own.flatMap(({ unread: left }) => left).join(' ')]
          }),
          [`all ${straight.length} straight families`, 'yes', promised.length, null, null, sum(promised, ({ words }) => words), share(promised), share(promised, onPage), null],
        ],
        notes: [
          'Each design is drawn 1,000 px high in dark ink on white, without wear. It is read as a whole up to six times: as drawn and with dark and light exchanged, as a block, as scattered words and as a page.',
          'Then line by line, because that is how people read, and because frames and plates mislead a page’s segmentation: every line is cut out of that picture at its place, framed in the tone round it, turned dark on light, scaled, and read twice as one line. All families are read alike.',
          'A word counts when one reading has it letter for letter. Nothing tells tesseract what the phrase is.',
          'Straight: every line lies level on an unbent baseline, measured on the outlines. What is set in scripts, hands or black letters is not counted there.',
        ],
      },
    ],
    promised: [{ what: 'Words read in straight families without script', measured: share(promised), unit: ' %', bound: { atLeast: 95 } }],
  }
}

function unread() {
  return {
    tables: [],
    promised: [{ what: 'Words read in straight families without script (tesseract is not installed)', measured: null, unit: ' %', bound: { atLeast: 95 } }],
  }
}
