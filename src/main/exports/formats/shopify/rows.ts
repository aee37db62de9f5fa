import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { Garment, ProductTemplate } from '../../../products/contract.ts'
import type { ExportItem, ExportSettings } from '../../export-item.ts'
import { listingName, publicPictureName, publicPictureUrl, skuOf } from '../../pure/file-names.ts'
import { descriptionHtml } from '../../pure/html.ts'
import { addressByGarment, type Row } from '../table-format.ts'
import type { ShopifyColumn } from './columns.ts'

type Cells = Row<ShopifyColumn>

/**
 * The rows of one listing: a row per variant, the product's own cells in the first; pictures go down the rows in
 * their order, further rows hold what is left of them. The product is a draft, so nothing goes on sale by an import.
 * Cells whose facts are not known (weight, category, stock) stay empty.
 */
export function shopifyRows(item: ExportItem, settings: ExportSettings): Cells[] {
  const variants = variantCells(item)
  const pictures = pictureCells(item, settings.imageBaseUrl)
  const worn = addressByGarment(item, settings)
  return Array.from({ length: Math.max(variants.length, pictures.length) }, (_, index): Cells => ({
    ...(index === 0 ? productCells(item, settings) : {}),
    'URL handle': listingName(item),
    ...variants[index]?.cells,
    ...pictures[index],
    'Variant image URL': worn.get(variants[index]?.garmentId ?? '') ?? '',
  }))
}

/** Rows that would show a picture if the seller had named a public place for them; rows for pictures alone are not written then. */
export function shopifyRowsWithoutPictures(item: ExportItem): number {
  const variants = variantCells(item)
  const wearers = new Set(item.design.mockups.map((mockup) => mockup.garment))
  return variants.filter(({ garmentId }, index) => index < item.design.mockups.length || wearers.has(garmentId)).length
}

function productCells({ listing, product }: ExportItem, settings: ExportSettings): Cells {
  return {
    Title: listing.title,
    Description: descriptionHtml(listing.description, listing.bullets),
    Vendor: settings.brand,
    Type: product.name,
    // Shopify separates tags by commas, so a tag cannot hold one.
    Tags: listing.tags.map((tag) => tag.replaceAll(',', ' ')).join(', '),
    'Published on online store': 'FALSE',
    Status: 'Draft',
    'Gift card': 'FALSE',
  }
}

interface Variant {
  readonly garmentId: string
  readonly cells: Cells
}

/** Colour by colour, each in every size. TRUE, DENY and manual are written as public templates of the format have them. */
function variantCells({ listing, product }: ExportItem): Variant[] {
  const price = decimalText(fromMajorUnits(listing.price, listing.currency))
  const cost = product.baseCost?.currency === listing.currency ? decimalText(product.baseCost) : ''
  return product.colours.flatMap((garment) =>
    product.sizes.map((size) => ({
      garmentId: garment.id,
      cells: {
        SKU: skuOf(listing.id, garment, size),
        ...optionCells(product, garment, size),
        Price: price,
        'Cost per item': cost,
        'Charge tax': 'TRUE',
        'Continue selling when out of stock': 'DENY',
        'Requires shipping': 'TRUE',
        'Fulfillment service': 'manual',
      },
    })),
  )
}

/** Only what a buyer can choose is an option; a product with one variant has Shopify's own "Title". */
function optionCells(product: ProductTemplate, garment: Garment, size: string): Cells {
  const options = [
    ...(product.colours.length > 1 ? [{ name: 'Color', value: garment.name }] : []),
    ...(product.sizes.length > 1 ? [{ name: 'Size', value: size }] : []),
  ]
  const [first = { name: 'Title', value: 'Default Title' }, second] = options
  return {
    'Option1 name': first.name,
    'Option1 value': first.value,
    ...(second === undefined ? {} : { 'Option2 name': second.name, 'Option2 value': second.value }),
  }
}

function pictureCells(item: ExportItem, baseUrl: string): Cells[] {
  if (baseUrl === '') return []
  return item.design.mockups.map((mockup, index) => ({
    'Product image URL': publicPictureUrl(baseUrl, publicPictureName(item, mockup, index)),
    'Image position': String(index + 1),
    'Image alt text': altText(item, mockup.garment),
  }))
}

function altText({ design, product }: ExportItem, garmentId: string): string {
  const colour = product.colours.find((garment) => garment.id === garmentId)?.name
  return `${product.name}${colour === undefined ? '' : ` in ${colour.toLowerCase()}`} with the words “${design.phrase}”`
}
