/**
 * Files named by their content: written to a temporary name, synced, then renamed, so that a name always means whole
 * bytes. The same bytes are kept once.
 */
import { createHash, hash as hashOf } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { eq, inArray, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { InvalidInput } from '../kernel/errors.ts'
import { assets as assetTable } from './tables.ts'

export type AssetExtension = 'svg' | 'png' | 'jpg' | 'webp'

export interface StoredFile {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string
  readonly extension: AssetExtension
  readonly bytes: number
}

export interface AssetRecord extends StoredFile {
  readonly widthPx: number | null
  readonly heightPx: number | null
  readonly thumbHash: string | null
  readonly createdAt: number
}

export interface Assets {
  /** A path on the same disk to write to; hand it to `adopt`. */
  stagingPath(extension: AssetExtension): string
  /** Gives `work` such a path; what it leaves there, whole or half, is removed when it ends, however it ends. */
  staged<T>(extension: AssetExtension, work: (path: string) => Promise<T>): Promise<T>
  /** Takes a finished staged file into the store. @throws when it is missing or empty. */
  adopt(stagedFile: string, extension: AssetExtension): Promise<StoredFile>
  put(bytes: string | Uint8Array, extension: AssetExtension): Promise<StoredFile>
  /** Where an asset lies, whether it is there or not. @throws InvalidInput on a name that is no hash. */
  path(file: Pick<StoredFile, 'hash' | 'extension'>): string
  /** Records what was stored, inside the transaction that first names it. Once only; a second time changes nothing. */
  recordTx(record: AssetRecord): void
  find(hash: string): AssetRecord | null
  /** Those of `hashes` that are recorded, by hash. */
  findAll(hashes: readonly string[]): ReadonlyMap<string, AssetRecord>
  /** Drops the bytes; the row stays until the thing that names it goes. */
  remove(file: Pick<StoredFile, 'hash' | 'extension'>): Promise<void>
  /** Bytes on disk by extension. */
  sizes(): readonly { extension: string; files: number; bytes: number }[]
}

export function createAssets(home: string, db: BetterSQLite3Database): Assets {
  const root = join(home, 'assets')
  const staging = join(root, 'staging')
  // What an earlier process left half-written belongs to nobody.
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  let staged = 0

  const path = ({ hash, extension }: Pick<StoredFile, 'hash' | 'extension'>): string => {
    if (!/^[0-9a-f]{64}$/.test(hash) || !/^[a-z]{3,4}$/.test(extension)) throw new InvalidInput('asset', 'is not a stored picture')
    return join(root, hash.slice(0, 2), `${hash}.${extension}`)
  }
  const stagingPath = (extension: AssetExtension): string => join(staging, `${process.pid}-${++staged}.${extension}`)
  const insert = db.insert(assetTable).values({
    hash: sql.placeholder('hash'), extension: sql.placeholder('extension'), bytes: sql.placeholder('bytes'),
    widthPx: sql.placeholder('widthPx'), heightPx: sql.placeholder('heightPx'), thumbHash: sql.placeholder('thumbHash'),
    createdAt: sql.placeholder('createdAt'),
  }).onConflictDoNothing().prepare()
  const select = db.select().from(assetTable).where(eq(assetTable.hash, sql.placeholder('hash'))).prepare()

  return {
    stagingPath,
    path,
    staged: (extension, work) => inStaging(stagingPath(extension), work),
    async adopt(stagedFile, extension) {
      const hash = await hashFile(stagedFile)
      const stored = { hash, extension, bytes: statSync(stagedFile).size }
      await moveIn(stagedFile, path(stored))
      return stored
    },
    async put(bytes, extension) {
      const stored = { hash: hashOf('sha256', bytes, 'hex'), extension, bytes: Buffer.byteLength(bytes) }
      if (existsSync(path(stored))) return stored
      return inStaging(stagingPath(extension), async (stagedFile) => {
        await writeFile(stagedFile, bytes, { mode: 0o600 })
        await moveIn(stagedFile, path(stored))
        return stored
      })
    },
    recordTx: (record) => void insert.run({ ...record }),
    find: (hash) => (select.get({ hash }) as AssetRecord | undefined) ?? null,
    findAll(hashes) {
      const rows = hashes.length === 0 ? [] : db.select().from(assetTable).where(inArray(assetTable.hash, [...hashes])).all()
      return new Map(rows.map((row) => [row.hash, row as AssetRecord]))
    },
    remove: (file) => rm(path(file), { force: true }),
    sizes: () => sizesOf(root),
  }
}

async function inStaging<T>(file: string, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await work(file)
  } finally {
    // A worker that writes beside its place first names that `.partial`.
    for (const left of [file, `${file}.partial`]) await rm(left, { force: true })
  }
}

async function moveIn(stagedFile: string, target: string): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  await sync(stagedFile, 'r+')
  await rename(stagedFile, target)
  // A rename lasts through a power cut only once its folder is on disk; Windows does it by itself and refuses the handle.
  if (process.platform !== 'win32') await sync(dirname(target), 'r')
}

/** Windows syncs only what is open for writing; a folder can only be opened for reading. */
async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function hashFile(file: string): Promise<string> {
  const sum = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    sum.update(chunk)
    bytes += chunk.length
  }
  if (bytes === 0) throw new InvalidInput(file, 'is empty')
  return sum.digest('hex')
}

function sizesOf(root: string): { extension: string; files: number; bytes: number }[] {
  const totals = new Map<string, { extension: string; files: number; bytes: number }>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const extension = entry.name.split('.').at(-1) ?? ''
    const total = totals.get(extension) ?? { extension, files: 0, bytes: 0 }
    total.files += 1
    total.bytes += statSync(join(entry.parentPath, entry.name)).size
    totals.set(extension, total)
  }
  return [...totals.values()].sort((a, b) => b.bytes - a.bytes)
}
