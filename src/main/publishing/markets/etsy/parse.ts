import type { z } from 'zod'
import { refusal, type image, type inventory, type listing, type TaxonomyNode } from './schema.ts'

export type EtsyListing = z.infer<typeof listing>
export type EtsyImage = z.infer<typeof image>
type Inventory = z.infer<typeof inventory>

/** What Etsy says of why; null where its words are not as described. */
export function sentenceIn(body: unknown): string | null {
  const read = refusal.safeParse(body)
  if (!read.success) return null
  if (!Array.isArray(read.data)) return read.data.error_description ?? read.data.error
  return read.data.map(({ path, message }) => (path === undefined ? message : `${Array.isArray(path) ? path.join('.') : path}: ${message}`)).join('; ')
}

function priceText({ amount, divisor, currency_code: currency }: { amount: number; divisor: number; currency_code: string }): string {
  return `${amount / divisor} ${currency}`
}

/** The end of each branch of the categories, with the way there, where a name of the way is one of `words`. */
export function leavesFor(nodes: readonly TaxonomyNode[], words: RegExp): { id: string; title: string }[] {
  const below = (node: TaxonomyNode, way: readonly string[]): { id: string; title: string }[] => {
    const path = [...way, node.name]
    if (node.children.length > 0) return node.children.flatMap((child) => below(child, path))
    return words.test(node.name) ? [{ id: String(node.id), title: path.join(' › ') }] : []
  }
  return nodes.flatMap((node) => below(node, []))
}

/** What is on sale of a listing: the numbers of ours in it, the prices and the processing profiles, each once. */
export function stockOf({ products }: Inventory): { skus: string[]; prices: string[]; processing: string[]; variations: number } {
  const standing = products.filter(({ is_deleted: gone }) => !gone)
  const offerings = standing.flatMap((product) => product.offerings.filter(({ is_deleted: gone }) => !gone))
  return {
    skus: [...new Set(standing.map(({ sku }) => sku))],
    prices: [...new Set(offerings.map(({ price }) => priceText(price)))],
    processing: [...new Set(offerings.map(({ readiness_state_id: id }) => String(id ?? '')))],
    variations: standing.length,
  }
}
