/**
 * Shopify's product CSV, the current generation and the older one that exports still have (Shopify's help and public
 * repositories, read 2026-08). A product takes several rows with one handle; only the first has its texts.
 */
import type { OwnListing } from '../../contract.ts'
import { addressOrNull, partsOf, priceIn, textOf, textOrNull, type NamedRow, type OwnFile, type OwnOutcome } from '../../pure/own-file.ts'
import { textOfHtml } from '../../pure/html.ts'

/** What a column is called in the current file and in the older one. */
const NAMES = {
  handle: ['url handle', 'handle'], title: ['title'], description: ['description', 'body (html)'], vendor: ['vendor'], type: ['type'], tags: ['tags'], status: ['status'],
  sku: ['sku', 'variant sku'], price: ['price', 'variant price'], image: ['product image url', 'image src'],
} as const

interface Open {
  readonly handle: string
  readonly rows: NamedRow[]
  readonly place: string
}

/** A product has at most 2,048 variants and 250 pictures. */
const MOST_ROWS = 2_300

export const shopifyFile: OwnFile = {
  format: 'shopify',
  knows: (columns) => columns.has('title') && NAMES.handle.some((name) => columns.has(name)) && NAMES.price.some((name) => columns.has(name)),
  open() {
    let open: Open | null = null
    const close = (): OwnOutcome[] => (open === null ? [] : [product(open)])
    return {
      push(row, place) {
        const handle = valueOf(row, 'handle')
        if (handle === '' && valueOf(row, 'title') === '') return [{ place, reason: 'has neither a handle nor a title' }]
        if (open !== null && (handle === '' ? valueOf(row, 'title') === '' : handle === open.handle)) {
          if (open.rows.length < MOST_ROWS) open.rows.push(row)
          return []
        }
        const done = close()
        open = { handle, rows: [row], place }
        return done
      },
      end: close,
    }
  },
}

function product({ handle, rows, place }: Open): OwnOutcome {
  const first = rows[0] ?? {}
  const title = valueOf(first, 'title')
  if (title === '') return { place, reason: `has no title for the product ${handle}` }
  const { description, bullets } = textOfHtml(valueOf(first, 'description'))
  return {
    format: 'shopify', externalId: handle || title, market: 'shopify', title, description, bullets, tags: partsOf(valueOf(first, 'tags'), ','),
    price: rows.map((row) => priceIn(valueOf(row, 'price'))).find((price) => price !== null) ?? null, currency: null,
    brand: orNull(valueOf(first, 'vendor')), kind: orNull(valueOf(first, 'type')), sku: orNull(valueOf(first, 'sku')), status: orNull(valueOf(first, 'status').toLowerCase()), url: null,
    images: [...new Set(rows.map((row) => addressOrNull(valueOf(row, 'image'))).filter((image) => image !== null))], choices: choicesOf(rows), createdOn: null,
  }
}

function choicesOf(rows: readonly NamedRow[]): OwnListing['choices'] {
  const first = rows[0] ?? {}
  return [1, 2, 3].flatMap((number) => {
    const name = textOrNull(first, `option${number} name`)
    const values = [...new Set(rows.map((row) => textOf(row, `option${number} value`)).filter((value) => value !== ''))]
    // Shopify's own word for a product without a choice.
    return name === null || values.length === 0 || values[0] === 'Default Title' ? [] : [{ name, values }]
  })
}

function valueOf(row: NamedRow, what: keyof typeof NAMES): string {
  for (const name of NAMES[what]) if (row[name] !== undefined) return textOf(row, name)
  return ''
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
