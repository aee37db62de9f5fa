import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OwnFileFormat } from './contract.ts'

export const ownListings = sqliteTable('own_listings', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  format: text('format').$type<OwnFileFormat>().notNull(),
  market: text('market').notNull(),
  title: text('title').notNull(),
  said: text('said').notNull(),
  listing: text('listing').notNull(),
  file: text('file').notNull(),
  importedAt: integer('imported_at').notNull(),
})
export type OwnListingsRow = typeof ownListings.$inferSelect
