/** Every call to Shopify as one of its documents with variables, and the one to the storage that it names. */
import { decimalText, fromMajorUnits } from '../../../products/index.ts'
import type { ConnectionValues, MarketRequest } from '../../api/market.ts'
import type { Publishable } from '../../publisher.ts'
import { textOf } from '../chosen.ts'
import { SHOPIFY_VERSION } from './limits.ts'
import * as query from './queries.ts'

/** `2026-04`; the seller may enter a later one when this one ends. */
export function versionOf(values: ConnectionValues): string {
  const version = textOf(values, 'version')
  return /^\d{4}-\d{2}$/.test(version) ? version : SHOPIFY_VERSION
}

export type Ask = (operation: string, document: string, variables: Readonly<Record<string, unknown>>) => MarketRequest

export function asking(version: string): Ask {
  return (operation, document, variables) => ({ operation, method: 'POST', path: `/admin/api/${version}/graphql.json`, body: { kind: 'json', value: { query: document, variables } } })
}

export const shop = (ask: Ask): MarketRequest => ask('shop', query.SHOP_QUERY, {})

type Picture = Publishable['pictures'][number]

export const pictureName = ({ reference }: Publishable, index: number, { type }: Picture): string => `${reference.toLowerCase()}-${index + 1}.${type === 'image/png' ? 'png' : 'jpg'}`

export function stage(ask: Ask, item: Publishable): MarketRequest {
  const input = item.pictures.map((picture, index) => ({ resource: 'IMAGE', filename: pictureName(item, index, picture), mimeType: picture.type, httpMethod: 'POST', fileSize: String(picture.bytes) }))
  return ask('stagedUploadsCreate', query.STAGE_MUTATION, { input })
}

export interface StagedTarget {
  readonly url: string
  readonly resourceUrl: string
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
}

/** To somebody's storage, with the fields that Shopify named and no key of ours; the file comes last. */
export function uploadStaged(item: Publishable, index: number, picture: Picture, target: StagedTarget): MarketRequest {
  return { operation: 'stagedUpload', method: 'POST', path: target.url, secrets: 'none', body: {
    kind: 'multipart', fields: target.parameters.map(({ name, value }) => [name, value] as const), file: { field: 'file', name: pictureName(item, index, picture), path: picture.file, type: picture.type },
  } }
}

/** The address of the product; the same for the same listing for ever, so that a repeat meets it. */
export const handleOf = ({ reference }: Publishable): string => reference.toLowerCase()
export const find = (ask: Ask, item: Publishable): MarketRequest => ask('productByIdentifier', query.FIND_QUERY, { identifier: { handle: handleOf(item) } })

/** All lists whole: what productSet is not told of in a list, it deletes. */
export function setProduct(ask: Ask, item: Publishable, vendor: string, sources: readonly string[]): MarketRequest {
  const { listing } = item
  return ask('productSet', query.SET_MUTATION, { identifier: { handle: handleOf(item) }, input: {
    title: listing.title, handle: handleOf(item), descriptionHtml: descriptionHtml(item), tags: listing.tags, status: 'DRAFT', productType: item.product.name, ...(vendor === '' ? {} : { vendor }),
    files: item.pictures.map(({ alt }, index) => ({ originalSource: sources[index] ?? '{resourceUrl}', alt, contentType: 'IMAGE' })),
    productOptions: optionsOf(item).map(({ name, values }, index) => ({ name, position: index + 1, values: values.map((value) => ({ name: value })) })),
    variants: variantsOf(item),
  } })
}

interface Option {
  readonly name: string
  readonly values: readonly string[]
}

/** What there is only one of in both is a product without options, which Shopify calls by this name. */
function optionsOf({ product, garments }: Publishable): readonly Option[] {
  const colours = product.colours.filter(({ id }) => garments.includes(id)).map(({ name }) => name)
  const options = [{ name: 'Color', values: colours }, { name: 'Size', values: product.sizes }].filter(({ values }) => values.length > 1)
  return options.length === 0 ? [{ name: 'Title', values: ['Default Title'] }] : options
}

/** Printed when it is ordered, so nothing is counted and nothing is sold out. */
export function variantsOf(item: Publishable): readonly object[] {
  const price = priceOf(item)
  const combined = optionsOf(item).reduce<{ optionName: string; name: string }[][]>((rows, { name, values }) => rows.flatMap((row) => values.map((value) => [...row, { optionName: name, name: value }])), [[]])
  return combined.map((optionValues, index) => ({ optionValues, price, sku: `${item.reference}-${index + 1}`, inventoryPolicy: 'CONTINUE', inventoryItem: { tracked: false, requiresShipping: true } }))
}

export function priceOf({ listing: { price, currency } }: Publishable): string {
  return decimalText(fromMajorUnits(price, currency))
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

function descriptionHtml({ listing: { description, bullets } }: Publishable): string {
  const paragraphs = description.split(/\n{2,}/).map((part) => `<p>${escaped(part.trim()).replaceAll('\n', '<br>')}</p>`)
  const list = bullets.length === 0 ? '' : `<ul>${bullets.map((bullet) => `<li>${escaped(bullet)}</li>`).join('')}</ul>`
  return [...paragraphs, list].join('')
}

export const mediaOf = (ask: Ask, id: string): MarketRequest => ask('productMedia', query.MEDIA_QUERY, { id })
export const publish = (ask: Ask, id: string, publication: string): MarketRequest => ask('publishablePublish', query.PUBLISH_MUTATION, { id, input: [{ publicationId: publication }] })
export const setStatus = (ask: Ask, id: string, status: 'ACTIVE' | 'DRAFT'): MarketRequest => ask('productUpdate', query.STATUS_MUTATION, { product: { id, status } })
export const deleteProduct = (ask: Ask, id: string): MarketRequest => ask('productDelete', query.DELETE_MUTATION, { input: { id } })
export const standing = (ask: Ask, id: string): MarketRequest => ask('productStanding', query.STANDING_QUERY, { id })
