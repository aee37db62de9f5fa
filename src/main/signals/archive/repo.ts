import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import { archiveOutbox, archiveSegments } from '../tables.ts'

export type SegmentRow = typeof archiveSegments.$inferSelect
/** What one stream keeps on disk. `waiting` counts records that lie in the database until their file is written. */
export interface StreamSize {
  readonly stream: string
  readonly files: number
  readonly records: number
  readonly bytes: number
  readonly waiting: number
}

/** All SQL of the raw archive. */
export function createArchiveRepo({ db, rowStatement }: Store) {
  const insert = rowStatement(db.insert(archiveOutbox).values({ stream: sql.placeholder('stream'), day: sql.placeholder('day'), records: sql.placeholder('records'), lines: sql.placeholder('lines') }))
  const waitingOf = ({ stream, day, upTo }: SegmentRow) => and(eq(archiveOutbox.stream, stream), eq(archiveOutbox.day, day), lte(archiveOutbox.id, upTo))
  return {
    addTx(tx: Tx, row: { stream: string; day: string; records: number; lines: string }): void {
      tx.assertOpen()
      insert.run(row)
    },
    /** Bytes that wait for their file, about: characters are counted. */
    waitingBytes: (): number => db.select({ n: sql<number>`coalesce(sum(length(${archiveOutbox.lines})), 0)` }).from(archiveOutbox).get()?.n ?? 0,
    /** Begins a file for each stream and day that has something waiting and none begun. */
    beginTx(tx: Tx): void {
      tx.assertOpen()
      db.run(sql`INSERT INTO archive_segments (stream, day, up_to)
        SELECT stream, day, max(id) FROM archive_outbox
        WHERE NOT EXISTS (SELECT 1 FROM archive_segments AS begun WHERE begun.file IS NULL AND begun.stream = archive_outbox.stream AND begun.day = archive_outbox.day)
        GROUP BY stream, day ORDER BY min(id)`)
    },
    begun: (): readonly SegmentRow[] => db.select().from(archiveSegments).where(isNull(archiveSegments.file)).orderBy(asc(archiveSegments.id)).all(),
    /** One piece after the other, so that a large import needs no large memory. */
    *piecesOf(segment: SegmentRow): Generator<{ readonly records: number; readonly lines: string }> {
      for (let last = 0; ; ) {
        const piece = db.select().from(archiveOutbox).where(and(waitingOf(segment), gt(archiveOutbox.id, last))).orderBy(asc(archiveOutbox.id)).limit(1).get()
        if (piece === undefined) return
        last = piece.id
        yield piece
      }
    },
    /** The file is whole and named: it takes the place of what waited. */
    finishTx(tx: Tx, segment: SegmentRow, written: { file: string; records: number; bytes: number }): void {
      tx.assertOpen()
      db.update(archiveSegments).set(written).where(eq(archiveSegments.id, segment.id)).run()
      db.delete(archiveOutbox).where(waitingOf(segment)).run()
    },
    files: (): readonly SegmentRow[] => db.select().from(archiveSegments).where(isNotNull(archiveSegments.file)).orderBy(asc(archiveSegments.id)).all(),
    /** Files of a stream from before a day. */
    filesBefore: (stream: string, day: string): readonly SegmentRow[] =>
      db.select().from(archiveSegments).where(and(eq(archiveSegments.stream, stream), lt(archiveSegments.day, day), isNotNull(archiveSegments.file))).all(),
    dropTx(tx: Tx, ids: readonly number[]): void {
      tx.assertOpen()
      if (ids.length > 0) db.delete(archiveSegments).where(inArray(archiveSegments.id, [...ids])).run()
    },
    streams: (): readonly string[] => db.selectDistinct({ stream: archiveSegments.stream }).from(archiveSegments).all().map(({ stream }) => stream),
    sizes(): readonly StreamSize[] {
      const files = db.select({ stream: archiveSegments.stream, files: sql<number>`count(${archiveSegments.file})`, records: sql<number>`sum(${archiveSegments.records})`, bytes: sql<number>`sum(${archiveSegments.bytes})`, first: min(archiveSegments.day) }).from(archiveSegments).groupBy(archiveSegments.stream).all()
      const waiting = new Map(db.select({ stream: archiveOutbox.stream, records: sql<number>`sum(${archiveOutbox.records})` }).from(archiveOutbox).groupBy(archiveOutbox.stream).all().map((row) => [row.stream, row.records]))
      const known = files.map(({ stream, ...size }) => ({ stream, files: size.files, records: size.records, bytes: size.bytes, waiting: waiting.get(stream) ?? 0 }))
      const fresh = [...waiting].filter(([stream]) => !files.some((row) => row.stream === stream)).map(([stream, records]) => ({ stream, files: 0, records: 0, bytes: 0, waiting: records }))
      return [...known, ...fresh].sort((a, b) => b.bytes - a.bytes || a.stream.localeCompare(b.stream))
    },
  }
}
