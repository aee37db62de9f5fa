/** A seller's own listings from a file of a market or a tool, told apart by its columns and read a batch at a time. */
import { etsyFile } from '../../main/catalogue/files/etsy/parse.ts'
import { productorFile } from '../../main/catalogue/files/productor/parse.ts'
import { shopifyFile } from '../../main/catalogue/files/shopify/parse.ts'
import type { OwnFileFormat, OwnListing, OwnReject } from '../../main/catalogue/contract.ts'
import { isReject, type NamedRow, type OwnFile, type OwnOutcome } from '../../main/catalogue/pure/own-file.ts'
import { Cancelled, InvalidInput } from '../../main/kernel/errors.ts'
import { unguardedCell } from '../../main/kernel/pure/spreadsheet-cells.ts'
import { csvDialect, csvRows, type CsvRow } from '../../main/signals/pure/csv-rows.ts'
import { isZip } from '../../main/signals/pure/detect-format.ts'
import { MAX_WORKBOOK_BYTES } from '../../main/signals/pure/import-limits.ts'
import { decodingOf } from '../../main/signals/pure/text-encoding.ts'
import { openSourceFile, readWhole, textPieces, type SourceFile } from './source-file.ts'

export interface OwnListingsBatch {
  readonly listings: OwnListing[]
  readonly rejects: OwnReject[]
  readonly bytesRead: number
  readonly done: boolean
}

export interface OwnListingsReader {
  readonly format: OwnFileFormat
  readonly bytes: number
  /** Throws Cancelled when `signal` says so. */
  next(limit: number, signal: AbortSignal): Promise<OwnListingsBatch>
  close(): Promise<void>
}

const FILES: readonly OwnFile[] = [etsyFile, productorFile, shopifyFile]
const KNOWN = 'Take Etsy’s download of your listings (Settings, Options, Download Data), Shopify’s product export, or the workbook that Productor exports.'
const BYTES_PER_CALL = 8 * 1024 * 1024

/** Rows in pieces, with how much of the file is read. */
interface RowSource {
  readonly bytesRead: number
  next(): Promise<{ readonly rows: readonly CsvRow[]; readonly last: boolean }>
}

/** @throws InvalidInput for a file that cannot be read, or whose columns are those of no known file. */
export async function openOwnListings(path: string): Promise<OwnListingsReader> {
  const source = await openSourceFile(path)
  try {
    const rows = isZip(source.head) ? await workbookRows(source) : tableRows(source)
    return await readerOf(source, rows, isZip(source.head) ? 'row' : 'line')
  } catch (error) {
    await source.handle.close()
    throw error
  }
}

async function readerOf(source: SourceFile, rows: RowSource, word: 'row' | 'line'): Promise<OwnListingsReader> {
  let { rows: held, last } = await rows.next()
  while (held.length === 0 && !last) ({ rows: held, last } = await rows.next())
  const header = (held[0]?.cells ?? []).map((name) => name.trim().toLowerCase())
  const known = FILES.find((file) => file.knows(new Set(header)))
  if (known === undefined) throw new InvalidInput(source.path, `its columns are those of no listings file that is known${header.length === 0 ? '' : ` (${header.slice(0, 6).join(', ').slice(0, 120)})`}`, KNOWN)
  const reader = known.open()
  const plain = word === 'line' ? unguardedCell : (cell: string): string => cell
  const read = ({ cells, line, fault }: CsvRow): OwnOutcome[] => {
    const place = `${word} ${line}`
    if (fault !== undefined) return [{ place, reason: fault }]
    return cells.every((cell) => cell.trim() === '') ? [] : reader.push(named(header, cells, plain), place)
  }
  let at = 1
  return {
    format: known.format,
    bytes: source.bytes,
    async next(limit, signal) {
      const batch: OwnListingsBatch & { done: boolean; bytesRead: number } = { listings: [], rejects: [], bytesRead: 0, done: false }
      const begin = rows.bytesRead
      while (!batch.done && batch.listings.length < limit && batch.rejects.length < limit && rows.bytesRead - begin < BYTES_PER_CALL) {
        if (signal.aborted) throw new Cancelled('The import')
        const row = held[at]
        at += 1
        if (row !== undefined) sort(read(row), batch)
        else if (last) {
          sort(reader.end(), batch)
          batch.done = true
        } else {
          ;({ rows: held, last } = await rows.next())
          at = 0
        }
      }
      batch.bytesRead = rows.bytesRead
      return batch
    },
    close: () => source.handle.close(),
  }
}

function sort(outcomes: readonly OwnOutcome[], batch: OwnListingsBatch): void {
  for (const outcome of outcomes) {
    if (isReject(outcome)) batch.rejects.push(outcome)
    else batch.listings.push(outcome)
  }
}

/** Of two columns of one name the first counts. */
function named(header: readonly string[], cells: readonly string[], plain: (cell: string) => string): NamedRow {
  const row: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [index, name] of header.entries()) row[name] ??= plain(cells[index] ?? '')
  return row
}

function tableRows(source: SourceFile): RowSource {
  const pieces = textPieces(source)
  const csv = csvRows(source.path, csvDialect(decodingOf(source.encoding).write(source.head)))
  return {
    get bytesRead() {
      return pieces.bytesRead
    },
    async next() {
      const { text, last } = await pieces.next()
      return { rows: csv.push(text, last), last }
    },
  }
}

async function workbookRows(source: SourceFile): Promise<RowSource> {
  const bytes = await readWhole(source, MAX_WORKBOOK_BYTES, 'Save the sheet as CSV; a CSV file may be of any size.')
  const { readSheet } = await import('../../main/signals/sources/xlsx/parse.ts')
  const rows = readSheet(bytes, source.path, undefined).rows.map((cells, index): CsvRow => ({ line: index + 1, cells }))
  return { bytesRead: source.bytes, next: () => Promise.resolve({ rows, last: true }) }
}
