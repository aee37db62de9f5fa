/** What the files have in common: rows under column names, a listing in one row or in several. */
import type { OwnFileFormat, OwnListing, OwnReject } from '../contract.ts'

/** A row by column name, the names in lower case; a column that is not there is undefined. */
export type NamedRow = Readonly<Record<string, string | undefined>>
export type OwnOutcome = OwnListing | OwnReject

export interface OwnFileReader {
  /** `place` names the row: "line 12". @returns what is whole by now. */
  push(row: NamedRow, place: string): OwnOutcome[]
  /** What was still open when the file ended. */
  end(): OwnOutcome[]
}

export interface OwnFile {
  readonly format: OwnFileFormat
  /** Whether these columns, in lower case, are those of such a file. */
  knows(columns: ReadonlySet<string>): boolean
  open(): OwnFileReader
}

export function isReject(outcome: OwnOutcome): outcome is OwnReject {
  return 'reason' in outcome
}

/** Longest text that is kept of one field; an Etsy description is told to take 102,400. */
const LONGEST = 110_000
/** Far more than any market has. */
const MOST_ITEMS = 300

export function textOf(row: NamedRow, column: string): string {
  return (row[column] ?? '').trim().slice(0, LONGEST)
}

export function textOrNull(row: NamedRow, column: string): string | null {
  const text = textOf(row, column)
  return text === '' ? null : text
}

/** Parts of a list, without empty ones. */
export function partsOf(text: string, separator: string): string[] {
  return text.split(separator).map((part) => part.trim()).filter((part) => part !== '').slice(0, MOST_ITEMS)
}

/** A price with a dot, as these files write it; null for what is none. */
export function priceIn(text: string): number | null {
  const plain = text.replace(/^[^\d.-]+/, '').replaceAll(',', '')
  const price = Number(plain)
  return plain === '' || !Number.isFinite(price) || price < 0 ? null : price
}

/** Only what a browser would open. */
export function addressOrNull(text: string): string | null {
  return /^https?:\/\/[^\s"<>]{3,2000}$/i.test(text) ? text : null
}
