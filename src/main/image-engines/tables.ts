import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImageEngineId } from '../settings/contract.ts'

export const imageEngineRows = sqliteTable('image_engines', {
  engine: text('engine').$type<ImageEngineId>().primaryKey(),
  keySetAt: integer('key_set_at'),
  testedAt: integer('tested_at'),
  testOk: integer('test_ok', { mode: 'boolean' }),
  testSentence: text('test_sentence'),
  model: text('model'),
  models: text('models', { mode: 'json' }).$type<string[]>(),
  provenAt: integer('proven_at'),
})
export type ImageEngineRow = typeof imageEngineRows.$inferSelect

export const pictureOrders = sqliteTable('picture_orders', {
  key: text('key').primaryKey(),
  wish: text('wish').notNull(),
  /** `submitted`: an engine has begun it. `failed` and `intended` may be begun by anyone. */
  state: text('state').$type<'intended' | 'submitted' | 'made' | 'failed' | 'unknown'>().notNull(),
  engine: text('engine').$type<ImageEngineId>(),
  task: text('task'),
  costId: text('cost_id'),
  reservedMinor: integer('reserved_minor').notNull(),
  spentMinor: integer('spent_minor').notNull(),
  raw: text('raw'),
  hash: text('hash'),
  made: text('made'),
  reason: text('reason'),
  design: text('design').notNull(),
  runId: text('run_id'),
  correlationId: text('correlation_id').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})
export type PictureOrder = typeof pictureOrders.$inferSelect
