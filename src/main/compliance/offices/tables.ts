import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OfficeId } from './contract.ts'

export const complianceOffices = sqliteTable('compliance_offices', {
  office: text('office').$type<OfficeId>().primaryKey(),
  keysSetAt: text('keys_set_at').notNull(),
  testedAt: integer('tested_at'),
  testOk: integer('test_ok', { mode: 'boolean' }),
  testSentence: text('test_sentence'),
})
export type OfficeRow = typeof complianceOffices.$inferSelect
