import type { Row, TableFormat } from '../table-format.ts'
import { brandOf, isShirt, languageOf, printPath, UPLOADER_BASIS, type UploaderLanguage } from '../uploader-words.ts'

/** The spelling is the template's. */
const DESIGN = 'DesignPath ( ; seperated if you want to upload diffrent product types with who required other design files. If it\'s not set but required LazyMerch will autoresize it)'

const texts = <L extends UploaderLanguage>(language: L) => [`Title (${language})`, `Brand (${language})`, `Bullet 1 (${language})`, `Bullet 2 (${language})`, `Description (${language})`] as const

const COLUMNS = [
  DESIGN, 'Lazy Template', 'Fit Type', 'Preferred Language for translation',
  ...texts('EN'), ...texts('DE'), ...texts('FR'), ...texts('IT'), ...texts('ES'), ...texts('JP'),
  'Mba Update ID (just if you want to Update your existing Products)', 'CustomArgs (, seperated - "back" place the Design on the backsite)',
] as const
type Column = (typeof COLUMNS)[number]

export const lazyMerch: TableFormat<Column> = {
  name: 'LazyMerch workbook',
  sentence: 'For LazyMerch: one row per design with its print file and texts for Amazon Merch on Demand.',
  basis: UPLOADER_BASIS,
  confirmed: false,
  markets: ['amazon-merch'],
  file: { kind: 'xlsx', sheet: 'new' },
  fileName: 'lazy-merch',
  columns: COLUMNS,
  wanted: [DESIGN, 'Lazy Template'],
  pictures: 'files',
  lays: { mockups: false, print: true },
  brand: true,
  notes: ['Product, colors and prices come from the template you name in “Lazy Template”, which you make in LazyMerch.'],
  rows: (item, context) => {
    const { listing } = item
    const language = languageOf(item)
    const row: Row<Column> = {
      [DESIGN]: printPath(item, context),
      'Fit Type': isShirt(item) ? 'Men, Women' : '',
      'Preferred Language for translation': language,
      [`Title (${language})`]: listing.title,
      [`Brand (${language})`]: brandOf(context),
      [`Bullet 1 (${language})`]: listing.bullets[0] ?? '',
      [`Bullet 2 (${language})`]: listing.bullets[1] ?? '',
      [`Description (${language})`]: listing.description,
    }
    return [row]
  },
}
