import { copyFile, constants, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError, Cancelled, InvalidInput } from '../kernel/errors.ts'

/**
 * Writes a file as a whole or not at all: beside its place, flushed to the disk, then moved there. An older file of
 * that name is replaced only when the new one is complete; a half-written one of a stopped run is overwritten.
 * Throws InvalidInput when the folder does not exist or cannot be written, Cancelled on abort; returns the bytes.
 * `flush: false` leaves it to the system when the disk gets it, for one of many small files that can be written again.
 */
export async function writeFileAtomically(path: string, chunks: AsyncIterable<string | Uint8Array>, signal?: AbortSignal, { flush = true }: { readonly flush?: boolean } = {}): Promise<number> {
  await requireFolder(dirname(path), path)
  const part = partOf(path)
  try {
    const bytes = await writeChunks(part, chunks, signal, flush)
    await rename(part, path)
    if (flush) await flushFolder(dirname(path))
    return bytes
  } catch (error) {
    await rm(part, { force: true })
    throw inPlainWords(error, path)
  }
}

/**
 * Copies a file whole or not at all and keeps its time, so that a second run sees it is there and does nothing.
 * Returns false when the source is gone.
 */
export async function copyFileAtomically(from: string, to: string): Promise<boolean> {
  const source = await stat(from).catch(() => null)
  if (source === null || !source.isFile()) return false
  const there = await stat(to).catch(() => null)
  if (there !== null && there.size === source.size && Math.abs(there.mtimeMs - source.mtimeMs) < 2) return true
  const part = partOf(to)
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE)
    await utimes(part, source.atime, source.mtime)
    await rename(part, to)
    return true
  } catch (error) {
    await rm(part, { force: true })
    throw inPlainWords(error, to)
  }
}

/** Makes one folder in a folder that exists. Throws InvalidInput naming the one that does not. */
export async function makeFolder(path: string): Promise<void> {
  await requireFolder(dirname(path), path)
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw inPlainWords(error, path)
  }
}

/** The folder must be there: a mistyped path must not quietly grow a tree. */
export async function requireFolder(folder: string, path: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found === null) throw new InvalidInput(path, `the folder ${folder} does not exist`, 'Create it, or choose a folder that exists.')
  if (!found.isDirectory()) throw new InvalidInput(path, `${folder} is a file, not a folder`, 'Choose a folder.')
}

const FLUSH_AT = 1 << 18

async function writeChunks(path: string, chunks: AsyncIterable<string | Uint8Array>, signal: AbortSignal | undefined, isFlushed: boolean): Promise<number> {
  const file = await open(path, 'w')
  try {
    let bytes = 0
    let held: Uint8Array[] = []
    let heldBytes = 0
    const flush = async (): Promise<void> => {
      await file.writeFile(Buffer.concat(held))
      held = []
      heldBytes = 0
    }
    for await (const chunk of chunks) {
      if (signal?.aborted === true) throw new Cancelled('The export')
      const data = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
      held.push(data)
      heldBytes += data.byteLength
      bytes += data.byteLength
      if (heldBytes >= FLUSH_AT) await flush()
    }
    await flush()
    if (isFlushed) await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

function partOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.part`)
}

/** So that the new name survives a power cut; Windows opens no folders and needs no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function inPlainWords(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new InvalidInput(path, 'cannot be written', 'Close it in other programs, or choose a folder you may write to.')
    case 'EBUSY':
      return new InvalidInput(path, 'is open in another program', 'Close it there and export again.')
    case 'EISDIR':
      return new InvalidInput(path, 'is a folder', 'Choose a file name.')
    case 'ENOSPC':
      return new AppError('unavailable', `${path}: the disk is full.`, { action: 'Free some space and export again; nothing half-written was left.', cause: error })
    default:
      return error
  }
}
