import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const exportsTable = sqliteTable('exports', {
  id: text('id').primaryKey(),
  format: text('format').notNull(),
  out: text('out').notNull(),
  listings: integer('listings').notNull(),
  summary: text('summary').notNull(),
  at: integer('at').notNull(),
})
export type ExportRow = typeof exportsTable.$inferSelect
