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

/** Which signals of one source say the same; `groupSeq` is the seq of the first that said it. */
export const signalPrints = sqliteTable('signal_prints', {
  signalSeq: integer('signal_seq').primaryKey(),
  /** 52 bits of hash over the source and what is compared of the text. */
  content: integer('content').notNull(),
  groupSeq: integer('group_seq').notNull(),
})

export const nearBands = sqliteTable(
  'near_bands',
  { band: integer('band').notNull(), signalSeq: integer('signal_seq').notNull() },
  (table) => [primaryKey({ columns: [table.band, table.signalSeq] })],
)

export const signalsCompared = sqliteTable('signals_compared', {
  one: integer('one').primaryKey(),
  upToSeq: integer('up_to_seq').notNull(),
})

/** The highest place of a signal that left; it and those below it are never given again. */
export const signalsLeft = sqliteTable('signals_left', {
  one: integer('one').primaryKey(),
  upToSeq: integer('up_to_seq').notNull(),
})

export const archiveOutbox = sqliteTable('archive_outbox', {
  id: integer('id').primaryKey(),
  /** A source, or a kind of record of its own ("model-answers"). */
  stream: text('stream').notNull(),
  /** `YYYY-MM-DD`, UTC. */
  day: text('day').notNull(),
  records: integer('records').notNull(),
  /** NDJSON, each line with its end. */
  lines: text('lines').notNull(),
})

export const archiveSegments = sqliteTable('archive_segments', {
  id: integer('id').primaryKey(),
  stream: text('stream').notNull(),
  day: text('day').notNull(),
  /** The last outbox row that it takes. */
  upTo: integer('up_to').notNull(),
  /** Below the archive's folder; null while it is written. */
  file: text('file'),
  records: integer('records').notNull().default(0),
  bytes: integer('bytes').notNull().default(0),
})

export const sources = sqliteTable('sources', {
  id: text('id').primaryKey(),
  isOn: integer('is_on').notNull(),
  config: text('config'),
  proxy: text('proxy').notNull(),
  /** JSON array of names. */
  secretsSet: text('secrets_set').notNull(),
  memory: text('memory'),
  signals: integer('signals').notNull(),
  /** Polls that failed since the last good one. */
  failures: integer('failures').notNull(),
  nextPollAt: integer('next_poll_at'),
  lastSuccessAt: integer('last_success_at'),
  lastFound: text('last_found'),
  lastErrorAt: integer('last_error_at'),
  lastError: text('last_error'),
  lastErrorAction: text('last_error_action'),
})
export type SourceRow = typeof sources.$inferSelect

export const sourceValidators = sqliteTable(
  'source_validators',
  { source: text('source').notNull(), key: text('key').notNull(), etag: text('etag'), lastModified: text('last_modified') },
  (table) => [primaryKey({ columns: [table.source, table.key] })],
)

export const httpDomains = sqliteTable('http_domains', {
  domain: text('domain').primaryKey(),
  tokens: real('tokens').notNull(),
  at: integer('at').notNull(),
  blockedUntil: integer('blocked_until'),
})

export const suggestions = sqliteTable(
  'suggestions',
  {
    source: text('source').notNull(),
    keyword: text('keyword').notNull(),
    country: text('country').notNull(),
    phrases: text('phrases').notNull(),
    askedAt: integer('asked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.keyword, table.country] })],
)

export const droppedFiles = sqliteTable('dropped_files', {
  file: text('file').primaryKey(),
  /** Its size and the time it was changed. */
  state: text('state').notNull(),
})
