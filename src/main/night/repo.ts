import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import { runIdeas, runs, type RunRow } from './tables.ts'

/** All SQL of the nights. */
export function createNightRepo(store: Store) {
  const { db } = store
  return {
    find: (id: string): RunRow | null => db.select().from(runs).where(eq(runs.id, id)).get() ?? null,
    latest: (): RunRow | null => db.select().from(runs).orderBy(desc(runs.seq)).limit(1).get() ?? null,
    /** The run to go on with: begun and neither finished nor failed. */
    unfinished: (): RunRow | null => db.select().from(runs).where(inArray(runs.status, ['running', 'stopped'])).orderBy(desc(runs.seq)).limit(1).get() ?? null,
    countOn: (date: string): number => db.select({ n: sql<number>`count(*)` }).from(runs).where(eq(runs.date, date)).get()?.n ?? 0,
    insertTx(tx: Tx, row: Omit<RunRow, 'seq'>): RunRow {
      tx.assertOpen()
      return { ...row, seq: Number(db.insert(runs).values(row).run().lastInsertRowid) }
    },
    updateTx(tx: Tx, id: string, change: Partial<RunRow>): void {
      tx.assertOpen()
      db.update(runs).set(change).where(eq(runs.id, id)).run()
    },
    ideas: (runId: string): readonly string[] => db.select().from(runIdeas).where(eq(runIdeas.runId, runId)).orderBy(asc(runIdeas.position)).all().map((row) => row.ideaId),
    chooseTx(tx: Tx, runId: string, ideaIds: readonly string[]): void {
      tx.assertOpen()
      for (const [position, ideaId] of ideaIds.entries()) db.insert(runIdeas).values({ runId, ideaId, position }).onConflictDoNothing().run()
    },
  }
}
export type NightRepo = ReturnType<typeof createNightRepo>
