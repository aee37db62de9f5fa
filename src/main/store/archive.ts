/**
 * A backup is one file: a tar of a consistent copy of the database, every picture, the exports, the raw archive and the seller's scenes. It is complete
 * before it gets its name, and a restore sets the old library aside before anything is replaced.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyFile, mkdtemp, open } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { create, extract, list, replace } from 'tar'
import { AppError, InvalidInput } from '../kernel/errors.ts'
import { databaseFile, openConnection } from './open.ts'
import type { Store } from './store.ts'

const PARTS = ['assets', 'exports', 'raw-signals', 'scenes'] as const
const DATABASE = 'library.db'

/** @throws InvalidInput when the folder of `file` does not exist. */
export async function writeArchive({ home, store, file }: { home: string; store: Store; file: string }): Promise<{ file: string; bytes: number }> {
  if (!isAbsolute(file)) throw new InvalidInput(file, 'is not an absolute path')
  if (!existsSync(dirname(file))) throw new InvalidInput(file, `the folder ${dirname(file)} does not exist`, 'Make the folder or choose another.')
  const staging = await mkdtemp(join(home, 'backup-'))
  try {
    await store.backupTo(join(staging, DATABASE))
    const unfinished = `${file}.part`
    const parts = PARTS.filter((part) => existsSync(join(home, part)))
    await create({ file: unfinished, cwd: staging, portable: true }, [DATABASE])
    if (parts.length > 0) await appendTo(unfinished, home, parts)
    renameSync(unfinished, file)
    return { file, bytes: statSync(file).size }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

async function appendTo(archive: string, home: string, parts: readonly string[]): Promise<void> {
  await replace({ file: archive, cwd: home, portable: true, filter: (path) => !/[/\\]staging([/\\]|$)|[.]part$/.test(path) }, [...parts])
}

/**
 * Puts a backup in place of the library under `home`, which no core may have open. What was there moves into
 * `replaced-N/` and stays. A bare database file (an automatic backup) is taken too.
 * @throws InvalidInput when `file` is no backup; the library is as it was then.
 */
export async function restoreArchive(home: string, file: string): Promise<{ setAside: string | null }> {
  if (!existsSync(file)) throw new InvalidInput(file, 'does not exist')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(home, 'restore-'))
  try {
    await unpack(file, staging)
    return { setAside: swapIn(home, staging) }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

async function unpack(file: string, staging: string): Promise<void> {
  const database = join(staging, DATABASE)
  if (await isDatabase(file)) await copyFile(file, database)
  else {
    await refuseForeignArchive(file)
    await extract({ file, cwd: staging, strict: true })
  }
  if (!(await isDatabase(database))) throw notOurs(file)
  makeReady(database, file)
}

/** A whole library is not given up for a broken one: the copy is read from end to end, and its unfinished work laid down. */
function makeReady(database: string, file: string): void {
  try {
    const connection = openConnection(database, 0)
    try {
      const [row] = connection.pragma('quick_check(1)') as { quick_check: string }[]
      if (row?.quick_check !== 'ok') throw damaged(file)
      if (connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'assets'").get() === undefined) throw notOurs(file)
      // A backup may come from anywhere: what it wanted done, with files by name, is not done by itself here.
      connection.exec("UPDATE jobs SET state = 'cancelled', reason = 'It was waiting when the backup was made.' WHERE state IN ('waiting', 'running', 'parked')")
    } finally {
      connection.close()
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(file)
  }
}

function damaged(file: string): InvalidInput {
  return new InvalidInput(file, 'is damaged', 'Choose another backup; your library is as it was.')
}

function notOurs(file: string, why = ''): InvalidInput {
  return new InvalidInput(file, `is not a backup of this program${why}`, 'Choose a file that "idea-engine backup" wrote.')
}

/** Only our own parts, only files and folders, nothing that climbs out. */
async function refuseForeignArchive(file: string): Promise<void> {
  const foreign: string[] = []
  let known = false
  try {
    await list({
      file,
      strict: true,
      onReadEntry: (entry) => {
        const top = entry.path.split('/')[0] ?? ''
        if (entry.path === DATABASE) known = true
        const ours = entry.path === DATABASE || (PARTS as readonly string[]).includes(top)
        if (!ours || entry.path.includes('..') || !['File', 'Directory'].includes(entry.type)) foreign.push(entry.path)
      },
    })
  } catch (error) {
    throw notOurs(file, ` (${error instanceof Error ? error.message : 'unreadable'})`)
  }
  if (!known || foreign.length > 0) throw notOurs(file)
}

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null)
  if (handle === null) return false
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1') === 'SQLite format 3\u0000'
  } finally {
    await handle.close()
  }
}

/** A database-only backup keeps the pictures that are there. @returns where the old parts went. */
function swapIn(home: string, staging: string): string | null {
  const database = databaseFile(home)
  const arriving = [DATABASE, ...PARTS].filter((part) => existsSync(join(staging, part)))
  const leaving = [...arriving, `${basename(database)}-wal`, `${basename(database)}-shm`].filter((part) => existsSync(join(home, part)))
  const setAside = leaving.length === 0 ? null : freshFolder(home)
  if (setAside !== null) for (const part of leaving) renameSync(join(home, part), join(setAside, part))
  for (const part of arriving) renameSync(join(staging, part), join(home, part))
  return setAside
}

function freshFolder(home: string): string {
  for (let number = 1; ; number++) {
    const folder = join(home, `replaced-${number}`)
    if (existsSync(folder)) continue
    mkdirSync(folder, { mode: 0o700 })
    return folder
  }
}
