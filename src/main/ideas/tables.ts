import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { IdeaStatus } from './contract.ts'

const NOTHING = '{"freshness":0,"engagement":0,"novelty":0,"communityFit":0,"seasonality":0}'

export const ideas = sqliteTable('ideas', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  title: text('title').notNull(),
  topic: text('topic').notNull(),
  concept: text('concept').notNull(),
  score: real('score').notNull(),
  freshness: real('freshness').notNull(),
  engagement: real('engagement').notNull(),
  novelty: real('novelty').notNull(),
  communityFit: real('community_fit').notNull(),
  seasonality: real('seasonality').notNull(),
  why: text('why').notNull(),
  status: text('status').$type<IdeaStatus>().notNull(),
  occursOn: text('occurs_on'),
  createdAt: integer('created_at').notNull(),
  scoredAt: integer('scored_at').notNull(),
  themeId: text('theme_id').notNull().default(''),
  /** JSON of `factors` each. */
  confidence: text('confidence').notNull().default(NOTHING),
  parts: text('parts').notNull().default(NOTHING),
  signalCount: integer('signal_count').notNull().default(0),
  sourceCount: integer('source_count').notNull().default(0),
  risk: text('risk'),
})
export type IdeaRow = typeof ideas.$inferSelect

export const ideaEvidence = sqliteTable(
  'idea_evidence',
  {
    ideaSeq: integer('idea_seq').notNull(),
    signalId: text('signal_id').notNull(),
    source: text('source').notNull(),
    url: text('url'),
    text: text('text').notNull(),
    observedAt: integer('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ideaSeq, table.signalId] })],
)

/** Ideas that the search has yet to take up; written by triggers. */
export const ideasToIndex = sqliteTable('ideas_to_index', { seq: integer('seq').primaryKey() })
