import { desc, eq, lt, sql } from 'drizzle-orm'
import type { Reader, Store, Tx } from '../store/index.ts'
import type { ImportMap, SignalDraft } from './contract.ts'
import type { Comparable } from './likeness/repo.ts'
import { definitionOf } from './sources/registry.ts'
import { importMaps, observations, signals, signalsIndexed, signalsLeft, type SignalRow } from './tables.ts'

/** A signal as later rooms ask for it, with the newest value of each of its figures. */
export interface SignalWithFigures {
  /** Its place in the order of arrival. */
  readonly seq: number
  readonly id: string
  readonly source: string
  readonly text: string
  readonly tags: readonly string[]
  readonly url: string | null
  readonly language: string | null
  readonly community: string | null
  readonly category: string | null
  readonly occursOn: string | null
  readonly region: string | null
  readonly publishedAt: number | null
  readonly firstSeenAt: number
  readonly figures: Readonly<Record<string, number | null>>
  /** The same for signals of one source that say the same (re-posts, small edits): a theme counts them once. */
  readonly contentGroup: string
  /** False: its figures are shown apart and do not count in the score. */
  readonly inScore: boolean
}

/** One figure seen at one time (milliseconds). null is "not given", never 0. */
export interface Figure {
  readonly metric: string
  readonly value: number | null
  readonly observedAt: number
}

/** A signal with everything that was seen of it, by metric, oldest first. */
export interface SignalWithSeries extends SignalWithFigures {
  readonly series: readonly Figure[]
}

/** A day of a calendar, the shipped one or the seller's. */
export interface DatedSignal {
  readonly id: string
  readonly source: string
  readonly text: string
  readonly occursOn: string
  readonly basis: string | null
  readonly region: string | null
}

/** NULL lets SQLite take the place after the last, except where signals left from there: their places are not given again. */
const PLACE = sql<number>`(SELECT up_to_seq + 1 FROM signals_left WHERE up_to_seq >= coalesce((SELECT max(seq) FROM signals), 0))`

