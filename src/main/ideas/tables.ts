import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { IdeaStatus } from './contract.ts'
import type { NameKind } from './pure/themes/name-lists.ts'
import type { ThemeKind } from './pure/themes/theme.ts'

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
  /** Whose concept it is: "grammar", or another writer's name. */
  writer: text('writer').notNull().default('grammar'),
})
export type IdeaRow = typeof ideas.$inferSelect

/** Cosines by one model. */
export const ideaLikeness = sqliteTable('idea_likeness', {
  ideaSeq: integer('idea_seq').primaryKey(),
  model: text('model').notNull(),
  toMade: real('to_made'),
  toTheme: real('to_theme'),
})

/** What the ranked list is sorted by; written by triggers on `ideas` and read by plain SQL. @public */
export const ideaRanks = sqliteTable('idea_ranks', {
  ideaSeq: integer('idea_seq').primaryKey(),
  status: text('status').$type<IdeaStatus>().notNull(),
  score: real('score').notNull(),
})

export const madeCounted = sqliteTable('made_counted', { ideaSeq: integer('idea_seq').primaryKey(), model: text('model').notNull() })

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

export const themes = sqliteTable('themes', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  kind: text('kind').$type<ThemeKind>().notNull(),
  /** What it is known by for ever. */
  key: text('key').notNull(),
  label: text('label').notNull(),
  names: text('names').$type<NameKind>(),
  emergedAt: integer('emerged_at'),
  mergedInto: integer('merged_into'),
  signals: integer('signals').notNull().default(0),
  voices: integer('voices').notNull().default(0),
  outlets: integer('outlets').notNull().default(0),
  small: integer('small').notNull().default(0),
  clearest: real('clearest').notNull().default(0),
  stale: integer('stale').notNull().default(1),
  firstSeenAt: integer('first_seen_at').notNull(),
  dismissedAt: integer('dismissed_at'),
  acceptedAt: integer('accepted_at'),
  acceptedBecause: text('accepted_because'),
})
export type ThemeRow = typeof themes.$inferSelect

export const themeSignals = sqliteTable(
  'theme_signals',
  {
    themeSeq: integer('theme_seq').notNull(),
    signalSeq: integer('signal_seq').notNull(),
    clarity: real('clarity').notNull(),
    said: text('said').notNull(),
    small: integer('small').notNull(),
    voice: text('voice').notNull(),
    echo: text('echo').notNull(),
    outlet: text('outlet').notNull(),
  },
  (table) => [primaryKey({ columns: [table.themeSeq, table.signalSeq] })],
)

export const themesRead = sqliteTable('themes_read', {
  one: integer('one').primaryKey(),
  upToSeq: integer('up_to_seq').notNull(),
  edition: integer('edition').notNull(),
})

/** Ideas that the search has yet to take up; written by triggers. */
export const ideasToIndex = sqliteTable('ideas_to_index', { seq: integer('seq').primaryKey() })
