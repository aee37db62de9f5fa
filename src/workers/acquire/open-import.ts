/** From a file to a reader of it: finds the format and hands the text to that format's parser. */
import { InvalidInput } from '../../main/kernel/errors.ts'
import type { ImportFormat, ImportMap } from '../../main/signals/contract.ts'
import { detectFormat, isZip } from '../../main/signals/pure/detect-format.ts'
import type { ImportContext } from '../../main/signals/pure/draft.ts'
import { openTrendsTable } from '../../main/signals/pure/google-trends-tables.ts'
import { MAX_CALENDAR_BYTES, MAX_FEED_BYTES, MAX_JSON_BYTES, MAX_WORKBOOK_BYTES } from '../../main/signals/pure/import-limits.ts'
import { decodeText, decodingOf } from '../../main/signals/pure/text-encoding.ts'
import { openCsv } from '../../main/signals/sources/csv/parse.ts'
import { openJson } from '../../main/signals/sources/json/parse.ts'
import { openNdjson } from '../../main/signals/sources/ndjson/parse.ts'
import { streamReader, wholeReader, type ImportReader } from './reader.ts'
import { savedMapFor } from './saved-map.ts'
import { ITEM_SHAPES } from './shapes.ts'
import { readWhole, textPieces, type SourceFile } from './source-file.ts'

export interface ImportRequest {
  readonly format: ImportFormat | undefined
  readonly map: ImportMap | undefined
  readonly saved: readonly ImportMap[]
  readonly source: string
  readonly observedAt: string
  readonly from: string
  readonly to: string
}

/** Throws InvalidInput when the file's format cannot be told, or when its parser refuses the file. */
export async function openImport(source: SourceFile, request: ImportRequest): Promise<ImportReader> {
  const decoding = decodingOf(source.encoding)
  if (isZip(source.head)) return openWorkbook(source, request)
  const head = decoding.write(source.head)
  const format = request.format ?? request.map?.format ?? detectFormat(head, source.path)
  if (format === null) {
    throw new InvalidInput(source.path, 'it is none of the formats that can be imported', 'Import a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.')
  }
  const context: ImportContext = { file: source.path, source: request.source, observedAt: request.observedAt }
  const known = resolved(format, head, source.path)
  const map = request.map ?? savedMapFor(request.saved, known, head, context)
  return OPENERS[known](source, head, { ...request, map }, context)
}

/** A map says "ndjson" for JSON too, because both are made of the same objects. */
function resolved(format: ImportFormat, head: string, path: string): Exclude<ImportFormat, 'xlsx'> {
  if (format === 'xlsx') throw new InvalidInput(path, 'it is no workbook', 'Leave the format out; it is found by itself.')
  return format === 'ndjson' && detectFormat(head, path) === 'json' ? 'json' : format
}

type Opener = (source: SourceFile, head: string, request: ImportRequest, context: ImportContext) => Promise<ImportReader>

/** Characters that tell whether a table is one of Google Trends. */
const TRENDS_HEAD = 64 * 1024

// Feeds and calendars bring their libraries when the first one is opened: a table must not wait for them.
const OPENERS: Readonly<Record<Exclude<ImportFormat, 'xlsx'>, Opener>> = {
  async csv(source, head, request, context) {
    refuseWebPage(head, source.path)
    const whole = source.bytes <= source.head.length
    const trends = request.map === undefined ? openTrendsTable(head.slice(0, TRENDS_HEAD), context, whole && head.length <= TRENDS_HEAD) : null
    if (trends !== null) return { format: 'csv', next: streamReader(textPieces(source), trends.push) }
    const csv = openCsv(head, request.map, context, whole)
    return { format: 'csv', map: csv.map, next: streamReader(textPieces(source), csv.push) }
  },
  async ndjson(source, head, request, context) {
    const ndjson = openNdjson(head, request.map, ITEM_SHAPES, context)
    return { format: 'ndjson', ...mapOf(ndjson), next: streamReader(textPieces(source), ndjson.push) }
  },
  async json(source, _head, request, context) {
    const bytes = await readWhole(source, MAX_JSON_BYTES, 'Convert it to NDJSON, one object on each line; NDJSON may be of any size.')
    const json = openJson(decodeText(bytes), request.map, ITEM_SHAPES, context)
    return { format: 'json', ...mapOf(json), next: wholeReader(source.bytes, json.count, json.read) }
  },
  async feed(source, _head, _request, context) {
    const bytes = await readWhole(source, MAX_FEED_BYTES, 'A feed of this size is unusual; ask its site for a shorter one.')
    const { parseFeed } = await import('../../main/signals/sources/feed/parse.ts')
    const outcomes = parseFeed(bytes, context)
    return { format: 'feed', next: wholeReader(source.bytes, outcomes.length, (start, count) => outcomes.slice(start, start + count)) }
  },
  async ics(source, _head, request, context) {
    const bytes = await readWhole(source, MAX_CALENDAR_BYTES, 'Export a shorter period of the calendar.')
    const { parseCalendar } = await import('../../main/signals/sources/ics/parse.ts')
    const outcomes = parseCalendar(decodeText(bytes), { ...context, from: request.from, to: request.to })
    return { format: 'ics', next: wholeReader(source.bytes, outcomes.length, (start, count) => outcomes.slice(start, start + count)) }
  },
}

/** The first characters of a sheet, by which its columns are known. */
const SHEET_HEAD = 1024 * 1024

/** A workbook's sheet as a table. A map for it is one for CSV, because both are rows under column names. */
async function openWorkbook(source: SourceFile, request: ImportRequest): Promise<ImportReader> {
  const bytes = await readWhole(source, MAX_WORKBOOK_BYTES, 'Save the sheet as CSV; a CSV file may be of any size.')
  const { piecesOf, sheetAsCsv } = await import('./workbook.ts')
  const text = sheetAsCsv(bytes, source.path, request.map?.sheet)
  const context: ImportContext = { file: source.path, source: request.source, observedAt: request.observedAt }
  const [head, whole] = [text.slice(0, SHEET_HEAD), text.length <= SHEET_HEAD]
  const map = request.map ?? savedMapFor(request.saved, 'csv', head, context)
  const trends = map === undefined ? openTrendsTable(head.slice(0, TRENDS_HEAD), context, text.length <= TRENDS_HEAD) : null
  if (trends !== null) return { format: 'xlsx', next: streamReader(piecesOf(text, source.bytes), trends.push) }
  const csv = openCsv(head, map, context, whole)
  return { format: 'xlsx', map: csv.map, next: streamReader(piecesOf(text, source.bytes), csv.push) }
}

function mapOf(reader: { readonly map?: ImportMap }): { map?: ImportMap } {
  return reader.map === undefined ? {} : { map: reader.map }
}

/** A download that asked for a sign-in first is a web page with the name of a table. */
function refuseWebPage(head: string, path: string): void {
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(head)) throw new InvalidInput(path, 'it is a web page, not a table', 'Download the file again while signed in.')
}
