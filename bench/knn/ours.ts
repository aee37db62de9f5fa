/** The program's own vectors: filled by the store, opened again, asked. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { openStore, type Store, type VectorSpace } from '../../src/main/store/index.ts'
import { timed } from '../samples.ts'
import { vectorsOf, type Kind } from './data.ts'

const MODEL = 'bench'
const ROWS_A_TRANSACTION = 1_000
const WARM = 20
const migrations = join(import.meta.dirname, '..', '..', 'resources', 'migrations')

export interface Filled {
  /** Putting the vectors in, without making them up. */
  readonly putMs: number
  /** From the first question until codes answer it and are stored. */
  readonly codesMs: number
  readonly fileBytes: number
  readonly codesBytes: number
}

export interface Asked {
  /** From opening the file to the first answer: the thread, its connection, all codes. */
  readonly firstMs: number
  readonly times: readonly number[]
  /** Rows found, a list for each question. */
  readonly found: readonly (readonly number[])[]
  readonly memoryBytes: number
  /** What the whole process grew by. */
  readonly grownBytes: number
  readonly scanner: string
}

const open = (home: string): Promise<Store> => openStore({ home, migrations, clock: systemClock })

export async function fillSpace(home: string, kind: Kind, count: number): Promise<Filled> {
  mkdirSync(home, { recursive: true })
  const store = await open(home)
  try {
    const space = store.vectorSpace('idea_vectors')
    const vectorOf = vectorsOf(kind, count)
    let putMs = 0
    for (let from = 0; from < count; from += ROWS_A_TRANSACTION) {
      const vectors = Array.from({ length: Math.min(ROWS_A_TRANSACTION, count - from) }, (_, at) => vectorOf(from + at))
      putMs += (await timed(() => store.writeTx((tx) => vectors.forEach((vector, at) => space.putTx(tx, from + at, MODEL, vector))))).ms
    }
    const { ms: codesMs } = await timed(() => untilStored(space))
    const [codes] = await store.searcher.all<{ bytes: number }>('SELECT coalesce(sum(length(codes) + length(flags)), 0) AS bytes FROM vector_codes', [])
    await store.close()
    return { putMs, codesMs, fileBytes: statSync(join(home, 'library.db')).size, codesBytes: codes?.bytes ?? 0 }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Below the size from which codes are used there are none to wait for. */
async function untilStored(space: VectorSpace): Promise<void> {
  for (let turn = 0; ; turn++) {
    const { filling, unstored } = await space.state(MODEL)
    if (!filling && unstored < 1_024) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Questions are asked one after the other, after a few that warm the code. */
export async function askSpace(home: string, kind: Kind, count: number, questions: number, k: number): Promise<Asked> {
  const vectorOf = vectorsOf(kind, count)
  const asked = Array.from({ length: questions }, (_, at) => vectorOf(count + at))
  const before = process.memoryUsage.rss()
  const store = await open(home)
  try {
    const space = store.vectorSpace('idea_vectors')
    const { ms: firstMs } = await timed(() => space.nearest(MODEL, vectorOf(count + questions), k, false))
    for (let turn = 0; turn < WARM; turn++) await space.nearest(MODEL, vectorOf(count + questions + 1 + turn), k, false)
    const times: number[] = []
    const found: number[][] = []
    for (const vector of asked) {
      const { value, ms } = await timed(() => space.nearest(MODEL, vector, k, false))
      times.push(ms)
      found.push(value.map(({ rowid }) => rowid))
    }
    const { memoryBytes, scanner } = await space.state(MODEL)
    return { firstMs, times, found, memoryBytes, grownBytes: process.memoryUsage.rss() - before, scanner }
  } finally {
    await store.close()
  }
}
