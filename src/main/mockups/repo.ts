import { asc, inArray } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import { mockups, type MockupRow } from './tables.ts'

export function createMockupsRepo(store: Store) {
  const { db } = store
  return {
    of: (designIds: readonly string[]): readonly MockupRow[] =>
      designIds.length === 0 ? [] : db.select().from(mockups).where(inArray(mockups.designId, [...designIds])).orderBy(asc(mockups.designId), asc(mockups.position)).all(),
    insertTx(tx: Tx, row: MockupRow): boolean {
      tx.assertOpen()
      return db.insert(mockups).values(row).onConflictDoNothing().run().changes > 0
    },
  }
}
