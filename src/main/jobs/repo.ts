import { and, asc, desc, eq, gt, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { JobState } from './contract.ts'
import { events, jobs, schedules, type EventRow, type JobRow, type ScheduleRow } from './tables.ts'

/** Literals, not parameters: only then may SQLite use the partial index on active keys. */
const ACTIVE = sql`${jobs.state} IN ('waiting', 'running')`

/** All SQL of the queue and the schedules. */
export function createJobsRepo(store: Store) {
  const { db } = store
  const byId = db.select().from(jobs).where(eq(jobs.id, sql.placeholder('id'))).prepare()
  const activeByKey = db.select().from(jobs)
    .where(and(eq(jobs.kind, sql.placeholder('kind')), eq(jobs.uniqueKey, sql.placeholder('uniqueKey')), ACTIVE)).prepare()
  // What was made or tried in the future was so before the clock was set back: it must not wait until then.
  const isDue = or(lte(jobs.runAt, sql.placeholder('now')), gt(jobs.createdAt, sql.placeholder('now')), gt(jobs.startedAt, sql.placeholder('now')))
  const due = db.select().from(jobs)
    .where(and(eq(jobs.state, 'waiting'), eq(jobs.kind, sql.placeholder('kind')), isDue))
    .orderBy(asc(jobs.runAt), asc(jobs.createdAt), asc(jobs.id)).limit(sql.placeholder('limit')).prepare()
  const nextRunAt = db.select({ runAt: sql<number | null>`min(${jobs.runAt})` }).from(jobs).where(eq(jobs.state, 'waiting')).prepare()

  return {
    find: (id: string): JobRow | null => byId.get({ id }) ?? null,
    findActive: (kind: string, uniqueKey: string): JobRow | null => activeByKey.get({ kind, uniqueKey }) ?? null,
    activePayloads: (kind: string): readonly string[] => db.select({ payload: jobs.payload }).from(jobs).where(and(eq(jobs.kind, kind), ACTIVE)).all().map(({ payload }) => payload),
    due: (kind: string, now: number, limit: number): readonly JobRow[] => due.all({ kind, now, limit }),
    nextRunAt: (): number | null => nextRunAt.get()?.runAt ?? null,
    /** @returns whether the row is new. */
    insertTx(tx: Tx, row: JobRow): boolean {
      tx.assertOpen()
      return db.insert(jobs).values(row).onConflictDoNothing().run().changes > 0
    },
    /** Takes a waiting row for this process; false when somebody was faster or it was cancelled. */
    claimTx(tx: Tx, id: string, lease: { owner: string; until: number; now: number }): boolean {
      tx.assertOpen()
      return db.update(jobs)
        .set({ state: 'running', leaseOwner: lease.owner, leaseUntil: lease.until, startedAt: lease.now, attempt: sql`${jobs.attempt} + 1`, reason: null, action: null })
        .where(and(eq(jobs.id, id), eq(jobs.state, 'waiting'))).run().changes > 0
    },
    /** @returns how many rows this process holds. */
    extendLeasesTx(tx: Tx, owner: string, until: number): number {
      tx.assertOpen()
      return db.update(jobs).set({ leaseUntil: until }).where(and(eq(jobs.state, 'running'), eq(jobs.leaseOwner, owner))).run().changes
    },
    updateTx(tx: Tx, id: string, change: Partial<JobRow>): void {
      tx.assertOpen()
      db.update(jobs).set(change).where(eq(jobs.id, id)).run()
    },
    /** Changes a row that is still as `row` has it: the same state and attempt. @returns whether it was. */
    settleTx(tx: Tx, row: Pick<JobRow, 'id' | 'state' | 'attempt'>, change: Partial<JobRow>): boolean {
      tx.assertOpen()
      return db.update(jobs).set(change).where(and(eq(jobs.id, row.id), eq(jobs.state, row.state), eq(jobs.attempt, row.attempt))).run().changes > 0
    },
    /** Rows an earlier process left running: its lease owner is not us, and only one core serves a home. */
    abandonedBy: (owner: string): readonly JobRow[] =>
      db.select().from(jobs).where(and(eq(jobs.state, 'running'), isNotNull(jobs.leaseOwner), ne(jobs.leaseOwner, owner))).all(),
    kindsWaiting: (): readonly string[] =>
      db.selectDistinct({ kind: jobs.kind }).from(jobs).where(inArray(jobs.state, ['waiting', 'running', 'parked'])).all().map((row) => row.kind),
    byKindAndState: (kind: string, state: JobState): readonly JobRow[] =>
      db.select().from(jobs).where(and(eq(jobs.kind, kind), eq(jobs.state, state))).all(),
    list: (states: readonly JobState[], limit: number): readonly JobRow[] =>
      db.select().from(jobs).where(states.length === 0 ? undefined : inArray(jobs.state, [...states])).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(limit).all(),
    count: (states: readonly JobState[]): number =>
      db.select({ n: sql<number>`count(*)` }).from(jobs).where(inArray(jobs.state, [...states])).get()?.n ?? 0,
    states: (ids: readonly string[]): readonly Pick<JobRow, 'id' | 'state' | 'reason'>[] =>
      db.select({ id: jobs.id, state: jobs.state, reason: jobs.reason }).from(jobs).where(inArray(jobs.id, [...ids])).all(),
    /** Finished rows older than `before`; the log keeps what happened. */
    dropFinishedTx(tx: Tx, before: number): number {
      tx.assertOpen()
      return db.delete(jobs).where(and(inArray(jobs.state, ['done', 'cancelled']), lte(jobs.finishedAt, before))).run().changes
    },
    schedules: (): readonly ScheduleRow[] => db.select().from(schedules).all(),
    dueSchedules: (now: number): readonly ScheduleRow[] => db.select().from(schedules).where(lte(schedules.nextAt, now)).all(),
    nextScheduleAt: (): number | null => db.select({ at: sql<number | null>`min(${schedules.nextAt})` }).from(schedules).get()?.at ?? null,
    saveScheduleTx(tx: Tx, row: ScheduleRow): void {
      tx.assertOpen()
      db.insert(schedules).values(row).onConflictDoUpdate({ target: schedules.id, set: row }).run()
    },
    removeScheduleTx(tx: Tx, id: string): void {
      tx.assertOpen()
      db.delete(schedules).where(eq(schedules.id, id)).run()
    },
  }
}
export type JobsRepo = ReturnType<typeof createJobsRepo>

/** All SQL of the event log. */
export function createEventsRepo(store: Store) {
  const { db } = store
  const insert = db.insert(events).values({
    eventId: sql.placeholder('eventId'), eventType: sql.placeholder('eventType'), version: sql.placeholder('version'),
    timestamp: sql.placeholder('timestamp'), source: sql.placeholder('source'), correlationId: sql.placeholder('correlationId'),
    data: sql.placeholder('data'),
  }).prepare()
  const after = db.select().from(events).where(gt(events.seq, sql.placeholder('seq'))).orderBy(asc(events.seq)).limit(sql.placeholder('limit')).prepare()
  const last = db.select({ seq: events.seq }).from(events).orderBy(desc(events.seq)).limit(1).prepare()
  return {
    /** @returns the event's place in the log. */
    insertTx(tx: Tx, row: Omit<EventRow, 'seq'>): number {
      tx.assertOpen()
      return Number(insert.run(row).lastInsertRowid)
    },
    after: (seq: number, limit: number): readonly EventRow[] => after.all({ seq, limit }),
    lastSeq: (): number => last.get()?.seq ?? 0,
  }
}
