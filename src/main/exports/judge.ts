/** What stands in the way of an export, all of it, before a file is written. */
import { runsAsFormula } from '../kernel/pure/spreadsheet-cells.ts'
import type { MarketId } from '../listings/contract.ts'
import { limitProblems, marketRulesOf } from '../listings/index.ts'
import type { ExportFormat, ExportProblem } from './contract.ts'
import type { ExportItem, ExportSettings } from './export-item.ts'
import { tableFormatOf } from './formats/registry.ts'
import type { TableFormat } from './formats/table-format.ts'
import { XLSX_CELL_LIMIT } from './xlsx.ts'

export interface Judging {
  readonly format: ExportFormat
  readonly settings: ExportSettings
  readonly fill: Readonly<Record<string, string>>
  /** A listing the seller already sells that says the same; null when there is none. */
  readonly sold: (item: ExportItem) => string | null
}

export interface Judge {
  /** What is wrong with this one listing. */
  one(item: ExportItem): ExportProblem[]
  /** What is wrong with all of them together, after the last one. */
  whole(): ExportProblem[]
}

export function createJudge({ format: id, settings, fill, sold }: Judging): Judge {
  const format = tableFormatOf(id)
  const empty = new Map<string, number>()
  let [listings, overPictures, withoutAddress] = [0, 0, 0]
  return {
    one(item) {
      listings += 1
      if (format !== null) {
        for (const column of emptyColumns(format, item, settings, fill)) empty.set(column, (empty.get(column) ?? 0) + 1)
        if (format.pictureLimit !== undefined && item.design.mockups.length > format.pictureLimit) overPictures += 1
        if (format.pictures === 'addresses' && settings.imageBaseUrl === '') withoutAddress += 1
      }
      const at = { listingId: item.listing.id, designId: item.listing.designId }
      return [...textProblems(item), ...priceProblems(item, format), ...cellProblems(item, format), ...soldProblems(sold(item))].map((problem) => ({ ...problem, ...at }))
    },
    whole() {
      if (format === null || listings === 0) return []
      return [
        ...(withoutAddress > 0 ? [told(`No web address of your pictures is known, so the picture columns of ${counted(withoutAddress)} stay empty.`, 'Put the pictures that are laid beside the file on a web server and enter its address in Settings.')] : []),
        ...(overPictures > 0 ? [told(`${counted(overPictures)} have more than ${format.pictureLimit ?? 0} mock-ups; ${format.name} has places for ${format.pictureLimit ?? 0}.`, 'Add the others by hand, or go without them.')] : []),
        ...(format.brand === true && settings.brand === '' ? [told('The brand is empty in every row.', 'Enter your brand in Settings.')] : []),
        ...(format.atMost !== undefined && listings > format.atMost ? [told(`${format.name} takes ${format.atMost} listings a file, so there will be ${Math.ceil(listings / format.atMost)} files.`, 'Upload them one after the other.')] : []),
        ...[...empty].filter(([column]) => !isPictureColumn(format, column) || settings.imageBaseUrl !== '').map(([column, count]) => told(`“${shown(column)}” is empty in ${count === listings ? 'every row' : counted(count)}: this program does not know it, and an import wants it.`, `Fill it in after the export, or export with --set "${shown(column)}=…" on the command line.`)),
      ]
    },
  }
}

type Problem = Omit<ExportProblem, 'listingId' | 'designId'>

function textProblems({ listing, design }: ExportItem): Problem[] {
  return limitProblems(listing, marketRulesOf(listing.market)).map(({ sentence }) => stops(`“${design.phrase}”: ${sentence}`, 'Open the listing and shorten it, or reject it.'))
}

function priceProblems({ listing, design, product }: ExportItem, format: TableFormat | null): Problem[] {
  return [
    ...(listing.price > 0 && Number.isFinite(listing.price) ? [] : [stops(`“${design.phrase}” has no price.`, `Enter a price in the listing, or a price for ${product.name} in Settings.`)]),
    ...(format?.currency === undefined || format.currency === listing.currency ? [] : [stops(`“${design.phrase}” is priced in ${listing.currency}; the file can only say ${format.currency}.`, `Set ${format.currency} as the currency, or export as a plain table.`)]),
  ]
}

function cellProblems({ listing, design }: ExportItem, format: TableFormat | null): Problem[] {
  if (format?.file.kind === 'xlsx') {
    return listing.description.length > XLSX_CELL_LIMIT ? [stops(`“${design.phrase}”: the description has more than ${XLSX_CELL_LIMIT.toLocaleString('en-US')} characters, which no cell of a workbook holds.`, 'Shorten it.')] : []
  }
  const guarded = [listing.title, listing.description, ...listing.tags, ...listing.bullets].find(runsAsFormula)
  return guarded === undefined ? [] : [told(`“${design.phrase}”: “${guarded.slice(0, 40)}” begins like a formula, so an apostrophe stands in front of it in the file.`, 'Begin it with another character, or take the apostrophe off after the import.')]
}

function soldProblems(title: string | null): Problem[] {
  return title === null ? [] : [told(`You seem to sell this already: “${title}”.`, 'Leave it out, if it is the same design.')]
}

/** Columns an import wants and nothing fills; files that the export makes itself count as there. */
function emptyColumns(format: TableFormat, item: ExportItem, settings: ExportSettings, fill: Readonly<Record<string, string>>): string[] {
  const [colour] = item.product.colours
  const made = { ...item.design, printFile: item.design.printFile ?? 'print.png', mockups: item.design.mockups.length > 0 ? item.design.mockups : [{ id: '', file: 'mockup.jpg', scene: '', garment: colour?.id ?? '' }] }
  const rows = format.rows({ ...item, design: made }, { settings, place: { pictures: '/', folderName: '' } })
  return format.wanted.filter((column) => (rows[0]?.[column] ?? '') === '' && (fill[column] ?? '') === '' && !(column === '*C:Brand' && settings.brand === ''))
}

function isPictureColumn({ pictures }: TableFormat, column: string): boolean {
  return pictures === 'addresses' && /^image|picurl/i.test(column)
}

/** The name of a column, of those with a whole sentence in it the beginning. */
function shown(column: string): string {
  return column.length > 40 ? (column.split(' ')[0] ?? column) : column
}

function counted(count: number): string {
  return count === 1 ? '1 listing' : `${count} listings`
}

function stops(sentence: string, remedy: string): Problem {
  return { severity: 'stops', sentence, remedy }
}

function told(sentence: string, remedy: string): ExportProblem {
  return { severity: 'told', sentence, remedy, listingId: null, designId: null }
}

/** What a market's own rules say of an export that its listings cannot take: a wrong pair of format and market. */
export function wrongMarket(format: ExportFormat, market: MarketId | undefined): string | null {
  const markets = tableFormatOf(format)?.markets
  if (market === undefined || markets === undefined || markets === 'any' || markets.includes(market)) return null
  return `takes listings for ${markets.map((known) => marketRulesOf(known).name).join(', ')}, not for ${marketRulesOf(market).name}`
}
