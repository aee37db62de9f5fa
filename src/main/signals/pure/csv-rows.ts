/** Splits the text of a CSV file into rows, piece by piece, with the line each begins on. */
import Papa from 'papaparse'
import { InvalidInput } from '../../kernel/errors.ts'
import { MAX_COLUMNS, MAX_FIELD, MAX_RECORD } from './import-limits.ts'

export interface CsvDialect {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
}

/** A row, or what is wrong with the line where one should begin. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault?: string
}

export interface CsvRows {
  /** The whole rows in `text` and in what was left over before; with `last`, the rest too. */
  push(text: string, last: boolean): CsvRow[]
}

/** Delimiter and line ends, from the first rows. */
export function csvDialect(head: string): CsvDialect {
  const guess = Papa.parse<string[]>(head.slice(0, 64 * 1024), { preview: 20, delimitersToGuess: [',', '\t', ';', '|'], skipEmptyLines: true })
  const macLines = !head.includes('\n') && head.includes('\r')
  return { delimiter: guess.meta.delimiter === '' ? ',' : guess.meta.delimiter, newline: macLines ? '\r' : '\n' }
}

/** A quote that is opened and never closed would swallow the file; so many lines are given up before the file is. */
const MAX_LOST_LINES = 100
/** A closing quote can look wrong because its row is cut by the end of a piece; beyond this length it is wrong. */
const PIECE_SLACK = 64 * 1024

interface Piece {
  readonly data: string[][]
  readonly errors: { readonly row?: number; readonly code: string }[]
  readonly meta: { readonly cursor: number }
}

/**
 * Rows of one file, in order. A line whose quotes are broken is given up alone and reading goes on at the next one.
 * Throws InvalidInput naming `file` and the line for a row of more than 1,000 columns and a field of more than 1 MB.
 */
export function csvRows(file: string, dialect: CsvDialect): CsvRows {
  let rest = ''
  let line = 1
  let lost = 0

  const parse = (text: string, last: boolean, preview = 0): Piece =>
    new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline, preview }).parse(text, 0, !last) as Piece

  const take = (cells: string[], rows: CsvRow[]): void => {
    const first = line
    line += 1 + breaksIn(cells, dialect.newline)
    if (cells.length === 1 && isBlank(cells[0] ?? '')) return
    checkRow(file, first, cells)
    rows.push({ line: first, cells })
  }

  /** Takes the rows before the broken one, gives up its first line, and says where to go on. */
  const giveUp = (text: string, broken: number, last: boolean, rows: CsvRow[]): number => {
    const before = broken === 0 ? null : parse(text, last, broken)
    for (const cells of before?.data ?? []) take(cells, rows)
    const start = before?.meta.cursor ?? 0
    if (++lost > MAX_LOST_LINES) throw new InvalidInput(`${file} line ${line}`, 'too many lines have quotes that are not closed', SPREADSHEET)
    rows.push({ line, cells: [], fault: 'a quoted value is not closed properly' })
    line++
    const end = text.indexOf(dialect.newline, start)
    return end === -1 ? text.length : end + 1
  }

  return {
    push(piece, last) {
      const rows: CsvRow[] = []
      let text = rest + piece
      for (;;) {
        const parsed = parse(text, last)
        const broken = brokenRow(parsed, text.length, last)
        if (broken !== null) {
          text = text.slice(giveUp(text, broken, last, rows))
          continue
        }
        for (const cells of parsed.data) take(cells, rows)
        rest = last ? '' : text.slice(parsed.meta.cursor)
        break
      }
      if (rest.length > MAX_RECORD) throw new InvalidInput(`${file} line ${line}`, 'a field is larger than 1 MB, or its quote is never closed', SPREADSHEET)
      return rows
    },
  }
}

const SPREADSHEET = 'Correct that line, or open the file in a spreadsheet and save it as CSV again.'

function brokenRow(parsed: Piece, length: number, last: boolean): number | null {
  const row = parsed.errors[0]?.row
  if (row === undefined) return null
  const whole = row < parsed.data.length
  return whole || last || length - parsed.meta.cursor > PIECE_SLACK ? row : null
}

function checkRow(file: string, line: number, cells: readonly string[]): void {
  if (cells.length > MAX_COLUMNS) {
    throw new InvalidInput(`${file} line ${line}`, `the row has ${cells.length} columns; at most ${MAX_COLUMNS} can be read`, 'Export only the columns you need.')
  }
  for (const cell of cells) {
    if (cell.length > MAX_FIELD) throw new InvalidInput(`${file} line ${line}`, 'a field is larger than 1 MB', SPREADSHEET)
  }
}

/** Line breaks inside quoted cells. */
function breaksIn(cells: readonly string[], newline: string): number {
  let breaks = 0
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at !== -1; at = cell.indexOf(newline, at + 1)) breaks++
  }
  return breaks
}

function isBlank(cell: string): boolean {
  return cell === '' || cell === '\r' || cell.trim() === ''
}