/** All SQL of the signals. */
export function createSignalsRepo(store: Store) {
  const { db, reader } = store
  const insertSignal = store.rowStatement(db.insert(signals).values({
    seq: PLACE, id: sql.placeholder('id'), source: sql.placeholder('source'), sourceItemId: sql.placeholder('sourceItemId'), url: sql.placeholder('url'),
    text: sql.placeholder('text'), tags: sql.placeholder('tags'), language: sql.placeholder('language'), community: sql.placeholder('community'),
    category: sql.placeholder('category'), publishedAt: sql.placeholder('publishedAt'), occursOn: sql.placeholder('occursOn'),
    basis: sql.placeholder('basis'), region: sql.placeholder('region'), firstSeenAt: sql.placeholder('firstSeenAt'),
  }).onConflictDoNothing())
  const seqOf = db.select({ seq: signals.seq }).from(signals).where(eq(signals.id, sql.placeholder('id'))).prepare()
  const hasSeq = db.select({ seq: signals.seq }).from(signals).where(eq(signals.seq, sql.placeholder('seq'))).prepare()
  const insertObservation = store.rowStatement(db.insert(observations).values({
    signalSeq: sql.placeholder('signalSeq'), metric: sql.placeholder('metric'), observedAt: sql.placeholder('observedAt'), value: sql.placeholder('value'),
  }).onConflictDoNothing())
  const indexed = db.select().from(signalsIndexed).prepare()
  const lastSeq = db.select({ seq: sql<number>`coalesce(max(${signals.seq}), 0)` }).from(signals).prepare()

  return {
    /** @returns the row and whether it is new; an item met before keeps its first text. */
    insertTx(tx: Tx, id: string, draft: SignalDraft, now: number): { seq: number; isNew: boolean } {
      tx.assertOpen()
      const result = insertSignal.run(rowOf(id, draft, now))
      if (result.changes > 0) return { seq: Number(result.lastInsertRowid), isNew: true }
      return { seq: seqOf.get({ id })?.seq ?? 0, isNew: false }
    },
    /** A signal in the place that it had; in the next free one where another has taken that. @returns its place. */
    restoreTx(tx: Tx, draft: SignalDraft, seq: number, id: string, now: number): number {
      tx.assertOpen()
      const known = seqOf.get({ id })
      if (known !== undefined) return known.seq
      const values = { ...rowOf(id, draft, now), seq: hasSeq.get({ seq }) === undefined ? seq : PLACE }
      return Number(db.insert(signals).values(values).run().lastInsertRowid)
    },
    /** The same figure at the same time is kept once. @returns whether it is new. */
    observeTx(tx: Tx, signalSeq: number, metric: string, observedAt: number, value: number | null): boolean {
      tx.assertOpen()
      return insertObservation.run({ signalSeq, metric, observedAt, value }).changes > 0
    },
    /** Fills the full-text index with up to `limit` signals it lacks. @returns how many are left. */
    indexTx(tx: Tx, limit: number): number {
      tx.assertOpen()
      const from = indexed.get()?.upToSeq ?? 0
      const last = lastSeq.get()?.seq ?? 0
      if (last <= from) return 0
      const to = Math.min(last, from + limit)
      db.run(sql`INSERT INTO signals_fts (rowid, text) SELECT seq, text FROM signals WHERE seq > ${from} AND seq <= ${to}`)
      db.update(signalsIndexed).set({ upToSeq: to }).run()
      return last - to
    },
    count: (): number => db.select({ n: sql<number>`count(*)` }).from(signals).get()?.n ?? 0,
    /** Newest first, from before `beforeSeq`. */
    page: (beforeSeq: number | null, limit: number): readonly SignalRow[] =>
      db.select().from(signals).where(beforeSeq === null ? undefined : lt(signals.seq, beforeSeq)).orderBy(desc(signals.seq)).limit(limit).all(),
    seqOf: (id: string): number | null => seqOf.get({ id })?.seq ?? null,
    /** Calendar days from `from` to `to` and the newest `limit` others, each with its latest figures. */
    forIdeation: (from: string, to: string, country: string, limit: number): Promise<readonly SignalWithFigures[]> => signalsForIdeation(reader, [from, to, country, limit]),
    /** These signals, newest first. */
    bySeqs: (seqs: readonly number[]): Promise<readonly SignalWithFigures[]> => signalsBySeqs(reader, seqs),
    byIds: (ids: readonly string[]): Promise<readonly SignalWithFigures[]> => signalsByIds(reader, ids),
    lastSeq: (): number => lastSeq.get()?.seq ?? 0,
    /** What was seen of each signal; those without figures are left out. */
    series: (ids: readonly string[]): Promise<ReadonlyMap<string, readonly Figure[]>> => seriesOf(reader, ids),
    /** Signals that came in after the one with `afterSeq`, oldest first. */
    since: (afterSeq: number, limit: number): Promise<readonly (SignalWithSeries & { readonly seq: number })[]> => signalsSince(reader, afterSeq, limit),
    /** The newest signals of one source with the newest value of each figure. */
    figuresOf: (source: string, limit: number): Promise<readonly FiguresRow[]> => reader.all<FiguresRow>(FIGURES_OF, [source, limit]),
    /** Days from `from` to `to` that are kept in `country` or everywhere, and the seller's own, soonest first. */
    dated: (from: string, to: string, country: string, limit: number): Promise<readonly DatedSignal[]> => reader.all<DatedSignal>(DATED, [from, to, country, limit]),
    /** Signals in which `expression` (of the full-text index) is found, newest first, from before `beforeSeq`. */
    search: (expression: string, beforeSeq: number | null, limit: number): Promise<readonly SignalRow[]> => reader.all<SignalRow>(SEARCH, [expression, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit]),
    /** The oldest signals that came in before `before` (milliseconds) and, where they are days, lie before `day`. */
    leaving: (before: number, day: string, limit: number): Promise<readonly Comparable[]> => reader.all<Comparable>(LEAVING, [before, day, limit]),
    leavingOf: (source: string, before: number, limit: number): Promise<readonly Comparable[]> => reader.all<Comparable>(LEAVING_OF, [source, before, limit]),
    /** Sources that any signal is of. */
    sources: async (): Promise<readonly string[]> => (await reader.all<{ source: string }>('SELECT DISTINCT source FROM signals', [])).map(({ source }) => source),
    /** Takes signals and all that hangs on them out of the library. */
    removeTx(tx: Tx, seqs: readonly number[]): void {
      tx.assertOpen()
      const gone = JSON.stringify(seqs)
      db.update(signalsLeft).set({ upToSeq: sql`max(up_to_seq, ${Math.max(0, ...seqs)})` }).run()
      db.run(sql`INSERT INTO signals_fts (signals_fts, rowid, text)
        SELECT 'delete', seq, text FROM signals WHERE seq IN (SELECT value FROM json_each(${gone})) AND seq <= (SELECT up_to_seq FROM signals_indexed)`)
      db.run(sql`DELETE FROM signals WHERE seq IN (SELECT value FROM json_each(${gone}))`)
    },
    /** Newest first. */
    savedMaps: (): readonly ImportMap[] => db.select().from(importMaps).orderBy(desc(sql`rowid`)).all().map((row) => JSON.parse(row.map) as ImportMap),
    saveMapTx(tx: Tx, columnsKey: string, map: ImportMap): void {
      tx.assertOpen()
      db.delete(importMaps).where(eq(importMaps.columnsKey, columnsKey)).run()
      db.insert(importMaps).values({ columnsKey, map: JSON.stringify(map) }).run()
    },
  }
}
export type SignalsRepo = ReturnType<typeof createSignalsRepo>

