/** Looks at what a night left in its home: every picture is opened and measured, nothing is believed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import sharp from 'sharp'

export interface Made {
  readonly designs: number
  readonly listings: number
  /** Files that are 4500 × 5400 with transparency at 300 DPI and under 25 MB. */
  readonly printFiles: number
  /** Files that are 2000 × 2000. */
  readonly mockups: number
  /** The drawings behind the print files. */
  readonly drawings: readonly Buffer[]
  readonly phases: readonly { readonly phase: string; readonly at: number }[]
  readonly work: readonly Work[]
}

/** Jobs of one kind. */
export interface Work {
  readonly kind: string
  readonly jobs: number
  readonly totalMs: number
  readonly longestMs: number
}

const PRINT = { width: 4500, height: 5400, density: 300, hasAlpha: true, maxBytes: 25_000_000 }
const MOCKUP_PX = 2000

export async function readNight(home: string): Promise<Made> {
  const db = new BetterSqlite3(join(home, 'library.db'), { readonly: true })
  try {
    const count = (table: string): number => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    const stored = (query: string): string[] => db.prepare<[], { asset: string; extension: string }>(query).all().map(({ asset, extension }) => join(home, 'assets', asset.slice(0, 2), `${asset}.${extension}`))
    const files = (kind: string): string[] => stored(`SELECT asset, extension FROM design_files JOIN assets ON hash = asset WHERE kind = '${kind}'`)
    return {
      designs: count('designs'),
      listings: count('listings'),
      printFiles: await countGood(files('print'), isPrintFile),
      mockups: await countGood(stored('SELECT asset, extension FROM mockups JOIN assets ON hash = asset'), isMockup),
      drawings: files('svg').map((file) => readFileSync(file)),
      phases: phasesOf(db),
      work: db.prepare<[], Work>(`SELECT kind, count(*) AS jobs, sum(finished_at - started_at) AS totalMs, max(finished_at - started_at) AS longestMs
        FROM jobs WHERE state = 'done' GROUP BY kind ORDER BY totalMs DESC`).all(),
    }
  } finally {
    db.close()
  }
}

/** When each phase began, and when the night ended. */
function phasesOf(db: BetterSqlite3.Database): { phase: string; at: number }[] {
  return db.prepare<[], { phase: string; at: number }>(`SELECT coalesce(data ->> 'phase', event_type) AS phase, timestamp AS at
    FROM events WHERE event_type IN ('run.phase', 'run.finished') ORDER BY seq`).all()
}

async function countGood(files: readonly string[], isGood: (file: string) => Promise<boolean>): Promise<number> {
  let good = 0
  for (const file of files) if (await isGood(file)) good++
  return good
}

async function isPrintFile(file: string): Promise<boolean> {
  const { width, height, density, hasAlpha } = await sharp(file).metadata()
  const { isOpaque } = await sharp(file, { limitInputPixels: PRINT.width * PRINT.height }).stats()
  return width === PRINT.width && height === PRINT.height && density === PRINT.density && hasAlpha === PRINT.hasAlpha && !isOpaque && readFileSync(file).length < PRINT.maxBytes
}

async function isMockup(file: string): Promise<boolean> {
  const { width, height, format } = await sharp(file).metadata()
  // Decoding all of it finds a file that was cut off.
  await sharp(file, { failOn: 'warning' }).stats()
  return width === MOCKUP_PX && height === MOCKUP_PX && format === 'jpeg'
}

/** The floor: sharp alone draws the same print files from the same drawings, one after another. @returns milliseconds. */
export async function drawAlone(drawings: readonly Buffer[], out: string): Promise<number> {
  const begin = performance.now()
  for (const drawing of drawings) await sharp(drawing, { unlimited: true }).resize(PRINT.width, PRINT.height).png().toFile(out)
  return performance.now() - begin
}
