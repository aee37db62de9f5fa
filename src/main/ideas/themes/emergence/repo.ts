import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../../store/index.ts'
import type { Spoken } from '../../pure/themes/emergence.ts'
import type { ThemeKind } from '../../pure/themes/theme.ts'
import { themes, themeSignals, type ThemeRow } from '../../tables.ts'

/** A theme that has not emerged, and the counts of the same words as the other kind: as a name for a noun, as a noun for a name. */
export interface ToCome extends Spoken {
  readonly seq: number
  readonly otherVoices: number
  readonly otherSmall: number
}

const TO_COME = `
SELECT own.seq, own.key, own.voices, own.outlets, own.small, own.clearest, coalesce(other.voices, 0) AS otherVoices, coalesce(other.small, 0) AS otherSmall
FROM themes AS own LEFT JOIN themes AS other ON other.key = own.key AND other.kind = ?
WHERE own.emerged_at IS NULL AND own.kind = ? AND own.voices >= ? AND own.voices <= ? AND (own.voices < ? OR own.key > ?)
ORDER BY own.voices DESC, own.key LIMIT ?`

/** What it takes for themes to emerge and to become one. */
export function createEmergenceRepo(store: Store) {
  const { db, reader } = store
  const update = (seq: number, change: Partial<ThemeRow>): void => void db.update(themes).set(change).where(eq(themes.seq, seq)).run()
  return {
    /** Themes that have not emerged but are named by `voices` or more, most voices first, then by key; from behind `after`. Read beside the work of the core. */
    toCome: (kind: 'emergent' | 'rights-risk', voices: number, after: ToCome | undefined, limit: number): Promise<readonly ToCome[]> =>
      reader.all<ToCome>(TO_COME, [kind === 'emergent' ? 'rights-risk' : 'emergent', kind, voices, after?.voices ?? Number.MAX_SAFE_INTEGER, after?.voices ?? Number.MAX_SAFE_INTEGER, after?.key ?? '', limit]),
    /** Emerged themes of a kind that are not merged, most voices first. */
    emerged: (kind: ThemeKind, limit: number): readonly ThemeRow[] =>
      db.select().from(themes).where(and(isNotNull(themes.emergedAt), isNull(themes.mergedInto), eq(themes.kind, kind))).orderBy(desc(themes.voices), asc(themes.key)).limit(limit).all(),
    /** How many signals the theme shares with each emerged one of its kind. */
    sharing: (theme: ThemeRow): readonly { seq: number; shared: number }[] =>
      db.all<{ seq: number; shared: number }>(sql`
        SELECT other.theme_seq AS seq, count(*) AS shared FROM theme_signals AS own
        JOIN theme_signals AS other ON other.signal_seq = own.signal_seq AND other.theme_seq <> own.theme_seq
        JOIN themes ON themes.seq = other.theme_seq AND themes.kind = ${theme.kind} AND themes.emerged_at IS NOT NULL AND themes.merged_into IS NULL
        WHERE own.theme_seq = ${theme.seq} GROUP BY other.theme_seq ORDER BY shared DESC, themes.key`),
    /** How the theme is said, by how many signals, most said first. */
    said: (seq: number): readonly { said: string; times: number }[] =>
      db.all<{ said: string; times: number }>(sql`SELECT said, count(*) AS times FROM theme_signals WHERE theme_seq = ${seq} GROUP BY said ORDER BY times DESC, said LIMIT 20`),
    emergeTx(tx: Tx, seq: number, label: string, now: number): void {
      tx.assertOpen()
      update(seq, { emergedAt: now, label })
    },
    labelTx(tx: Tx, seq: number, label: string): void {
      tx.assertOpen()
      update(seq, { label })
    },
    /** From now on `from` is `into`: what spoke of the one speaks of the other. */
    mergeTx(tx: Tx, from: number, into: number, now: number): void {
      tx.assertOpen()
      // The longer of two ways to say it tells more: "Miley Cyrus", not "Cyrus".
      db.run(sql`
        INSERT INTO theme_signals SELECT ${into}, signal_seq, clarity, said, small, voice, echo, outlet FROM theme_signals WHERE theme_seq = ${from}
        ON CONFLICT DO UPDATE SET said = excluded.said WHERE length(excluded.said) > length(theme_signals.said)`)
      db.delete(themeSignals).where(eq(themeSignals.themeSeq, from)).run()
      update(from, { mergedInto: into, emergedAt: now, stale: 0 })
      update(into, { stale: 1 })
    },
  }
}
export type EmergenceRepo = ReturnType<typeof createEmergenceRepo>
