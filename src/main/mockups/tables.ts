import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const mockups = sqliteTable('mockups', {
  id: text('id').primaryKey(),
  designId: text('design_id').notNull(),
  scene: text('scene').notNull(),
  garment: text('garment').notNull(),
  /** 0 is the one shown first. */
  position: integer('position').notNull(),
  asset: text('asset').notNull(),
  createdAt: integer('created_at').notNull(),
})
export type MockupRow = typeof mockups.$inferSelect
