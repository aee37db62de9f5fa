import { shortId } from '../../pure/file-names.ts'
import { descriptionHtml } from '../../pure/html.ts'
import { addressesOf, priceOf, type TableFormat } from '../table-format.ts'

const ACTION = '*Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8)'

const COLUMNS = [
  ACTION, 'CustomLabel', '*Category', 'StoreCategory', '*Title', 'Subtitle', '*ConditionID', '*C:Brand', '*C:Style', '*C:Color', '*C:Department', '*C:Size Type', '*C:Size',
  'C:Material', 'PicURL', '*Description', '*Format', '*Duration', '*StartPrice', 'BestOfferEnabled', '*Quantity', 'ImmediatePayRequired', '*Location', 'ShippingType',
  'ShippingService-1:Option', 'ShippingService-1:Cost', '*DispatchTimeMax', '*ReturnsAcceptedOption', 'ReturnsWithinOption', 'RefundOption', 'ShippingCostPaidByOption',
] as const

export const ebay: TableFormat<(typeof COLUMNS)[number]> = {
  name: 'eBay Seller Hub CSV',
  sentence: 'For eBay’s Seller Hub Reports (US): one listing a row, to be completed with your category, place and returns.',
  basis: 'A category template of File Exchange for clothing (fx_category_template_EBAY_US) as public repositories hold it, read 2026. Each category has a template of its own.',
  confirmed: false,
  markets: ['ebay'],
  // Public programs that write this template all begin it with a byte order mark and the Info row.
  file: { kind: 'csv', bom: true, above: [['Info', 'Version=1.0.0', 'Template=fx_category_template_EBAY_US']] },
  fileName: 'ebay-listings',
  columns: COLUMNS,
  // The asterisk is eBay's own sign for a column that must be filled.
  wanted: COLUMNS.filter((column) => column.startsWith('*')),
  pictures: 'addresses',
  lays: { mockups: true, print: false },
  currency: 'USD',
  brand: true,
  notes: ['eBay puts these listings on sale as soon as the file is uploaded; it has no drafts here.', 'A choice of colors and sizes has no column in this template: it is one listing without variations until you add them in eBay.'],
  rows: (item, { settings }) => {
    const { listing, product } = item
    return [{
      [ACTION]: 'Add',
      CustomLabel: shortId(listing.id).toUpperCase(),
      '*Title': listing.title,
      '*ConditionID': '1000',
      '*C:Brand': settings.brand,
      '*C:Color': product.colours.length === 1 ? (product.colours[0]?.name ?? '') : '',
      '*C:Size': product.sizes.length === 1 ? (product.sizes[0] ?? '') : '',
      PicURL: addressesOf(item, settings).join('|'),
      '*Description': descriptionHtml(listing.description, listing.bullets),
      '*Format': 'FixedPrice',
      '*Duration': 'GTC',
      '*StartPrice': priceOf(item),
    }]
  },
}
