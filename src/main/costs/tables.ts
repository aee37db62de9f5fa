import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const costs = sqliteTable('costs', {
  id: text('id').primaryKey(),
  what: text('what').notNull(),
  estimateMinor: integer('estimate_minor').notNull(),
  actualMinor: integer('actual_minor'),
  currency: text('currency').notNull(),
  state: text('state').$type<'reserved' | 'spent' | 'released'>().notNull(),
  correlationId: text('correlation_id').notNull(),
  createdAt: integer('created_at').notNull(),
})
