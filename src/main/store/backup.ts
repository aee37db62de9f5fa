import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type Clock, toIso } from '../kernel/clock.ts'

/** Automatic backups that are kept; the oldest goes when a new one is made. */
const KEPT = 5

export function backupFolder(home: string): string {
  return join(home, 'backups')
}

/** A copy of the database in `backups/`, complete before it gets its name. @returns its path. */
export async function backupDatabase(connection: Database, home: string, clock: Clock, label: string): Promise<string> {
  mkdirSync(backupFolder(home), { recursive: true, mode: 0o700 })
  const file = backupFile(home, clock, label)
  await snapshot(connection, file)
  dropOldBackups(home)
  return file
}

/** Its name begins with the time, so that names sort by age. */
export function backupFile(home: string, clock: Clock, label: string): string {
  return join(backupFolder(home), `library-${toIso(clock.now()).replaceAll(/[:.]/g, '-')}-${label}.db`)
}

export function dropOldBackups(home: string): void {
  for (const old of automaticBackups(home).slice(KEPT)) rmSync(join(backupFolder(home), old), { force: true })
}

/** SQLite's own online backup, into a temporary name first. */
export async function snapshot(connection: Database, file: string): Promise<void> {
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  await connection.backup(unfinished)
  renameSync(unfinished, file)
}

/** The newest automatic backup, or null. */
export function latestBackup(home: string): string | null {
  const newest = automaticBackups(home)[0]
  return newest === undefined ? null : join(backupFolder(home), newest)
}

/** Newest first: the names begin with the time. */
function automaticBackups(home: string): string[] {
  try {
    return readdirSync(backupFolder(home)).filter((file) => /^library-.*\.db$/.test(file)).sort().reverse()
  } catch {
    return []
  }
}
