import { existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { AppError } from '../kernel/errors.ts'
import type { Clock } from '../kernel/clock.ts'
import { backupDatabase, latestBackup } from './backup.ts'
import { corrupt, storeErrorOf, StoreError } from './errors.ts'
import { currentVersion, loadMigrations, migrate, pendingMigrations } from './migrations.ts'
import { createStore, type Store } from './store.ts'

export interface OpenOptions {
  readonly home: string
  readonly migrations: string
  readonly clock: Clock
  /** How long a lock of a foreign program is waited for; only tests shorten it. */
  readonly busyTimeoutMs?: number
}

const SQLITE_MAGIC = 'SQLite format 3\u0000'

export function databaseFile(home: string): string {
  return join(home, 'library.db')
}

/**
 * Opens the library, making it when there is none, and brings it up to date after an automatic backup.
 * @throws StoreError with a sentence and a remedy for a damaged, locked, read-only or newer file; the file is left as it was.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const file = databaseFile(options.home)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const backup = (): string | null => latestBackup(options.home)
  try {
    refuseWhatIsNoDatabase(file, backup())
    const connection = openConnection(file, options.busyTimeoutMs ?? 5_000)
    try {
      await bringUpToDate(connection, options)
    } catch (error) {
      connection.close()
      throw error
    }
    return createStore({ connection, file, home: options.home, latestBackup: backup })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw storeErrorOf(error, file, backup()) ?? error
  }
}

/** A connection with the project's pragmas and the vector functions. */
export function openConnection(file: string, busyTimeoutMs: number): Database {
  refuseOldNode()
  const connection = new BetterSqlite3(file, { timeout: busyTimeoutMs })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -32768')
  // Measured: a checkpoint every 10,000 pages instead of 1,000 is worth a third of the import rate.
  connection.pragma('wal_autocheckpoint = 10000')
  connection.pragma('journal_size_limit = 67108864')
  sqliteVec.load(connection)
  return connection
}

async function bringUpToDate(connection: Database, options: OpenOptions): Promise<void> {
  const pending = pendingMigrations(connection, loadMigrations(options.migrations))
  const isNew = currentVersion(connection) === 0
  if (pending.length > 0 && !isNew) {
    await backupDatabase(connection, options.home, options.clock, `before-${pending.at(-1)?.number ?? 0}`)
  }
  migrate(connection, pending)
}

/** A truncated or foreign file is told apart here, before SQLite writes a byte into it. */
function refuseWhatIsNoDatabase(file: string, backup: string | null): void {
  if (!existsSync(file)) {
    if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
      throw new StoreError('corrupt', `${file} is missing but its journal is still there.`, 'Put the file back, or move the journal files away to start with an empty library.')
    }
    return
  }
  const size = statSync(file).size
  if (size === 0) return
  if (readStart(file) !== SQLITE_MAGIC || size < 512) throw corrupt(file, backup)
}

function readStart(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(SQLITE_MAGIC.length)
    readSync(handle, buffer, 0, buffer.length, 0)
    return buffer.toString('latin1')
  } finally {
    closeSync(handle)
  }
}

/** better-sqlite3 13 ends the process without a word on Node 20; say it before it is loaded into work. */
function refuseOldNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 22) throw new AppError('unavailable', `Node ${process.versions.node} is too old: 22.12 or newer is needed.`)
}
