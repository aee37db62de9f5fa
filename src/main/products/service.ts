import { NotFound } from '../kernel/errors.ts'
import type { Store } from '../store/index.ts'
import { productTemplate, type Garment, type ProductTemplate } from './contract.ts'
import { defaultProducts } from './defaults.ts'
import { createProductsRepo } from './repo.ts'

export interface ProductsService {
  /** The defaults, each replaced by the seller's own version where there is one, then the seller's further ones. */
  list(): readonly ProductTemplate[]
  /** What designs are made for; empty when the seller switched everything off. */
  enabled(): readonly ProductTemplate[]
  find(id: string): ProductTemplate
  garment(productId: string, garmentId: string): Garment
  save(template: ProductTemplate): ProductTemplate
}

export function createProductsService(store: Store): ProductsService {
  const repo = createProductsRepo(store)
  const list = (): readonly ProductTemplate[] => {
    const own = repo.all().map((template) => productTemplate.safeParse(template)).flatMap((parsed) => (parsed.success ? [parsed.data] : []))
    const byId = new Map([...defaultProducts, ...own].map((template) => [template.id, template]))
    return [...byId.values()]
  }
  const find = (id: string): ProductTemplate => {
    const product = list().find((template) => template.id === id)
    if (product === undefined) throw new NotFound(`The product ${id}`)
    return product
  }
  return {
    list,
    find,
    enabled: () => list().filter((product) => product.enabled),
    garment(productId, garmentId) {
      const product = find(productId)
      const garment = product.colours.find((colour) => colour.id === garmentId) ?? product.colours[0]
      if (garment === undefined) throw new NotFound(`The colour ${garmentId}`)
      return garment
    },
    save(template) {
      const parsed = productTemplate.parse(template)
      store.writeTx((tx) => repo.saveTx(tx, parsed.id, parsed))
      return parsed
    },
  }
}
