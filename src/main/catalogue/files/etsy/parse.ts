/** Etsy's "download your listings" CSV: a row per listing, columns by their names; up to three variations (public repositories, read 2026-08). */
import type { OwnListing } from '../../contract.ts'
import { addressOrNull, partsOf, priceIn, textOf, textOrNull, type NamedRow, type OwnFile, type OwnOutcome } from '../../pure/own-file.ts'

export const etsyFile: OwnFile = {
  format: 'etsy',
  knows: (columns) => ['title', 'description', 'price', 'currency_code', 'quantity', 'tags'].every((column) => columns.has(column)),
  open: () => ({ push: (row, place) => [read(row, place)], end: () => [] }),
}

function read(row: NamedRow, place: string): OwnOutcome {
  const title = textOf(row, 'title')
  if (title === '') return { place, reason: 'has no title' }
  const sku = textOrNull(row, 'sku')
  return {
    format: 'etsy', externalId: sku ?? title, market: 'etsy', title, description: textOf(row, 'description'), bullets: [],
    // A tag holds letters, digits, spaces, hyphens and a few signs; Etsy's own download writes its spaces as underscores.
    tags: partsOf(textOf(row, 'tags').replaceAll('_', ' '), ','), price: priceIn(textOf(row, 'price')), currency: textOrNull(row, 'currency_code'), brand: null, kind: null, sku, status: null, url: null,
    images: imagesOf(row), choices: choicesOf(row), createdOn: null,
  }
}

/** Etsy shows at most twenty. */
function imagesOf(row: NamedRow): string[] {
  return Array.from({ length: 20 }, (_, index) => addressOrNull(textOf(row, `image${index + 1}`))).filter((image) => image !== null)
}

function choicesOf(row: NamedRow): OwnListing['choices'] {
  return [1, 2, 3].flatMap((number) => {
    const name = textOf(row, `variation ${number} name`) || textOf(row, `variation ${number} type`)
    const values = partsOf(textOf(row, `variation ${number} values`), ',')
    return name === '' || values.length === 0 ? [] : [{ name, values }]
  })
}
