/**
 * A folder of the seller's that is looked at while the program runs: what is put there is imported once, and stays as
 * it is. A file is taken when it has lain unchanged between two looks, so that none is read while it is written.
 */
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Queue } from '../jobs/index.ts'
import { toPlainError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { Store } from '../store/index.ts'
import { IMPORT } from './jobs/import.ts'
import { createDroppedFiles, type DroppedFiles } from './polling/repo.ts'

const ENDINGS = new Set(['.csv', '.tsv', '.json', '.ndjson', '.jsonl', '.xml', '.rss', '.atom', '.ics', '.xlsx'])
const EVERY_MS = 30_000
/** A folder with more is somebody's archive, not a place to drop things. */
const MAX_FILES = 500

export interface DropFolderDeps {
  readonly store: Store
  readonly queue: Pick<Queue, 'enqueueTx'>
  readonly log: Log
  /** Absolute path as it is set now; empty is none. */
  readonly folder: () => string
}

export interface DropFolder {
  /** Looks once. @returns the names of the files whose import was asked for. */
  look(): Promise<readonly string[]>
  /** Looks again and again until it is stopped. */
  start(): void
  stop(): void
}

export function createDropFolder(deps: DropFolderDeps): DropFolder {
  const taken = createDroppedFiles(deps.store)
  let before: ReadonlyMap<string, string> = new Map()
  let timer: NodeJS.Timeout | undefined
  let troubled = ''
  let stopped = false
  const look = async (): Promise<readonly string[]> => {
    const folder = deps.folder()
    if (folder === '') return []
    const now = await filesOf(folder)
    const settled = [...now].filter(([file, state]) => before.get(file) === state)
    before = now
    return settled.flatMap(([file, state]) => (ask(deps, taken, file, state) ? [basename(file)] : []))
  }
  const lookSafely = async (): Promise<void> => {
    try {
      await look()
      troubled = ''
    } catch (error) {
      // A drive that is not there now may be there later; it is told once.
      const { message } = toPlainError(error)
      if (message !== troubled) deps.log.warn('the drop folder cannot be read', { reason: message })
      troubled = message
    }
    if (stopped) return
    timer = setTimeout(() => void lookSafely(), EVERY_MS)
    timer.unref()
  }
  return {
    look,
    start: () => {
      timer ??= setTimeout(() => void lookSafely(), 0)
      timer.unref()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Each file with what tells whether it changed. Hidden files and folders below are left alone. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true })
  const named = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && ENDINGS.has(extname(entry.name).toLowerCase()))
  const files = new Map<string, string>()
  for (const { name } of named.slice(0, MAX_FILES)) {
    const file = join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found !== null && found.size > 0) files.set(file, `${found.size}/${Math.round(found.mtimeMs)}`)
  }
  return files
}

/** The same file in the same state is imported once ever, also when that failed; a file that was changed is read again. */
function ask({ store, queue }: DropFolderDeps, taken: DroppedFiles, file: string, state: string): boolean {
  if (taken.stateOf(file) === state) return false
  store.writeTx((tx) => {
    taken.keepTx(tx, file, state)
    queue.enqueueTx(tx, { kind: IMPORT, payload: { file } })
  })
  return true
}
