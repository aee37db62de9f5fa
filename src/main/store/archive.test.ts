import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { create } from 'tar'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { restoreArchive, writeArchive, type StoredFile } from './index.ts'
import { databaseFile } from './open.ts'

/** A library with one picture of `content`, an export and half-written work. */
async function library(content: string) {
  const home = tempHome()
  const store = await openTestStore({ home })
  const picture = await store.assets.put(content, 'svg')
  store.writeTx(() => store.assets.recordTx({ ...picture, widthPx: 1, heightPx: 1, thumbHash: null, createdAt: 0 }))
  mkdirSync(join(home, 'exports'))
  writeFileSync(join(home, 'exports', 'shopify.csv'), `Handle\n${content}\n`)
  writeFileSync(store.assets.stagingPath('png'), 'half')
  return { home, store, picture }
}

async function contentOf(home: string, picture: StoredFile) {
  const store = await openTestStore({ home })
  const found = store.assets.find(picture.hash) !== null && existsSync(store.assets.path(picture)) ? readFileSync(store.assets.path(picture), 'utf8') : null
  const faults = store.checkIntegrity()
  await store.close()
  return { found, faults, exported: readFileSync(join(home, 'exports', 'shopify.csv'), 'utf8') }
}

test('a backup taken while the library is open brings everything back elsewhere: rows, pictures, exports', async () => {
  const { home, store, picture } = await library('mine')
  const file = join(tempHome(), 'my backup.tar')
  const written = await writeArchive({ home, store, file })
  expect(written).toEqual({ file, bytes: statSync(file).size })
  const elsewhere = join(tempHome(), 'new home')
  expect(await restoreArchive(elsewhere, file)).toEqual({ setAside: null })
  expect(readdirSync(join(elsewhere, 'assets'))).not.toContain('staging')
  expect(await contentOf(elsewhere, picture)).toEqual({ found: 'mine', faults: [], exported: 'Handle\nmine\n' })
  expect(readdirSync(home).filter((name) => name.startsWith('backup-'))).toEqual([])
})

test('a restore sets the library that was there aside, whole, and a second one sets aside again', async () => {
  const [mine, other] = [await library('mine'), await library('other')]
  const file = join(tempHome(), 'backup.tar')
  await writeArchive({ ...mine, file })
  await other.store.close()
  const { setAside } = await restoreArchive(other.home, file)
  expect(setAside).toBe(join(other.home, 'replaced-1'))
  expect((await contentOf(other.home, mine.picture)).found).toBe('mine')
  expect((await contentOf(join(other.home, 'replaced-1'), other.picture)).found).toBe('other')
  expect((await restoreArchive(other.home, file)).setAside).toBe(join(other.home, 'replaced-2'))
})

test('an automatic backup, which is a database alone, is taken too and leaves the pictures where they are', async () => {
  const { home, store, picture } = await library('mine')
  const copy = join(home, 'copy.db')
  await store.backupTo(copy)
  await store.close()
  truncateSync(databaseFile(home), 1_000)
  expect((await restoreArchive(home, copy)).setAside).toBe(join(home, 'replaced-1'))
  expect(statSync(join(home, 'replaced-1', 'library.db')).size).toBe(1_000)
  expect((await contentOf(home, picture)).found).toBe('mine')
})

async function aDatabase(folder: string, file = 'library.db'): Promise<void> {
  const { store } = await library('inside')
  await store.backupTo(join(folder, file))
}

const cases: readonly (readonly [string, () => Promise<string>])[] = [
  ['a file that is no archive', () => Promise.resolve(fileOf('hello'))],
  ['an empty file', () => Promise.resolve(fileOf(''))],
  ["another program's archive", () => {
    const folder = tempHome()
    writeFileSync(join(folder, 'photo.jpg'), 'x')
    return packed(folder, ['photo.jpg'])
  }],
  ['an archive with a link in it', async () => {
    const folder = tempHome()
    await aDatabase(folder)
    mkdirSync(join(folder, 'assets'))
    symlinkSync('/etc/passwd', join(folder, 'assets', 'a.png'))
    return packed(folder, ['library.db', 'assets'])
  }],
  ['an archive that climbs out', async () => {
    const folder = tempHome()
    await aDatabase(folder)
    writeFileSync(join(folder, 'evil.txt'), 'x')
    mkdirSync(join(folder, 'assets'))
    return packed(folder, ['library.db', 'assets/../evil.txt'], true)
  }],
  ['an archive with a file of no part of ours', async () => {
    const folder = tempHome()
    await aDatabase(folder)
    writeFileSync(join(folder, '.bashrc'), 'x')
    return packed(folder, ['library.db', '.bashrc'])
  }],
  ['an archive without a library', async () => {
    const folder = tempHome()
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets', 'a.png'), 'x')
    return packed(folder, ['assets'])
  }],
  ['an archive whose library is garbage', async () => {
    const folder = tempHome()
    writeFileSync(join(folder, 'library.db'), 'garbage')
    return packed(folder, ['library.db'])
  }],
  ['a backup whose library was cut short', async () => {
    const folder = tempHome()
    await aDatabase(folder)
    truncateSync(join(folder, 'library.db'), 60_000)
    return packed(folder, ['library.db'])
  }],
  ['a backup that was cut short itself', async () => {
    const folder = tempHome()
    await aDatabase(folder)
    const file = await packed(folder, ['library.db'])
    truncateSync(file, Math.floor(statSync(file).size / 2))
    return file
  }],
  ["another program's database", () => {
    const file = join(tempHome(), 'bookmarks.db')
    new BetterSqlite3(file).exec('CREATE TABLE bookmarks (url TEXT)').close()
    return Promise.resolve(file)
  }],
]

const packed = (folder: string, paths: readonly string[], preservePaths = false): Promise<string> => {
  const file = join(tempHome(), 'backup.tar')
  return create({ file, cwd: folder, preservePaths }, [...paths]).then(() => file)
}

function fileOf(text: string): string {
  const file = join(tempHome(), 'a-file')
  writeFileSync(file, text)
  return file
}

test.each(cases)('%s is refused by name, and the library is as it was', async (_what, make) => {
  const { home, store, picture } = await library('mine')
  await store.close()
  const before = readFileSync(databaseFile(home))
  const file = await make()
  const error: unknown = await restoreArchive(home, file).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidInput)
  expect((error as InvalidInput).message).toContain(file)
  expect(readFileSync(databaseFile(home)).equals(before)).toBe(true)
  expect(readdirSync(home).filter((name) => /^(restore|replaced)-/.test(name))).toEqual([])
  expect((await contentOf(home, picture)).found).toBe('mine')
})

test('a backup into a folder that does not exist, and a restore of a file that does not, say so', async () => {
  const { home, store } = await library('mine')
  await expect(writeArchive({ home, store, file: '/nowhere/at/all/b.tar' })).rejects.toThrow('the folder /nowhere/at/all does not exist')
  await expect(writeArchive({ home, store, file: 'relative.tar' })).rejects.toThrow('is not an absolute path')
  await store.close()
  await expect(restoreArchive(home, join(home, 'missing.tar'))).rejects.toThrow(/missing\.tar: does not exist/)
})
