/**
 * A database of its own beside the library, for what is large, comes from outside and can be imported again: it is no part
 * of backups. One thread of the core writes it, another reads it, so that neither delays a click.
 */
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError, Cancelled } from '../kernel/errors.ts'
import { storeErrorOf } from './errors.ts'
import { createReader, type SqlValue } from './reader.ts'
import type { SideFile, WriteStep } from './side-protocol.ts'

export interface SideDatabase {
  /** Whether anything was ever written. */
  exists(): boolean
  bytes(): number
  /** Rows of one SELECT of ours; none while there is no file. */
  all<Row>(statement: string, params: readonly SqlValue[]): Promise<readonly Row[]>
  /** All steps in one transaction, or none. */
  write(steps: readonly WriteStep[]): Promise<void>
  /** Lets go of the writing thread and its memory; the next write starts it again. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** Nothing is opened before the first question. @throws StoreError from `write` for a full or read-only disk. */
export function createSideDatabase(side: SideFile): SideDatabase {
  const { file } = side
  let reader: ReturnType<typeof createReader> | null = null
  let writer: Writer | null = null
  let closed = false
  const rest = async (): Promise<void> => {
    const resting = writer
    writer = null
    await resting?.stop()
  }
  return {
    exists: () => existsSync(file),
    bytes: () => ['', '-wal'].reduce((sum, ending) => sum + (statSync(`${file}${ending}`, { throwIfNoEntry: false })?.size ?? 0), 0),
    async all(statement, params) {
      if (closed) throw new Cancelled('Reading')
      if (!existsSync(file)) return []
      reader ??= openReader(file)
      return reader.all(statement, params)
    },
    async write(steps) {
      if (closed) throw new Cancelled('Writing')
      if (writer === null) {
        // A file of an older version is replaced by the thread; a reader would go on with the one that is gone.
        await reader?.close()
        reader = null
        writer ??= startWriter(side)
      }
      await writer.run(steps)
    },
    rest,
    async close() {
      closed = true
      await Promise.all([rest(), reader?.close()])
    },
  }
}

/** Rows lie all over a file far larger than SQLite's own cache: mapped into memory, a page that was read once costs nothing again. */
const MAPPED_BYTES = 1024 ** 3

function openReader(file: string): ReturnType<typeof createReader> {
  const reader = createReader(file)
  // A file that cannot be read says so at the question that follows.
  reader.all(`PRAGMA mmap_size = ${MAPPED_BYTES}`, []).catch(() => undefined)
  return reader
}

interface Writer {
  run(steps: readonly WriteStep[]): Promise<void>
  stop(): Promise<void>
}

function startWriter(side: SideFile): Writer {
  const thread = new Worker(entry(), { workerData: side })
  const waiting = new Map<number, { resolve(): void; reject(error: unknown): void }>()
  let lastId = 0
  let ended: string | null = null
  const fail = (reason: string): void => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(new AppError('store', `Writing ${side.file} failed: ${reason}`))
    waiting.clear()
  }
  thread.unref()
  thread.on('message', ({ id, error, code }: { id: number; error?: string; code?: string }) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) thread.unref()
    if (error === undefined) return asked?.resolve()
    const known = storeErrorOf(Object.assign(new Error(error), { code }), side.file, null)
    asked?.reject(known ?? new AppError('store', `Writing ${side.file} failed: ${error}`))
  })
  thread.on('error', (error) => fail(error.message))
  thread.on('exit', () => fail('the thread ended'))
  const post = (steps: readonly WriteStep[] | null): Promise<void> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(new AppError('store', `Writing ${side.file} failed: ${ended}`))
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      thread.ref()
      thread.postMessage({ id, steps })
    })
  return {
    run: post,
    async stop() {
      await post(null).catch(() => undefined)
      await thread.terminate()
    },
  }
}

/** Beside this file as source; when built, beside the programs, whose shared parts lie one folder deeper. */
function entry(): string {
  const here = import.meta.url
  if (here.endsWith('.ts')) return fileURLToPath(new URL('./side-thread.ts', here))
  return fileURLToPath(new URL(here.includes('/chunks/') ? '../side-thread.js' : './side-thread.js', here))
}
