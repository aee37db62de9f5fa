import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { storeErrorOf } from './errors.ts'
import { requireHome } from './home.ts'

export interface HomeLock {
  release(): void
}

/**
 * One core per home. The lock is an exclusive transaction on a file of its own, so the operating system gives it back
 * the moment its holder dies, however it dies; no pid has to be trusted. @returns null when another process holds it.
 * @throws StoreError when the home cannot be written.
 */
export function lockHome(home: string): HomeLock | null {
  requireHome(home)
  const file = join(home, 'core.lock')
  try {
    return tryLock(file)
  } catch (error) {
    throw storeErrorOf(error, file, null) ?? error
  }
}

function tryLock(file: string): HomeLock | null {
  const connection = new BetterSqlite3(file, { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('BEGIN EXCLUSIVE')
    return { release: () => connection.close() }
  } catch (error) {
    connection.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
