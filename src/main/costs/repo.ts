import { and, eq, gte, ne, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import { costs } from './tables.ts'

export function createCostsRepo(store: Store) {
  const { db } = store
  return {
    insertTx(tx: Tx, row: typeof costs.$inferInsert): void {
      tx.assertOpen()
      db.insert(costs).values(row).run()
    },
    settleTx(tx: Tx, id: string, change: { state: 'spent' | 'released'; actualMinor: number }): boolean {
      tx.assertOpen()
      return db.update(costs).set(change).where(and(eq(costs.id, id), eq(costs.state, 'reserved'))).run().changes > 0
    },
    /** Spent plus reserved since `from`: a reservation counts as gone until it is released. */
    takenSince: (from: number): number =>
      db.select({ sum: sql<number>`coalesce(sum(coalesce(${costs.actualMinor}, ${costs.estimateMinor})), 0)` }).from(costs)
        .where(and(gte(costs.createdAt, from), ne(costs.state, 'released'))).get()?.sum ?? 0,
    spentSince: (from: number): number =>
      db.select({ sum: sql<number>`coalesce(sum(${costs.actualMinor}), 0)` }).from(costs)
        .where(and(gte(costs.createdAt, from), eq(costs.state, 'spent'))).get()?.sum ?? 0,
  }
}
