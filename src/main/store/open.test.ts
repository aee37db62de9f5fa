import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTestStore, shippedMigrations } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { systemClock } from '../kernel/clock.ts'
import { backupDatabase } from './backup.ts'
import { spawnHolder } from './fixtures/spawn-holder.ts'
import { lockHome, openStore, StoreError } from './index.ts'
import { databaseFile, openConnection } from './open.ts'

/** A closed library with some thousand rows, so that cutting it hurts. */
async function library(home = tempHome()): Promise<string> {
  const store = await openTestStore({ home })
  store.writeTx(() => {
    for (let row = 0; row < 3_000; row++) store.assets.recordTx({ hash: `hash-${row}`.padEnd(64, 'x'), extension: 'png', bytes: row, widthPx: 1, heightPx: 1, thumbHash: 'y'.repeat(40), createdAt: row })
  })
  await store.close()
  return home
}

async function refusal(home: string): Promise<StoreError> {
  const error: unknown = await openStore({ home, migrations: shippedMigrations, clock: systemClock, busyTimeoutMs: 50 }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StoreError)
  return error as StoreError
}

/** How the library is refused, and whether its file has the same bytes afterwards. */
async function meet(home: string) {
  const file = databaseFile(home)
  const bytes = (): Buffer | null => (existsSync(file) ? readFileSync(file) : null)
  const before = bytes()
  const { fault, message, action } = await refusal(home)
  return { fault, message, action, unchanged: before === null ? bytes() === null : bytes()?.equals(before) }
}

function refused(fault: StoreError['fault'], message: RegExp, action: RegExp) {
  return { fault, message: expect.stringMatching(message) as string, action: expect.stringMatching(action) as string, unchanged: true }
}

const DAMAGED = /library\.db is damaged and cannot be read\.$/

test('an empty folder becomes a working library, and opening it again changes nothing', async () => {
  const home = await library()
  const store = await openTestStore({ home })
  expect(store.checkIntegrity()).toEqual([])
  expect(store.assets.find('hash-2999'.padEnd(64, 'x'))?.bytes).toBe(2999)
  expect(existsSync(join(home, 'backups'))).toBe(false)
})

test.each([4_096 * 3, 100_000, 300_000, 300_001])('a library cut to %i bytes is refused', async (size) => {
  const home = await library()
  expect(statSync(databaseFile(home)).size).toBeGreaterThan(300_001)
  truncateSync(databaseFile(home), size)
  expect(await meet(home)).toEqual(refused('corrupt', DAMAGED, /There is no backup in this folder\. .*idea-engine restore FILE/))
})

test('a damaged library names the last automatic backup and how to go back to it', async () => {
  const home = await library()
  const connection = openConnection(databaseFile(home), 0)
  const backup = await backupDatabase(connection, home, systemClock, 'before-20')
  connection.close()
  truncateSync(databaseFile(home), 50_000)
  expect(await meet(home)).toEqual(refused('corrupt', DAMAGED, new RegExp(`idea-engine restore ${backup.replaceAll(/[.\\]/g, '\\$&')}`)))
})

test('a library cut short beside the journal of a crash is refused as well', async () => {
  const home = tempHome()
  const store = await openTestStore({ home: await library(home) })
  store.writeTx(() => store.assets.recordTx({ hash: 'z'.repeat(64), extension: 'png', bytes: 1, widthPx: 1, heightPx: 1, thumbHash: null, createdAt: 1 }))
  const crashed = tempHome()
  for (const ending of ['', '-wal']) cpSync(`${databaseFile(home)}${ending}`, `${databaseFile(crashed)}${ending}`)
  const whole = tempHome()
  cpSync(crashed, whole, { recursive: true })
  truncateSync(databaseFile(crashed), 300_000)
  expect((await refusal(crashed)).message).toMatch(DAMAGED)
  // The same journal beside the whole file is taken over.
  expect((await openTestStore({ home: whole })).assets.find('z'.repeat(64))?.bytes).toBe(1)
})

test.each([
  ['garbage', Buffer.from('this is not a database at all, but long enough to be one'.repeat(100))],
  ['a picture', Buffer.concat([Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), Buffer.alloc(5_000, 7)])],
  ['one byte', Buffer.from('S')],
  ['a header alone', Buffer.from('SQLite format 3\u0000')],
  ['garbage behind a true header', Buffer.concat([Buffer.from('SQLite format 3\u0000'), Buffer.alloc(20_000, 0xa5)])],
])('%s in place of the library is refused', async (_what, bytes) => {
  const home = tempHome()
  writeFileSync(databaseFile(home), bytes)
  expect(await meet(home)).toEqual(refused('corrupt', DAMAGED, /idea-engine restore FILE/))
})

