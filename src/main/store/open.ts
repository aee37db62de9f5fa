import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { AppError } from '../kernel/errors.ts'
import type { Clock } from '../kernel/clock.ts'
import { silentLog, type Log } from '../kernel/log.ts'
import { backupDatabase, latestBackup } from './backup.ts'
import { corrupt, restoreAction, storeErrorOf, StoreError } from './errors.ts'
import { requireHome } from './home.ts'
import { clearLeftovers } from './leftovers.ts'
import { currentVersion, loadMigrations, migrate, pendingMigrations } from './migrations.ts'
import { createStore, type Store } from './store.ts'

export interface OpenOptions {
  readonly home: string
  readonly migrations: string
  readonly clock: Clock
  /** How long a lock of a foreign program is waited for; only tests shorten it. */
  readonly busyTimeoutMs?: number
  /** Told of effects after a commit that failed. */
  readonly log?: Log
}

const SQLITE_MAGIC = 'SQLite format 3\u0000'

export function databaseFile(home: string): string {
  return join(home, 'library.db')
}

/**
 * Opens the library, making it when there is none, and brings it up to date after an automatic backup.
 * @throws StoreError with a sentence and a remedy for a damaged, foreign, locked, read-only or newer file; nothing is changed then.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const file = databaseFile(options.home)
  requireHome(options.home)
  const backup = (): string | null => latestBackup(options.home)
  try {
    const hasJournal = sizeOf(`${file}-wal`) > 0
    refuseWhatIsNoDatabase(file, hasJournal, backup())
    const connection = openConnection(file, options.busyTimeoutMs ?? 5_000)
    try {
      if (hasJournal) takeOverJournal(connection, file, backup())
      refuseForeign(connection, file)
      await bringUpToDate(connection, options)
      clearLeftovers(options.home)
      return createStore({ connection, file, home: options.home, latestBackup: backup, log: options.log ?? silentLog })
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw error instanceof AppError ? error : (storeErrorOf(error, file, backup()) ?? error)
  }
}

/** A connection with the project's pragmas and the vector functions. */
export function openConnection(file: string, busyTimeoutMs: number): Database {
  refuseOldNode()
  const connection = new BetterSqlite3(file, { timeout: busyTimeoutMs })
  try {
    prepare(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function prepare(connection: Database): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -32768')
  // Measured: a checkpoint every 10,000 pages instead of 1,000 is worth a third of the import rate.
  connection.pragma('wal_autocheckpoint = 10000')
  connection.pragma('journal_size_limit = 67108864')
  sqliteVec.load(connection)
}

async function bringUpToDate(connection: Database, options: OpenOptions): Promise<void> {
  const pending = pendingMigrations(connection, loadMigrations(options.migrations))
  const isNew = currentVersion(connection) === 0
  if (pending.length > 0 && !isNew) {
    await backupDatabase(connection, options.home, options.clock, `before-${pending.at(-1)?.number ?? 0}`)
  }
  migrate(connection, pending)
}

/** What is no database or not a whole one is told apart here, before SQLite writes a byte into it. */
function refuseWhatIsNoDatabase(file: string, hasJournal: boolean, backup: string | null): void {
  if (!existsSync(file)) {
    if (!hasJournal && backup === null && !existsSync(join(dirname(file), 'replaced-1', 'library.db'))) return
    if (!hasJournal) throw new StoreError('corrupt', `${file} is missing although this folder held a library.`, `Put it back from the newest "replaced" folder. ${restoreAction(backup)}`)
    throw new StoreError('corrupt', `${file} is missing but its journal is still there.`, 'Put the file back, or move the journal files away to start with an empty library.')
  }
  const size = statSync(file).size
  // Nothing but a name is what a program leaves that was ended while it made its first library; with a history it is a loss.
  if (size === 0 && !hasJournal && backup === null) return
  if (!isWhole(file, size, hasJournal)) throw corrupt(file, backup)
}

/** Pages of the newest changes may lie in the journal alone, so beside one the file may be shorter than it says. */
function isWhole(file: string, size: number, hasJournal: boolean): boolean {
  const header = readStart(file)
  if (header.toString('latin1', 0, SQLITE_MAGIC.length) !== SQLITE_MAGIC || size < 512) return false
  return hasJournal || size >= bytesBy(header)
}

/** The size that the file says it has: bytes a page at 16 (1 means 65,536) by pages at 28, https://sqlite.org/fileformat.html */
function bytesBy(header: Buffer): number {
  const pageSize = header.readUInt16BE(16)
  return (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28)
}

/** After a crash the journal's pages go into the file, which must then be as long as it says. */
function takeOverJournal(connection: Database, file: string, backup: string | null): void {
  const [result] = connection.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number; checkpointed: number }[]
  const complete = result !== undefined && result.busy === 0 && result.log === result.checkpointed
  if (complete && statSync(file).size < bytesBy(readStart(file))) throw corrupt(file, backup)
}

/** Every library has a version; tables without one are another program's. */
function refuseForeign(connection: Database, file: string): void {
  if (currentVersion(connection) !== 0) return
  if (connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return
  throw new StoreError('corrupt', `${file} is a database of another program.`, 'Move it away, or choose another folder with --home.')
}

function readStart(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(100)
    readSync(handle, buffer, 0, buffer.length, 0)
    return buffer
  } finally {
    closeSync(handle)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** better-sqlite3 13 ends the process without a word on Node 20; say it before it is loaded into work. */
function refuseOldNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 22) throw new AppError('unavailable', `Node ${process.versions.node} is too old: 22.12 or newer is needed.`)
}
