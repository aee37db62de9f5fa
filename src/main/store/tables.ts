import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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

/** A vector for each idea, by the idea's `seq`; see vectors.ts. */
export const ideaVectors = sqliteTable('idea_vectors', {
  seq: integer('seq').primaryKey(),
  model: text('model').notNull(),
  made: integer('made').notNull(),
  embedding: blob('embedding', { mode: 'buffer' }).notNull(),
})

/** Codes of 1,024 vectors each; `space` is the vectors' table. */
export const vectorCodes = sqliteTable(
  'vector_codes',
  {
    space: text('space').notNull(),
    model: text('model').notNull(),
    block: integer('block').notNull(),
    version: integer('version').notNull(),
    codes: blob('codes', { mode: 'buffer' }).notNull(),
    flags: blob('flags', { mode: 'buffer' }).notNull(),
    crc: integer('crc').notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.model, table.block] })],
)

/** Vectors that changed since their codes were stored; written by triggers. */
export const vectorChanges = sqliteTable('vector_changes', {
  change: integer('change').primaryKey({ autoIncrement: true }),
  space: text('space').notNull(),
  model: text('model').notNull(),
  seq: integer('seq').notNull(),
})
