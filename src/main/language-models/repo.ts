import { eq, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { Provider } from './contract.ts'
import { languageProviders, type LanguageProviderRow } from './tables.ts'

export function createLanguageModelsRepo({ db }: Store) {
  const byProvider = db.select().from(languageProviders).where(eq(languageProviders.provider, sql.placeholder('provider'))).prepare()
  return {
    find: (provider: Provider): LanguageProviderRow | null => byProvider.get({ provider }) ?? null,
    noteTx(tx: Tx, provider: Provider, change: Partial<Omit<LanguageProviderRow, 'provider'>>): void {
      tx.assertOpen()
      db.insert(languageProviders).values({ provider, ...change }).onConflictDoUpdate({ target: languageProviders.provider, set: change }).run()
    },
  }
}
export type LanguageModelsRepo = ReturnType<typeof createLanguageModelsRepo>
