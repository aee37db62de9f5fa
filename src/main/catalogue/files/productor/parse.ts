/**
 * The workbook that Productor exports of a Merch on Demand catalogue: a row per product and marketplace (columns as one
 * public reader of it uses them, read 2026; there may be more).
 */
import { addressOrNull, priceIn, textOf, textOrNull, type NamedRow, type OwnFile, type OwnOutcome } from '../../pure/own-file.ts'

export const productorFile: OwnFile = {
  format: 'productor',
  knows: (columns) => ['asin', 'marketplace', 'designid', 'title'].every((column) => columns.has(column)),
  open: () => ({ push: (row, place) => [read(row, place)], end: () => [] }),
}

/** What the marketplaces count in; a new one stays without a currency. */
const CURRENCIES: Readonly<Record<string, string>> = { US: 'USD', GB: 'GBP', UK: 'GBP', DE: 'EUR', FR: 'EUR', IT: 'EUR', ES: 'EUR', JP: 'JPY' }

function read(row: NamedRow, place: string): OwnOutcome {
  const [title, asin, marketplace] = [given(row, 'title'), given(row, 'asin'), given(row, 'marketplace')]
  if (title === '') return { place, reason: 'has no title' }
  const designId = given(row, 'designid')
  if (asin === '' && designId === '') return { place, reason: 'has neither an ASIN nor a design id' }
  const market = `amazon${marketplace === '' ? '' : ` ${marketplace}`}`
  return {
    format: 'productor', externalId: [asin || designId, given(row, 'producttype'), marketplace].join('/'), market, title, description: '',
    bullets: [given(row, 'bullet points 1'), given(row, 'bullet points 2')].filter((bullet) => bullet !== ''), tags: [],
    price: priceIn(given(row, 'price')), currency: CURRENCIES[marketplace.toUpperCase()] ?? null, brand: given(row, 'brand') || null, kind: given(row, 'producttype') || null, sku: asin || null,
    status: given(row, 'status').toLowerCase() || null, url: addressOrNull(textOf(row, 'live url')), images: [addressOrNull(textOf(row, 'mockup url'))].filter((image) => image !== null),
    choices: [], createdOn: dayIn(textOrNull(row, 'created') ?? ''),
  }
}

/** An empty cell reads "None" where its tool wrote one of Python's. */
function given(row: NamedRow, column: string): string {
  const text = textOf(row, column)
  return text === 'None' ? '' : text
}

/** "04/30/2024 6:36 AM" has no zone, so only its day is kept; a date cell comes as 2024-04-30T06:36:00.000Z. */
function dayIn(text: string): string | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []
  const iso = year === undefined || month === undefined || day === undefined ? text.slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) ? iso : null
}
