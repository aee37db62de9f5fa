/** The thread behind side-database.ts: the only connection that writes a file beside the library. */
import { rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3, { type Database, type Statement } from 'better-sqlite3'
import type { SideFile, WriteStep } from './side-protocol.ts'

const { file, schema, version } = workerData as SideFile
const connection = open()
const prepared = new Map<string, Statement>()
const run = connection.transaction((steps: readonly WriteStep[]) => {
  for (const step of steps) take(step)
})

parentPort?.on('message', ({ id, steps }: { id: number; steps: readonly WriteStep[] | null }) => {
  try {
    if (steps === null) connection.close()
    else run.immediate(steps)
    parentPort?.postMessage({ id })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error), code: error instanceof Error && 'code' in error ? String(error.code) : '' })
  }
})

function open(): Database {
  const first = connect()
  if (first.pragma('user_version', { simple: true }) === version) return first
  first.close()
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  const made = connect()
  made.exec(schema)
  made.pragma(`user_version = ${version}`)
  return made
}

function connect(): Database {
  const made = new BetterSqlite3(file, { timeout: 5_000 })
  made.pragma('journal_mode = WAL')
  made.pragma('synchronous = NORMAL')
  // Keys are spread over the whole file, so the pages of an import stay in memory while it runs.
  made.pragma('cache_size = -196608')
  made.pragma('wal_autocheckpoint = 20000')
  made.pragma('journal_size_limit = 67108864')
  return made
}

function take({ statement, rows = [], pairs }: WriteStep): void {
  const found = prepared.get(statement) ?? connection.prepare(statement)
  prepared.set(statement, found)
  for (const row of rows) found.run(...row)
  if (pairs !== undefined) for (let at = 0; at + 1 < pairs.length; at += 2) found.run(pairs[at], pairs[at + 1])
}
