import { and, asc, count, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import { complianceRechecks, type RecheckRow } from './tables.ts'

export function createRecheckRepo({ db }: Store) {
  const byListing = db.select().from(complianceRechecks).where(eq(complianceRechecks.listingId, sql.placeholder('id'))).prepare()
  const waits = and(inArray(complianceRechecks.state, ['warn', 'block']), isNull(complianceRechecks.keptAt))
  return {
    find: (listingId: string): RecheckRow | null => byListing.get({ id: listingId }) ?? null,
    saveTx(tx: Tx, row: RecheckRow): void {
      tx.assertOpen()
      db.insert(complianceRechecks).values(row).onConflictDoUpdate({ target: complianceRechecks.listingId, set: row }).run()
    },
    keepTx(tx: Tx, listingId: string, at: number): void {
      tx.assertOpen()
      db.update(complianceRechecks).set({ keptAt: at }).where(eq(complianceRechecks.listingId, listingId)).run()
    },
    forgetTx(tx: Tx, listingId: string): void {
      tx.assertOpen()
      db.delete(complianceRechecks).where(eq(complianceRechecks.listingId, listingId)).run()
    },
    /** Blocks first. `after` is the id of the last one of the page before. */
    waiting: (state: 'warn' | 'block', after: string | null, limit: number): readonly RecheckRow[] =>
      db.select().from(complianceRechecks).where(and(eq(complianceRechecks.state, state), isNull(complianceRechecks.keptAt), after === null ? undefined : gt(complianceRechecks.listingId, after))).orderBy(asc(complianceRechecks.listingId)).limit(limit).all(),
    countWaiting: (): number => db.select({ all: count() }).from(complianceRechecks).where(waits).get()?.all ?? 0,
  }
}
