import { eq } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import { exportsTable, type ExportRow } from './tables.ts'

export function createExportsRepo(store: Store) {
  return {
    find: (id: string): ExportRow | null => store.db.select().from(exportsTable).where(eq(exportsTable.id, id)).get() ?? null,
    saveTx(tx: Tx, row: ExportRow): void {
      tx.assertOpen()
      store.db.insert(exportsTable).values(row).onConflictDoUpdate({ target: exportsTable.id, set: row }).run()
    },
  }
}
