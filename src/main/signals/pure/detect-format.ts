/** What kind of file this is, by its first text; its name only decides where the text leaves it open. */
import type { ImportFormat } from '../contract.ts'

const BY_ENDING: Readonly<Record<string, ImportFormat>> = {
  csv: 'csv', tsv: 'csv', tab: 'csv', json: 'json', ndjson: 'ndjson', jsonl: 'ndjson',
  xml: 'feed', rss: 'feed', atom: 'feed', rdf: 'feed', ics: 'ics', ical: 'ics', icalendar: 'ics', ifb: 'ics',
}

/** The format, or null when neither the text nor the name says. */
export function detectFormat(head: string, fileName: string): ImportFormat | null {
  const text = head.trimStart()
  const ending = BY_ENDING[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '']
  if (/^BEGIN:V/i.test(text) || ending === 'ics') return 'ics'
  // A table that begins with a tag is a web page; the reader of tables says so.
  if (text.startsWith('<') && ending !== 'csv') return 'feed'
  if (ending === 'csv' || ending === 'feed') return ending
  if (text.startsWith('[') || text.startsWith('{')) return jsonFormat(text, ending)
  return ending ?? (looksLikeTable(text) ? 'csv' : null)
}

function jsonFormat(text: string, ending: ImportFormat | undefined): ImportFormat {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(text.slice(0, 4_096))) return 'feed'
  if (ending === 'ndjson' || text.startsWith('[')) return ending === 'ndjson' ? 'ndjson' : 'json'
  return hasWholeObjectsOnLines(text) ? 'ndjson' : 'json'
}

/** The first line is a JSON object by itself and another one follows. */
function hasWholeObjectsOnLines(text: string): boolean {
  const [first = '', second = ''] = text.split('\n', 2)
  if (!second.trimStart().startsWith('{')) return false
  try {
    JSON.parse(first)
    return true
  } catch {
    return false // an object written over several lines
  }
}

function looksLikeTable(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r\n?|\n/, 2)
  return [',', '\t', ';', '|'].some((delimiter) => first.includes(delimiter) && second.includes(delimiter))
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], sentence: string, remedy: string])[] = [
  [[0x1f, 0x8b], 'it is compressed with gzip', 'Unpack it first.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is an old Excel workbook', 'Save the sheet as CSV.'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF', 'Import a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.'],
  [[0x89, 0x50, 0x4e, 0x47], 'it is a picture', 'Import a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.'],
  [[0xff, 0xd8, 0xff], 'it is a picture', 'Import a CSV, XLSX, JSON, NDJSON, RSS, Atom or ICS file.'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'it is a database', 'Export the table you need as CSV.'],
]

/** A zip archive, which a workbook is as well. */
export function isZip(head: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => head[at] === byte)
}

export interface NotText {
  readonly reason: string
  readonly remedy: string
}

/** Why these first bytes are no text, or null when they may be. `encoding` is what they are read as. */
export function notText(head: Uint8Array, encoding: string): NotText | null {
  for (const [bytes, reason, remedy] of SIGNATURES) {
    if (bytes.every((byte, at) => head[at] === byte)) return { reason, remedy }
  }
  if (encoding.startsWith('utf-16') || encoding.startsWith('utf-32')) return null
  return head.includes(0) ? { reason: 'it holds zero bytes, so it is not a text file', remedy: 'Export the file again; it may be damaged.' } : null
}
