/** Whether a machine reads what each family sets: a dozen designs of every family, drawn 1,000 px high and read by tesseract. */
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
import { readEach, versionOfTesseract, wordsIn } from './ocr/tesseract.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { STRUCTURED } from './structured-phrases.ts'
import { inWorkFolder } from './work-folder.ts'

const HEIGHT_PX = 1_000
const DESIGNS_EACH = 12
const AREA = { name: 'front', widthPx: 4_500, heightPx: 5_400 }
/** White alone: then the art is made in its dark inks, which is how tesseract was taught to read. */
const WHITE = [{ id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' }] as const
/** Words that are drawn by more than letters: nothing is promised of them, however straight they stand. */
const MORE_THAN_LETTERS: Readonly<Record<string, string>> = { swap: 'a picture stands for a letter', elements: 'words are broken over tiles' }
/** Tesseract's “raw line”: the picture is one line of text, with no search for a layout in it. */
const LINE_LOOK = '13'
/** Its “sparse text”: as much text as there is, wherever it stands. */
const PAGE_LOOK = '11'
const PAGE_FRAME_PX = 40
/** Families read at a time. */
const LANES = 2

interface Reading {
  readonly phrase: string
  readonly isScript: boolean
  readonly isStraight: boolean
  readonly words: number
  readonly unread: readonly string[]
  /** Words that were read and are not in the phrase. */
  readonly added: number
  /** Words of the phrase that are read where tesseract gets the whole picture. */
  readonly onPage: number
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

interface Drawn {
  readonly concept: Concept
  readonly made: MadeDesign
  readonly lines: readonly string[]
  readonly page: string
}

async function readFamily(layout: string, shelves: Shelves, folder: string, options: BenchOptions): Promise<Reading[]> {
  const designs: Drawn[] = []
  for (const { concept, made } of setIn(layout, timesOf(options, DESIGNS_EACH), shelves)) {
    designs.push({ concept, made, ...(await draw(made, join(folder, `${layout}-${designs.length}`))) })
  }
  const list = join(folder, 'files.txt')
  const lines = await readEach(designs.flatMap((design) => design.lines), LINE_LOOK, list)
  const pages = await readEach(designs.map(({ page }) => page), PAGE_LOOK, list)
  const scripts = scriptFamilies()
  return designs.map(({ concept: { phrase }, made, lines: own }, index) => {
    const words = wordsIn(phrase)
    const { left, added } = compared(words, wordsIn(lines.splice(0, own.length).join(' ')))
    const onPage = words.length - compared(words, wordsIn(pages[index] ?? '')).left.length
    return { phrase, isScript: made.fonts.some(({ family }) => scripts.has(family)), isStraight: made.lines.every(({ straight }) => straight), words: words.length, unread: left, added, onPage }
  })
}

/** What is left of the words when each that was read has taken one of them, and how many took none. */
function compared(words: readonly string[], read: readonly string[]): { left: readonly string[]; added: number } {
  const left = [...words]
  const taken = read.filter((word) => left.includes(word) && left.splice(left.indexOf(word), 1).length > 0)
  return { left, added: read.length - taken.length }
}

function structured(): Concept[] {
  return STRUCTURED.map(([phrase, mood, motif]) => ({ phrase, mood, style: 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }))
}

/** The first phrases that the family can carry; where there are few, the same again by other seeds. */
function* setIn(layout: string, count: number, shelves: Shelves): Generator<{ concept: Concept; made: MadeDesign }> {
  let fitting = [...CONCEPTS, ...structured()]
  for (let [turn, done] = [1, 0]; done < count && fitting.length > 0; turn++) {
    const fits: Concept[] = []
    for (const concept of fitting) {
      if (done >= count) return
      const made = madeIn(layout, concept, `ocr-${turn}`, shelves)
      if (made === null) continue
      fits.push(concept)
      done++
      yield { concept, made }
    }
    fitting = fits
  }
}

/** null where the family cannot carry the phrase. */
function madeIn(layout: string, concept: Concept, seed: string, shelves: Shelves): MadeDesign | null {
  try {
    return makeDesign({ concept, seed, area: AREA, garments: [...WHITE], choices: { layout, finish: { texture: 'none' } } }, shelves)
  } catch (error) {
    if (error instanceof InvalidInput) return null
    throw error
  }
}

/** The pictures of its lines and of the whole. `stem` begins their names. */
async function draw(made: MadeDesign, stem: string): Promise<{ lines: string[]; page: string }> {
  const { data, info } = await sharp(Buffer.from(made.variants[0]?.svg ?? ''), { unlimited: true }).resize({ height: HEIGHT_PX }).flatten({ background: '#FFFFFF' }).greyscale().raw().toBuffer({ resolveWithObject: true })
  const grey: Grey = { data, width: info.width, height: info.height, factor: HEIGHT_PX / AREA.heightPx }
  const page = `${stem}-page.png`
  const frame = { top: PAGE_FRAME_PX, bottom: PAGE_FRAME_PX, left: PAGE_FRAME_PX, right: PAGE_FRAME_PX, background: '#FFFFFF' }
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } }).extend(frame).greyscale().png().toFile(page)
  return { lines: await lineFiles(grey, made.lines, stem), page }
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
  const added = ({ added: more }: Reading): number => more
  return {
    tables: [
      {
        title: `Words that ${version} reads, by family`,
        columns: ['family', 'straight', 'designs', 'words', 'read %', 'without script: words', 'read %', 'words too many', 'read of the whole picture %', 'not read'],
        rows: [
          ...families.map((family) => {
            const { layout, readings } = family
            const own = set(readings)
            const kind = isStraight(family) ? 'yes' : (MORE_THAN_LETTERS[layout] ?? (own.length === 0 ? 'only script' : 'no'))
            return [layout, kind, readings.length, sum(readings, ({ words }) => words), share(readings), sum(own, ({ words }) => words), share(own), sum(own, added), share(own, onPage), own.flatMap(({ unread: left }) => left).join(' ')]
          }),
          [`all ${straight.length} straight families`, 'yes', promised.length, null, null, sum(promised, ({ words }) => words), share(promised), sum(promised, added), share(promised, onPage), null],
        ],
        notes: [
          'Each design is drawn 1,000 px high in dark ink on white, without wear. Every line of type is cut out of that picture at its place, framed in the tone round it, turned dark on light, scaled to one height, and read once as one line. All families are read alike.',
          'Where lines lie is told, not what they say: no list of words, no second look, nothing chosen among readings. All words count, “I” and “a” and figures too; each must be there letter for letter and as often as the phrase has it.',
          'Read of the whole picture: tesseract gets it as it is, once, and looks for text itself. Frames, pictures and light letters on plates mislead it.',
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
