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
  const folder = backupFolder(home)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = toIso(clock.now()).replaceAll(/[:.]/g, '-')
  const file = join(folder, `library-${stamp}-${label}.db`)
  await snapshot(connection, file)
  for (const old of automaticBackups(home).slice(KEPT)) rmSync(join(folder, old), { force: true })
  return file
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
