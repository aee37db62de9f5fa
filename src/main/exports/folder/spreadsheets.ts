/** One row per listing for the spreadsheet of a market's folder. */
import type { MarketId } from '../../listings/contract.ts'
import { decimalText, fromMajorUnits } from '../../products/index.ts'
import type { CsvRow } from '../csv.ts'
import type { ExportItem, ExportSettings } from '../export-item.ts'
import { listingName, mockupName, publicPictureName, publicPictureUrl, shortId } from '../pure/file-names.ts'
import { brandField } from './texts.ts'

export interface Spreadsheet {
  readonly columns: readonly string[]
  readonly quoted: boolean
  readonly row: (item: ExportItem, settings: ExportSettings) => CsvRow<string>
  /** Whether its rows have places for public picture addresses. */
  readonly wantsPictures: boolean
}

const ETSY_PICTURES = 10
const BULLETS = 5

/** Etsy's "download your listings" file; public repositories, read 2026-08. */
const ETSY_COLUMNS = [
  'TITLE', 'DESCRIPTION', 'PRICE', 'CURRENCY_CODE', 'QUANTITY', 'TAGS', 'MATERIALS', ...numbered('IMAGE', ETSY_PICTURES),
  'VARIATION 1 TYPE', 'VARIATION 1 NAME', 'VARIATION 1 VALUES', 'VARIATION 2 TYPE', 'VARIATION 2 NAME', 'VARIATION 2 VALUES', 'SKU',
]

const etsy: Spreadsheet = {
  columns: ETSY_COLUMNS,
  quoted: false,
  wantsPictures: true,
  row: (item, settings) => {
    const { listing, product } = item
    return {
      TITLE: listing.title,
      DESCRIPTION: listing.description,
      PRICE: priceOf(item),
      CURRENCY_CODE: listing.currency,
      QUANTITY: '',
      TAGS: listing.tags.join(','),
      MATERIALS: '',
      ...cells('IMAGE', ETSY_PICTURES, item.design.mockups.map((mockup, index) => publicPictureUrl(settings.imageBaseUrl, publicPictureName(item, mockup, index)))),
      ...variation(1, 'Color', product.colours.map((garment) => garment.name)),
      ...variation(2, 'Size', product.sizes),
      SKU: shortId(listing.id).toUpperCase(),
    }
  },
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
      ...cells('Bullet ', BULLETS, listing.bullets),
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
  if (market === 'etsy') return etsy
  return market === 'redbubble' ? redbubble : plain
}

function priceOf({ listing }: ExportItem): string {
  return decimalText(fromMajorUnits(listing.price, listing.currency))
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1}`)
}

function cells(name: string, count: number, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(numbered(name, count).map((column, index) => [column, values[index] ?? '']))
}

/** A single value is no choice, so it is no variation. */
function variation(number: 1 | 2, name: string, values: readonly string[]): Record<string, string> {
  const chosen = values.length > 1
  return {
    [`VARIATION ${number} TYPE`]: chosen ? name : '',
    [`VARIATION ${number} NAME`]: chosen ? name : '',
    [`VARIATION ${number} VALUES`]: chosen ? values.join(',') : '',
  }
}
