import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { IdeaStatus } from './contract.ts'
import { ideaEvidence, ideas, type IdeaRow } from './tables.ts'

export type NewIdea = Omit<IdeaRow, 'seq'>
export type EvidenceRow = Omit<typeof ideaEvidence.$inferSelect, 'ideaSeq'>

/** All SQL of the ideas. */
export function createIdeasRepo(store: Store) {
  const { db } = store
  const byId = db.select().from(ideas).where(eq(ideas.id, sql.placeholder('id'))).prepare()
  return {
    find: (id: string): IdeaRow | null => byId.get({ id }) ?? null,
    findAll: (ids: readonly string[]): readonly IdeaRow[] => (ids.length === 0 ? [] : db.select().from(ideas).where(inArray(ideas.id, [...ids])).all()),
    /** A new idea, or new scores for one that is still open. @returns its seq and whether it may be chosen. */
    upsertTx(tx: Tx, idea: NewIdea): { seq: number; open: boolean; isNew: boolean } {
      tx.assertOpen()
      const known = byId.get({ id: idea.id })
      if (known === undefined) return { seq: Number(db.insert(ideas).values(idea).run().lastInsertRowid), open: true, isNew: true }
      if (known.status !== 'new') return { seq: known.seq, open: false, isNew: false }
      const { id: _id, createdAt: _createdAt, status: _status, ...scores } = idea
      db.update(ideas).set(scores).where(eq(ideas.seq, known.seq)).run()
      return { seq: known.seq, open: true, isNew: false }
    },
    addEvidenceTx(tx: Tx, ideaSeq: number, rows: readonly EvidenceRow[]): void {
      tx.assertOpen()
      for (const row of rows) db.insert(ideaEvidence).values({ ideaSeq, ...row }).onConflictDoNothing().run()
    },
    evidence: (seqs: readonly number[]): readonly (typeof ideaEvidence.$inferSelect)[] =>
      seqs.length === 0 ? [] : db.select().from(ideaEvidence).where(inArray(ideaEvidence.ideaSeq, [...seqs])).orderBy(desc(ideaEvidence.observedAt)).all(),
    setStatusTx(tx: Tx, id: string, status: IdeaStatus): void {
      tx.assertOpen()
      db.update(ideas).set({ status }).where(eq(ideas.id, id)).run()
    },
    /** Best first; `after` is the last one of the page before. */
    page: (after: IdeaRow | null, limit: number): readonly IdeaRow[] =>
      db.select().from(ideas)
        .where(after === null ? undefined : or(lt(ideas.score, after.score), and(eq(ideas.score, after.score), gt(ideas.seq, after.seq))))
        .orderBy(desc(ideas.score), asc(ideas.seq)).limit(limit).all(),
    /** Occasions from `from` on with the designs made for each, soonest first. */
    upcoming: (from: string, to: string): readonly { occursOn: string; title: string; designed: number }[] =>
      db.select({
        occursOn: sql<string>`${ideas.occursOn}`,
        title: sql<string>`json_extract(${ideas.concept}, '$.occasion')`,
        designed: sql<number>`sum(${ideas.status} = 'designed')`,
      }).from(ideas)
        .where(and(gt(ideas.occursOn, from), lt(ideas.occursOn, to), sql`json_extract(${ideas.concept}, '$.occasion') IS NOT NULL`))
        .groupBy(ideas.occursOn, sql`json_extract(${ideas.concept}, '$.occasion')`)
        .orderBy(asc(ideas.occursOn)).limit(50).all(),
  }
}
export type IdeasRepo = ReturnType<typeof createIdeasRepo>
