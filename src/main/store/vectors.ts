import type { Database } from 'better-sqlite3'
import { AppError } from '../kernel/errors.ts'
import type { Reader } from './reader.ts'
import type { Tx } from './store.ts'

export interface Neighbour {
  readonly rowid: number
  /** Cosine similarity in [-1, 1]; 1 is the same direction. */
  readonly similarity: number
}

/** Vectors beside the rows of one table, by rowid. Every vector remembers its model; models never mix. */
export interface VectorSpace {
  putTx(tx: Tx, rowid: number, model: string, vector: Float32Array): void
  /** Marks the row as made: from now on it counts when novelty is measured. */
  markMadeTx(tx: Tx, rowid: number): void
  /** The `k` nearest of the same model, nearest first; only those marked as made when `madeOnly`. */
  nearest(model: string, vector: Float32Array, k: number, madeOnly: boolean): Promise<readonly Neighbour[]>
}

export function createVectorSpace(connection: Database, reader: Reader, table: string): VectorSpace {
  if (!/^[a-z_]+$/.test(table)) throw new AppError('bug', `${table} is not a table name.`)
  const remove = connection.prepare(`DELETE FROM ${table} WHERE rowid = ?`)
  const insert = connection.prepare(`INSERT INTO ${table} (rowid, model, made, embedding) VALUES (?, ?, 0, ?)`)
  const mark = connection.prepare(`UPDATE ${table} SET made = 1 WHERE rowid = ?`)
  const nearest = `SELECT rowid, distance FROM ${table} WHERE embedding MATCH ? AND k = ? AND model = ?`
  return {
    putTx(tx, rowid, model, vector) {
      tx.assertOpen()
      remove.run(BigInt(rowid))
      insert.run(BigInt(rowid), model, bytesOf(vector))
    },
    markMadeTx(tx, rowid) {
      tx.assertOpen()
      mark.run(BigInt(rowid))
    },
    async nearest(model, vector, k, madeOnly) {
      const statement = `${nearest}${madeOnly ? ' AND made = 1' : ''} ORDER BY distance`
      const rows = await reader.all<{ rowid: number; distance: number }>(statement, [bytesOf(vector), k, model])
      return rows.map((row) => ({ rowid: row.rowid, similarity: 1 - row.distance }))
    },
  }
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
}