function rowOf(id: string, draft: SignalDraft, now: number) {
  return {
    id, source: draft.source, sourceItemId: draft.sourceItemId, url: draft.url ?? null, text: draft.text, tags: JSON.stringify(draft.tags),
    language: draft.language ?? null, community: draft.community ?? null, category: draft.category ?? null,
    publishedAt: draft.publishedAt === undefined ? null : Date.parse(draft.publishedAt), occursOn: draft.occursOn ?? null,
    basis: draft.basis ?? null, region: draft.region ?? null, firstSeenAt: now,
  }
}

interface IdeationRow {
  readonly seq: number
  readonly id: string
  readonly source: string
  readonly text: string
  readonly tags: string
  readonly url: string | null
  readonly language: string | null
  readonly community: string | null
  readonly category: string | null
  readonly occurs_on: string | null
  readonly region: string | null
  readonly published_at: number | null
  readonly first_seen_at: number
  readonly figures: string
  readonly group_seq: number
}

export interface FiguresRow {
  readonly id: string
  readonly text: string
  readonly url: string | null
  readonly observedAt: number | null
  readonly figures: string
}

const FIGURES_OF = `
SELECT id, text, url, (SELECT max(observed_at) FROM observations WHERE signal_seq = signals.seq) AS observedAt, (
  SELECT json_group_object(metric, value) FROM (SELECT metric, value, max(observed_at) FROM observations WHERE signal_seq = signals.seq GROUP BY metric)
) AS figures
FROM signals WHERE source = ? ORDER BY seq DESC LIMIT ?`

const DATED = `
SELECT id, source, text, occurs_on AS occursOn, basis, region FROM signals
WHERE occurs_on BETWEEN ? AND ? AND (source <> 'calendar' OR region IS NULL OR region = ?) ORDER BY occurs_on, seq LIMIT ?`

const LEAVING = 'SELECT seq, source, text, occurs_on IS NOT NULL AS dated FROM signals WHERE first_seen_at < ? AND (occurs_on IS NULL OR occurs_on < ?) ORDER BY seq LIMIT ?'
const LEAVING_OF = 'SELECT seq, source, text, occurs_on IS NOT NULL AS dated FROM signals WHERE source = ? AND first_seen_at < ? ORDER BY seq LIMIT ?'

