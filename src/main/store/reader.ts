/**
 * Reads that may take long run on a read-only connection in a thread of the core, so that a query never delays a
 * click or a write. The thread starts at the first question and is one file, so it stands beside this one.
 */
import { Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import { AppError, Cancelled } from '../kernel/errors.ts'
import type { BlockToStore, NearestAnswer, NearestQuestion, Space, SpaceState } from './nearest/protocol.ts'

export type SqlValue = string | number | bigint | null | Uint8Array

export interface Reader {
  /** Rows of one SELECT. The statement is ours; only `params` may hold outside text. */
  all<Row>(statement: string, params: readonly SqlValue[]): Promise<readonly Row[]>
  close(): Promise<void>
}

/** A reader that holds the codes of vectors as well. */
export interface Searcher extends Reader {
  nearest(question: NearestQuestion): Promise<NearestAnswer>
  spaceState(space: Space): Promise<SpaceState>
  /** See HeldCodes.toStore. */
  blocksToStore(space: Space, most: number): Promise<readonly BlockToStore[]>
}

/** What goes to the thread. */
export type ThreadQuestion =
  | { readonly kind: 'rows'; readonly statement: string; readonly params: readonly SqlValue[] }
  | { readonly kind: 'nearest'; readonly question: NearestQuestion }
  | { readonly kind: 'space-state'; readonly space: Space }
  | { readonly kind: 'blocks-to-store'; readonly space: Space; readonly most: number }

/** What comes back. */
export interface ThreadAnswer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

export function createReader(file: string): Searcher {
  let thread: Worker | null = null
  let closed = false
  let lastId = 0
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()

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
    started.on('message', (answer: ThreadAnswer) => {
      const question = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.error === undefined) question?.resolve(answer.result)
      else question?.reject(new AppError('store', answer.error))
      if (waiting.size === 0) started.unref()
    })
    started.on('error', (error) => ended(error.message))
    started.on('exit', (code) => ended(`the thread ended with ${code}`))
    return started
  }
  const ask = <Result>(question: ThreadQuestion): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      if (closed) throw new Cancelled('Reading the library')
      const id = ++lastId
      waiting.set(id, { resolve: (result) => resolve(result as Result), reject })
      thread ??= start()
      thread.ref()
      thread.postMessage({ id, question })
    })

  return {
    all: (statement, params) => ask({ kind: 'rows', statement, params }),
    nearest: (question) => ask({ kind: 'nearest', question }),
    spaceState: (space) => ask({ kind: 'space-state', space }),
    blocksToStore: (space, most) => ask({ kind: 'blocks-to-store', space, most }),
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
