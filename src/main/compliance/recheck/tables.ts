import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const complianceRechecks = sqliteTable('compliance_rechecks', {
  listingId: text('listing_id').primaryKey(),
  basis: text('basis').notNull(),
  state: text('state').$type<'clear' | 'warn' | 'block' | 'not-checked'>().notNull(),
  findings: text('findings').notNull(),
  checkedAt: integer('checked_at').notNull(),
  keptAt: integer('kept_at'),
})
export type RecheckRow = typeof complianceRechecks.$inferSelect
