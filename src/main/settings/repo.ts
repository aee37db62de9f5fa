import type { Store, Tx } from '../store/index.ts'
import { settingsTable } from './tables.ts'

export function createSettingsRepo(store: Store) {
  const select = store.db.select().from(settingsTable).prepare()
  return {
    all: (): Record<string, unknown> => Object.fromEntries(select.all().map((row) => [row.key, JSON.parse(row.value) as unknown])),
    saveTx(tx: Tx, key: string, value: unknown): void {
      tx.assertOpen()
      const row = { key, value: JSON.stringify(value) }
      store.db.insert(settingsTable).values(row).onConflictDoUpdate({ target: settingsTable.key, set: row }).run()
    },
  }
}