test('an empty file is a loss where there is a backup, and a fresh start where there never was anything', async () => {
  const home = await library()
  const connection = openConnection(databaseFile(home), 0)
  await backupDatabase(connection, home, systemClock, 'before-20')
  connection.close()
  truncateSync(databaseFile(home), 0)
  expect(await meet(home)).toEqual(refused('corrupt', DAMAGED, /idea-engine restore .*before-20\.db/))

  const fresh = tempHome()
  writeFileSync(databaseFile(fresh), '')
  expect((await openTestStore({ home: fresh })).checkIntegrity()).toEqual([])
})

test('a journal without its library is refused instead of starting an empty one over it', async () => {
  const home = tempHome()
  await openTestStore({ home })
  const orphan = tempHome()
  cpSync(`${databaseFile(home)}-wal`, `${databaseFile(orphan)}-wal`)
  expect(await meet(orphan)).toEqual(refused('corrupt', /is missing but its journal is still there/, /Put the file back/))
  expect(statSync(`${databaseFile(orphan)}-wal`).size).toBeGreaterThan(0)
  expect(existsSync(databaseFile(orphan))).toBe(false)
})

test("another program's database is not taken over", async () => {
  const home = tempHome()
  const foreign = new BetterSqlite3(databaseFile(home))
  foreign.exec('CREATE TABLE bookmarks (url TEXT)')
  foreign.pragma('journal_mode = WAL')
  foreign.close()
  expect(await meet(home)).toEqual(refused('corrupt', /is a database of another program/, /choose another folder with --home/))
})

test('a library of a newer program is refused with a sentence and stays as it is', async () => {
  const home = await library()
  const newer = new BetterSqlite3(databaseFile(home))
  newer.pragma('user_version = 99999')
  newer.close()
  expect(await meet(home)).toEqual(refused('newer', /written by a newer version of Design Idea Engine \(its version is 99999, this program knows \d+\)/, /Install the newest version/))
})

test('a library that another process has locked is refused, and opens when that one is gone', async () => {
  const home = await library()
  const holder = await spawnHolder('database', databaseFile(home))
  expect(await meet(home)).toEqual(refused('locked', /Another program is using .*library\.db/, /Close the other program/))
  await holder.kill()
  expect((await openTestStore({ home })).checkIntegrity()).toEqual([])
})

// Root may write anywhere, so the fault is a folder where the file should be, and a file where the folder should be.
test('a place that cannot be written is refused with a sentence', async () => {
  const home = tempHome()
  mkdirSync(databaseFile(home))
  const error = await refusal(home)
  expect(error.action).toMatch(/.+/)
  rmSync(databaseFile(home), { recursive: true })
  const file = join(home, 'a-file')
  writeFileSync(file, 'x')
  expect(await refusal(file)).toMatchObject({ fault: 'read-only', message: `${file} cannot be used as the folder of a library.` })
  expect(() => lockHome(file)).toThrow(StoreError)
  expect(readFileSync(file, 'utf8')).toBe('x')
})

test.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a folder that may only be read is refused with a sentence', async () => {
  const home = tempHome()
  const locked = join(home, 'locked')
  mkdirSync(locked, { mode: 0o500 })
  expect(await refusal(locked)).toMatchObject({ fault: 'read-only' })
})

test('what an earlier process left half-done is gone after the next start, and nothing else is', async () => {
  const home = await library()
  for (const folder of ['backup-Ab12Cd', 'restore-xyz123', 'doctor-000000', 'assets/staging', 'backups', 'backup-of-my-own-work']) mkdirSync(join(home, folder), { recursive: true })
  for (const file of ['backup-Ab12Cd/library.db', 'assets/staging/17-1.png', 'backups/library-x.db.part', 'backups/library-2026.db', 'backup-of-my-own-work/a.txt']) writeFileSync(join(home, file), 'half')
  await openTestStore({ home })
  const left = ['backup-Ab12Cd', 'restore-xyz123', 'doctor-000000', 'assets/staging/17-1.png', 'backups/library-x.db.part', 'backups/library-2026.db', 'backup-of-my-own-work/a.txt'].filter((path) => existsSync(join(home, path)))
  expect(left).toEqual(['backups/library-2026.db', 'backup-of-my-own-work/a.txt'])
})
