/** One row per listing for the spreadsheet of a market's folder. */
import type { MarketId } from '../../listings/contract.ts'
import type { ExportItem, ExportSettings } from '../export-item.ts'
import { ETSY_COLUMNS, etsy } from '../formats/etsy/format.ts'
import { numbered, priceOf, spread, type Row } from '../formats/table-format.ts'
import { listingName, mockupName } from '../pure/file-names.ts'
import { brandField } from './texts.ts'

export interface Spreadsheet {
  readonly columns: readonly string[]
  readonly quoted: boolean
  readonly row: (item: ExportItem, settings: ExportSettings) => Row<string>
  /** Whether its rows have places for public picture addresses. */
  readonly wantsPictures: boolean
}

const BULLETS = 5

/** The same table as the Etsy format; the folder holds the pictures, and addresses are there when the seller has a place for them. */
const etsySheet: Spreadsheet = {
  columns: ETSY_COLUMNS,
  quoted: false,
  wantsPictures: true,
  row: (item, settings) => etsy.rows(item, { settings, place: { pictures: '', folderName: '' } })[0] ?? {},
}

/** An upload extension's file (public repository); always quoted, since its tags hold commas. */
const redbubble: Spreadsheet = {
  columns: ['image_name', 'title', 'tags', 'description'],
  quoted: true,
  wantsPictures: false,
  row: (item) => ({
    image_name: `${listingName(item)}/print.png`,
    title: item.listing.title,
    tags: item.listing.tags.join(', '),
    description: item.listing.description,
  }),
}

/** For markets with no known file of their own. Templates of other makers' uploaders are not written. */
const plain: Spreadsheet = {
  columns: ['Listing', 'Folder', 'Title', 'Brand', 'Description', ...numbered('Bullet ', BULLETS), 'Tags', 'Price', 'Currency', 'Product', 'Colors', 'Sizes', 'Print file', 'Mock-ups'],
  quoted: false,
  wantsPictures: false,
  row: (item, settings) => {
    const { listing, product, design } = item
    const folder = listingName(item)
    return {
      Listing: listing.id,
      Folder: folder,
      Title: listing.title,
      Brand: listing.market === 'amazon-merch' ? brandField(settings.brand) : settings.brand,
      Description: listing.description,
      ...spread('Bullet ', BULLETS, listing.bullets),
      Tags: listing.tags.join(', '),
      Price: priceOf(item),
      Currency: listing.currency,
      Product: product.name,
      Colors: product.colours.map((garment) => garment.name).join(', '),
      Sizes: product.sizes.join(', '),
      'Print file': design.printFile === undefined ? '' : `${folder}/print.png`,
      'Mock-ups': design.mockups.map((mockup, index) => `${folder}/${mockupName(mockup, index)}`).join(', '),
    }
  },
}

export function spreadsheetOf(market: MarketId): Spreadsheet {
  if (market === 'etsy') return etsySheet
  return market === 'redbubble' ? redbubble : plain
}
