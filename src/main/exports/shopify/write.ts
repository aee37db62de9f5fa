import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { Cancelled } from '../../kernel/errors.ts'
import type { ExportSummary } from '../contract.ts'
import { csvLines } from '../csv.ts'
import type { ExportControls, ExportItem, ExportSettings } from '../export-item.ts'
import { publicPictureName } from '../pure/file-names.ts'
import { copyFileAtomically, makeFolder, requireFolder, writeFileAtomically } from '../write-file.ts'
import { SHOPIFY_COLUMNS } from './columns.ts'
import { shopifyRows, type ShopifyRow } from './rows.ts'

interface Tally {
  listings: number
  rows: number
  withoutPictures: number
  currencies: Set<string>
  missing: string[]
}

/**
 * Writes one Shopify product CSV for all `items` and lays their mock-ups into a folder beside it, named as the CSV
 * names them. `out` is the file, or a folder that then gets `shopify-products.csv`. Memory does not grow with the
 * number of items. Throws InvalidInput for a folder that does not exist, Cancelled on abort; then no CSV is left.
 */
export async function writeShopifyCsv(items: AsyncIterable<ExportItem>, out: string, settings: ExportSettings, controls: ExportControls = {}): Promise<ExportSummary> {
  const file = await csvPath(out)
  const pictures = join(dirname(file), `${basename(file, extname(file))}-pictures`)
  const tally: Tally = { listings: 0, rows: 0, withoutPictures: 0, currencies: new Set(), missing: [] }
  await writeFileAtomically(file, csvLines(SHOPIFY_COLUMNS, groupsOf(items, pictures, settings, tally, controls)), controls.signal)
  return {
    format: 'shopify',
    files: [file],
    listings: tally.listings,
    rows: tally.rows,
    rowsWithoutPictures: tally.withoutPictures,
    sentences: sentences(tally, file, pictures),
  }
}

async function csvPath(out: string): Promise<string> {
  const isFolder = (await stat(out).catch(() => null))?.isDirectory() === true
  const file = isFolder ? join(out, 'shopify-products.csv') : out
  await requireFolder(dirname(file), file)
  return file
}

async function* groupsOf(items: AsyncIterable<ExportItem>, pictures: string, settings: ExportSettings, tally: Tally, controls: ExportControls): AsyncGenerator<ShopifyRow[]> {
  for await (const item of items) {
    if (controls.signal?.aborted === true) throw new Cancelled('The export')
    const { rows, withoutPictures } = shopifyRows(item, settings)
    await layPictures(item, pictures, tally)
    tally.listings += 1
    tally.rows += rows.length
    tally.withoutPictures += withoutPictures
    tally.currencies.add(item.listing.currency)
    yield rows
    controls.progress?.(tally.listings)
  }
}

async function layPictures(item: ExportItem, folder: string, tally: Tally): Promise<void> {
  if (item.design.mockups.length === 0) {
    tally.missing.push(`“${item.design.phrase}” has no mock-up yet.`)
    return
  }
  await makeFolder(folder)
  for (const [index, mockup] of item.design.mockups.entries()) {
    const copied = await copyFileAtomically(mockup.file, join(folder, publicPictureName(item, mockup, index)))
    if (!copied) tally.missing.push(`A mock-up of “${item.design.phrase}” is missing on the disk: ${mockup.file}.`)
  }
}

/** How many single faults a summary spells out. */
const SPELLED_OUT = 5

function sentences(tally: Tally, file: string, pictures: string): string[] {
  const faults = tally.missing.slice(0, SPELLED_OUT)
  const more = tally.missing.length - faults.length
  return [
    ...faults,
    ...(more > 0 ? [`${more} more listings lack pictures.`] : []),
    ...(tally.withoutPictures > 0
      ? [`${tally.withoutPictures} rows have no picture address: put the files of ${pictures} on a web server, enter its address in Settings, and export again.`]
      : []),
    ...(tally.listings > 0 ? [`Prices are in ${[...tally.currencies].join(', ')}; Shopify reads them in your shop's own currency.`] : []),
    `${tally.listings === 1 ? '1 listing as a draft is' : `${tally.listings} listings as drafts are`} in ${file}.`,
  ]
}
