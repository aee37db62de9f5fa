import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { AppError } from '../kernel/errors.ts'
import { StoreError } from './errors.ts'

/** One forward step, a numbered file under resources/migrations. Numbers go up by ten so that a fix fits between. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export function loadMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort()
  const migrations = files.map((file) => parseMigration(folder, file))
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1]
    if (before !== undefined && before.number >= migration.number) throw new AppError('bug', `Two migrations share the number ${migration.number}.`)
  })
  return migrations
}

function parseMigration(folder: string, file: string): Migration {
  const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
  if (match === null) throw new AppError('bug', `${file} is not a migration: its name must be 0010_words.sql.`)
  return { number: Number(match[1]), name: String(match[2]), sql: readFileSync(join(folder, file), 'utf8') }
}

/** What stands between this file and this program. `user_version` holds the number of the last step taken. */
export function pendingMigrations(db: Database, migrations: readonly Migration[]): readonly Migration[] {
  const version = currentVersion(db)
  const newest = migrations.at(-1)?.number ?? 0
  if (version > newest) {
    throw new StoreError(
      'newer',
      `This library was written by a newer version of Design Idea Engine (its version is ${version}, this program knows ${newest}).`,
      'Install the newest version of the program; your library stays as it is.',
    )
  }
  return migrations.filter((migration) => migration.number > version)
}

export function currentVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Takes every step in one transaction: a library is at the old version or at the new one, never between. */
export function migrate(db: Database, pending: readonly Migration[]): void {
  if (pending.length === 0) return
  db.transaction(() => {
    for (const migration of pending) {
      try {
        db.exec(migration.sql)
      } catch (error) {
        throw new StoreError('migration-failed', `The library could not be brought up to date (step ${migration.number} ${migration.name}).`,
          'Nothing was changed. Go back to the earlier version of the program and tell its makers.', error)
      }
      db.pragma(`user_version = ${migration.number}`)
    }
  })()
}
