import { blob, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DesignStatus, InkVariant, RejectReason } from './contract.ts'

export const designs = sqliteTable('designs', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  ideaId: text('idea_id').notNull(),
  runId: text('run_id'),
  productId: text('product_id').notNull(),
  phrase: text('phrase').notNull(),
  engine: text('engine').notNull(),
  seed: text('seed').notNull(),
  layout: text('layout').notNull(),
  variant: text('variant').$type<InkVariant>().notNull(),
  /** The product colour it is first shown on. */
  garment: text('garment').notNull(),
  /** JSON: which ink variant each garment takes. */
  garmentVariants: text('garment_variants').notNull(),
  inks: text('inks').notNull(),
  fonts: text('fonts').notNull(),
  motif: text('motif'),
  checks: text('checks').notNull(),
  status: text('status').$type<DesignStatus>().notNull(),
  rejectReason: text('reject_reason').$type<RejectReason>(),
  /** The idea's score when the design was made: what Review is ordered by. */
  score: real('score').notNull(),
  createdAt: integer('created_at').notNull(),
  decidedAt: integer('decided_at'),
  /** JSON. */
  recipe: text('recipe'),
  /** JSON. */
  printFacts: text('print_facts'),
  origin: text('origin'),
  /** What the engine was given as seed; designs made before this was kept have none. */
  artSeed: text('art_seed'),
})
export type DesignRow = typeof designs.$inferSelect

export type DesignFileKind = 'svg' | 'preview' | 'print'
export const designFiles = sqliteTable(
  'design_files',
  {
    designId: text('design_id').notNull(),
    kind: text('kind').$type<DesignFileKind>().notNull(),
    variant: text('variant').$type<InkVariant>().notNull(),
    asset: text('asset').notNull(),
  },
  (table) => [primaryKey({ columns: [table.designId, table.kind, table.variant] })],
)
export type DesignFileRow = typeof designFiles.$inferSelect

export const designFingerprints = sqliteTable('design_fingerprints', {
  seq: integer('seq').primaryKey(),
  designId: text('design_id').notNull(),
  /** Shape, then tone: 16 bytes each. */
  signs: blob('signs', { mode: 'buffer' }).notNull(),
  /** JSON. */
  colours: text('colours').notNull(),
})
