/** A sheet of an Excel workbook (Office Open XML) as rows of a table. Formulas are not worked out: what Excel kept of them is read. Pure. */
import { strFromU8, Unzip, UnzipInflate } from 'fflate'
import { Parser } from 'htmlparser2'
import { InvalidInput } from '../../../kernel/errors.ts'
import { MAX_COLUMNS, MAX_FIELD, MAX_SHEET_CELLS, MAX_UNPACKED_BYTES } from '../../pure/import-limits.ts'

/** Row `at` of the sheet is rows[at]; rows that the file leaves out are empty. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Packed bytes unpacked at a time: at deflate's best rate of 1,032 that is 34 MB, so a bomb is met before it has gone off. */
const PIECE = 32 * 1024
const SPREADSHEET = 'Open it in a spreadsheet and save the sheet as CSV.'
/** Built-in formats of dates and times (ECMA-376, part 1, 18.8.30). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])
/** Serial day of 1970-01-01, counted from 1900, and from 1904 in workbooks of old Macs. */
const UNIX_DAY = { from1900: 25_569, from1904: 24_107 }
const DAY_MS = 86_400_000

/**
 * The sheet called `wanted`, or the first one. Throws InvalidInput naming `file` for what is no workbook, a workbook
 * behind a password, a sheet that is not there, and one that unpacks to more than the limits allow.
 */
export function readSheet(bytes: Uint8Array, file: string, wanted: string | undefined): Sheet {
  const shared = unpack(bytes, file, (name) => /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml)$/i.test(name))
  const workbook = shared.get('xl/workbook.xml')
  if (workbook === undefined) throw new InvalidInput(file, 'it is a zip archive or a spreadsheet that cannot be read', `Unpack the archive first. ${SPREADSHEET}`)
  const sheets = sheetsOf(workbook, shared.get('xl/_rels/workbook.xml.rels') ?? '')
  const chosen = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (chosen === undefined) throw new InvalidInput(file, wanted === undefined ? 'its workbook has no sheet' : `it has no sheet "${wanted}" (${sheets.map(({ name }) => name).join(', ').slice(0, 200)})`, 'Name one of its sheets.')
  const text = unpack(bytes, file, (name) => name === chosen.part).get(chosen.part)
  if (text === undefined) throw new InvalidInput(file, `its sheet "${chosen.name}" is missing`, SPREADSHEET)
  const is1904 = /<workbookPr[^>]*\bdate1904="(?:1|true)"/.test(workbook)
  return { name: chosen.name, rows: rowsOf(text, file, { strings: stringsOf(shared.get('xl/sharedstrings.xml') ?? ''), isDate: dateStyles(shared.get('xl/styles.xml') ?? ''), unixDay: is1904 ? UNIX_DAY.from1904 : UNIX_DAY.from1900 }) }
}

