/** The thread behind reader.ts: a read-only connection that answers one SELECT after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3, { type Statement } from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'

interface Question {
  readonly id: number
  readonly statement: string
  readonly params: readonly unknown[]
}

const { file } = workerData as { file: string }
const connection = new BetterSqlite3(file, { readonly: true, timeout: 5_000 })
sqliteVec.load(connection)
connection.pragma('query_only = ON')
const prepared = new Map<string, Statement>()

parentPort?.on('message', (question: Question) => {
  try {
    parentPort?.postMessage({ id: question.id, rows: statementFor(question.statement).all(...question.params) })
  } catch (error) {
    parentPort?.postMessage({ id: question.id, error: error instanceof Error ? error.message : String(error) })
  }
})

function statementFor(text: string): Statement {
  const known = prepared.get(text)
  if (known !== undefined) return known
  const made = connection.prepare(text)
  prepared.set(text, made)
  return made
}
