import { blob, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DesignForm, DesignPicture, DesignStatus, InkVariant, RejectReason } from './contract.ts'

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
  form: text('form').$type<DesignForm>().notNull(),
  /** Why it has no picture although one was asked for. */
  noPicture: text('no_picture'),
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

/** Originals and cut-outs stay, whatever becomes of the design: they cost time or money. */
export const designPictures = sqliteTable('design_pictures', {
  designId: text('design_id').primaryKey(),
  wishKey: text('wish_key').notNull(),
  original: text('original').notNull(),
  cutOut: text('cut_out').notNull(),
  /** JSON: how it was cut out. */
  cut: text('cut').notNull(),
  engine: text('engine').$type<DesignPicture['engine']>().notNull(),
  model: text('model'),
  style: text('style').notNull(),
  prompt: text('prompt').notNull(),
  negative: text('negative').notNull(),
  seed: integer('seed').notNull(),
  /** JSON. */
  params: text('params').notNull(),
  /** JSON. */
  warnings: text('warnings').notNull(),
  costMinor: integer('cost_minor').notNull(),
  aiMade: integer('ai_made', { mode: 'boolean' }).notNull(),
  madeAt: integer('made_at').notNull(),
})
export type DesignPictureRow = typeof designPictures.$inferSelect

export const designFingerprints = sqliteTable('design_fingerprints', {
  seq: integer('seq').primaryKey(),
  designId: text('design_id').notNull(),
  /** Shape, then tone: 16 bytes each. */
  signs: blob('signs', { mode: 'buffer' }).notNull(),
  /** JSON. */
  colours: text('colours').notNull(),
})
