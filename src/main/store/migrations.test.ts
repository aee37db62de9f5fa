import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { openTestStore, shippedMigrations } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { openStore } from './index.ts'
import { currentVersion, loadMigrations, migrate } from './migrations.ts'
import { databaseFile, openConnection } from './open.ts'

const shipped = loadMigrations(shippedMigrations)
const newest = shipped.at(-1)?.number ?? 0

/** A folder with the shipped steps up to `number`, and further ones. */
function migrationsUpTo(number: number, further: Record<string, string> = {}): string {
  const folder = join(tempHome(), 'migrations')
  mkdirSync(folder)
  for (const file of readdirSync(shippedMigrations)) if (Number(file.slice(0, 4)) <= number) cpSync(join(shippedMigrations, file), join(folder, file))
  for (const [file, sql] of Object.entries(further)) writeFileSync(join(folder, file), sql)
  return folder
}

const backupsOf = (home: string): string[] => readdirSync(home).includes('backups') ? readdirSync(join(home, 'backups')).sort() : []

/** The least row that an old program could have left in each table, from SQLite's own description of the table. */
function oldRows(home: string): Map<string, number> {
  const connection = openConnection(databaseFile(home), 0)
  connection.pragma('foreign_keys = OFF')
  const tables = connection.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1").all() as { name: string }[]
  const rows = new Map<string, number>()
  for (const { name } of tables) {
    const columns = connection.pragma(`table_info(${name})`) as { name: string; type: string; notnull: number; pk: number }[]
    const wanted = columns.filter((column) => column.notnull === 1 || column.pk > 0)
    const sql = (connection.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(name) as { sql: string }).sql
    const values = wanted.map((column) => valueFor(column, sql))
    connection.prepare(`INSERT OR IGNORE INTO ${name} (${wanted.map((column) => column.name).join(', ')}) VALUES (${wanted.map(() => '?').join(', ')})`).run(...values)
  }
  // Counted when all are in: triggers of one table write to another.
  for (const { name } of tables) rows.set(name, (connection.prepare(`SELECT count(*) AS n FROM ${name}`).get() as { n: number }).n)
  connection.close()
  return rows
}

/** Something that the column's own check allows. */
function valueFor({ name, type }: { name: string; type: string }, sql: string): string | number | Buffer {
  const allowed = new RegExp(`\\b${name} [^,]*?CHECK \\(${name} IN \\('([^']+)'`).exec(sql)?.[1]
  if (allowed !== undefined) return allowed
  if (new RegExp(`json_valid\\(${name}\\)`).test(sql)) return '{}'
  if (type === 'BLOB') return Buffer.alloc(Number(new RegExp(`length\\(${name}\\) = (\\d+)`).exec(sql)?.[1] ?? 1))
  return type === 'TEXT' ? `old ${name}` : 1
}

test.each(shipped.slice(0, -1).map((migration) => migration.number))('a library of version %i, with rows in every table it had, comes up to date and loses none', async (version) => {
  const home = tempHome()
  const old = await openStore({ home, migrations: migrationsUpTo(version), clock: fakeClock() })
  await old.close()
  const before = oldRows(home)
  expect([...before.values()].every((count) => count > 0)).toBe(true)

  const store = await openTestStore({ home })
  expect(store.checkIntegrity().filter((fault) => !fault.includes('names something that does not exist'))).toEqual([])
  await store.close()
  const connection = openConnection(databaseFile(home), 0)
  expect(currentVersion(connection)).toBe(newest)
  for (const [table, count] of before) expect(connection.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: count })
  connection.close()
})

test('an existing library is backed up before it is changed, a new one is not', async () => {
  const home = tempHome()
  await (await openStore({ home, migrations: migrationsUpTo(10), clock: fakeClock() })).close()
  expect(backupsOf(home)).toEqual([])
  await (await openTestStore({ home, clock: fakeClock('2026-11-23T12:00:00Z') })).close()
  expect(backupsOf(home)).toEqual([`library-2026-11-23T12-00-00-000Z-before-${newest}.db`])
  const copy = openConnection(join(home, 'backups', String(backupsOf(home)[0])), 0)
  expect(currentVersion(copy)).toBe(10)
  copy.close()
})

test('at most five automatic backups are kept, the newest ones', async () => {
  const home = tempHome()
  const clock = fakeClock('2026-01-01T00:00:00Z')
  await (await openStore({ home, migrations: migrationsUpTo(10), clock })).close()
  const further: Record<string, string> = {}
  for (let step = 1; step <= 7; step++) {
    clock.advance(86_400_000)
    further[`${String(newest + step).padStart(4, '0')}_step.sql`] = `CREATE TABLE step_${step} (a TEXT) STRICT;`
    await (await openStore({ home, migrations: migrationsUpTo(newest, further), clock })).close()
  }
  expect(backupsOf(home)).toEqual([4, 5, 6, 7, 8].map((day) => `library-2026-01-0${day}T00-00-00-000Z-before-${newest + day - 1}.db`))
})

test('a step that fails leaves the library at its old version, whole, with every step before it taken back', async () => {
  const home = tempHome()
  await (await openTestStore({ home })).close()
  const migrations = migrationsUpTo(newest, {
    [`${newest + 10}_fine.sql`.padStart(13, '0')]: 'CREATE TABLE fine (a TEXT) STRICT;',
    [`${newest + 20}_broken.sql`.padStart(15, '0')]: 'CREATE TABLE broken (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);',
  })
  const error: unknown = await openStore({ home, migrations, clock: fakeClock() }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ fault: 'migration-failed', message: `The library could not be brought up to date (step ${newest + 20} broken).` })
  expect(backupsOf(home)).toHaveLength(1)
  const store = await openTestStore({ home })
  expect(store.checkIntegrity()).toEqual([])
  await store.close()
  const connection = openConnection(databaseFile(home), 0)
  expect(currentVersion(connection)).toBe(newest)
  expect(connection.prepare("SELECT name FROM sqlite_schema WHERE name IN ('fine', 'broken')").all()).toEqual([])
  connection.close()
})

test('steps go up, and a file that is none is refused by name', () => {
  expect(shipped.map(({ number }) => number)).toEqual(shipped.map(({ number }) => number).toSorted((a, b) => a - b))
  expect(() => loadMigrations(migrationsUpTo(10, { 'notes.sql': '' }))).toThrow('notes.sql is not a migration')
  expect(() => loadMigrations(migrationsUpTo(10, { '0010_twice.sql': '' }))).toThrow('Two migrations share the number 10.')
})

test('taking no step touches nothing', () => {
  const home = tempHome()
  const connection = openConnection(databaseFile(home), 0)
  migrate(connection, [])
  expect(currentVersion(connection)).toBe(0)
  connection.close()
})
