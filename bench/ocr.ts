/** Whether a machine reads what each family sets: every family in a few phrases, drawn 1,000 px high and read by tesseract. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import sharp from 'sharp'
import { makeDesign, type MadeDesign, type Shelves } from '../src/main/designs/pure/engine.ts'
import { LAYOUTS } from '../src/main/designs/pure/layouts/registry.ts'
import type { Concept } from '../src/main/ideas/contract.ts'
import { InvalidInput } from '../src/main/kernel/errors.ts'
import { openShelves } from '../src/workers/imaging/shelves.ts'
import { CONCEPTS } from './concepts.ts'
import { scriptFamilies } from './ocr/families.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { STRUCTURED } from './structured-phrases.ts'
import { inWorkFolder } from './work-folder.ts'

const HEIGHT_PX = 1_000
const PHRASES_EACH = 4
const AREA = { name: 'front', widthPx: 4_500, heightPx: 5_400 }
/** White alone: then the art is made in its dark inks, which is how tesseract was taught to read. */
const WHITE = [{ id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' }] as const
/** Families whose lines are bent, broken, repeated as outlines or hold a picture for a letter: read too, but nothing is promised of them. */
const NOT_STRAIGHT = new Set([
  'arch', 'varsity', 'bulge', 'groovy', 'badge', 'oval', 'pennant', 'rainbow', 'rise', 'silhouette', 'seal', 'postage', 'swap', 'echo', 'ribbon', 'script', 'marker', 'elements', 'circuit', 'monoline', 'heartbeat', 'gauge',
])
/** How tesseract is told to look at the page: a block of lines, and words wherever they stand. What either reads counts. */
const LOOKS = ['6', '11', '3']
const LIMIT_MS = 60_000

interface Reading {
  readonly layout: string
  readonly isScript: boolean
  readonly words: number
  readonly read: number
}

export const ocrBench: Bench = async (options) => {
  const version = await tesseract(['--version']).catch(() => null)
  if (version === null) return unread()
  const readings = await inWorkFolder(async (folder) => {
    const shelves = openShelves()
    const found: Reading[] = []
    for (const { id } of LAYOUTS) {
      options.say(id)
      found.push(...(await readFamily(id, shelves, folder, options)))
    }
    return found
  })
  return report(readings, version.split('\n')[0] ?? '')
}

async function readFamily(layout: string, shelves: Shelves, folder: string, options: BenchOptions): Promise<Reading[]> {
  const scripts = scriptFamilies()
  const readings: Reading[] = []
  for (const concept of [...CONCEPTS, ...structured()]) {
    if (readings.length >= timesOf(options, PHRASES_EACH)) break
    const made = setIn(layout, concept, shelves)
    if (made === null) continue
    const words = wordsIn(concept.phrase)
    const unread = await leftUnread(words, made, join(folder, 'art.png'))
    readings.push({ layout, isScript: made.fonts.some(({ family }) => scripts.has(family)), words: words.length, read: words.length - unread.length })
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

/** Words that no look finds, as drawn and with dark and light exchanged; it stops looking when all are found. */
async function leftUnread(words: readonly string[], made: MadeDesign, file: string): Promise<readonly string[]> {
  const grey = sharp(Buffer.from(made.variants[0]?.svg ?? ''), { unlimited: true }).resize({ height: HEIGHT_PX }).flatten({ background: '#FFFFFF' }).extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#FFFFFF' }).greyscale()
  let left = words
  for (const negative of [false, true]) {
    await grey.clone().negate(negative).png().toFile(file)
    for (const look of LOOKS) {
      if (left.length === 0) return left
      const seen = new Set(wordsIn(await tesseract([file, '-', '--psm', look, '-l', 'eng'])))
      left = left.filter((word) => !seen.has(word))
    }
  }
  return left
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)?.filter((word) => word.length > 1) ?? []
}

function tesseract(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('tesseract', args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: LIMIT_MS, env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`tesseract ended with ${code}`))))
  })
}

function report(readings: readonly Reading[], version: string) {
  const share = (some: readonly Reading[]): number | null => (some.length === 0 ? null : (100 * some.reduce((sum, { read }) => sum + read, 0)) / some.reduce((sum, { words }) => sum + words, 0))
  const straight = readings.filter(({ layout, isScript }) => !isScript && !NOT_STRAIGHT.has(layout))
  const families = Map.groupBy(readings, ({ layout }) => layout)
  return {
    tables: [
      {
        title: `Words that ${version} reads, by family`,
        columns: ['family', 'straight', 'designs', 'words', 'read %', 'read % without script'],
        rows: [...families].map(([layout, some]) => [layout, NOT_STRAIGHT.has(layout) ? 'no' : 'yes', some.length, some.reduce((sum, { words }) => sum + words, 0), share(some), share(some.filter(({ isScript }) => !isScript))]),
        notes: ['Each design is drawn 1,000 px high in dark ink on white, without wear, and read up to six times: as drawn and with dark and light exchanged, as a block, as scattered words and as a page. A word counts when a reading has it letter for letter.'],
      },
    ],
    promised: [{ what: 'Words read in straight families without script', measured: share(straight), unit: ' %', bound: { atLeast: 95 } }],
  }
}

function unread() {
  return {
    tables: [],
    promised: [{ what: 'Words read in straight families without script (tesseract is not installed)', measured: null, unit: ' %', bound: { atLeast: 95 } }],
  }
}
