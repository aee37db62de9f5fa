import { shortId } from '../../pure/file-names.ts'
import { addressesOf, choices, numbered, priceOf, spread, type TableFormat } from '../table-format.ts'

const PICTURES = 10

/** Etsy's own "download your listings" file: what can be downloaded there is what importers of other makers read. */
export const ETSY_COLUMNS = [
  'TITLE', 'DESCRIPTION', 'PRICE', 'CURRENCY_CODE', 'QUANTITY', 'TAGS', 'MATERIALS', ...numbered('IMAGE', PICTURES),
  'VARIATION 1 TYPE', 'VARIATION 1 NAME', 'VARIATION 1 VALUES', 'VARIATION 2 TYPE', 'VARIATION 2 NAME', 'VARIATION 2 VALUES', 'SKU',
] as const
type EtsyColumn = (typeof ETSY_COLUMNS)[number]

export const etsy: TableFormat<EtsyColumn> = {
  name: 'Etsy listings CSV',
  sentence: 'One row per listing, as Etsy’s own download of listings looks; importers of other makers read it.',
  basis: 'Etsy’s “download your listings” file as public repositories quote it, read 2026-08. Whether Etsy itself takes such a file back is not known.',
  confirmed: true,
  markets: ['etsy'],
  file: { kind: 'csv' },
  fileName: 'etsy-listings',
  columns: ETSY_COLUMNS,
  wanted: ['QUANTITY'],
  pictures: 'addresses',
  lays: { mockups: true, print: false },
  pictureLimit: PICTURES,
  notes: ['Etsy itself has no known upload for this file: use an importer of another maker, and add your production partner in Etsy.'],
  rows: (item, { settings }) => {
    const { listing } = item
    const [first, second] = choices(item)
    return [{
      TITLE: listing.title,
      DESCRIPTION: listing.description,
      PRICE: priceOf(item),
      CURRENCY_CODE: listing.currency,
      TAGS: joined(listing.tags),
      ...spread('IMAGE', PICTURES, addressesOf(item, settings)),
      ...(first === undefined ? {} : { 'VARIATION 1 TYPE': first.name, 'VARIATION 1 NAME': first.name, 'VARIATION 1 VALUES': joined(first.values) }),
      ...(second === undefined ? {} : { 'VARIATION 2 TYPE': second.name, 'VARIATION 2 NAME': second.name, 'VARIATION 2 VALUES': joined(second.values) }),
      SKU: shortId(listing.id).toUpperCase(),
    }]
  },
}

/** Commas part the items, so none holds one. */
function joined(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(',', ' ')).join(',')
}
