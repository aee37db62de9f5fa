import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import type { Store, Tx } from '../store/index.ts'
import type { IdeaStatus } from './contract.ts'
import { rankChangesOf } from './rank-changes.ts'
import { ideaEvidence, ideas, type IdeaRow } from './tables.ts'

export type NewIdea = Omit<IdeaRow, 'seq' | 'writer'> & Partial<Pick<IdeaRow, 'writer'>>
export type EvidenceRow = Omit<typeof ideaEvidence.$inferSelect, 'ideaSeq'>

export interface RankedFilter {
  readonly status: IdeaStatus
  /** Lower case; each has to be found. */
  readonly words: readonly string[]
  /** Every concept, not only the best of each theme. */
  readonly all: boolean
}

/** Score and age in one number, the larger the better. */
const STANDING = 'CAST(ranks.score * 1000000000 AS INTEGER) * 1000000000 - ranks.idea_seq'
const RANKED = 'ideas JOIN idea_ranks AS ranks ON ranks.idea_seq = ideas.seq'

function holdsAll(words: readonly string[]): string {
  return words.map(() => " AND instr(lower(title || ' ' || topic), ?) > 0").join('')
}

/** Places and scores: all that are found, or the best of each theme. */
function rankedFrom({ status, words, all }: RankedFilter): { from: string; params: (string | number)[] } {
  const holds = holdsAll(words)
  const params = [status, ...words]
  if (!all) return { from: `(SELECT ideas.seq, ranks.score, max(${STANDING}) FROM ${RANKED} WHERE ideas.status = ?${holds} GROUP BY theme_id)`, params }
  return { from: `(SELECT idea_seq AS seq, ranks.score FROM ${words.length === 0 ? 'idea_ranks AS ranks' : RANKED} WHERE ranks.status = ?${holds})`, params }
}

