import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { Reader, Store, Tx } from '../store/index.ts'
import type { DesignStatus } from './contract.ts'
import { designFiles, designPictures, designs, type DesignFileRow, type DesignPictureRow, type DesignRow } from './tables.ts'

export interface GalleryFilter {
  /** All of them when none is named. */
  readonly status: readonly DesignStatus[]
}

export interface DesignCounts {
  readonly designs: number
  readonly approved: number
}

/** A design that was changed into another one waits no more, unless that one and all that it was changed into were turned down. */
const NOT_REPLACED = sql`NOT EXISTS (
  WITH RECURSIVE later (id, status) AS (
    SELECT id, status FROM designs AS changed WHERE changed.origin = ${designs.id}
    UNION
    SELECT changed.id, changed.status FROM designs AS changed JOIN later ON changed.origin = later.id
  )
  SELECT 1 FROM later WHERE status <> 'rejected'
)`

const COUNTS_BY_IDEA = `
SELECT idea_id AS ideaId, count(*) AS designs, sum(status = 'approved') AS approved
FROM designs WHERE idea_id IN (SELECT value FROM json_each(?)) GROUP BY idea_id`

/** All SQL of the designs. */
export function createDesignsRepo(store: Store) {
  const { db, reader } = store
  const byId = db.select().from(designs).where(eq(designs.id, sql.placeholder('id'))).prepare()
  const files = db.select().from(designFiles).where(eq(designFiles.designId, sql.placeholder('id'))).prepare()
  const filtered = ({ status }: GalleryFilter) => (status.length === 0 ? undefined : inArray(designs.status, [...status]))
  return {
    find: (id: string): DesignRow | null => byId.get({ id }) ?? null,
    findAll: (ids: readonly string[]): readonly DesignRow[] => (ids.length === 0 ? [] : db.select().from(designs).where(inArray(designs.id, [...ids])).all()),
    files: (id: string): readonly DesignFileRow[] => files.all({ id }),
    filesOf: (ids: readonly string[]): readonly DesignFileRow[] => (ids.length === 0 ? [] : db.select().from(designFiles).where(inArray(designFiles.designId, [...ids])).all()),
    picture: (id: string): DesignPictureRow | null => db.select().from(designPictures).where(eq(designPictures.designId, id)).get() ?? null,
    picturesOf: (ids: readonly string[]): readonly DesignPictureRow[] => (ids.length === 0 ? [] : db.select().from(designPictures).where(inArray(designPictures.designId, [...ids])).all()),
    addPictureTx(tx: Tx, row: DesignPictureRow): void {
      tx.assertOpen()
      db.insert(designPictures).values(row).onConflictDoNothing().run()
    },
    scores: (ids: readonly string[]): ReadonlyMap<string, number> =>
      new Map(ids.length === 0 ? [] : db.select({ id: designs.id, score: designs.score }).from(designs).where(inArray(designs.id, [...ids])).all().map(({ id, score }) => [id, score])),
    insertTx(tx: Tx, row: Omit<DesignRow, 'seq'>): boolean {
      tx.assertOpen()
      return db.insert(designs).values(row).onConflictDoNothing().run().changes > 0
    },
    addFileTx(tx: Tx, row: DesignFileRow): void {
      tx.assertOpen()
      db.insert(designFiles).values(row).onConflictDoUpdate({ target: [designFiles.designId, designFiles.kind, designFiles.variant], set: { asset: row.asset } }).run()
    },
    updateTx(tx: Tx, id: string, change: Partial<DesignRow>): void {
      tx.assertOpen()
      db.update(designs).set(change).where(eq(designs.id, id)).run()
    },
    /** Waiting for a decision, best score first; `after` is the last of the page before. */
    reviewPage: (after: DesignRow | null, limit: number): readonly DesignRow[] =>
      db.select().from(designs)
        .where(and(eq(designs.status, 'review'), NOT_REPLACED, after === null ? undefined : or(lt(designs.score, after.score), and(eq(designs.score, after.score), gt(designs.seq, after.seq)))))
        .orderBy(desc(designs.score), asc(designs.seq)).limit(limit).all(),
    /** Newest first. */
    galleryPage: (filter: GalleryFilter, after: DesignRow | null, limit: number): readonly DesignRow[] =>
      db.select().from(designs).where(and(filtered(filter), after === null ? undefined : lt(designs.seq, after.seq)))
        .orderBy(desc(designs.seq)).limit(limit).all(),
    /** Newest first, of these ideas alone, and how many there are in all. */
    async pageOfIdeas(ideaIds: readonly string[], filter: GalleryFilter, after: DesignRow | null, limit: number): Promise<{ rows: readonly DesignRow[]; total: number }> {
      const { seqs, total } = await ofIdeas(store.searcher, ideaIds, filter, after, limit)
      return { rows: seqs.length === 0 ? [] : db.select().from(designs).where(inArray(designs.seq, [...seqs])).orderBy(desc(designs.seq)).all(), total }
    },
    count: (filter: GalleryFilter): number => db.select({ n: sql<number>`count(*)` }).from(designs).where(filtered(filter)).get()?.n ?? 0,
    /** How many Review has in all. */
    waiting: (): number => db.select({ n: sql<number>`count(*)` }).from(designs).where(and(eq(designs.status, 'review'), NOT_REPLACED)).get()?.n ?? 0,
    /** Decided designs, newest first. */
    decided: (limit: number): readonly Pick<DesignRow, 'ideaId' | 'status' | 'rejectReason'>[] =>
      db.select({ ideaId: designs.ideaId, status: designs.status, rejectReason: designs.rejectReason }).from(designs)
        .where(inArray(designs.status, ['approved', 'rejected'])).orderBy(desc(designs.seq)).limit(limit).all(),
    byRun: (runId: string): readonly DesignRow[] => db.select().from(designs).where(eq(designs.runId, runId)).orderBy(asc(designs.seq)).all(),
    countByRun: (runId: string): number => db.select({ n: sql<number>`count(*)` }).from(designs).where(eq(designs.runId, runId)).get()?.n ?? 0,
    countsByIdea: async (ideaIds: readonly string[]): Promise<ReadonlyMap<string, DesignCounts>> => {
      const rows = await reader.all<DesignCounts & { readonly ideaId: string }>(COUNTS_BY_IDEA, [JSON.stringify(ideaIds)])
      return new Map(rows.map(({ ideaId, designs: made, approved }) => [ideaId, { designs: made, approved }]))
    },
    /** All designs of an idea, newest first. */
    family: (ideaId: string, limit: number): readonly DesignRow[] => db.select().from(designs).where(eq(designs.ideaId, ideaId)).orderBy(desc(designs.seq)).limit(limit).all(),
    variationsOf: (ideaId: string): number => db.select({ n: sql<number>`count(*)` }).from(designs).where(eq(designs.ideaId, ideaId)).get()?.n ?? 0,
  }
}
export type DesignsRepo = ReturnType<typeof createDesignsRepo>

/** Designs of some ideas, beside the work of the core: the ideas may be thousands. */
async function ofIdeas(searcher: Reader, ideaIds: readonly string[], { status }: GalleryFilter, after: DesignRow | null, limit: number): Promise<{ seqs: readonly number[]; total: number }> {
  const wanted = 'idea_id IN (SELECT value FROM json_each(?)) AND (? OR status IN (SELECT value FROM json_each(?)))'
  const params = [JSON.stringify(ideaIds), status.length === 0 ? 1 : 0, JSON.stringify(status)]
  const [page, counted] = await Promise.all([
    searcher.all<{ seq: number }>(`SELECT seq FROM designs WHERE ${wanted} AND seq < ? ORDER BY seq DESC LIMIT ?`, [...params, after?.seq ?? Number.MAX_SAFE_INTEGER, limit]),
    searcher.all<{ n: number }>(`SELECT count(*) AS n FROM designs WHERE ${wanted}`, params),
  ])
  return { seqs: page.map(({ seq }) => seq), total: counted[0]?.n ?? 0 }
}
