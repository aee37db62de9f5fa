import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { Cancelled } from '../kernel/errors.ts'
import type { ExportFormat, ExportSummary } from './contract.ts'
import { csvTable, type TableWriter } from './csv.ts'
import type { ExportControls, ExportItem, ExportSettings } from './export-item.ts'
import { tableFormatOf } from './formats/registry.ts'
import type { Place, Row, TableFormat } from './formats/table-format.ts'
import { printFileName, publicPictureName } from './pure/file-names.ts'
import { copyFileAtomically, makeFolder, requireFolder, writeFileAtomically } from './write-file.ts'
import { xlsxTable } from './xlsx.ts'

export interface TableExport {
  readonly format: Exclude<ExportFormat, 'folder'>
  readonly settings: ExportSettings
  /** By column: what stands in every row where the format knows nothing. */
  readonly fill?: Readonly<Record<string, string>>
}

interface Tally {
  listings: number
  rows: number
  withoutPictures: number
  currencies: Set<string>
  missing: string[]
}

/**
 * Writes `items` as one table and lays their pictures into a folder beside it. `out` is the file, or a folder that exists
 * and then gets `<format>/<name of the file>`. A format that takes so many listings a file gets further files, `-2`, `-3`.
 * Memory does not grow with the number of items. Throws InvalidInput for a folder that does not exist, Cancelled on
 * abort; every file is whole or not there.
 */
export async function writeTable(items: AsyncIterable<ExportItem>, out: string, { format: id, settings, fill = {} }: TableExport, controls: ExportControls = {}): Promise<ExportSummary> {
  const format = tableFormatOf(id) as TableFormat
  const { file, place } = await layout(out, id, format)
  const tally: Tally = { listings: 0, rows: 0, withoutPictures: 0, currencies: new Set(), missing: [] }
  const source = items[Symbol.asyncIterator]()
  const files: string[] = []
  for (let next = await source.next(); next.done !== true || files.length === 0; ) {
    const name = files.length === 0 ? file : numberedFile(file, files.length + 1)
    const groups = async function* (): AsyncGenerator<string[][]> {
      for (let taken = 0; next.done !== true && taken < (format.atMost ?? Infinity); taken++) {
        if (controls.signal?.aborted === true) throw new Cancelled('The export')
        const item = next.value
        await layPictures(item, format, place, tally)
        yield rowsOf(item, format, { settings, place }, fill, tally)
        controls.progress?.(tally.listings)
        next = await source.next()
      }
    }
    await writeFileAtomically(name, writerOf(format)(headerOf(format), groups()), controls.signal)
    files.push(name)
  }
  return { format: id, files, listings: tally.listings, rows: tally.rows, rowsWithoutPictures: tally.withoutPictures, sentences: sentences(tally, format, files, place) }
}

/** The file and the folder of its pictures; a folder per market when a folder is named. */
async function layout(out: string, id: ExportFormat, format: TableFormat): Promise<{ file: string; place: Place }> {
  const isFolder = (await stat(out).catch(() => null))?.isDirectory() === true
  if (isFolder) await makeFolder(join(out, id))
  const file = isFolder ? join(out, id, `${format.fileName}.${format.file.kind}`) : out
  await requireFolder(dirname(file), file)
  const folderName = `${basename(file, extname(file))}-pictures`
  return { file, place: { pictures: join(dirname(file), folderName), folderName } }
}

function numberedFile(file: string, number: number): string {
  const ending = extname(file)
  return `${file.slice(0, file.length - ending.length)}-${number}${ending}`
}

function writerOf({ file }: TableFormat): TableWriter {
  return file.kind === 'csv' ? csvTable(file) : xlsxTable(file.sheet)
}

function headerOf({ columns, unnamed = [] }: TableFormat): string[] {
  return columns.map((column) => (unnamed.includes(column) ? '' : column))
}

function rowsOf(item: ExportItem, format: TableFormat, context: { settings: ExportSettings; place: Place }, fill: Readonly<Record<string, string>>, tally: Tally): string[][] {
  const rows = format.rows(item, context).map((row) => cellsOf(row, format.columns, fill))
  tally.listings += 1
  tally.rows += rows.length
  tally.currencies.add(item.listing.currency)
  if (format.pictures === 'addresses' && context.settings.imageBaseUrl === '' && item.design.mockups.length > 0) tally.withoutPictures += format.rowsWithoutPictures?.(item) ?? 1
  return rows
}

function cellsOf(row: Row<string>, columns: readonly string[], fill: Readonly<Record<string, string>>): string[] {
  return columns.map((column) => {
    const cell = row[column] ?? ''
    return cell === '' ? (fill[column] ?? '') : cell
  })
}

async function layPictures(item: ExportItem, { lays }: TableFormat, { pictures }: Place, tally: Tally): Promise<void> {
  const { design } = item
  if (lays.mockups && design.mockups.length === 0) tally.missing.push(`“${design.phrase}” has no mock-up yet.`)
  if (lays.print && design.printFile === undefined) tally.missing.push(`“${design.phrase}” has no print file yet; approving it makes one.`)
  const wanted = [
    ...(lays.mockups ? design.mockups.map((mockup, index) => ({ from: mockup.file, to: publicPictureName(item, mockup, index), what: 'A mock-up' })) : []),
    ...(lays.print && design.printFile !== undefined ? [{ from: design.printFile, to: printFileName(item), what: 'The print file' }] : []),
  ]
  if (wanted.length > 0) await makeFolder(pictures)
  await Promise.all(wanted.map(async ({ from, to, what }) => {
    if (!(await copyFileAtomically(from, join(pictures, to)))) tally.missing.push(`${what} of “${design.phrase}” is missing on the disk: ${from}.`)
  }))
}

/** How many single faults a summary spells out. */
const SPELLED_OUT = 5

function sentences(tally: Tally, format: TableFormat, files: readonly string[], { pictures }: Place): string[] {
  const more = tally.missing.length - SPELLED_OUT
  const rows = tally.withoutPictures === 1 ? '1 row has' : `${tally.withoutPictures} rows have`
  return [
    ...tally.missing.slice(0, SPELLED_OUT),
    ...(more > 0 ? [`${more} more pictures are missing.`] : []),
    ...(tally.withoutPictures > 0 ? [`${rows} no picture address: put the files of ${pictures} on a web server, enter its address in Settings, and export again.`] : []),
    ...(format.confirmed ? [] : ['The columns are not confirmed: no file of this tool’s maker was seen. Try one listing first.']),
    ...(tally.listings > 0 ? (format.notes ?? []) : []),
    ...(tally.listings > 0 ? [`Prices are in ${[...tally.currencies].join(', ')}.`] : []),
    `${countedListings(tally.listings, format.drafts === true)} in ${files.join(', ')}.`,
  ]
}

function countedListings(count: number, drafts: boolean): string {
  return count === 1 ? `1 listing${drafts ? ' as a draft' : ''} is` : `${count} listings${drafts ? ' as drafts' : ''} are`
}
