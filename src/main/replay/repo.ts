import { sql } from 'drizzle-orm'
import type { Store } from '../store/index.ts'

/** Tables that follow from the archive, children before what they hang on. */
export const DERIVED = [
  'observations', 'signal_prints', 'near_bands', 'signals_compared', 'theme_signals', 'themes', 'themes_read',
  'idea_evidence', 'idea_vectors', 'idea_likeness', 'made_counted', 'ideas', 'signals', 'signals_indexed', 'signals_left',
] as const

/** Ideas that were not made again are kept as they were: their search may be older than the archive, their signals or a model's answer gone. */
const KEPT_IDEAS = `
CREATE TEMP TABLE kept_ideas AS SELECT seq AS old_seq, ideas.* FROM main.ideas WHERE id NOT IN (SELECT id FROM rebuilt.ideas) ORDER BY seq`
const NEW_PLACES = `
UPDATE kept_ideas SET seq = max((SELECT coalesce(max(seq), 0) FROM main.ideas), (SELECT max(old_seq) FROM kept_ideas)) + kept_ideas.rowid
WHERE seq IN (SELECT seq FROM main.ideas)`

/** Decisions may be older than the archive as well: no night designs an idea again, and none that was put away comes back. */
const DECIDED_IDEAS = "CREATE TEMP TABLE decided_ideas AS SELECT id, status FROM main.ideas WHERE status IN ('designed', 'dismissed')"
const DECIDED_THEMES = `
CREATE TEMP TABLE decided_themes AS SELECT id, kind, key, label, names, emerged_at, first_seen_at, dismissed_at, accepted_at, accepted_because FROM main.themes
WHERE merged_into IS NULL AND (dismissed_at IS NOT NULL OR accepted_at IS NOT NULL OR id IN (SELECT theme_id FROM kept_ideas))`
const DECIDE_AGAIN = [
  `UPDATE main.ideas SET status = decided.status FROM decided_ideas AS decided WHERE decided.id = ideas.id AND ideas.status <> 'designed' AND ideas.status <> decided.status`,
  `UPDATE main.idea_vectors SET made = 1 WHERE made = 0 AND seq IN (SELECT seq FROM main.ideas WHERE status = 'designed')`,
  `UPDATE main.themes SET dismissed_at = coalesce(themes.dismissed_at, decided.dismissed_at), accepted_at = coalesce(themes.accepted_at, decided.accepted_at),
    accepted_because = coalesce(themes.accepted_because, decided.accepted_because) FROM decided_themes AS decided WHERE decided.id = themes.id`,
  `INSERT INTO main.themes (id, kind, key, label, names, emerged_at, first_seen_at, dismissed_at, accepted_at, accepted_because)
    SELECT * FROM decided_themes WHERE id NOT IN (SELECT id FROM main.themes)`,
  `UPDATE main.ideas SET status = 'dismissed' WHERE status IN ('new', 'rights-risk') AND theme_id IN (SELECT id FROM decided_themes WHERE dismissed_at IS NOT NULL)`,
]

export interface Exchanged {
  readonly signals: number
  readonly observations: number
  readonly ideas: number
  /** Ideas that could not be made again and were kept as they were. */
  readonly kept: number
}

/** Puts the derived rows of the library in `file` in the place of ours, in one transaction: a kill leaves the one or the other. */
export function exchangeDerived(store: Store, file: string): Exchanged {
  const { db } = store
  const run = (statement: string): void => void db.run(sql.raw(statement))
  const count = (table: string): number => db.get<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`)).n
  db.run(sql`ATTACH DATABASE ${file} AS rebuilt`)
  try {
    return store.writeTx(() => {
      // Designs name their idea; at the end of the transaction it is there again.
      run('PRAGMA defer_foreign_keys = ON')
      for (const statement of [KEPT_IDEAS, DECIDED_IDEAS, DECIDED_THEMES]) run(statement)
      run('CREATE TEMP TABLE kept_evidence AS SELECT * FROM main.idea_evidence WHERE idea_seq IN (SELECT old_seq FROM kept_ideas)')
      run('CREATE TEMP TABLE kept_vectors AS SELECT * FROM main.idea_vectors WHERE seq IN (SELECT old_seq FROM kept_ideas)')
      for (const table of DERIVED) run(`DELETE FROM main.${table}`)
      // The words of all ideas are read anew; what the deletion noted is done with.
      run("INSERT INTO ideas_fts (ideas_fts) VALUES ('delete-all')")
      run('DELETE FROM main.ideas_to_index')
      for (const table of DERIVED.toReversed()) run(`INSERT INTO main.${table} SELECT * FROM rebuilt.${table}`)
      run(NEW_PLACES)
      for (const [table, key] of [['ideas', 'seq'], ['idea_evidence', 'idea_seq'], ['idea_vectors', 'seq']] as const) putBack(store, table, key)
      for (const statement of DECIDE_AGAIN) run(statement)
      run("INSERT INTO signals_fts (signals_fts) VALUES ('rebuild')")
      return { signals: count('main.signals'), observations: count('main.observations'), ideas: count('main.ideas'), kept: count('kept_ideas') }
    })
  } finally {
    for (const table of ['kept_evidence', 'kept_vectors', 'kept_ideas', 'decided_ideas', 'decided_themes']) run(`DROP TABLE IF EXISTS temp.${table}`)
    run('DETACH DATABASE rebuilt')
  }
}

/** Rows of the ideas that were kept, under the place that the idea has now. */
function putBack({ db }: Store, table: 'ideas' | 'idea_evidence' | 'idea_vectors', key: string): void {
  const columns = db.all<{ name: string }>(sql.raw(`SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => name)
  const from = table === 'ideas' ? 'kept_ideas AS kept' : `${table === 'idea_evidence' ? 'kept_evidence' : 'kept_vectors'} AS row JOIN kept_ideas AS kept ON kept.old_seq = row.${key}`
  const values = columns.map((column) => (column === key ? 'kept.seq' : table === 'ideas' ? `kept.${column}` : `row.${column}`))
  db.run(sql.raw(`INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`))
}