const SEARCH = `
SELECT seq, id, source, source_item_id AS sourceItemId, url, signals.text, tags, language, community, category,
  published_at AS publishedAt, occurs_on AS occursOn, basis, region, first_seen_at AS firstSeenAt
FROM signals_fts JOIN signals ON signals.seq = signals_fts.rowid
WHERE signals_fts MATCH ? AND signals_fts.rowid < ? ORDER BY signals_fts.rowid DESC LIMIT ?`

const WITH_FIGURES = `
SELECT picked.*, coalesce((SELECT group_seq FROM signal_prints WHERE signal_seq = picked.seq), picked.seq) AS group_seq, (
  SELECT json_group_object(metric, value) FROM (
    SELECT metric, value, max(observed_at) FROM observations WHERE signal_seq = picked.seq GROUP BY metric
  )
) AS figures
FROM picked ORDER BY seq`

const FOR_IDEATION = `
WITH picked AS (
  SELECT * FROM signals WHERE occurs_on BETWEEN ? AND ? AND (source <> 'calendar' OR region IS NULL OR region = ?)
  UNION
  SELECT * FROM (SELECT * FROM signals WHERE occurs_on IS NULL ORDER BY seq DESC LIMIT ?)
)${WITH_FIGURES}`

const SINCE = `WITH picked AS (SELECT * FROM signals WHERE seq > ? ORDER BY seq LIMIT ?)${WITH_FIGURES}`

const BY_SEQS = `WITH picked AS (SELECT * FROM signals WHERE seq IN (SELECT value FROM json_each(?)))${WITH_FIGURES}`

const BY_IDS = `WITH picked AS (SELECT * FROM signals WHERE id IN (SELECT value FROM json_each(?)))${WITH_FIGURES}`

const SERIES = `
SELECT signals.id, metric, observations.value, observed_at AS observedAt
FROM json_each(?) AS wanted JOIN signals ON signals.id = wanted.value JOIN observations ON signal_seq = signals.seq
ORDER BY signals.seq, metric, observed_at`

async function signalsForIdeation(reader: Reader, params: readonly [from: string, to: string, country: string, limit: number]): Promise<readonly SignalWithFigures[]> {
  return (await reader.all<IdeationRow>(FOR_IDEATION, params)).map(withFigures)
}

async function signalsBySeqs(reader: Reader, seqs: readonly number[]): Promise<readonly SignalWithFigures[]> {
  return (await reader.all<IdeationRow>(BY_SEQS, [JSON.stringify(seqs)])).map(withFigures).toReversed()
}

async function signalsByIds(reader: Reader, ids: readonly string[]): Promise<readonly SignalWithFigures[]> {
  return (await reader.all<IdeationRow>(BY_IDS, [JSON.stringify(ids)])).map(withFigures)
}

async function signalsSince(reader: Reader, afterSeq: number, limit: number): Promise<readonly (SignalWithSeries & { readonly seq: number })[]> {
  const rows = await reader.all<IdeationRow>(SINCE, [afterSeq, limit])
  const series = await seriesOf(reader, rows.map((row) => row.id))
  return rows.map((row) => ({ ...withFigures(row), seq: row.seq, series: series.get(row.id) ?? [] }))
}

async function seriesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const rows = await reader.all<Figure & { readonly id: string }>(SERIES, [JSON.stringify(ids)])
  const series = new Map<string, Figure[]>()
  for (const { id, ...figure } of rows) {
    const known = series.get(id)
    if (known === undefined) series.set(id, [figure])
    else known.push(figure)
  }
  return series
}

function withFigures(row: IdeationRow): SignalWithFigures {
  return {
    seq: row.seq, id: row.id, source: row.source, text: row.text, tags: JSON.parse(row.tags) as string[], url: row.url, language: row.language,
    community: row.community, category: row.category, occursOn: row.occurs_on, region: row.region, publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at, figures: JSON.parse(row.figures) as Record<string, number | null>,
    contentGroup: `${row.source}/${row.group_seq}`, inScore: definitionOf(row.source)?.inScore ?? true,
  }
}
