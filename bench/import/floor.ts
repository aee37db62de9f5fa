/** What bare better-sqlite3 reaches with the same rows, already in memory, in batches of 500. */
import BetterSqlite3 from 'better-sqlite3'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { ROW_SOURCE, rowsOf } from './rows.ts'

const BATCH = 500

/** A: signals and observations, as the program keeps them. B: signals alone. C: the CSV row in one table, its own id as key. */
export type Floor = 'A' | 'B' | 'C'

const SIGNALS = `CREATE TABLE signals (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, source_item_id TEXT NOT NULL, text TEXT NOT NULL,
  tags TEXT NOT NULL, published_at INTEGER, first_seen_at INTEGER NOT NULL) STRICT`
const OBSERVATIONS = `CREATE TABLE observations (
  signal_seq INTEGER NOT NULL, metric TEXT NOT NULL, observed_at INTEGER NOT NULL, value REAL,
  PRIMARY KEY (signal_seq, metric, observed_at)) STRICT, WITHOUT ROWID`
const CSV_ROWS = `CREATE TABLE rows (
  id TEXT PRIMARY KEY, published_at INTEGER, text TEXT NOT NULL, views INTEGER, likes INTEGER, tags TEXT NOT NULL) STRICT`

/** @returns milliseconds for `count` rows; making them, opening and closing are not counted. */
export function measureFloor(floor: Floor, file: string, count: number): number {
  const db = new BetterSqlite3(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  const insert = floor === 'C' ? csvInserter(db, count) : signalInserter(db, count, floor === 'A')
  const writeBatch = db.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) insert(index)
  })
  const begin = performance.now()
  for (let from = 0; from < count; from += BATCH) writeBatch(from, Math.min(count, from + BATCH))
  const ms = performance.now() - begin
  db.close()
  return ms
}

function signalInserter(db: BetterSqlite3.Database, count: number, withFigures: boolean): (index: number) => void {
  db.exec(SIGNALS)
  db.exec(OBSERVATIONS)
  const now = Date.parse('2026-11-23T08:00:00Z')
  const signal = db.prepare('INSERT INTO signals (id, source, source_item_id, text, tags, published_at, first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const observation = db.prepare('INSERT INTO observations VALUES (?, ?, ?, ?)')
  const rows = [...rowsOf(count)].map((row) => ({
    values: [deriveId('sig', ROW_SOURCE, row.id), ROW_SOURCE, row.id, row.text, JSON.stringify(row.tags), Date.parse(row.publishedAt), now],
    views: row.views, likes: row.likes,
  }))
  return (index) => {
    const row = rows[index]
    if (row === undefined) return
    const seq = signal.run(row.values).lastInsertRowid
    if (!withFigures) return
    observation.run(seq, 'views', now, row.views)
    observation.run(seq, 'likes', now, row.likes)
  }
}

function csvInserter(db: BetterSqlite3.Database, count: number): (index: number) => void {
  db.exec(CSV_ROWS)
  const insert = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)')
  const rows = [...rowsOf(count)].map((row) => [row.id, Date.parse(row.publishedAt), row.text, row.views, row.likes, JSON.stringify(row.tags)])
  return (index) => void insert.run(rows[index] ?? [])
}
