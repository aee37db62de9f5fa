import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Provider } from './contract.ts'

export const languageProviders = sqliteTable('language_providers', {
  provider: text('provider').$type<Provider>().primaryKey(),
  keySetAt: integer('key_set_at'),
  testedAt: integer('tested_at'),
  testOk: integer('test_ok', { mode: 'boolean' }),
  testSentence: text('test_sentence'),
})
export type LanguageProviderRow = typeof languageProviders.$inferSelect
