/**
 * The two tables that Google Trends hands out: the export of "Trending now" and the curve of compared terms
 * ("multiTimeline.csv"). Their columns are no columns of items, so they are read here and not by a map.
 */
import { InvalidInput } from '../../kernel/errors.ts'
import { csvDialect, csvRows, type CsvRow } from './csv-rows.ts'
import { outcomesOf, toDraft, type Figure, type ImportContext, type Outcome, type Reading } from './draft.ts'
import { plainName } from './field-names.ts'
import { countryOf, trendIdentity } from './google-trend.ts'
import { completeAt, readInstant } from './instants.ts'
import { readAddress } from './web-address.ts'

export interface TrendsTable {
  push(text: string, last: boolean): Outcome[]
}

const SOURCE = 'google-trends'
/** "Category: All categories" and a blank line; some tools take them off. */
const MAX_PREAMBLE = 3
const DAY = 86_400_000

/** Opens the table by the first text of a file; null when it is neither of the two. Throws InvalidInput for broken CSV. */
export function openTrendsTable(head: string, context: ImportContext, wholeFile: boolean): TrendsTable | null {
  const dialect = csvDialect(head)
  const top = topRows(context.file, dialect, head, wholeFile)
  for (const header of top.slice(0, MAX_PREAMBLE + 1)) {
    const columns = withoutEmptyEnd(header.cells.map((cell) => cell.trim()))
    const read = trendingReader(columns, context) ?? timelineReader(columns, top.filter(({ line }) => line > header.line), context)
    if (read === null) continue
    const rows = csvRows(context.file, dialect)
    return { push: (text, last) => rows.push(text, last).filter(({ line }) => line > header.line).flatMap((row) => outcomesOfRow(row, read)) }
  }
  return null
}

/** A table that cannot be read at its start is none of these; the reader of any table says what is wrong with it. */
function topRows(file: string, dialect: ReturnType<typeof csvDialect>, head: string, wholeFile: boolean): CsvRow[] {
  try {
    return csvRows(file, dialect).push(head, wholeFile).filter(({ fault }) => fault === undefined)
  } catch (error) {
    if (error instanceof InvalidInput) return []
    throw error
  }
}

type RowReader = (cells: readonly string[]) => readonly Reading[]

function outcomesOfRow(row: CsvRow, read: RowReader): Outcome[] {
  const place = (): string => `line ${row.line}`
  return row.fault === undefined ? read(row.cells).flatMap((reading) => outcomesOf(reading, place)) : [{ place: place(), reason: row.fault }]
}

/** Exports that went through a spreadsheet end their lines with commas. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

/** Trends, Search volume, Started, Ended, Trend breakdown, Explore link (seen in exports of 2025 and 2026, read 2026-11-23). */
function trendingReader(columns: readonly string[], context: ImportContext): RowReader | null {
  const names = columns.map(plainName)
  const topic = names.findIndex((name) => name === 'trends' || name === 'trend')
  const at = { topic, volume: names.indexOf('search_volume'), started: names.indexOf('started'), ended: names.indexOf('ended'), breakdown: names.indexOf('trend_breakdown'), link: names.indexOf('explore_link'), category: names.indexOf('category') }
  if (topic === -1 || at.volume === -1 || at.started === -1) return null
  return (cells) => {
    const cell = (index: number): string => cells[index]?.trim() ?? ''
    const started = readInstant(cell(at.started))
    if (started === null && cell(at.started) !== '') return [`"${cell(at.started).slice(0, 40)}" in column "Started" is not a time`]
    const country = countryOf(cell(at.link))
    return [
      toDraft({
        source: SOURCE,
        itemId: cell(at.topic) === '' ? '' : trendIdentity(country, cell(at.topic), started),
        text: [cell(at.topic)],
        tags: cell(at.breakdown).split(','),
        url: readAddress(cell(at.link), 'https://trends.google.com/trends/'),
        community: country,
        category: cell(at.category),
        publishedAt: started ?? undefined,
        figures: [['searches', cell(at.volume), notAfter(readInstant(cell(at.ended)), context.observedAt)]],
      }),
    ]
  }
}

function notAfter(instant: string | null, now: string): string {
  return instant !== null && instant < now ? instant : now
}

/** `Week,term: (Region),…`; the first column is named in the language of the page, so only its dates are looked at. */
function timelineReader(columns: readonly string[], rows: readonly CsvRow[], context: ImportContext): RowReader | null {
  const terms = columns.slice(1).map((column) => /^(.{1,200}): \(([^()]{1,80})\)$/.exec(column))
  const [first, second] = rows.map(({ cells }) => dateOf(cells[0])).filter((date) => date !== null)
  if (terms.length === 0 || terms.includes(null) || first === undefined) return null
  const period = second === undefined ? DAY : second - first
  return (cells) => {
    const from = dateOf(cells[0])
    if (from === null) return [`"${(cells[0] ?? '').slice(0, 40)}" is not a date`]
    const seen = completeAt(endOf(from, period), context.observedAt)
    if (seen === null) return ['its period is not one of our time']
    return terms.map((match, index) => {
      const [, term = '', region = ''] = match ?? []
      const figure: Figure = ['interest', cells[index + 1]?.trim(), seen]
      return toDraft({ source: SOURCE, itemId: `interest:${region}:${trendIdentity(undefined, term, null)}`, text: [term], community: region, figures: [figure] })
    })
  }
}

/** A curve of months has steps of 28 to 31 days, so the calendar says where one ends. */
function endOf(from: number, period: number): number {
  const date = new Date(from)
  return period >= 28 * DAY && period <= 31 * DAY ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : from + period
}

/** `2026-09-20`, of a month `2026-09`, of an hour `2026-09-26T12`. */
function dateOf(cell: string | undefined): number | null {
  const text = cell?.trim() ?? ''
  const full = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : /^\d{4}-\d{2}-\d{2}T\d{2}$/.test(text) ? `${text}:00:00Z` : text
  const instant = /^\d{4}-/.test(full) ? readInstant(full) : null
  return instant === null ? null : Date.parse(instant)
}