/** All SQL of the ideas. */
export function createIdeasRepo(store: Store) {
  const { db } = store
  const changes = rankChangesOf(store)
  const concepts = createConceptCounts(store, changes.count)
  const byId = db.select().from(ideas).where(eq(ideas.id, sql.placeholder('id'))).prepare()
  // Prepared once: making the text of a statement takes longer than a page of ideas takes to read.
  const bySeqs = db.select().from(ideas).where(sql`${ideas.seq} IN (SELECT value FROM json_each(${sql.placeholder('seqs')}))`).prepare()
  const evidenceOf = db.select().from(ideaEvidence).where(sql`${ideaEvidence.ideaSeq} IN (SELECT value FROM json_each(${sql.placeholder('seqs')}))`).orderBy(desc(ideaEvidence.observedAt)).prepare()
  return {
    /** Grows when the list may have another order or other rows. */
    changes: changes.count,
    find: (id: string): IdeaRow | null => byId.get({ id }) ?? null,
    findAll: (ids: readonly string[]): readonly IdeaRow[] => (ids.length === 0 ? [] : db.select().from(ideas).where(inArray(ideas.id, [...ids])).all()),
    /** A new idea, or new scores for one that is live: neither designed nor put away. @returns its seq, and whether it is open to be chosen. */
    upsertTx(tx: Tx, idea: NewIdea): { seq: number; live: boolean; open: boolean; isNew: boolean } {
      tx.assertOpen()
      changes.noted()
      const known = byId.get({ id: idea.id })
      if (known === undefined) return { seq: Number(db.insert(ideas).values(idea).run().lastInsertRowid), live: true, open: idea.status === 'new', isNew: true }
      if (known.status !== 'new' && known.status !== 'rights-risk') return { seq: known.seq, live: false, open: false, isNew: false }
      const { id: _id, createdAt: _createdAt, status: _status, ...scores } = idea
      db.update(ideas).set(scores).where(eq(ideas.seq, known.seq)).run()
      return { seq: known.seq, live: true, open: known.status === 'new', isNew: false }
    },
    /** What speaks for the idea now, instead of what did before. */
    setEvidenceTx(tx: Tx, ideaSeq: number, rows: readonly EvidenceRow[]): void {
      tx.assertOpen()
      db.delete(ideaEvidence).where(eq(ideaEvidence.ideaSeq, ideaSeq)).run()
      this.addEvidenceTx(tx, ideaSeq, rows)
    },
    addEvidenceTx(tx: Tx, ideaSeq: number, rows: readonly EvidenceRow[]): void {
      tx.assertOpen()
      for (const row of rows) db.insert(ideaEvidence).values({ ideaSeq, ...row }).onConflictDoNothing().run()
    },
    evidence: (seqs: readonly number[]): readonly (typeof ideaEvidence.$inferSelect)[] =>
      seqs.length === 0 ? [] : evidenceOf.all({ seqs: JSON.stringify(seqs) }),
    setStatusTx(tx: Tx, id: string, status: IdeaStatus): void {
      tx.assertOpen()
      changes.noted()
      db.update(ideas).set({ status }).where(eq(ideas.id, id)).run()
    },
    /** Every open idea of the theme is put away. */
    restTx(tx: Tx, themeId: string): void {
      tx.assertOpen()
      changes.noted()
      db.update(ideas).set({ status: 'dismissed' }).where(and(eq(ideas.themeId, themeId), inArray(ideas.status, ['new', 'rights-risk']))).run()
    },
    /** Every idea of the theme that was put away is back. */
    wakeTx(tx: Tx, themeId: string, status: IdeaStatus): void {
      tx.assertOpen()
      changes.noted()
      db.update(ideas).set({ status }).where(and(eq(ideas.themeId, themeId), eq(ideas.status, 'dismissed'))).run()
    },
    /** The ideas of a theme may be designed from now on. */
    freeTx(tx: Tx, themeId: string): void {
      tx.assertOpen()
      changes.noted()
      db.update(ideas).set({ status: 'new' }).where(and(eq(ideas.themeId, themeId), eq(ideas.status, 'rights-risk'))).run()
    },
    /** The ideas of a theme that became part of another. */
    moveThemeTx(tx: Tx, from: string, into: string): void {
      tx.assertOpen()
      changes.noted()
      db.update(ideas).set({ themeId: into }).where(eq(ideas.themeId, from)).run()
    },
    /** Ideas by their places, in that order. */
    bySeqs(seqs: readonly number[]): readonly IdeaRow[] {
      const rows = new Map((seqs.length === 0 ? [] : bySeqs.all({ seqs: JSON.stringify(seqs) })).map((row) => [row.seq, row]))
      return seqs.map((seq) => rows.get(seq)).filter((row) => row !== undefined)
    },
    ...rankedReads(store),
    /** The other concepts of an idea's theme that were not put away, best first. */
    othersOf: (idea: IdeaRow, limit: number): readonly IdeaRow[] =>
      db.select().from(ideas).where(and(eq(ideas.themeId, idea.themeId), ne(ideas.status, 'dismissed'), ne(ideas.seq, idea.seq))).orderBy(desc(ideas.score), asc(ideas.seq)).limit(limit).all(),
    countByTheme: concepts,
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
/** Reads of the ranked list, beside the work of the core. */
function rankedReads({ searcher }: Store) {
  return {
    /** Places of the ranked ideas, best first, from after `after`. */
    ranked: async (filter: RankedFilter, after: IdeaRow | null, limit: number): Promise<readonly number[]> => {
      const { from, params } = rankedFrom(filter)
      const since = after === null ? '' : ' WHERE score < ? OR (score = ? AND seq > ?)'
      const rows = await searcher.all<{ seq: number }>(`SELECT seq FROM ${from}${since} ORDER BY score DESC, seq LIMIT ?`, [...params, ...(after === null ? [] : [after.score, after.score, after.seq]), limit])
      return rows.map(({ seq }) => seq)
    },
    countRanked: async ({ status, words, all }: RankedFilter): Promise<number> => {
      return (await searcher.all<{ n: number }>(`SELECT count(${all ? '*' : 'DISTINCT theme_id'}) AS n FROM ideas WHERE status = ?${holdsAll(words)}`, [status, ...words]))[0]?.n ?? 0
    },
  }
}

/** How many concepts of each theme were not put away; counted once until that may have changed. */
function createConceptCounts({ db }: Store, changes: () => number): (themeIds: readonly string[]) => ReadonlyMap<string, number> {
  let [counts, countedAt] = [new Map<string, number>(), -1]
  return (themeIds) => {
    if (countedAt !== changes()) [counts, countedAt] = [new Map(), changes()]
    const unknown = themeIds.filter((id) => !counts.has(id))
    const found = unknown.length === 0 ? [] : db.select({ themeId: ideas.themeId, n: sql<number>`count(*)` }).from(ideas)
      .where(and(inArray(ideas.themeId, unknown), ne(ideas.status, 'dismissed'))).groupBy(ideas.themeId).all()
    for (const { themeId, n } of found) counts.set(themeId, n)
    return counts
  }
}

export type IdeasRepo = ReturnType<typeof createIdeasRepo>
