import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RejectReason } from '../designs/contract.ts'
import type { ListingStatus, MarketId } from './contract.ts'

export const listings = sqliteTable('listings', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  designId: text('design_id').notNull(),
  productId: text('product_id').notNull(),
  market: text('market').$type<MarketId>().notNull(),
  title: text('title').notNull(),
  description: text('description').notNull(),
  bullets: text('bullets').notNull(),
  tags: text('tags').notNull(),
  priceMinor: integer('price_minor').notNull(),
  currency: text('currency').notNull(),
  status: text('status').$type<ListingStatus>().notNull(),
  checks: text('checks').notNull(),
  exportedAt: integer('exported_at'),
  createdAt: integer('created_at').notNull(),
})
export type ListingRow = typeof listings.$inferSelect

export const masterCopies = sqliteTable(
  'master_copies',
  {
    designId: text('design_id').notNull(),
    productId: text('product_id').notNull(),
    copy: text('copy').notNull(),
  },
  (table) => [primaryKey({ columns: [table.designId, table.productId] })],
)

export const decisions = sqliteTable('decisions', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  kind: text('kind').$type<'approve' | 'reject'>().notNull(),
  reason: text('reason').$type<RejectReason>(),
  at: integer('at').notNull(),
  undoneAt: integer('undone_at'),
  /** JSON: what each design and listing was before. */
  before: text('before').notNull(),
})
export type DecisionRow = typeof decisions.$inferSelect
