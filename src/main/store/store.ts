import type { Database } from 'better-sqlite3'
import type { Query } from 'drizzle-orm'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { createAssets, type Assets } from './assets.ts'
import { snapshot } from './backup.ts'
import { createCodeKeeper } from './code-keeper.ts'
import { storeErrorOf } from './errors.ts'
import { createReader, type Reader } from './reader.ts'
import { createRowStatement, type RowStatement } from './row-statement.ts'
import { createVectorSpace, type VectorSpace } from './vectors.ts'

/** Proof of being inside a write transaction; a repo method that joins one takes it first and ends in `Tx`. */
export interface Tx {
  /** Runs after the commit and never after a roll-back: files, calls, notifications. */
  afterCommit(effect: () => void): void
  /** @throws when the transaction has ended: a handle that outlives its transaction is a bug. */
  assertOpen(): void
}

/** No promise may come out of a transaction: it would commit at the first await and the rest would run outside. */
type Synchronous<T> = [T] extends [never] ? [] : T extends PromiseLike<unknown> ? [refused: 'writeTx takes a synchronous function'] : []

export interface Store {
  /** For `repo.ts` files only: statements are prepared once on it and run in whatever transaction is open. */
  readonly db: BetterSQLite3Database
  readonly assets: Assets
  /** Long reads, on a read-only connection in a thread of their own. */
  readonly reader: Reader
  /** The seller's searches and nearest neighbours, in a further thread: they do not wait for long reads. */
  readonly searcher: Reader
  readonly file: string
  /** For `repo.ts` files only: an insert that runs for every row of an import. */
  rowStatement(query: { toSQL(): Query }): RowStatement
  /** The vectors of one table; see vectors.ts. */
  vectorSpace(table: string): VectorSpace
  /** What SQLite's own check finds wrong, empty when all is well. Reads the whole file. */
  checkIntegrity(): readonly string[]
  /** A consistent copy of the database while work goes on; `target` has its name only when whole. */
  backupTo(target: string): Promise<void>
  /** One BEGIN IMMEDIATE … COMMIT. What `fn` throws rolls everything back. */
  writeTx<T>(fn: (tx: Tx) => T, ...refuse: Synchronous<T>): T
  /** The same, and it is on the disk itself when it returns: a power cut takes back nothing. For what must not happen twice. */
  writeDurably<T>(fn: (tx: Tx) => T, ...refuse: Synchronous<T>): T
  /** Writes the log into the main file and lets go of it. */
  close(): Promise<void>
}

export interface OpenedDatabase {
  readonly connection: Database
  readonly file: string
  readonly home: string
  readonly latestBackup: () => string | null
  readonly log: Log
}

export function createStore(opened: OpenedDatabase): Store {
  const { connection, file } = opened
  const db = drizzle({ client: connection })
  const reader = createReader(file)
  const searcher = createReader(file)
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')

  const store: Store = {
    db,
    file,
    reader,
    searcher,
    rowStatement: (query) => createRowStatement(connection, query),
    vectorSpace: (table) => createVectorSpace(connection, searcher, keeper, table),
    checkIntegrity: () => quickCheck(connection),
    backupTo: (target) => snapshot(connection, target),
    assets: createAssets(opened.home, db),
    writeTx<T>(fn: (tx: Tx) => T, ..._refuse: Synchronous<T>): T {
      if (connection.inTransaction) throw new AppError('bug', 'A write transaction was opened inside another one.')
      const { tx, end } = openTx()
      let result: T
      try {
        begin.run()
        result = fn(tx)
        if (isThenable(result)) throw new AppError('bug', 'A write transaction returned a promise.')
        commit.run()
      } catch (error) {
        end()
        if (connection.inTransaction) rollback.run()
        throw storeErrorOf(error, file, opened.latestBackup()) ?? error
      }
      for (const effect of end()) runEffect(effect, opened.log)
      return result
    },
    writeDurably<T>(fn: (tx: Tx) => T, ...refuse: Synchronous<T>): T {
      // With a write-ahead log, FULL syncs it at the commit and NORMAL only at a checkpoint (https://sqlite.org/pragma.html#pragma_synchronous).
      connection.pragma('synchronous = FULL')
      try {
        return store.writeTx(fn, ...refuse)
      } finally {
        connection.pragma('synchronous = NORMAL')
      }
    },
    async close() {
      await Promise.all([reader.close(), searcher.close(), keeper.stop()])
      try {
        connection.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        // On a full disk the journal stays; the next start takes it over.
        connection.close()
      }
    },
  }
  const keeper = createCodeKeeper({ db, searcher, writeTx: store.writeTx, log: opened.log })
  return store
}

function openTx(): { tx: Tx; end: () => readonly (() => void)[] } {
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
  const end = (): typeof effects => {
    open = false
    return effects
  }
  return { tx, end }
}

/** The change stands already, so a follower that fails must neither undo it for the caller nor keep it from the others. */
function runEffect(effect: () => void, log: Log): void {
  try {
    effect()
  } catch (error) {
    log.error('an effect after a commit failed', { reason: error instanceof Error ? error.message : String(error) })
  }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function quickCheck(connection: Database): readonly string[] {
  const rows = connection.pragma('quick_check(20)') as { quick_check: string }[]
  const broken = connection.pragma('foreign_key_check') as { table: string }[]
  return [
    ...rows.map((row) => row.quick_check).filter((line) => line !== 'ok'),
    ...broken.map((row) => `A row of ${row.table} names something that does not exist.`),
  ]
}
