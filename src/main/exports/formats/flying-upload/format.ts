import { numbered, priceOf, spread, type TableFormat } from '../table-format.ts'
import { brandOf, isShirt, languageOf, printPath, UPLOADER_BASIS } from '../uploader-words.ts'

const COLOURS = 10

const COLUMNS = [
  'Image Path', 'Input Language', 'Title', 'Description', 'Tags', 'Type', 'Color', 'unnamed 1', 'Brand', 'Bullet Points 1', 'Bullet Points 2',
  ...numbered('Color', COLOURS), 'Product', 'Marketplace', 'Price US', 'Price GB', 'Price DE', 'Price FR', 'Price IT', 'Price ES', 'Price JP', 'Print', 'Draft', 'Auto Translate', 'unnamed 2',
  'Collection', 'Category', 'Background Color (Hex)',
] as const
type Column = (typeof COLUMNS)[number]

/** The shops that take each currency. */
const SHOPS: Readonly<Record<string, readonly ('US' | 'GB' | 'DE' | 'FR' | 'IT' | 'ES' | 'JP')[]>> = { USD: ['US'], GBP: ['GB'], EUR: ['DE', 'FR', 'IT', 'ES'], JPY: ['JP'] }

export const flyingUpload: TableFormat<Column> = {
  name: 'Flying Upload workbook',
  sentence: 'For Flying Upload: one row per design with its print file, texts, colors and price, as a draft.',
  basis: UPLOADER_BASIS,
  confirmed: false,
  markets: ['amazon-merch', 'redbubble', 'teepublic', 'spreadshirt'],
  file: { kind: 'xlsx', sheet: 'Flying Upload POD' },
  fileName: 'flying-upload',
  columns: COLUMNS,
  unnamed: ['unnamed 1', 'unnamed 2'],
  wanted: ['Image Path', 'Product'],
  pictures: 'files',
  lays: { mockups: false, print: true },
  brand: true,
  notes: ['Flying Upload’s own names of colors and products are not known: look them over before you upload.'],
  rows: (item, context) => {
    const { listing, product } = item
    const shops = SHOPS[listing.currency] ?? []
    return [{
      'Image Path': printPath(item, context),
      'Input Language': languageOf(item),
      Title: listing.title,
      Description: listing.description,
      Tags: listing.tags.join(', '),
      Type: isShirt(item) ? 'men, women' : '',
      Brand: brandOf(context),
      'Bullet Points 1': listing.bullets[0] ?? '',
      'Bullet Points 2': listing.bullets[1] ?? '',
      ...spread('Color', COLOURS, product.colours.map((garment) => garment.name)),
      Product: product.type === 't-shirt' ? 'Standard t-shirt' : '',
      Marketplace: shops.join(', '),
      ...Object.fromEntries(shops.map((shop) => [`Price ${shop}`, priceOf(item)])),
      Print: 'front',
      Draft: 'yes',
    }]
  },
}
