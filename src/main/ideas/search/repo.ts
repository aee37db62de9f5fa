import { asc, inArray, sql } from 'drizzle-orm'
import type { Reader, Store, Tx } from '../../store/index.ts'
import type { IdeaStatus } from '../contract.ts'
import { ideas, ideasToIndex } from '../tables.ts'

/** How much a word counts where it stands: phrase, theme, title, why, evidence. */
const WEIGHTS = '8, 6, 4, 0.5, 1'

/** All SQL of searching ideas. */
export function createIdeaSearchRepo({ db, searcher }: Store) {
  return {
    /** Puts up to `limit` ideas that are new or reworded into the index. @returns how many it took. */
    indexTx(tx: Tx, limit: number): number {
      tx.assertOpen()
      const seqs = db.select().from(ideasToIndex).orderBy(asc(ideasToIndex.seq)).limit(limit).all().map(({ seq }) => seq)
      if (seqs.length === 0) return 0
      const chosen = sql`(SELECT value FROM json_each(${JSON.stringify(seqs)}))`
      db.run(sql`DELETE FROM ideas_fts WHERE rowid IN ${chosen}`)
      db.run(sql`INSERT INTO ideas_fts (rowid, phrase, theme, title, why, evidence)
        SELECT seq, json_extract(concept, '$.phrase'),
          concat_ws(' ', topic, json_extract(concept, '$.audience'), json_extract(concept, '$.occasion'), json_extract(concept, '$.motif')),
          title, why, (SELECT group_concat(text, ' ') FROM idea_evidence WHERE idea_seq = ideas.seq)
        FROM ideas WHERE seq IN ${chosen}`)
      db.delete(ideasToIndex).where(inArray(ideasToIndex.seq, seqs)).run()
      return seqs.length
    },
    /** The best `limit` ideas by an FTS5 expression, best first; only of these statuses when any is named. */
    byWords: (expression: string, statuses: readonly IdeaStatus[], limit: number): Promise<readonly number[]> => byWords(searcher, expression, statuses, limit),
    /** Ideas by an FTS5 expression, the newest `limit` of them. */
    newestByWords: async (expression: string, limit: number): Promise<readonly number[]> => {
      const rows = await searcher.all<{ seq: number }>('SELECT rowid AS seq FROM ideas_fts WHERE ideas_fts MATCH ? ORDER BY rowid DESC LIMIT ?', [expression, limit])
      return rows.map(({ seq }) => seq)
    },
    /** In the order of `seqs`; what is gone is left out. */
    idsOf: async (seqs: readonly number[]): Promise<readonly string[]> => {
      const rows = await searcher.all<{ id: string }>('SELECT ideas.id FROM json_each(?) AS wanted JOIN ideas ON ideas.seq = wanted.value ORDER BY wanted.key', [JSON.stringify(seqs)])
      return rows.map(({ id }) => id)
    },
    seqOf: (id: string): number | null => db.select({ seq: ideas.seq }).from(ideas).where(sql`${ideas.id} = ${id}`).get()?.seq ?? null,
  }
}
export type IdeaSearchRepo = ReturnType<typeof createIdeaSearchRepo>

/** For nearest neighbours: rows `v` whose idea has one of the statuses. */
export function hasStatus(statuses: readonly IdeaStatus[]) {
  return { sql: 'EXISTS (SELECT 1 FROM ideas WHERE ideas.seq = v.seq AND ideas.status IN (SELECT value FROM json_each(?)))', params: [JSON.stringify(statuses)] }
}

/** Best matches that are looked through for ideas of a status before every match is: looking up a status costs as much as ranking. */
const FIRST_MATCHES = 1_000

async function byWords(searcher: Reader, expression: string, statuses: readonly IdeaStatus[], limit: number): Promise<readonly number[]> {
  const best = await bestByWords(searcher, expression, '', [], statuses.length === 0 ? limit : FIRST_MATCHES)
  if (statuses.length === 0) return best
  const wanted = JSON.stringify(statuses)
  const rows = await searcher.all<{ seq: number }>(
    'SELECT ideas.seq FROM json_each(?) AS found JOIN ideas ON ideas.seq = found.value WHERE ideas.status IN (SELECT value FROM json_each(?)) ORDER BY found.key LIMIT ?',
    [JSON.stringify(best), wanted, limit])
  if (rows.length === limit || best.length < FIRST_MATCHES) return rows.map(({ seq }) => seq)
  return bestByWords(searcher, expression, 'AND (SELECT status FROM ideas WHERE ideas.seq = ideas_fts.rowid) IN (SELECT value FROM json_each(?))', [wanted], limit)
}

async function bestByWords(searcher: Reader, expression: string, condition: string, params: readonly string[], limit: number): Promise<readonly number[]> {
  const rows = await searcher.all<{ seq: number }>(
    `SELECT rowid AS seq FROM ideas_fts WHERE ideas_fts MATCH ? ${condition} ORDER BY bm25(ideas_fts, ${WEIGHTS}), rowid LIMIT ?`, [expression, ...params, limit])
  return rows.map(({ seq }) => seq)
}
