import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const signals = sqliteTable('signals', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  source: text('source').notNull(),
  sourceItemId: text('source_item_id').notNull(),
  url: text('url'),
  text: text('text').notNull(),
  tags: text('tags').notNull(),
  language: text('language'),
  community: text('community'),
  category: text('category'),
  publishedAt: integer('published_at'),
  /** `YYYY-MM-DD` of a calendar day. */
  occursOn: text('occurs_on'),
  basis: text('basis'),
  region: text('region'),
  firstSeenAt: integer('first_seen_at').notNull(),
})
export type SignalRow = typeof signals.$inferSelect

export const observations = sqliteTable(
  'observations',
  {
    signalSeq: integer('signal_seq').notNull(),
    metric: text('metric').notNull(),
    observedAt: integer('observed_at').notNull(),
    /** null is "not given", never 0. */
    value: real('value'),
  },
  (table) => [primaryKey({ columns: [table.signalSeq, table.metric, table.observedAt] })],
)

export const signalsIndexed = sqliteTable('signals_indexed', {
  one: integer('one').primaryKey(),
  upToSeq: integer('up_to_seq').notNull(),
})

export const importMaps = sqliteTable('import_maps', {
  columnsKey: text('columns_key').primaryKey(),
  map: text('map').notNull(),
})
