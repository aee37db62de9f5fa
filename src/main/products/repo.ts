import type { Store, Tx } from '../store/index.ts'
import { products } from './tables.ts'

export function createProductsRepo(store: Store) {
  const select = store.db.select().from(products).prepare()
  return {
    all: (): readonly unknown[] => select.all().map((row) => JSON.parse(row.template) as unknown),
    saveTx(tx: Tx, id: string, template: unknown): void {
      tx.assertOpen()
      const row = { id, template: JSON.stringify(template) }
      store.db.insert(products).values(row).onConflictDoUpdate({ target: products.id, set: row }).run()
    },
  }
}
