import { and, eq, ne, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import { ideaLikeness, ideas, madeCounted } from '../tables.ts'

/** An open idea with what it is scored by. */
export interface OpenIdea {
  readonly seq: number
  readonly topic: string
  readonly audience: string | null
  readonly occasion: string | null
  readonly occursOn: string | null
  readonly toMade: number | null
  readonly toTheme: number | null
  readonly postCount: number
  /** Ids of the signals kept as its evidence, with commas; null where there are none. */
  readonly evidence: string | null
}

/** What is stored of a score; the last three as they are stored. */
export interface StoredScore {
  readonly seq: number
  readonly numbers: readonly number[]
  readonly confidence: string
  readonly parts: string
  readonly why: string
}

/** A design's idea, and whom it spoke to. */
export interface Audience {
  readonly id: string
  readonly topic: string
  /** JSON. */
  readonly communities: string
}

/** The plus keeps SQLite from the index by status, which would sort every open idea for each page. */
const OPEN_PAGE = `
SELECT i.seq, i.topic, json_extract(i.concept, '$.audience') AS audience, json_extract(i.concept, '$.occasion') AS occasion, i.occurs_on AS occursOn, i.signal_count AS postCount,
  l.to_made AS toMade, l.to_theme AS toTheme,
  (SELECT group_concat(e.signal_id) FROM idea_evidence e WHERE e.idea_seq = i.seq) AS evidence
FROM ideas i LEFT JOIN idea_likeness l ON l.idea_seq = i.seq AND l.model = ?
WHERE +i.status = 'new' AND i.seq > ? ORDER BY i.seq LIMIT ?`

const RECENT_EVIDENCE = `
SELECT DISTINCT s.seq FROM (SELECT seq FROM ideas WHERE +status = 'new' ORDER BY seq DESC LIMIT ?) i
JOIN idea_evidence e ON e.idea_seq = i.seq JOIN signals s ON s.id = e.signal_id WHERE s.occurs_on IS NULL LIMIT ?`

const AUDIENCES = `
SELECT i.id, i.topic, (SELECT json_group_array(DISTINCT s.community) FROM idea_evidence e JOIN signals s ON s.id = e.signal_id WHERE e.idea_seq = i.seq AND s.community IS NOT NULL) AS communities
FROM json_each(?) AS wanted JOIN ideas i ON i.id = wanted.value`

const UNCOUNTED = `
SELECT i.seq FROM ideas i LEFT JOIN made_counted c ON c.idea_seq = i.seq AND c.model = ?
WHERE i.status = 'designed' AND c.idea_seq IS NULL ORDER BY i.seq LIMIT ?`

/** The SQL of scoring; long reads go beside the work of the core. */
export function createScoringRepo(store: Store) {
  const { db, reader } = store
  const save = store.rowStatement(db.update(ideas).set({
    score: sql`${sql.placeholder('score')}`, freshness: sql`${sql.placeholder('freshness')}`, engagement: sql`${sql.placeholder('engagement')}`,
    novelty: sql`${sql.placeholder('novelty')}`, communityFit: sql`${sql.placeholder('communityFit')}`, seasonality: sql`${sql.placeholder('seasonality')}`,
    confidence: sql`${sql.placeholder('confidence')}`, parts: sql`${sql.placeholder('parts')}`, why: sql`${sql.placeholder('why')}`, scoredAt: sql`${sql.placeholder('scoredAt')}`,
  }).where(sql`${ideas.seq} = ${sql.placeholder('seq')} AND ${ideas.status} = ${sql.placeholder('status')}`))
  const sameModel = sql`${ideaLikeness.model} = excluded.model`
  const raise = store.rowStatement(db.insert(ideaLikeness).values({ ideaSeq: sql.placeholder('ideaSeq'), model: sql.placeholder('model'), toMade: sql.placeholder('toMade'), toTheme: sql.placeholder('none') }).onConflictDoUpdate({
    target: ideaLikeness.ideaSeq,
    set: {
      model: sql`excluded.model`,
      toMade: sql`CASE WHEN ${sameModel} THEN max(coalesce(${ideaLikeness.toMade}, -1), excluded.to_made) ELSE excluded.to_made END`,
      toTheme: sql`CASE WHEN ${sameModel} THEN ${ideaLikeness.toTheme} END`,
    },
  }))
  return {
    openPage: (model: string, afterSeq: number, limit: number): Promise<readonly OpenIdea[]> => reader.all<OpenIdea>(OPEN_PAGE, [model, afterSeq, limit]),
    countOpen: async (afterSeq: number): Promise<number> => (await reader.all<{ n: number }>(`SELECT count(*) AS n FROM ideas WHERE status = 'new' AND seq > ?`, [afterSeq]))[0]?.n ?? 0,
    /** Places of signals behind the newest ideas. */
    recentEvidence: async (newestIdeas: number, limit: number): Promise<readonly number[]> => (await reader.all<{ seq: number }>(RECENT_EVIDENCE, [newestIdeas, limit])).map(({ seq }) => seq),
    audiences: (ideaIds: readonly string[]): Promise<readonly Audience[]> => reader.all<Audience>(AUDIENCES, [JSON.stringify(ideaIds)]),
    /** An idea that was designed or put away meanwhile keeps the score it was decided by. */
    saveTx(tx: Tx, { seq, numbers, confidence, parts, why }: StoredScore, now: number): void {
      tx.assertOpen()
      const [score = 0, freshness = 0, engagement = 0, novelty = 0, communityFit = 0, seasonality = 0] = numbers
      save.run({ score, freshness, engagement, novelty, communityFit, seasonality, confidence, parts, why, scoredAt: now, seq, status: 'new' })
    },
    /** Designed ideas whose likeness to the others is not worked out by this model. */
    uncounted: async (model: string, limit: number): Promise<readonly number[]> => (await reader.all<{ seq: number }>(UNCOUNTED, [model, limit])).map(({ seq }) => seq),
    countedTx(tx: Tx, ideaSeq: number, model: string): void {
      tx.assertOpen()
      db.insert(madeCounted).values({ ideaSeq, model }).onConflictDoUpdate({ target: madeCounted.ideaSeq, set: { model } }).run()
    },
    /** An idea is at least this like something that was made. */
    raiseTx(tx: Tx, ideaSeq: number, model: string, toMade: number): void {
      tx.assertOpen()
      raise.run({ ideaSeq, model, toMade })
    },
    keepLikenessTx(tx: Tx, ideaSeq: number, model: string, toMade: number | null, toTheme: number | null): void {
      tx.assertOpen()
      db.insert(ideaLikeness).values({ ideaSeq, model, toMade, toTheme }).onConflictDoUpdate({ target: ideaLikeness.ideaSeq, set: { model, toMade, toTheme } }).run()
    },
    /** The least likeness to anything made that was worked out; null where nothing was made. What has none is less like it. */
    leastToMade: async (model: string): Promise<number | null> =>
      (await reader.all<{ least: number | null }>('SELECT min(to_made) AS least FROM idea_likeness WHERE model = ?', [model]))[0]?.least ?? null,
    /** Newest first, without the idea itself. */
    newestOfTheme: (themeId: string, ideaId: string, limit: number): readonly number[] =>
      db.select({ seq: ideas.seq }).from(ideas).where(and(eq(ideas.themeId, themeId), ne(ideas.id, ideaId))).orderBy(sql`${ideas.seq} DESC`).limit(limit).all().map(({ seq }) => seq),
  }
}
export type ScoringRepo = ReturnType<typeof createScoringRepo>
