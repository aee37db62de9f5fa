import type { TableFormat } from '../table-format.ts'
import { brandOf, printPath, UPLOADER_BASIS } from '../uploader-words.ts'

const COLUMNS = ['Image Path', 'Title', 'Description', 'Tags', 'Primary Tag for TeePublic', 'Amazon Merch Brand', 'Amazon Merch Bullet #1', 'Amazon Merch Bullet #2'] as const

export const merchTitans: TableFormat<(typeof COLUMNS)[number]> = {
  name: 'Merch Titans workbook',
  sentence: 'For Merch Titans Automation: one row per design with its print file, for Amazon Merch, Redbubble, TeePublic or Spreadshirt.',
  basis: UPLOADER_BASIS,
  confirmed: false,
  markets: ['amazon-merch', 'redbubble', 'teepublic', 'spreadshirt'],
  file: { kind: 'xlsx', sheet: 'Merch Titans Automation' },
  fileName: 'merch-titans',
  columns: COLUMNS,
  wanted: ['Image Path'],
  pictures: 'files',
  lays: { mockups: false, print: true },
  brand: true,
  rows: (item, context) => [{
    'Image Path': printPath(item, context),
    Title: item.listing.title,
    Description: item.listing.description,
    Tags: item.listing.tags.join(', '),
    'Primary Tag for TeePublic': item.listing.market === 'teepublic' ? (item.listing.tags[0] ?? '') : '',
    'Amazon Merch Brand': brandOf(context),
    'Amazon Merch Bullet #1': item.listing.bullets[0] ?? '',
    'Amazon Merch Bullet #2': item.listing.bullets[1] ?? '',
  }],
}
