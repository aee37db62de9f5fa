/** CSV and TSV files of any size: text in pieces in, drafts and refusals out. Pure. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { ImportMap } from '../../contract.ts'
import { csvDialect, csvRows, type CsvRow } from '../../pure/csv-rows.ts'
import type { ImportContext, Outcome } from '../../pure/draft.ts'
import { proposeMap } from '../../pure/propose-map.ts'
import { recordReader, type ColumnFinder } from '../../pure/record-draft.ts'

export interface CsvImport {
  /** The map in use: the one given, or the one that the column names suggest. */
  readonly map: ImportMap
  push(text: string, last: boolean): Outcome[]
}

/** Rows above the header that some exports write ("Category: All categories" and a blank line). */
const MAX_PREAMBLE = 3

/**
 * Opens a CSV file by its first text (a whole header line at least, unless `head` is the whole file).
 * Throws InvalidInput when there is no header, when no column holds text and no map says which does, or when the map
 * names a column that is not there.
 */
export function openCsv(head: string, given: ImportMap | undefined, context: ImportContext, wholeFile: boolean): CsvImport {
  const dialect = csvDialect(head)
  const top = csvRows(context.file, dialect).push(head, wholeFile)
  const header = headerOf(top, given)
  if (header === null) throw new InvalidInput(context.file, wholeFile ? 'it has no header line' : 'its first line is longer than 1 MB', 'The first line must name the columns.')
  const columns = header.cells.map((cell) => cell.trim())
  const sample = (column: string): string => firstFilled(top, header, columns.indexOf(column))
  const map = given ?? proposeMap(columns, 'csv', context.file, sample)
  if (map === null) throw new InvalidInput(context.file, `none of its columns is known to hold text (${columns.slice(0, 12).join(', ').slice(0, 200)})`, NAME_COLUMNS)
  const read = recordReader(map, finder(columns), context)
  const rows = csvRows(context.file, dialect)
  return { map, push: (text, last) => rows.push(text, last).filter((row) => row.line > header.line).map((row) => outcome(row, columns.length, read)) }
}

const NAME_COLUMNS = 'Write a map that says which column is which, or name a column "title" or "text".'

function outcome(row: CsvRow, width: number, read: (cells: readonly string[]) => Exclude<Outcome, { place: string }> | string): Outcome {
  const reading = row.fault ?? misfit(row, width) ?? read(row.cells)
  return typeof reading === 'string' ? { place: `line ${row.line}`, reason: reading } : reading
}

/** A row that is longer or shorter than the header has lost a quote or a delimiter: its values sit in wrong columns. */
function misfit(row: CsvRow, width: number): string | null {
  const { cells } = row
  if (cells.length === width) return null
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return null
  return `it has ${cells.length} values, the header names ${width} columns`
}

function finder(columns: readonly string[]): ColumnFinder<readonly string[]> {
  return (column) => {
    const exact = columns.indexOf(column)
    const at = exact === -1 ? columns.findIndex((name) => name.toLowerCase() === column.toLowerCase()) : exact
    return at === -1 ? null : (cells) => cells[at]
  }
}

/** The first row; below a preamble where later rows are wider, or where the map names its columns. */
function headerOf(rows: readonly CsvRow[], map: ImportMap | undefined): CsvRow | null {
  const top = rows.filter((row) => row.fault === undefined).slice(0, MAX_PREAMBLE + 1)
  const first = top[0]
  if (first === undefined) return null
  if (map !== undefined) return top.find((row) => row.cells.some((cell) => cell.trim() === map.id)) ?? first
  return first.cells.length > 1 ? first : (top.find((row) => row.cells.length > 1) ?? first)
}

function firstFilled(rows: readonly CsvRow[], header: CsvRow, at: number): string {
  for (const row of rows) {
    const cell = row.line > header.line ? (row.cells[at] ?? '') : ''
    if (cell.trim() !== '') return cell
  }
  return ''
}
