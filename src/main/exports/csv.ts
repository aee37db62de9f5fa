import { stringify } from 'csv-stringify/sync'

export type CsvRow<Column extends string> = Readonly<Record<Column, string>>

export interface CsvStyle {
  /** Quote every cell, for readers that split on commas. */
  readonly quoted?: boolean
}

/**
 * The lines of a CSV file (RFC 4180: CRLF, quotes doubled, UTF-8 without a byte order mark), the header first. Rows
 * come in groups, so that the file is never in memory as a whole.
 * A cell that begins with = + - @, a tab or a return gets an apostrophe in front, because a spreadsheet would run it
 * as a formula; the numbers in these files are never negative, so no number is touched.
 */
export async function* csvLines<Column extends string>(
  columns: readonly Column[],
  groups: AsyncIterable<readonly CsvRow<Column>[]>,
  style: CsvStyle = {},
): AsyncGenerator<string> {
  yield lines([columns], false)
  for await (const group of groups) {
    yield lines(group.map((row) => columns.map((column) => row[column])), style.quoted === true)
  }
}

function lines(rows: readonly (readonly string[])[], quoted: boolean): string {
  return stringify(rows.map((row) => [...row]), { record_delimiter: '\r\n', quote_record_delimiter: true, quoted_match: /[\r\n]/, escape_formulas: true, quoted })
}
