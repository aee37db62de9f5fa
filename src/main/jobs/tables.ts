import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { JobState } from './contract.ts'

export const events = sqliteTable('events', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  eventId: text('event_id').notNull(),
  eventType: text('event_type').notNull(),
  version: integer('version').notNull(),
  timestamp: integer('timestamp').notNull(),
  source: text('source').notNull(),
  correlationId: text('correlation_id').notNull(),
  data: text('data').notNull(),
})
export type EventRow = typeof events.$inferSelect

export const jobs = sqliteTable('jobs', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  payload: text('payload').notNull(),
  /** No two waiting or running jobs of a kind share one. */
  uniqueKey: text('unique_key'),
  state: text('state').$type<JobState>().notNull(),
  attempt: integer('attempt').notNull(),
  /** Times the program died while this job ran. */
  crashes: integer('crashes').notNull(),
  runAt: integer('run_at').notNull(),
  leaseOwner: text('lease_owner'),
  leaseUntil: integer('lease_until'),
  savedState: text('saved_state'),
  reason: text('reason'),
  action: text('action'),
  correlationId: text('correlation_id').notNull(),
  createdAt: integer('created_at').notNull(),
  startedAt: integer('started_at'),
  finishedAt: integer('finished_at'),
})
export type JobRow = typeof jobs.$inferSelect

export const schedules = sqliteTable('schedules', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  payload: text('payload').notNull(),
  cron: text('cron').notNull(),
  timeZone: text('time_zone').notNull(),
  nextAt: integer('next_at').notNull(),
  lastAt: integer('last_at'),
})
export type ScheduleRow = typeof schedules.$inferSelect
