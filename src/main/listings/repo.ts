import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { CheckState } from '../compliance/contract.ts'
import type { ListingLanguage, ListingStatus, MarketId } from './contract.ts'
import { decisions, listings, listingVersions, masterCopies, type DecisionRow, type ListingRow, type VersionRow } from './tables.ts'

export interface TableFilter {
  readonly status?: ListingStatus | undefined
  readonly market?: MarketId | undefined
  /** The worst that the checks of a listing say. */
  readonly finding?: Exclude<CheckState, 'not-needed'> | undefined
  /** Words of the title. */
  readonly query?: string | undefined
}

/** The worst state among stored checks. What a reason says stands with escaped quotation marks, so it is never taken for a state. */
const says = (state: CheckState) => sql`instr(${listings.checks}, ${`"state":"${state}"`}) > 0`
const WORST = ['block', 'warn', 'not-checked'] as const

function tableWhere({ status, market, finding, query = '' }: TableFilter) {
  const at = WORST.findIndex((state) => state === finding)
  const worse = finding === undefined ? [] : at < 0 ? WORST : WORST.slice(0, at)
  return and(
    status === undefined ? undefined : eq(listings.status, status),
    market === undefined ? undefined : eq(listings.market, market),
    finding === undefined || at < 0 ? undefined : says(finding),
    ...worse.map((state) => sql`not (${says(state)})`),
    query === '' ? undefined : sql`instr(lower(${listings.title}), ${query.toLowerCase()}) > 0`,
  )
}

/** All SQL of listings and decisions. */
export function createListingsRepo(store: Store) {
  const { db } = store
  const byId = db.select().from(listings).where(eq(listings.id, sql.placeholder('id'))).prepare()
  return {
    find: (id: string): ListingRow | null => byId.get({ id }) ?? null,
    of: (designIds: readonly string[]): readonly ListingRow[] =>
      designIds.length === 0 ? [] : db.select().from(listings).where(inArray(listings.designId, [...designIds])).orderBy(asc(listings.seq)).all(),
    insertTx(tx: Tx, row: Omit<ListingRow, 'seq'>): boolean {
      tx.assertOpen()
      return db.insert(listings).values(row).onConflictDoNothing().run().changes > 0
    },
    updateTx(tx: Tx, id: string, change: Partial<ListingRow>): void {
      tx.assertOpen()
      db.update(listings).set(change).where(eq(listings.id, id)).run()
    },
    saveMasterTx(tx: Tx, row: { designId: string; productId: string; language: ListingLanguage; source: 'template' | 'model'; copy: string }): void {
      tx.assertOpen()
      db.insert(masterCopies).values(row).onConflictDoUpdate({ target: [masterCopies.designId, masterCopies.productId, masterCopies.language], set: { source: row.source, copy: row.copy } }).run()
    },
    insertVersionTx(tx: Tx, row: VersionRow): void {
      tx.assertOpen()
      db.insert(listingVersions).values(row).run()
    },
    /** Newest first. */
    versions: (listingId: string): readonly VersionRow[] => db.select().from(listingVersions).where(eq(listingVersions.listingId, listingId)).orderBy(desc(listingVersions.number)).all(),
    findVersion: (listingId: string, number: number): VersionRow | null =>
      db.select().from(listingVersions).where(and(eq(listingVersions.listingId, listingId), eq(listingVersions.number, number))).get() ?? null,
    /** Newest first, as the window's table wants them. */
    table: (filter: TableFilter, after: ListingRow | null, limit: number): readonly ListingRow[] =>
      db.select().from(listings).where(and(tableWhere(filter), after === null ? undefined : lt(listings.seq, after.seq))).orderBy(desc(listings.seq)).limit(limit).all(),
    countTable: (filter: TableFilter): number => db.select({ n: sql<number>`count(*)` }).from(listings).where(tableWhere(filter)).get()?.n ?? 0,
    page: (filter: { status?: ListingStatus | undefined; market?: MarketId | undefined }, after: ListingRow | null, limit: number): readonly ListingRow[] =>
      db.select().from(listings)
        .where(and(filter.status === undefined ? undefined : eq(listings.status, filter.status), filter.market === undefined ? undefined : eq(listings.market, filter.market), after === null ? undefined : gt(listings.seq, after.seq)))
        .orderBy(asc(listings.seq)).limit(limit).all(),
    readyToExport: (): number =>
      db.select({ n: sql<number>`count(*)` }).from(listings).where(and(eq(listings.status, 'approved'), isNull(listings.exportedAt))).get()?.n ?? 0,
    pendingExport: (market: MarketId): readonly string[] =>
      db.select({ id: listings.id }).from(listings).where(and(eq(listings.status, 'approved'), eq(listings.market, market), isNull(listings.exportedAt))).orderBy(asc(listings.seq)).all().map((row) => row.id),
    /** How many decisions stand in the log: part of the next one's id. */
    countDecisions: (): number => db.select({ n: sql<number>`coalesce(max(${decisions.seq}), 0)` }).from(decisions).get()?.n ?? 0,
    insertDecisionTx(tx: Tx, row: Omit<DecisionRow, 'seq'>): void {
      tx.assertOpen()
      db.insert(decisions).values(row).run()
    },
    findDecision: (id: string): DecisionRow | null => db.select().from(decisions).where(eq(decisions.id, id)).get() ?? null,
    /** Decisions made after the one at `seq` that nobody has taken back, oldest first. */
    standingAfter: (seq: number): readonly DecisionRow[] =>
      db.select().from(decisions).where(and(gt(decisions.seq, seq), isNull(decisions.undoneAt))).orderBy(asc(decisions.seq)).all(),
    markUndoneTx(tx: Tx, id: string, at: number): void {
      tx.assertOpen()
      db.update(decisions).set({ undoneAt: at }).where(eq(decisions.id, id)).run()
    },
    history: (after: DecisionRow | null, limit: number): readonly DecisionRow[] =>
      db.select().from(decisions).where(after === null ? undefined : lt(decisions.seq, after.seq)).orderBy(desc(decisions.seq)).limit(limit).all(),
  }
}
export type ListingsRepo = ReturnType<typeof createListingsRepo>
