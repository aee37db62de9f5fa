import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Cancelled } from '../../kernel/errors.ts'
import type { MarketId } from '../../listings/contract.ts'
import { marketRulesOf } from '../../listings/index.ts'
import type { ExportSummary } from '../contract.ts'
import { csvTable } from '../csv.ts'
import type { ExportControls, ExportItem, ExportSettings } from '../export-item.ts'
import { listingName, mockupName } from '../pure/file-names.ts'
import { copyFileAtomically, makeFolder, writeFileAtomically } from '../write-file.ts'
import { spreadsheetOf, type Spreadsheet } from './spreadsheets.ts'
import { listingText, readmeText, spreadsheetName } from './texts.ts'

interface Tally {
  listings: number
  withoutPictures: number
  faults: string[]
}

/**
 * Lays ready-to-upload files out as `<out>/<market>/<listing>/print.png, mockup-N-colour.jpg, listing.txt`, with one
 * spreadsheet and a README.txt per market. `out` is made if the folder above it exists. Every file is written whole
 * or not at all, and the same items give the same tree again, with no doubles.
 * Throws InvalidInput for a place that cannot be written, Cancelled on abort; what was laid out by then stays whole.
 */
export async function writeMarketFolder(items: AsyncIterable<ExportItem>, market: MarketId, out: string, settings: ExportSettings, controls: ExportControls = {}): Promise<ExportSummary> {
  if ((await stat(out).catch(() => null)) === null) await makeFolder(out)
  const folder = join(out, market)
  await makeFolder(folder)
  const sheet = spreadsheetOf(market)
  const sheetFile = join(folder, spreadsheetName(market))
  const tally: Tally = { listings: 0, withoutPictures: 0, faults: [] }
  await writeFileAtomically(sheetFile, csvTable({ quoted: sheet.quoted })(sheet.columns, layOut(items, folder, sheet, settings, tally, controls)), controls.signal)
  const readme = join(folder, 'README.txt')
  await writeText(readme, readmeText(market))
  return {
    format: 'folder',
    files: [sheetFile, readme],
    listings: tally.listings,
    rows: tally.listings,
    rowsWithoutPictures: tally.withoutPictures,
    sentences: sentences(tally, market, folder),
  }
}

async function* layOut(items: AsyncIterable<ExportItem>, folder: string, sheet: Spreadsheet, settings: ExportSettings, tally: Tally, controls: ExportControls): AsyncGenerator<string[][]> {
  for await (const item of items) {
    if (controls.signal?.aborted === true) throw new Cancelled('The export')
    await layOutOne(item, join(folder, listingName(item)), settings, tally)
    tally.listings += 1
    if (sheet.wantsPictures && settings.imageBaseUrl === '' && item.design.mockups.length > 0) tally.withoutPictures += 1
    const row = sheet.row(item, settings)
    yield [sheet.columns.map((column) => row[column] ?? '')]
    controls.progress?.(tally.listings)
  }
}

async function layOutOne(item: ExportItem, folder: string, settings: ExportSettings, tally: Tally): Promise<void> {
  const { design } = item
  await makeFolder(folder)
  if (design.printFile === undefined) tally.faults.push(`“${design.phrase}” has no print file yet; approving it makes one.`)
  else if (!(await copyFileAtomically(design.printFile, join(folder, 'print.png')))) tally.faults.push(`The print file of “${design.phrase}” is missing on the disk: ${design.printFile}.`)
  for (const [index, mockup] of design.mockups.entries()) {
    const copied = await copyFileAtomically(mockup.file, join(folder, mockupName(mockup, index)))
    if (!copied) tally.faults.push(`A mock-up of “${design.phrase}” is missing on the disk: ${mockup.file}.`)
  }
  await writeText(join(folder, 'listing.txt'), listingText(item, settings), { flush: false })
}

async function writeText(file: string, text: string, how: { readonly flush?: boolean } = {}): Promise<void> {
  await writeFileAtomically(file, (async function* () { yield text })(), undefined, how)
}

/** How many single faults a summary spells out. */
const SPELLED_OUT = 5

function sentences(tally: Tally, market: MarketId, folder: string): string[] {
  const more = tally.faults.length - SPELLED_OUT
  return [
    ...tally.faults.slice(0, SPELLED_OUT),
    ...(more > 0 ? [`${more} more files are missing.`] : []),
    ...(tally.withoutPictures > 0 ? [`${tally.withoutPictures === 1 ? '1 row has' : `${tally.withoutPictures} rows have`} no picture address: enter the web address of your pictures in Settings, or add the mock-ups by hand.`] : []),
    `${tally.listings === 1 ? '1 listing' : `${tally.listings} listings`} for ${marketRulesOf(market).name} ${tally.listings === 1 ? 'is' : 'are'} in ${folder}.`,
  ]
}
