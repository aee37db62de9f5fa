import { asc, eq, gt, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { OwnFileFormat } from './contract.ts'
import { ownListings, type OwnListingsRow } from './tables.ts'

/** All SQL of what the seller sells already. */
export function createCatalogueRepo(store: Store) {
  const { db } = store
  return {
    find: (id: string): OwnListingsRow | null => db.select().from(ownListings).where(eq(ownListings.id, id)).get() ?? null,
    /** @returns whether it is new. */
    putTx(tx: Tx, row: Omit<OwnListingsRow, 'seq'>): boolean {
      tx.assertOpen()
      if (db.insert(ownListings).values(row).onConflictDoNothing().run().changes > 0) return true
      db.update(ownListings).set(row).where(eq(ownListings.id, row.id)).run()
      return false
    },
    removeTx(tx: Tx, format: OwnFileFormat): number {
      tx.assertOpen()
      return db.delete(ownListings).where(eq(ownListings.format, format)).run().changes
    },
    page: (after: OwnListingsRow | null, limit: number): readonly OwnListingsRow[] =>
      db.select().from(ownListings).where(after === null ? undefined : gt(ownListings.seq, after.seq)).orderBy(asc(ownListings.seq)).limit(limit).all(),
    counts: () =>
      db.select({ format: ownListings.format, market: ownListings.market, listings: sql<number>`count(*)`, importedAt: sql<number>`max(${ownListings.importedAt})` })
        .from(ownListings).groupBy(ownListings.format, ownListings.market).orderBy(asc(ownListings.market)).all(),
    isEmpty: (): boolean => db.select({ seq: ownListings.seq }).from(ownListings).limit(1).get() === undefined,
    titled: (said: string): string | null => db.select({ title: ownListings.title }).from(ownListings).where(eq(ownListings.said, said)).limit(1).get()?.title ?? null,
    /** The first title that has these words side by side; words of letters and digits only. */
    holding: (said: string): string | null =>
      db.all<{ title: string }>(sql`SELECT title FROM own_listings WHERE seq IN (SELECT rowid FROM own_listings_fts WHERE own_listings_fts MATCH ${`"${said}"`} LIMIT 1)`)[0]?.title ?? null,
  }
}
export type CatalogueRepo = ReturnType<typeof createCatalogueRepo>
