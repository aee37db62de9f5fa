import type { Database, Statement } from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import { AppError } from '../kernel/errors.ts'
import type { CodeKeeper } from './code-keeper.ts'
import { vectorOf } from './nearest/held-codes.ts'
import type { Condition, SpaceState } from './nearest/protocol.ts'
import { DIMENSIONS } from './nearest/sign-code.ts'
import type { Searcher } from './reader.ts'
import type { Tx } from './store.ts'
import { ideaVectors } from './tables.ts'

/** Tables of vectors, each with the triggers that note what changed (0140_search.sql). */
const SPACES: readonly string[] = [getTableName(ideaVectors)]

export interface Neighbour {
  readonly rowid: number
  /** Cosine similarity in [-1, 1]; 1 is the same direction. */
  readonly similarity: number
}

/** Vectors beside the rows of one table, by rowid. Every vector remembers its model; models never mix. */
export interface VectorSpace {
  /**
   * Keeps the direction of `vector` (768 numbers); its length does not count. A row that has one gets this instead and stays made.
   * @throws AppError `bug` for another count of numbers, for zeros alone and for what is no number.
   */
  putTx(tx: Tx, rowid: number, model: string, vector: Float32Array): void
  removeTx(tx: Tx, rowid: number): void
  /** Marks the row as made: from now on it counts when novelty is measured. */
  markMadeTx(tx: Tx, rowid: number): void
  /** The unit vector of a row, null where it has none. */
  find(rowid: number): { readonly model: string; readonly vector: Float32Array } | null
  /**
   * The `k` nearest of the same model, nearest first; only those marked as made when `madeOnly`. `where` narrows them
   * down further, by SQL over the rows `v`. Exact up to 2,000 vectors; beyond, the candidates are found by codes of one
   * bit an axis and compared exactly (docs/decisions/nearest-neighbours.md has the measured recall).
   */
  nearest(model: string, vector: Float32Array, k: number, madeOnly: boolean, where?: Condition): Promise<readonly Neighbour[]>
  /** The models that vectors here have, the one of most of them first. */
  models(): readonly { readonly model: string; readonly rows: number }[]
  /** At most `limit` rows whose vector is of another model, made ones first. */
  otherThan(model: string, limit: number): readonly number[]
  /** How questions about this model are answered at the moment, and what that holds in memory. */
  state(model: string): Promise<SpaceState>
}

export function createVectorSpace(connection: Database, searcher: Searcher, keeper: CodeKeeper, table: string): VectorSpace {
  if (!SPACES.includes(table)) throw new AppError('bug', `${table} is not a table of vectors.`)
  const put = connection.prepare(`INSERT INTO ${table} (seq, model, made, embedding) VALUES (?, ?, 0, ?)
    ON CONFLICT (seq) DO UPDATE SET model = excluded.model, embedding = excluded.embedding`)
  const remove = connection.prepare(`DELETE FROM ${table} WHERE seq = ?`)
  const mark = connection.prepare(`UPDATE ${table} SET made = 1 WHERE seq = ? AND made = 0`)
  const bySeq = connection.prepare<[number], { model: string; embedding: Buffer }>(`SELECT model, embedding FROM ${table} WHERE seq = ?`)
  const models = connection.prepare<[], { model: string; rows: number }>(`SELECT model, count(*) AS rows FROM ${table} GROUP BY model ORDER BY rows DESC, model`)
  const nextModel = connection.prepare<[string], { model: string }>(`SELECT model FROM ${table} WHERE model > ? ORDER BY model LIMIT 1`)
  const ofModel = connection.prepare<[string, number, number], { seq: number }>(`SELECT seq FROM ${table} WHERE model = ? AND made = ? LIMIT ?`)
  return {
    models: () => models.all(),
    otherThan(model, limit) {
      const others = namesIn(nextModel).filter((name) => name !== model)
      const rows = [1, 0].flatMap((made) => others.flatMap((other) => ofModel.all(other, made, limit)))
      return rows.slice(0, limit).map(({ seq }) => seq)
    },
    putTx(tx, rowid, model, vector) {
      tx.assertOpen()
      put.run(rowid, model, bytesOf(unit(vector)))
    },
    removeTx(tx, rowid) {
      tx.assertOpen()
      remove.run(rowid)
    },
    markMadeTx(tx, rowid) {
      tx.assertOpen()
      mark.run(rowid)
    },
    find(rowid) {
      const row = bySeq.get(rowid)
      return row === undefined ? null : { model: row.model, vector: vectorOf(row.embedding) }
    },
    async nearest(model, vector, k, madeOnly, where) {
      const question = { table, model, vector: unit(vector), k, madeOnly, ...(where === undefined ? {} : { where }) }
      const { rows, state } = await searcher.nearest(question)
      keeper.saw(question, state)
      // |a − b|² = 2 − 2·cos for unit vectors.
      return rows.map(({ seq, distance }) => ({ rowid: seq, similarity: 1 - distance ** 2 / 2 }))
    },
    async state(model) {
      const state = await searcher.spaceState({ table, model })
      keeper.saw({ table, model }, state)
      return state
    },
  }
}

/** Each name once, by one look into the index a name; DISTINCT would read every row. */
function namesIn(next: Statement<[string], { model: string }>): string[] {
  const names: string[] = []
  for (let row = next.get(''); row !== undefined; row = next.get(row.model)) names.push(row.model)
  return names
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  if (vector.length !== DIMENSIONS || !Number.isFinite(length) || length === 0) throw new AppError('bug', `A vector here has ${DIMENSIONS} numbers and a direction.`)
  return Math.abs(length - 1) < 1e-6 ? vector : vector.map((value) => value / length)
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
}
