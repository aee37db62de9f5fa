import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Stored pictures by the hash of their bytes. */
export const assets = sqliteTable('assets', {
  hash: text('hash').primaryKey(),
  extension: text('extension').notNull(),
  bytes: integer('bytes').notNull(),
  widthPx: integer('width_px'),
  heightPx: integer('height_px'),
  thumbHash: text('thumb_hash'),
  createdAt: integer('created_at').notNull(),
})
