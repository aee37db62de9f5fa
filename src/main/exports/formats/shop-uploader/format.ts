import { addressesOf, numbered, priceOf, spread, type TableFormat } from '../table-format.ts'

const TAGS = 13
const PICTURES = 10

const COLUMNS = [
  'action', 'title', 'description', 'price', 'quantity', 'category', ...numbered('tag_', TAGS), ...numbered('image_', PICTURES), 'type', 'digital_file_1', 'who_made',
  'is_supply', 'when_made', 'is_personalizable', 'personalization_instructions', 'personalization_char_count_max', 'personalization_is_required', 'listing_state',
] as const

export const shopUploader: TableFormat<(typeof COLUMNS)[number]> = {
  name: 'ShopUploader CSV (Etsy)',
  sentence: 'For ShopUploader, which makes Etsy drafts of it; at most 100 listings a file, so many become several files.',
  basis: 'A public copy of ShopUploader’s template and its notes on values, read 2026; no file of its maker was seen.',
  confirmed: false,
  markets: ['etsy'],
  file: { kind: 'csv' },
  fileName: 'shopuploader-listings',
  columns: COLUMNS,
  wanted: ['quantity', 'category', 'who_made', 'image_1'],
  pictures: 'addresses',
  lays: { mockups: true, print: false },
  pictureLimit: PICTURES,
  atMost: 100,
  notes: ['Colors and sizes have no column here: add them to the drafts in Etsy.'],
  rows: (item, { settings }) => [{
    action: 'create',
    title: item.listing.title,
    description: item.listing.description,
    price: priceOf(item),
    ...spread('tag_', TAGS, item.listing.tags),
    ...spread('image_', PICTURES, addressesOf(item, settings)),
    // `physical`, `made_to_order` and `false` are the words of Etsy's own API for the same fields.
    type: 'physical',
    is_supply: 'false',
    when_made: 'made_to_order',
    is_personalizable: 'false',
    listing_state: 'draft',
  }],
}
