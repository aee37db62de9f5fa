import { stringify } from 'csv-stringify/sync'
import { guardedCell } from '../kernel/pure/spreadsheet-cells.ts'

interface CsvStyle {
  /** Quote every cell, for readers that split on commas. */
  readonly quoted?: boolean
  /** Begin with a byte order mark, for readers that take a file without one for Windows-1252. */
  readonly bom?: boolean
  /** Rows above the header, padded to its width. */
  readonly above?: readonly (readonly string[])[]
}

/** What takes rows and gives a file piece by piece, so that it is never in memory as a whole. */
export type TableWriter = (header: readonly string[], groups: AsyncIterable<readonly (readonly string[])[]>) => AsyncGenerator<string | Uint8Array>

/**
 * The lines of a CSV file (RFC 4180: CRLF, quotes doubled, UTF-8), the header first. A cell that a spreadsheet would run
 * as a formula gets an apostrophe in front; the numbers in these files are never negative, so no number is touched.
 */
export function csvTable(style: CsvStyle = {}): TableWriter {
  return async function* (header, groups) {
    const above = (style.above ?? []).map((row) => header.map((_, index) => row[index] ?? ''))
    yield (style.bom === true ? '\uFEFF' : '') + lines([...above, header], false)
    for await (const group of groups) yield lines(group.map((row) => row.map(guardedCell)), style.quoted === true)
  }
}

function lines(rows: readonly (readonly string[])[], quoted: boolean): string {
  return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n', quote_record_delimiter: true, quoted_match: /[\r\n]/, quoted })
}
