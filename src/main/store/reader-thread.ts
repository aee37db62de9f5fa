/** The thread behind reader.ts: a read-only connection that answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3, { type Statement } from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { createNearest } from './nearest/nearest.ts'
import type { ThreadAnswer, ThreadQuestion } from './reader.ts'

const { file } = workerData as { file: string }
const connection = new BetterSqlite3(file, { readonly: true, timeout: 5_000 })
sqliteVec.load(connection)
connection.pragma('query_only = ON')
// SQLite's own 2 MB hold no index of a large library; pages are read again for every idea.
connection.pragma('cache_size = -32768')
const prepared = new Map<string, Statement>()
const nearest = createNearest(connection, (work) => void setImmediate(work))

parentPort?.on('message', ({ id, question }: { id: number; question: ThreadQuestion }) => {
  const answer = (fields: Omit<ThreadAnswer, 'id'>): void => parentPort?.postMessage({ id, ...fields } satisfies ThreadAnswer)
  try {
    answer({ result: resultOf(question) })
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) })
  }
})

function resultOf(question: ThreadQuestion): unknown {
  switch (question.kind) {
    case 'rows':
      return statementFor(question.statement).all(...question.params)
    case 'nearest':
      return nearest.nearest(question.question)
    case 'space-state':
      return nearest.state(question.space)
    case 'blocks-to-store':
      return nearest.toStore(question.space, question.most)
  }
}

function statementFor(text: string): Statement {
  const known = prepared.get(text)
  if (known !== undefined) return known
  const made = connection.prepare(text)
  prepared.set(text, made)
  return made
}
