import type { TableFormat } from '../table-format.ts'
import { SHOPIFY_COLUMNS, type ShopifyColumn } from './columns.ts'
import { shopifyRows, shopifyRowsWithoutPictures } from './rows.ts'

export const shopify: TableFormat<ShopifyColumn> = {
  name: 'Shopify product CSV',
  sentence: 'For the product import of your Shopify shop: one draft product per listing, a row per color and size.',
  basis: 'Shopify’s help page on product CSVs; the whole header line from public repositories, read 2026-08.',
  confirmed: true,
  drafts: true,
  markets: ['shopify'],
  file: { kind: 'csv' },
  fileName: 'shopify-products',
  columns: SHOPIFY_COLUMNS,
  wanted: [],
  pictures: 'addresses',
  lays: { mockups: true, print: false },
  notes: ['Prices have no currency here; Shopify reads them in your shop’s own.'],
  rowsWithoutPictures: shopifyRowsWithoutPictures,
  rows: (item, { settings }) => shopifyRows(item, settings),
}
