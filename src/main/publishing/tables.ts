import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MarketId } from '../listings/contract.ts'
import type { PublicationState, PublishGoal } from './contract.ts'

export const publications = sqliteTable('publications', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  listingId: text('listing_id').notNull(),
  designId: text('design_id').notNull(),
  market: text('market').$type<MarketId>().notNull(),
  goal: text('goal').$type<PublishGoal>().notNull(),
  state: text('state').$type<PublicationState>().notNull(),
  remoteId: text('remote_id'),
  remoteUrl: text('remote_url'),
  step: text('step'),
  attempt: integer('attempt').notNull(),
  notBefore: integer('not_before'),
  /** A day, `YYYY-MM-DD`. */
  deadline: text('deadline'),
  reason: text('reason'),
  action: text('action'),
  /** JSON. */
  differences: text('differences').notNull(),
  feeMinor: integer('fee_minor'),
  feeCurrency: text('fee_currency'),
  withdrawing: integer('withdrawing', { mode: 'boolean' }).notNull(),
  sentAt: integer('sent_at'),
  sentDay: text('sent_day'),
  createdAt: integer('created_at').notNull(),
  changedAt: integer('changed_at').notNull(),
})
export type PublicationRow = typeof publications.$inferSelect

export const publicationSteps = sqliteTable(
  'publication_steps',
  {
    publicationId: text('publication_id').notNull(),
    step: text('step').notNull(),
    state: text('state').$type<'intended' | 'done'>().notNull(),
    data: text('data').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.publicationId, table.step] })],
)
export type PublicationStepRow = typeof publicationSteps.$inferSelect

export const publicationHistory = sqliteTable('publication_history', {
  seq: integer('seq').primaryKey(),
  publicationId: text('publication_id').notNull(),
  at: integer('at').notNull(),
  step: text('step'),
  state: text('state').$type<PublicationState>().notNull(),
  says: text('says').notNull(),
})
export type PublicationHistoryRow = typeof publicationHistory.$inferSelect

export const marketConnections = sqliteTable('market_connections', {
  market: text('market').$type<MarketId>().primaryKey(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  goal: text('goal').$type<PublishGoal>().notNull(),
  /** JSON: what was entered, without secrets. */
  fieldValues: text('field_values').notNull(),
  /** JSON: when each secret was set, milliseconds, by its name. */
  secretsSetAt: text('secrets_set_at').notNull(),
  dailyCap: integer('daily_cap'),
  keptForRush: integer('kept_for_rush').notNull(),
  paceSeconds: real('pace_seconds'),
  provenAt: integer('proven_at'),
  testedAt: integer('tested_at'),
  testOk: integer('test_ok', { mode: 'boolean' }),
  testSentence: text('test_sentence'),
  blockedUntil: integer('blocked_until'),
  blocks: integer('blocks').notNull(),
  trouble: text('trouble'),
  troubleAction: text('trouble_action'),
})
export type ConnectionRow = typeof marketConnections.$inferSelect
