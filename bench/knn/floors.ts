/** Exact search without the program: a typed array in JavaScript, and sqlite-vec's own table. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { EMBEDDING_DIMENSIONS } from '../../src/main/ideas/pure/embed.ts'
import { timed } from '../samples.ts'
import { vectorsOf, type Kind } from './data.ts'

/** As many vectors as are held at once: 150 MB. */
const PART = 50_000

export interface Exact {
  /** The truth: rows in their order, a list for each question. */
  readonly found: readonly (readonly number[])[]
  /** Of one pass over all vectors in memory, for each question that was timed. */
  readonly times: readonly number[]
}

/** Compares every vector with every question, a part of the vectors at a time; only `timed` of the questions are timed alone. */
export async function exactly(kind: Kind, count: number, questions: number, k: number, timedQuestions: number): Promise<Exact> {
  const vectorOf = vectorsOf(kind, count)
  const asked = Array.from({ length: questions }, (_, at) => vectorOf(count + at))
  const best = asked.map(() => createBest(k))
  const times = Array.from({ length: timedQuestions }, () => 0)
  const part = new Float32Array(Math.min(PART, count) * EMBEDDING_DIMENSIONS)
  for (let from = 0; from < count; from += PART) {
    const rows = Math.min(PART, count - from)
    for (let at = 0; at < rows; at++) part.set(vectorOf(from + at), at * EMBEDDING_DIMENSIONS)
    for (const [question, vector] of asked.entries()) {
      const { ms } = await timed(() => scan(part, rows, vector, from, best[question]))
      if (question < timedQuestions) times[question] = (times[question] ?? 0) + ms
    }
  }
  return { found: best.map((one) => one.rows()), times }
}

function scan(part: Float32Array, rows: number, question: Float32Array, from: number, best: Best | undefined): void {
  for (let row = 0; row < rows; row++) {
    const at = row * EMBEDDING_DIMENSIONS
    let sum = 0
    for (let i = 0; i < EMBEDDING_DIMENSIONS; i++) sum += (part[at + i] as number) * (question[i] as number)
    best?.add(from + row, sum)
  }
}

interface Best {
  add(row: number, likeness: number): void
  rows(): number[]
}

/** The `k` greatest, kept in order. */
function createBest(k: number): Best {
  const kept: { row: number; likeness: number }[] = []
  return {
    add(row, likeness) {
      const last = kept[k - 1]
      if (last !== undefined && likeness <= last.likeness) return
      const place = kept.findIndex((one) => one.likeness < likeness)
      kept.splice(place < 0 ? kept.length : place, 0, { row, likeness })
      kept.length = Math.min(kept.length, k)
    },
    rows: () => kept.map(({ row }) => row),
  }
}

/** Milliseconds of each question to a vec0 table with the same vectors. */
export async function vec0(folder: string, kind: Kind, count: number, questions: number, k: number): Promise<{ times: readonly number[]; found: readonly (readonly number[])[] }> {
  const db = new BetterSqlite3(join(folder, 'vec0.db'))
  sqliteVec.load(db)
  db.pragma('synchronous = OFF')
  db.pragma('journal_mode = MEMORY')
  try {
    db.exec(`CREATE VIRTUAL TABLE vectors USING vec0 (embedding FLOAT[${EMBEDDING_DIMENSIONS}] distance_metric=cosine)`)
    const insert = db.prepare('INSERT INTO vectors (rowid, embedding) VALUES (?, ?)')
    const vectorOf = vectorsOf(kind, count)
    const put = db.transaction((from: number, to: number) => {
      for (let row = from; row < to; row++) insert.run(BigInt(row), vectorOf(row))
    })
    for (let from = 0; from < count; from += PART) put(from, Math.min(count, from + PART))
    const nearest = db.prepare<[Float32Array, number], { rowid: number }>('SELECT rowid FROM vectors WHERE embedding MATCH ? AND k = ? ORDER BY distance')
    const times: number[] = []
    const found: number[][] = []
    for (let question = 0; question < questions; question++) {
      const vector = vectorOf(count + question)
      const { value, ms } = await timed(() => nearest.all(vector, k))
      times.push(ms)
      found.push(value.map(({ rowid }) => rowid))
    }
    return { times, found }
  } finally {
    db.close()
  }
}