/** The wanted parts as text, by lower-case name. */
function unpack(bytes: Uint8Array, file: string, isWanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const parts = new Map<string, Uint8Array[]>()
  let unpacked = 0
  const unzip = new Unzip((entry) => {
    const name = entry.name.toLowerCase()
    if (!isWanted(entry.name) && !isWanted(name)) return
    const pieces: Uint8Array[] = []
    parts.set(name, pieces)
    entry.ondata = (error, piece) => {
      if (error !== null) throw error
      unpacked += piece.length
      if (unpacked > MAX_UNPACKED_BYTES) throw new InvalidInput(file, `it unpacks to more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MB`, SPREADSHEET)
      pieces.push(piece)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE) unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch (error) {
    if (error instanceof InvalidInput) throw error
    throw new InvalidInput(file, 'it is a damaged zip archive or spreadsheet', 'Save it again, or save the sheet as CSV.')
  }
  return new Map([...parts].map(([name, pieces]) => [name, strFromU8(joined(pieces))]))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

type Attributes = Readonly<Record<string, string>>
interface Handlers {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Names come without their prefix. Entities that a file declares itself are not followed. */
function readXml(xml: string, { open, text, close }: Handlers): void {
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1)
  const parser = new Parser({
    onopentag: (name, attributes) => open(plain(name), attributes),
    ...(text === undefined ? {} : { ontext: text }),
    ...(close === undefined ? {} : { onclosetag: (name: string) => close(plain(name)) }),
  }, { xmlMode: true })
  parser.end(xml)
}

/** Visible and hidden sheets in their order, each with the part that holds it. */
function sheetsOf(workbook: string, relations: string): readonly { name: string; part: string }[] {
  const targets = new Map<string, string>()
  readXml(relations, { open: (name, { Id, Target }) => void (name === 'Relationship' && Id !== undefined && Target !== undefined && targets.set(Id, partName(Target))) })
  const sheets: { name: string; part: string }[] = []
  readXml(workbook, {
    open(name, attributes) {
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key) && key !== 'sheetId')?.[1]
      sheets.push({ name: attributes['name'] ?? '', part: targets.get(id ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml` })
    },
  })
  return sheets
}

function partName(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()
}

function stringsOf(xml: string): readonly string[] {
  const strings: string[] = []
  let depth = 0
  let hidden = 0
  readXml(xml, {
    open(name) {
      if (name === 'si') strings.push('')
      if (name === 't') depth++
      // Reading aids of Japanese text are not the text.
      if (name === 'rPh') hidden++
    },
    text(text) {
      if (depth > 0 && hidden === 0) strings[strings.length - 1] = `${strings.at(-1) ?? ''}${text}`
    },
    close(name) {
      if (name === 't') depth--
      if (name === 'rPh') hidden--
    },
  })
  return strings
}

/** Which cell styles show a date. */
function dateStyles(xml: string): readonly boolean[] {
  const own = new Set<number>()
  const styles: boolean[] = []
  let inCells = false
  readXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) own.add(Number(attributes['numFmtId']))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(DATE_FORMATS.has(Number(attributes['numFmtId'])) || own.has(Number(attributes['numFmtId'])))
    },
    close: (name) => void (name === 'cellXfs' && (inCells = false)),
  })
  return styles
}

/** Letters of dates outside of quotes, colours and escapes. */
function isDateFormat(code: string): boolean {
  return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''))
}

interface Book {
  readonly strings: readonly string[]
  readonly isDate: readonly boolean[]
  readonly unixDay: number
}

function rowsOf(xml: string, file: string, book: Book): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell: { column: number; type: string; style: number } | null = null
  let value: string | null = null
  let cells = 0
  const place = (): string => `${file} row ${rows.length}`
  readXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const at = Number(attributes['r'] ?? rows.length + 1)
        if (!Number.isInteger(at) || at <= rows.length || at > 1_048_576) throw new InvalidInput(place(), 'its rows are out of order', SPREADSHEET)
        while (rows.length < at - 1) rows.push([])
        rows.push((row = []))
      } else if (name === 'c') {
        if (++cells > MAX_SHEET_CELLS) throw new InvalidInput(place(), `the sheet has more than ${MAX_SHEET_CELLS.toLocaleString('en-US')} cells`, SPREADSHEET)
        cell = { column: columnOf(attributes['r']) ?? row.length, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1) }
        if (cell.column >= MAX_COLUMNS) throw new InvalidInput(place(), `the row has more than ${MAX_COLUMNS} columns`, 'Keep only the columns you need.')
      } else if ((name === 'v' || name === 't') && cell !== null) value ??= ''
    },
    text(text) {
      if (value !== null) value += text
      if (value !== null && value.length > MAX_FIELD) throw new InvalidInput(place(), 'a cell is larger than 1 MB', SPREADSHEET)
    },
    close(name) {
      if (name !== 'c' || cell === null) return
      while (row.length < cell.column) row.push('')
      row[cell.column] = value === null ? '' : written(value, cell, book)
      cell = null
      value = null
    },
  })
  return rows
}

/** "C5" is column 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function written(value: string, { type, style }: { type: string; style: number }, { strings, isDate, unixDay }: Book): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return ''
  if (type !== 'n') return value
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return ''
  return isDate[style] === true ? dateOf(number, unixDay) : String(number)
}

function dateOf(serial: number, unixDay: number): string {
  const time = new Date(Math.round((serial - unixDay) * DAY_MS))
  if (Number.isNaN(time.getTime())) return ''
  const iso = time.toISOString()
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso
}
