import { asc, eq, inArray } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import { mockups, type MockupRow } from './tables.ts'

export type MockupsRepo = ReturnType<typeof createMockupsRepo>

export function createMockupsRepo(store: Store) {
  const { db } = store
  return {
    of: (designIds: readonly string[]): readonly MockupRow[] =>
      designIds.length === 0 ? [] : db.select().from(mockups).where(inArray(mockups.designId, [...designIds])).orderBy(asc(mockups.designId), asc(mockups.position)).all(),
    /** Keeps a mock-up; made again, it takes the place of the one before. @returns whether a picture is new. */
    saveTx(tx: Tx, row: MockupRow): boolean {
      tx.assertOpen()
      if (db.insert(mockups).values(row).onConflictDoNothing().run().changes > 0) return true
      const { asset, createdAt, position } = row
      const isAnother = db.select({ asset: mockups.asset }).from(mockups).where(eq(mockups.id, row.id)).get()?.asset !== asset
      db.update(mockups).set({ asset, createdAt, position }).where(eq(mockups.id, row.id)).run()
      return isAnother
    },
  }
}
