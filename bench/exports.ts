/** What it costs to plan, judge and write 500 listings in each format, beside writing the same rows as bare CSV. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { App } from '../src/main/app.ts'
import { exportFormat, type ExportFormat } from '../src/main/exports/contract.ts'
import { approvedListings } from '../src/main/exports/approved-listings.ts'
import { marketOf, tableFormatOf } from '../src/main/exports/formats/registry.ts'
import { openLibrary } from './exports/library.ts'
import { timesOf, type Bench, type BenchOptions, type Cell } from './report.ts'
import { median, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const LISTINGS = 500
const ROUNDS = 5
const SECONDS = 5
/** What pictures weigh in a library: JPEGs of 2000 pixels, transparent PNGs of 4500 × 5400. */
const MOCKUP_BYTES = 400_000
const PRINT_BYTES = 700_000
/** One format with mock-ups, one with print files, and the folder with both. */
const WITH_PICTURES: readonly ExportFormat[] = ['shopify', 'merch-titans', 'folder']

export const exportsBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const listings = Math.max(5, Math.round(LISTINGS * options.scale))
    options.say(`a library of ${listings} approved designs with texts for five markets`)
    const { app, weigh } = await openLibrary(join(folder, 'home'), listings)
    try {
      const rows: Cell[][] = []
      const seconds = new Map<ExportFormat, number>()
      for (const format of exportFormat.options) {
        options.say(format)
        const measured = await measure(app, join(folder, format), format, options)
        seconds.set(format, measured.total / 1000)
        rows.push(measured.row)
      }
      weigh(MOCKUP_BYTES, PRINT_BYTES)
      const heavy: Cell[][] = []
      for (const format of WITH_PICTURES) {
        options.say(`${format} with pictures`)
        const folderOf = join(folder, `${format}-heavy`)
        mkdirSync(folderOf)
        const { value, ms } = await timed(() => write(app, format, folderOf, `heavy ${format}`))
        const bytes = value.listings * (lays(app, format).mockups * MOCKUP_BYTES + (lays(app, format).print ? PRINT_BYTES : 0))
        heavy.push([format, value.listings, bytes / 1e6, ms / 1000, bytes / 1e6 / (ms / 1000)])
      }
      const slowest = Math.max(...seconds.values())
      return {
        tables: [
          { title: `${listings} listings, their pictures laid out before: planned and judged, then planned, judged and written`, columns: ['format', 'rows', 'judged ms', 'written ms', 'of it processor ms', 'bare CSV ms', 'ratio', 'memory MB'], rows,
            notes: ['Bare CSV: the same rows, worked out before, through csv-stringify into a file, flushed to the disk.', 'Memory: how much the process grew while it wrote, at most.'] },
          { title: 'For the first time, with all pictures', columns: ['format', 'listings', 'pictures MB', 'seconds', 'MB a second'], rows: heavy,
            notes: [`A mock-up of ${MOCKUP_BYTES / 1000} kB and a print file of ${PRINT_BYTES / 1000} kB each; copying them is what takes the time.`] },
        ],
        promised: [{ what: `${listings} listings planned, judged and written, the slowest format`, measured: slowest, unit: ' s', bound: { below: SECONDS } }],
      }
    } finally {
      await app.stop()
    }
  })

async function measure(app: App, folder: string, format: ExportFormat, options: BenchOptions): Promise<{ row: Cell[]; total: number }> {
  mkdirSync(folder)
  const [judged, written, processor, bare] = [[] as number[], [] as number[], [] as number[], [] as number[]]
  const before = process.memoryUsage.rss()
  let [rows, most] = [0, before]
  await write(app, format, folder, `${format} first`)
  const same = rowsOf(app, format)
  for (let round = 0; round < timesOf(options, ROUNDS); round++) {
    judged.push((await timed(() => app.exports.check({ format }))).ms)
    const spent = process.cpuUsage()
    const { value, ms } = await timed(() => write(app, format, folder, `${format} ${round}`, () => void (most = Math.max(most, process.memoryUsage.rss()))))
    const { user, system } = process.cpuUsage(spent)
    processor.push((user + system) / 1000)
    rows = value.rows
    written.push(ms)
    bare.push((await timed(() => bareCsv(join(folder, 'bare.csv'), same))).ms)
  }
  return { row: [format, rows, median(judged), median(written), median(processor), median(bare), median(written) / median(bare), (most - before) / 1e6], total: median(written) }
}

function write(app: App, format: ExportFormat, out: string, exportId: string, progress: () => void = () => undefined) {
  return app.exports.write({ format, out, leaveOut: true }, { signal: new AbortController().signal, correlationId: exportId, exportId, progress })
}

/** The rows of a format; of the folder, one for each listing. */
function rowsOf(app: App, format: ExportFormat): string[][] {
  const table = tableFormatOf(format) ?? tableFormatOf('generic')
  const settings = app.settings.get()
  return [...approvedListings(app, marketOf(format, undefined), null)].flatMap((listing) => {
    const item = { listing, design: app.designs.get(listing.designId), product: app.products.find(listing.productId) }
    return (table?.rows(item, { settings, place: { pictures: '/', folderName: '' } }) ?? []).map((row) => (table?.columns ?? []).map((column) => row[column] ?? ''))
  })
}

async function bareCsv(file: string, rows: readonly string[][]): Promise<void> {
  await pipeline(function* () { for (let at = 0; at < rows.length; at += 100) yield stringify(rows.slice(at, at + 100)) }, createWriteStream(file, { flush: true }))
}

function lays(app: App, format: ExportFormat): { mockups: number; print: boolean } {
  const { mockups, print } = tableFormatOf(format)?.lays ?? { mockups: true, print: true }
  const [design] = app.designs.galleryPage({ status: ['approved'] }, undefined, 1)
  return { mockups: mockups ? (design?.mockups.length ?? 0) : 0, print }
}
