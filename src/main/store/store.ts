import type { Database } from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { AppError } from '../kernel/errors.ts'
import { createAssets, type Assets } from './assets.ts'
import { snapshot } from './backup.ts'
import { storeErrorOf } from './errors.ts'
import { createReader, type Reader } from './reader.ts'
import { createVectorSpace, type VectorSpace } from './vectors.ts'

/** Proof of being inside a write transaction; a repo method that joins one takes it first and ends in `Tx`. */
export interface Tx {
  /** Runs after the commit and never after a roll-back: files, calls, notifications. */
  afterCommit(effect: () => void): void
  /** @throws when the transaction has ended: a handle that outlives its transaction is a bug. */
  assertOpen(): void
}

/** No promise may come out of a transaction: it would commit at the first await and the rest would run outside. */
type Synchronous<T> = T extends PromiseLike<unknown> ? [refused: 'writeTx takes a synchronous function'] : []

export interface Store {
  /** For `repo.ts` files only: statements are prepared once on it and run in whatever transaction is open. */
  readonly db: BetterSQLite3Database
  readonly assets: Assets
  /** Long reads and nearest neighbours, on a read-only connection in a thread of their own. */
  readonly reader: Reader
  readonly file: string
  /** The vectors of one vec0 table (`model` partition key, `embedding`). */
  vectorSpace(table: string): VectorSpace
  /** What SQLite's own check finds wrong, empty when all is well. Reads the whole file. */
  checkIntegrity(): readonly string[]
  /** A consistent copy of the database while work goes on; `target` has its name only when whole. */
  backupTo(target: string): Promise<void>
  /** One BEGIN IMMEDIATE … COMMIT. What `fn` throws rolls everything back. */
  writeTx<T>(fn: (tx: Tx) => T, ...refuse: Synchronous<T>): T
  /** Writes the log into the main file and lets go of it. */
  close(): Promise<void>
}

export interface OpenedDatabase {
  readonly connection: Database
  readonly file: string
  readonly home: string
  readonly latestBackup: () => string | null
}

export function createStore(opened: OpenedDatabase): Store {
  const { connection, file } = opened
  const db = drizzle({ client: connection })
  const reader = createReader(file)
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')

  return {
    db,
    file,
    reader,
    vectorSpace: (table) => createVectorSpace(connection, reader, table),
    checkIntegrity: () => quickCheck(connection),
    backupTo: (target) => snapshot(connection, target),
    assets: createAssets(opened.home, db),
    writeTx<T>(fn: (tx: Tx) => T, ..._refuse: Synchronous<T>): T {
      if (connection.inTransaction) throw new AppError('bug', 'A write transaction was opened inside another one.')
      const { tx, end } = openTx()
      try {
        begin.run()
        const result = fn(tx)
        if (result instanceof Promise) throw new AppError('bug', 'A write transaction returned a promise.')
        commit.run()
        end('committed')
        return result
      } catch (error) {
        if (connection.inTransaction) rollback.run()
        end('rolled-back')
        throw storeErrorOf(error, file, opened.latestBackup()) ?? error
      }
    },
    async close() {
      await reader.close()
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}

function openTx(): { tx: Tx; end: (outcome: 'committed' | 'rolled-back') => void } {
  let open = true
  const effects: (() => void)[] = []
  const tx: Tx = {
    afterCommit: (effect) => {
      tx.assertOpen()
      effects.push(effect)
    },
    assertOpen: () => {
      if (!open) throw new AppError('bug', 'A transaction was used after its end.')
    },
  }
  const end = (outcome: 'committed' | 'rolled-back'): void => {
    open = false
    if (outcome === 'committed') for (const effect of effects) effect()
  }
  return { tx, end }
}

function quickCheck(connection: Database): readonly string[] {
  const rows = connection.pragma('quick_check(20)') as { quick_check: string }[]
  const broken = connection.pragma('foreign_key_check') as { table: string }[]
  return [
    ...rows.map((row) => row.quick_check).filter((line) => line !== 'ok'),
    ...broken.map((row) => `A row of ${row.table} names something that does not exist.`),
  ]
}
