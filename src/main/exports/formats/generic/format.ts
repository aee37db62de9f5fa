import { listingName, printFileName, publicPictureName } from '../../pure/file-names.ts'
import { numbered, priceOf, spread, type TableFormat } from '../table-format.ts'

const BULLETS = 5
const COLUMNS = ['Listing', 'Name', 'Market', 'Title', 'Brand', 'Description', ...numbered('Bullet ', BULLETS), 'Tags', 'Price', 'Currency', 'Product', 'Colors', 'Sizes', 'Words in the art', 'Print file', 'Mock-ups'] as const

export const generic: TableFormat<(typeof COLUMNS)[number]> = {
  name: 'Plain table (CSV)',
  sentence: 'Every approved listing of every market in one table with its pictures beside it, for any other use.',
  basis: 'Columns of this program’s own.',
  confirmed: true,
  markets: 'any',
  // Spreadsheets take a CSV without the mark for Windows-1252, and people open this one in a spreadsheet.
  file: { kind: 'csv', bom: true },
  fileName: 'listings',
  columns: COLUMNS,
  wanted: [],
  pictures: 'files',
  lays: { mockups: true, print: true },
  rows: (item, { settings, place }) => {
    const { listing, product, design } = item
    return [{
      Listing: listing.id,
      Name: listingName(item),
      Market: listing.market,
      Title: listing.title,
      Brand: settings.brand,
      Description: listing.description,
      ...spread('Bullet ', BULLETS, listing.bullets),
      Tags: listing.tags.join(', '),
      Price: priceOf(item),
      Currency: listing.currency,
      Product: product.name,
      Colors: product.colours.map((garment) => garment.name).join(', '),
      Sizes: product.sizes.join(', '),
      'Words in the art': design.phrase,
      'Print file': design.printFile === undefined ? '' : `${place.folderName}/${printFileName(item)}`,
      'Mock-ups': design.mockups.map((mockup, index) => `${place.folderName}/${publicPictureName(item, mockup, index)}`).join(', '),
    }]
  },
}
