import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import type { NameKind } from '../pure/themes/name-lists.ts'
import type { ThemeKind } from '../pure/themes/theme.ts'
import { ideas, themes, themeSignals, themesRead, type ThemeRow } from '../tables.ts'

export interface NewTheme {
  readonly id: string
  readonly kind: ThemeKind
  readonly key: string
  readonly label: string
  readonly names: NameKind | null
  readonly emergedAt: number | null
  readonly firstSeenAt: number
}
export type MemberRow = Omit<typeof themeSignals.$inferSelect, 'themeSeq'>

/** A theme a signal speaks of. */
export interface Membership {
  readonly themeSeq: number
  readonly signalSeq: number
  readonly clarity: number
}

/** Signals of a voice or of an echo hang together; what is left over counts. Rings of them are too rare to matter. */
const COUNTS = `
SELECT count(*) AS signals, max(1, count(DISTINCT voice) + count(DISTINCT echo) - count(DISTINCT voice || char(0) || echo)) AS voices,
  coalesce(sum(small), 0) AS small, coalesce(max(clarity), 0) AS clearest,
  (SELECT count(DISTINCT first) FROM (SELECT min(outlet) AS first FROM theme_signals WHERE theme_seq = ? GROUP BY echo)) AS outlets
FROM theme_signals WHERE theme_seq = ?`

interface Counts {
  readonly signals: number
  readonly voices: number
  readonly small: number
  readonly clearest: number
  readonly outlets: number
}

const SPEAKING_FOR = `
SELECT seq FROM (
  SELECT signal_seq AS seq FROM theme_signals WHERE theme_seq = ?
  UNION SELECT signals.seq FROM idea_evidence JOIN signals ON signals.id = signal_id WHERE idea_seq = ?
) WHERE seq < ? ORDER BY seq DESC LIMIT ?`

/** All SQL of the themes. */
export function createThemesRepo(store: Store) {
  const { db, reader } = store
  const byKey = db.select().from(themes).where(and(eq(themes.kind, sql.placeholder('kind')), eq(themes.key, sql.placeholder('key')))).prepare()
  const bySeq = db.select().from(themes).where(eq(themes.seq, sql.placeholder('seq'))).prepare()
  const byIds = db.select().from(themes).where(sql`${themes.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`).prepare()
  const join = store.rowStatement(db.insert(themeSignals).values({
    themeSeq: sql.placeholder('themeSeq'), signalSeq: sql.placeholder('signalSeq'), clarity: sql.placeholder('clarity'), said: sql.placeholder('said'),
    small: sql.placeholder('small'), voice: sql.placeholder('voice'), echo: sql.placeholder('echo'), outlet: sql.placeholder('outlet'),
  }).onConflictDoNothing())
  const markStale = db.update(themes).set({ stale: 1 }).where(eq(themes.seq, sql`${sql.placeholder('seq')}`)).prepare()
  const update = (seq: number, change: Partial<ThemeRow>): void => void db.update(themes).set(change).where(eq(themes.seq, seq)).run()
  const root = (row: ThemeRow): ThemeRow => {
    const next = row.mergedInto === null ? undefined : bySeq.get({ seq: row.mergedInto })
    return next === undefined ? row : root(next)
  }
  return {
    readTo: (): { upToSeq: number; edition: number } => db.select().from(themesRead).get() ?? { upToSeq: 0, edition: 0 },
    readToTx(tx: Tx, upToSeq: number, edition: number): void {
      tx.assertOpen()
      db.update(themesRead).set({ upToSeq, edition }).run()
    },
    /** What signals were found to say is forgotten; themes, their ids and what the seller decided stay. */
    forgetTx(tx: Tx): void {
      tx.assertOpen()
      db.delete(themeSignals).run()
      db.update(themes).set({ stale: 1 }).run()
      db.update(themesRead).set({ upToSeq: 0 }).run()
    },
    find: (kind: ThemeKind, key: string): ThemeRow | null => byKey.get({ kind, key }) ?? null,
    bySeq: (seq: number): ThemeRow | null => bySeq.get({ seq }) ?? null,
    byId: (id: string): ThemeRow | null => db.select().from(themes).where(eq(themes.id, id)).get() ?? null,
    byIds: (ids: readonly string[]): readonly ThemeRow[] => (ids.length === 0 ? [] : byIds.all({ ids: JSON.stringify(ids) })),
    bySeqs: (seqs: readonly number[]): readonly ThemeRow[] => (seqs.length === 0 ? [] : db.select().from(themes).where(sql`${themes.seq} IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`).all()),
    /** What stands as the theme of ideas from before there were themes: `topic:` and their topic. Found by the index. */
    themesOfOlder: (): readonly string[] =>
      db.selectDistinct({ themeId: ideas.themeId }).from(ideas).where(and(gte(ideas.themeId, 'topic:'), lt(ideas.themeId, 'topic;'))).all().map(({ themeId }) => themeId),
    root,
    /** The theme of this kind and key, made when it is met for the first time; where it was merged, the one it is now. */
    meetTx(tx: Tx, theme: NewTheme): ThemeRow {
      tx.assertOpen()
      const known = byKey.get({ kind: theme.kind, key: theme.key })
      if (known !== undefined) return root(known)
      db.insert(themes).values(theme).onConflictDoNothing().run()
      const made = byKey.get({ kind: theme.kind, key: theme.key })
      if (made === undefined) throw new Error(`The theme ${theme.id} was not stored.`)
      return made
    },
    /** @returns whether the signal is new to the theme. */
    joinTx(tx: Tx, themeSeq: number, member: MemberRow): boolean {
      tx.assertOpen()
      return join.run({ themeSeq, ...member }).changes > 0
    },
    markStaleTx(tx: Tx, seqs: Iterable<number>): void {
      tx.assertOpen()
      for (const seq of seqs) markStale.run({ seq })
    },
    stale: (limit: number): readonly number[] => db.select({ seq: themes.seq }).from(themes).where(eq(themes.stale, 1)).limit(limit).all().map(({ seq }) => seq),
    countsOf: async (seq: number): Promise<Counts | null> => (await reader.all<Counts>(COUNTS, [seq, seq]))[0] ?? null,
    countedTx(tx: Tx, seq: number, counts: Counts): void {
      tx.assertOpen()
      update(seq, { ...counts, stale: 0 })
    },
    decideTx(tx: Tx, seq: number, change: Partial<Pick<ThemeRow, 'dismissedAt' | 'acceptedAt' | 'acceptedBecause'>>): void {
      tx.assertOpen()
      update(seq, change)
    },
    /** Which emerged themes these signals speak of. */
    of: (signalSeqs: readonly number[]): Promise<readonly Membership[]> =>
      reader.all<Membership>(`
        SELECT theme_seq AS themeSeq, signal_seq AS signalSeq, clarity FROM json_each(?) AS wanted
        JOIN theme_signals ON signal_seq = wanted.value JOIN themes ON themes.seq = theme_seq AND themes.emerged_at IS NOT NULL`, [JSON.stringify(signalSeqs)]),
    /** Places of the signals of a theme and of those kept with one of its ideas, newest first, from before `beforeSeq`. */
    speakingFor: async (ideaSeq: number, themeSeq: number, beforeSeq: number | null, limit: number): Promise<readonly number[]> =>
      (await reader.all<{ seq: number }>(SPEAKING_FOR, [themeSeq, ideaSeq, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit])).map(({ seq }) => seq),
  }
}
export type ThemesRepo = ReturnType<typeof createThemesRepo>
