import type { MarketId } from '../../listings/contract.ts'
import { AMAZON_BRAND_LIMIT, marketRulesOf } from '../../listings/index.ts'
import { decimalText, fromMajorUnits } from '../../products/index.ts'
import type { ExportItem, ExportSettings } from '../export-item.ts'

/** The listing as a page to copy from, field by field. */
export function listingText({ listing, design, product }: ExportItem, settings: ExportSettings): string {
  const { name } = marketRulesOf(listing.market)
  return page([
    section('Market', name),
    section('Words in the art', design.phrase),
    section('Title', listing.title),
    ...(listing.market === 'amazon-merch' ? [section('Brand', brandField(settings.brand))] : []),
    section('Description', listing.description),
    ...(listing.bullets.length === 0 ? [] : [section('Bullets', listing.bullets.join('\n'))]),
    ...(listing.tags.length === 0 ? [] : [section(listing.market === 'teepublic' ? 'Tags (the first is the main tag)' : 'Tags', listing.tags.join(', '))]),
    section('Product', `${product.name}; colors: ${product.colours.map((garment) => garment.name).join(', ')}; sizes: ${product.sizes.join(', ')}`),
    section('Price', `${decimalText(fromMajorUnits(listing.price, listing.currency))} ${listing.currency}`),
    section('Listing', listing.id),
  ])
}

/** The seller's brand as Amazon's field takes it. */
export function brandField(brand: string): string {
  return [...brand].slice(0, AMAZON_BRAND_LIMIT).join('').trim()
}

/** What lies in the folder of one market and what to do with it. */
export function readmeText(market: MarketId): string {
  const { name, basis } = marketRulesOf(market)
  return page([
    `Ready for ${name}\n\nEach folder here is one approved listing: the print file (print.png, transparent), mock-ups, and listing.txt with\nevery field to copy from. ${spreadsheetName(market)} has the same texts for all of them, one row each.`,
    `What to do\n\n${steps[market].map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
    `Good to know\n\nExporting again writes the same names again: nothing is doubled. A listing that you rejected later keeps its old\nfolder until you delete it. Limits these texts keep to: ${basis}`,
  ])
}

/** The file that lists all listings of a market. */
export function spreadsheetName(market: MarketId): string {
  return market === 'etsy' || market === 'redbubble' ? `${market}-listings.csv` : 'listing.csv'
}

const BY_HAND = 'Open the upload page, add print.png, and copy title, description and tags from listing.txt.'

const steps: Readonly<Record<MarketId, readonly string[]>> = {
  etsy: [
    'Create a listing by hand, or import etsy-listings.csv with an importer of your choice: its columns are those of Etsy\'s own "download your listings" file. Whether Etsy itself takes such a file is not known.',
    'Fill in quantity, materials, category and your production partner; this program does not know them.',
    'Add the mock-ups as photos, save as a draft, look it over, then publish.',
  ],
  redbubble: [
    'Redbubble is told to forbid bots and bulk uploads, and to take about 30 works a day: upload by hand.',
    BY_HAND,
    'redbubble-listings.csv has the columns image_name, title, tags, description; image_name is the path of the print file from this folder.',
  ],
  'amazon-merch': [
    'Upload print.png for the product you want; check how many uploads a day your tier shows in its dashboard.',
    'Copy brand, title, the two bullets and the description from listing.txt. There is no field for tags.',
    'Amazon sets the final price; the price here is your suggestion.',
  ],
  teepublic: [BY_HAND, 'The first tag is meant as the main tag.'],
  spreadshirt: [BY_HAND, 'Mind your publishing limit; a person reviews each design, which takes up to two working days.'],
  ebay: ['Create the listing by hand with the mock-ups as pictures; variations are the colors and sizes in listing.txt.', 'Fill in category and item specifics; this program does not know them.'],
  shopify: ['For Shopify the product CSV is the shorter way: export with the Shopify format.', 'Or create the product by hand from listing.txt and add the mock-ups.'],
  woocommerce: ['Create the product by hand from listing.txt and add the mock-ups.'],
  printify: ['Create the product by hand: choose the blank and the print provider, place print.png, copy title, description and tags from listing.txt.', 'Prices are entered per variant, in the currency of the shop that is connected.'],
  printful: ['Create the product template by hand: choose the blank, place print.png, copy title and description from listing.txt.', 'Prices are entered per variant.'],
}

function section(name: string, text: string): string {
  return `${name}\n${text}`
}

/** CRLF, so that the plainest editor on Windows shows lines; every other one does too. */
function page(sections: readonly string[]): string {
  return `${sections.join('\n\n')}\n`.replace(/\r?\n/g, '\r\n')
}
