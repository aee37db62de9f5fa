import { asc, eq } from 'drizzle-orm'
import type { Store, Tx } from '../../../store/index.ts'
import { comfyChoices, comfyServers, type ComfyServerRow } from './tables.ts'

export function createComfyRepo({ db }: Store) {
  return {
    servers: (): ComfyServerRow[] => db.select().from(comfyServers).orderBy(asc(comfyServers.addedAt), asc(comfyServers.id)).all(),
    find: (id: string): ComfyServerRow | null => db.select().from(comfyServers).where(eq(comfyServers.id, id)).get() ?? null,
    /** A server that is there already stays as it is. */
    addTx(tx: Tx, row: ComfyServerRow): void {
      tx.assertOpen()
      db.insert(comfyServers).values(row).onConflictDoNothing().run()
    },
    changeTx(tx: Tx, id: string, change: Partial<Omit<ComfyServerRow, 'id'>>): void {
      tx.assertOpen()
      db.update(comfyServers).set(change).where(eq(comfyServers.id, id)).run()
    },
    removeTx(tx: Tx, id: string): void {
      tx.assertOpen()
      db.delete(comfyServers).where(eq(comfyServers.id, id)).run()
    },
    choice: (name: 'workflow' | 'folder'): string | null => db.select().from(comfyChoices).where(eq(comfyChoices.name, name)).get()?.value ?? null,
    chooseTx(tx: Tx, name: 'workflow' | 'folder', value: string | null): void {
      tx.assertOpen()
      if (value === null) db.delete(comfyChoices).where(eq(comfyChoices.name, name)).run()
      else db.insert(comfyChoices).values({ name, value }).onConflictDoUpdate({ target: comfyChoices.name, set: { value } }).run()
    },
  }
}
export type ComfyRepo = ReturnType<typeof createComfyRepo>
