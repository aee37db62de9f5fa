import { descriptionHtml } from '../../pure/html.ts'
import { shortId, skuOf } from '../../pure/file-names.ts'
import type { ExportItem } from '../../export-item.ts'
import { addressByGarment, addressesOf, choices, priceOf, type Row, type TableFormat } from '../table-format.ts'

const COLUMNS = [
  'ID', 'Type', 'SKU', 'Name', 'Published', 'Is featured?', 'Visibility in catalog', 'Short description', 'Description', 'Date sale price starts',
  'Date sale price ends', 'Tax status', 'Tax class', 'In stock?', 'Stock', 'Backorders allowed?', 'Sold individually?', 'Weight (lbs)', 'Length (in)',
  'Width (in)', 'Height (in)', 'Allow customer reviews?', 'Purchase note', 'Sale price', 'Regular price', 'Categories', 'Tags', 'Shipping class', 'Images',
  'Download limit', 'Download expiry days', 'Parent', 'Grouped products', 'Upsells', 'Cross-sells', 'External URL', 'Button text', 'Position',
  'Attribute 1 name', 'Attribute 1 value(s)', 'Attribute 1 visible', 'Attribute 1 global',
  'Attribute 2 name', 'Attribute 2 value(s)', 'Attribute 2 visible', 'Attribute 2 global',
] as const
type WooRow = Row<(typeof COLUMNS)[number]>

export const woocommerce: TableFormat<(typeof COLUMNS)[number]> = {
  name: 'WooCommerce product CSV',
  sentence: 'For the product importer of your own WooCommerce shop: a draft product with its colors and sizes as variations.',
  basis: 'The header of WooCommerce’s sample products as public repositories hold it, with its second attribute, read 2026.',
  confirmed: true,
  markets: ['woocommerce'],
  file: { kind: 'csv' },
  fileName: 'woocommerce-products',
  columns: COLUMNS,
  wanted: [],
  pictures: 'addresses',
  lays: { mockups: true, print: false },
  notes: ['Prices have no currency here; WooCommerce reads them in your shop’s own.'],
  rows: (item, { settings }) => {
    const options = choices(item)
    const parent: WooRow = { ...productCells(item), Images: addressesOf(item, settings).join(', ') }
    if (options.length === 0) return [{ ...parent, Type: 'simple', 'Regular price': priceOf(item) }]
    return [{ ...parent, Type: 'variable', ...attributes(options.map(({ name, values }) => ({ name, value: values.map(escaped).join(', '), visible: '1' }))) }, ...variationRows(item, addressByGarment(item, settings))]
  },
}

/** -1 is a draft. What a shop knows itself (stock, weight, category) stays empty. */
function productCells({ listing }: ExportItem): WooRow {
  return {
    SKU: shortId(listing.id).toUpperCase(), Name: listing.title, Published: '-1', 'Is featured?': '0', 'Visibility in catalog': 'visible',
    Description: descriptionHtml(listing.description, listing.bullets), 'Tax status': 'taxable', 'In stock?': '1', 'Backorders allowed?': '0',
    'Sold individually?': '0', 'Allow customer reviews?': '1', Tags: listing.tags.map(escaped).join(', '), Position: '0',
  }
}

function variationRows(item: ExportItem, pictures: ReadonlyMap<string, string>): WooRow[] {
  const { listing, product } = item
  const several = { colours: product.colours.length > 1, sizes: product.sizes.length > 1 }
  return product.colours.flatMap((garment) => product.sizes.map((size) => ({ garment, size }))).map(({ garment, size }, index) => ({
    Type: 'variation', SKU: skuOf(listing.id, garment, size), Name: listing.title, Published: '1', 'Is featured?': '0', 'Visibility in catalog': 'visible', 'Tax status': 'taxable',
    'In stock?': '1', 'Backorders allowed?': '0', 'Sold individually?': '0', 'Allow customer reviews?': '0', 'Regular price': priceOf(item),
    Images: pictures.get(garment.id) ?? '', Parent: shortId(listing.id).toUpperCase(), Position: String(index + 1),
    ...attributes([...(several.colours ? [{ name: 'Color', value: escaped(garment.name), visible: '' }] : []), ...(several.sizes ? [{ name: 'Size', value: escaped(size), visible: '' }] : [])]),
  }))
}

function attributes([first, second]: readonly { readonly name: string; readonly value: string; readonly visible: string }[]): WooRow {
  return {
    ...(first === undefined ? {} : { 'Attribute 1 name': first.name, 'Attribute 1 value(s)': first.value, 'Attribute 1 visible': first.visible, 'Attribute 1 global': '0' }),
    ...(second === undefined ? {} : { 'Attribute 2 name': second.name, 'Attribute 2 value(s)': second.value, 'Attribute 2 visible': second.visible, 'Attribute 2 global': '0' }),
  }
}

/** Commas part the items. */
function escaped(item: string): string {
  return item.replaceAll(',', ' ')
}
