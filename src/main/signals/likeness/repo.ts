import { eq, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import { nearBands, signalPrints, signalsCompared } from '../tables.ts'

/** A signal as it is compared. */
export interface Comparable {
  readonly seq: number
  readonly source: string
  readonly text: string
  /** A day of a calendar: the same words on another day are another day. */
  readonly dated: number
}

/** Signals that a band takes: a template that thousands fill in must not make each of them dear. */
export const MOST_OF_A_BAND = 12

const TO_COMPARE = 'SELECT seq, source, text, occurs_on IS NOT NULL AS dated FROM signals WHERE seq > ? ORDER BY seq LIMIT ?'
const BY_SEQ = 'SELECT seq, source, text, occurs_on IS NOT NULL AS dated FROM json_each(?) AS wanted JOIN signals ON signals.seq = wanted.value'
const GROUPS = 'SELECT wanted.value AS content, (SELECT group_seq FROM signal_prints WHERE content = wanted.value LIMIT 1) AS groupSeq FROM json_each(?) AS wanted'
// A band is never filled beyond MOST_OF_A_BAND, so all of it is taken.
const SHARING = 'SELECT band, signal_seq AS seq FROM json_each(?) AS wanted CROSS JOIN near_bands ON band = wanted.value ORDER BY signal_seq'

/** All SQL of the prints. Looking up runs in the reader's thread; only what was found is written by the core. */
export function createLikenessRepo({ db, reader, rowStatement }: Store) {
  const compared = db.select().from(signalsCompared).prepare()
  const insertPrint = rowStatement(db.insert(signalPrints).values({ signalSeq: sql.placeholder('signalSeq'), content: sql.placeholder('content'), groupSeq: sql.placeholder('groupSeq') }).onConflictDoNothing())
  const insertBand = rowStatement(db.insert(nearBands).values({ band: sql.placeholder('band'), signalSeq: sql.placeholder('signalSeq') }).onConflictDoNothing())
  const deleteBand = db.delete(nearBands).where(sql`${nearBands.band} = ${sql.placeholder('band')} AND ${nearBands.signalSeq} = ${sql.placeholder('signalSeq')}`).prepare()
  return {
    comparedUpTo: (): number => compared.get()?.upToSeq ?? 0,
    toCompare: (afterSeq: number, limit: number): Promise<readonly Comparable[]> => reader.all<Comparable>(TO_COMPARE, [afterSeq, limit]),
    bySeq: (seqs: readonly number[]): Promise<readonly Comparable[]> => reader.all<Comparable>(BY_SEQ, [JSON.stringify(seqs)]),
    /** The group of each content hash that is known. */
    async groupsOf(contents: readonly number[]): Promise<ReadonlyMap<number, number>> {
      const rows = await reader.all<{ content: number; groupSeq: number | null }>(GROUPS, [JSON.stringify(contents)])
      return new Map(rows.flatMap(({ content, groupSeq }) => (groupSeq === null ? [] : [[content, groupSeq]])))
    },
    /** The first signals that lie in each band, oldest first. */
    async sharing(bands: readonly number[]): Promise<Map<number, readonly number[]>> {
      const rows = await reader.all<{ band: number; seq: number }>(SHARING, [JSON.stringify([...new Set(bands)])])
      const sharing = new Map<number, number[]>()
      for (const { band, seq } of rows) {
        const seqs = sharing.get(band)
        if (seqs === undefined) sharing.set(band, [seq])
        else seqs.push(seq)
      }
      return sharing
    },
    addPrintTx(tx: Tx, signalSeq: number, content: number, groupSeq: number): void {
      tx.assertOpen()
      insertPrint.run({ signalSeq, content, groupSeq })
    },
    addBandTx(tx: Tx, band: number, signalSeq: number): void {
      tx.assertOpen()
      insertBand.run({ band, signalSeq })
    },
    dropBandTx(tx: Tx, band: number, signalSeq: number): void {
      tx.assertOpen()
      deleteBand.run({ band, signalSeq })
    },
    setComparedTx(tx: Tx, upToSeq: number): void {
      tx.assertOpen()
      db.update(signalsCompared).set({ upToSeq }).where(eq(signalsCompared.one, 1)).run()
    },
  }
}
export type LikenessRepo = ReturnType<typeof createLikenessRepo>
