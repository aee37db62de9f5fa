import { and, asc, desc, eq, gte, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { MarketId } from '../listings/contract.ts'
import type { Store, Tx } from '../store/index.ts'
import type { PublicationState } from './contract.ts'
import { marketConnections, publicationHistory, publications, publicationSteps, type ConnectionRow, type PublicationHistoryRow, type PublicationRow, type PublicationStepRow } from './tables.ts'

export interface PublicationFilter {
  readonly states: readonly PublicationState[]
  readonly market?: MarketId | undefined
}

/** All SQL of publishing. */
export function createPublishingRepo(store: Store) {
  const { db } = store
  const byId = db.select().from(publications).where(eq(publications.id, sql.placeholder('id'))).prepare()
  const step = db.select().from(publicationSteps).where(and(eq(publicationSteps.publicationId, sql.placeholder('id')), eq(publicationSteps.step, sql.placeholder('step')))).prepare()
  const filtered = ({ states, market }: PublicationFilter) => and(states.length === 0 ? undefined : inArray(publications.state, [...states]), market === undefined ? undefined : eq(publications.market, market))
  return {
    find: (id: string): PublicationRow | null => byId.get({ id }) ?? null,
    ofListings: (listingIds: readonly string[]): readonly PublicationRow[] => (listingIds.length === 0 ? [] : db.select().from(publications).where(inArray(publications.listingId, [...listingIds])).all()),
    insertTx(tx: Tx, row: Omit<PublicationRow, 'seq'>): boolean {
      tx.assertOpen()
      return db.insert(publications).values(row).onConflictDoNothing().run().changes > 0
    },
    updateTx(tx: Tx, id: string, change: Partial<PublicationRow>): void {
      tx.assertOpen()
      db.update(publications).set(change).where(eq(publications.id, id)).run()
    },
    /** What has work left at a market: in one of `states`, or to be taken off. */
    open: (market: MarketId, states: readonly PublicationState[]): readonly PublicationRow[] =>
      db.select().from(publications).where(and(eq(publications.market, market), or(inArray(publications.state, [...states]), eq(publications.withdrawing, true)))).orderBy(asc(publications.seq)).all(),
    openMarkets: (states: readonly PublicationState[]): readonly MarketId[] =>
      db.selectDistinct({ market: publications.market }).from(publications).where(or(inArray(publications.state, [...states]), eq(publications.withdrawing, true))).all().map(({ market }) => market),
    sentOn: (market: MarketId, day: string): number =>
      db.select({ n: sql<number>`count(*)` }).from(publications).where(and(eq(publications.market, market), eq(publications.sentDay, day))).get()?.n ?? 0,
    lastSentAt: (market: MarketId): number | null =>
      db.select({ at: sql<number | null>`max(${publications.sentAt})` }).from(publications).where(and(eq(publications.market, market), isNotNull(publications.sentAt))).get()?.at ?? null,
    page: (filter: PublicationFilter, before: PublicationRow | null, limit: number): readonly PublicationRow[] =>
      db.select().from(publications).where(and(filtered(filter), before === null ? undefined : lt(publications.seq, before.seq))).orderBy(desc(publications.seq)).limit(limit).all(),
    counts: (): readonly { market: MarketId; state: PublicationState; n: number }[] =>
      db.select({ market: publications.market, state: publications.state, n: sql<number>`count(*)` }).from(publications).groupBy(publications.market, publications.state).all(),
    changedSince: (since: number): readonly PublicationRow[] => db.select().from(publications).where(gte(publications.changedAt, since)).orderBy(asc(publications.changedAt)).all(),

    step: (id: string, name: string): PublicationStepRow | null => step.get({ id, step: name }) ?? null,
    steps: (id: string): readonly PublicationStepRow[] => db.select().from(publicationSteps).where(eq(publicationSteps.publicationId, id)).all(),
    saveStepTx(tx: Tx, row: PublicationStepRow): void {
      tx.assertOpen()
      const { state, data, at } = row
      db.insert(publicationSteps).values(row).onConflictDoUpdate({ target: [publicationSteps.publicationId, publicationSteps.step], set: { state, data, at } }).run()
    },
    removeStepTx(tx: Tx, id: string, name: string): void {
      tx.assertOpen()
      db.delete(publicationSteps).where(and(eq(publicationSteps.publicationId, id), eq(publicationSteps.step, name))).run()
    },
    clearStepsTx(tx: Tx, id: string): void {
      tx.assertOpen()
      db.delete(publicationSteps).where(eq(publicationSteps.publicationId, id)).run()
    },

    addHistoryTx(tx: Tx, row: Omit<PublicationHistoryRow, 'seq'>): void {
      tx.assertOpen()
      db.insert(publicationHistory).values(row).run()
    },
    history: (id: string): readonly PublicationHistoryRow[] => db.select().from(publicationHistory).where(eq(publicationHistory.publicationId, id)).orderBy(asc(publicationHistory.seq)).all(),
    lastEntry: (id: string): PublicationHistoryRow | null => db.select().from(publicationHistory).where(eq(publicationHistory.publicationId, id)).orderBy(desc(publicationHistory.seq)).limit(1).get() ?? null,

    connection: (market: MarketId): ConnectionRow | null => db.select().from(marketConnections).where(eq(marketConnections.market, market)).get() ?? null,
    saveConnectionTx(tx: Tx, row: ConnectionRow): void {
      tx.assertOpen()
      db.insert(marketConnections).values(row).onConflictDoUpdate({ target: marketConnections.market, set: row }).run()
    },
  }
}
export type PublishingRepo = ReturnType<typeof createPublishingRepo>
