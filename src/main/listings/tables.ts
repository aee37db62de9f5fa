import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RejectReason } from '../designs/contract.ts'
import type { ListingLanguage, ListingStatus, MarketId, TextSource } from './contract.ts'

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
  language: text('language').$type<ListingLanguage>().notNull(),
  textSource: text('text_source').$type<TextSource>().notNull(),
  textNote: text('text_note'),
  version: integer('version').notNull(),
})
export type ListingRow = typeof listings.$inferSelect

export const listingVersions = sqliteTable(
  'listing_versions',
  {
    listingId: text('listing_id').notNull(),
    number: integer('number').notNull(),
    source: text('source').$type<TextSource>().notNull(),
    language: text('language').$type<ListingLanguage>().notNull(),
    note: text('note'),
    restoredFrom: integer('restored_from'),
    title: text('title').notNull(),
    description: text('description').notNull(),
    bullets: text('bullets').notNull(),
    tags: text('tags').notNull(),
    priceMinor: integer('price_minor').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.number] })],
)
export type VersionRow = typeof listingVersions.$inferSelect

export const masterCopies = sqliteTable(
  'master_copies',
  {
    designId: text('design_id').notNull(),
    productId: text('product_id').notNull(),
    language: text('language').$type<ListingLanguage>().notNull(),
    source: text('source').$type<'template' | 'model'>().notNull(),
    copy: text('copy').notNull(),
  },
  (table) => [primaryKey({ columns: [table.designId, table.productId, table.language] })],
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
