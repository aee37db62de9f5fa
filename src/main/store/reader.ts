/**
 * Reads that may take long run on a read-only connection in a thread of the core, so that a query never delays a
 * click or a write. The thread starts at the first question and is one file, so it stands beside this one.
 */
import { Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import { AppError, Cancelled } from '../kernel/errors.ts'

export type SqlValue = string | number | bigint | null | Uint8Array

export interface Reader {
  /** Rows of one SELECT. The statement is ours; only `params` may hold outside text. */
  all<Row>(statement: string, params: readonly SqlValue[]): Promise<readonly Row[]>
  close(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly rows?: readonly unknown[]
  readonly error?: string
}

export function createReader(file: string): Reader {
  let thread: Worker | null = null
  let closed = false
  let lastId = 0
  const waiting = new Map<number, { resolve(rows: readonly unknown[]): void; reject(error: Error): void }>()

  const failAll = (reason: string): void => {
    for (const question of waiting.values()) question.reject(new AppError('worker-died', `Reading the library failed: ${reason}`))
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(readerEntry(), { workerData: { file } })
    const ended = (reason: string): void => {
      // A thread that fails ends as well; by then another may serve, whose questions are none of its business.
      if (thread !== started) return
      thread = null
      failAll(reason)
    }
    started.unref()
    started.on('message', (answer: Answer) => {
      const question = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.error === undefined) question?.resolve(answer.rows ?? [])
      else question?.reject(new AppError('store', answer.error))
      if (waiting.size === 0) started.unref()
    })
    started.on('error', (error) => ended(error.message))
    started.on('exit', (code) => ended(`the thread ended with ${code}`))
    return started
  }

  return {
    all: <Row>(statement: string, params: readonly SqlValue[]) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        if (closed) throw new Cancelled('Reading the library')
        const id = ++lastId
        waiting.set(id, { resolve: (rows) => resolve(rows as readonly Row[]), reject })
        thread ??= start()
        thread.ref()
        thread.postMessage({ id, statement, params })
      }),
    async close() {
      const running = thread
      closed = true
      thread = null
      failAll('the library was closed')
      await running?.terminate()
    },
  }
}

/** Beside this file as source; when built, beside the programs, whose shared parts lie one folder deeper. */
function readerEntry(): string {
  const here = import.meta.url
  if (here.endsWith('.ts')) return fileURLToPath(new URL('./reader-thread.ts', here))
  return fileURLToPath(new URL(here.includes('/chunks/') ? '../reader-thread.js' : './reader-thread.js', here))
}
