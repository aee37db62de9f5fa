import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { NightPhase, NightRun, PublishMode } from './contract.ts'

export const runs = sqliteTable('runs', {
  seq: integer('seq').primaryKey(),
  id: text('id').notNull(),
  date: text('date').notNull(),
  seed: text('seed').notNull(),
  count: integer('count').notNull(),
  publish: text('publish').$type<PublishMode>().notNull(),
  full: integer('full', { mode: 'boolean' }).notNull(),
  /** The night's own clock at its start: `--at`, else the machine's. */
  at: integer('at').notNull(),
  status: text('status').$type<NightRun['status']>().notNull(),
  phase: text('phase').$type<NightPhase>().notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  resumed: integer('resumed', { mode: 'boolean' }).notNull(),
  summary: text('summary'),
})
export type RunRow = typeof runs.$inferSelect

export const runIdeas = sqliteTable(
  'run_ideas',
  {
    runId: text('run_id').notNull(),
    ideaId: text('idea_id').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ideaId] })],
)
