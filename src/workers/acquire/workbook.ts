/** A workbook is read as the table that its sheet is: the rows become CSV, line for row, and go the way of every CSV. */
import Papa from 'papaparse'
import { readSheet } from '../../main/signals/sources/xlsx/parse.ts'
import type { TextPieces } from './source-file.ts'

const PIECE = 256 * 1024

/** The sheet as CSV; row 5 of the sheet is line 5, because breaks inside cells become spaces. */
export function sheetAsCsv(bytes: Uint8Array, file: string, sheet: string | undefined): string {
  const { rows } = readSheet(bytes, file, sheet)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const whole = rows.map((row) => (row.length === 0 ? [] : Array.from({ length: width }, (_, at) => (row[at] ?? '').replaceAll(/[\r\n]+/g, ' '))))
  return `${Papa.unparse(whole, { newline: '\n', delimiter: ',' })}\n`
}

/** Text that is in memory, in pieces as a file gives them; `bytes` is what the file has. */
export function piecesOf(text: string, bytes: number): TextPieces {
  let at = 0
  return {
    get bytesRead() {
      return text.length === 0 ? bytes : Math.round((bytes * Math.min(at, text.length)) / text.length)
    },
    next() {
      const piece = text.slice(at, at + PIECE)
      at += PIECE
      return Promise.resolve({ text: piece, last: at >= text.length })
    },
  }
}
