/** Nearest neighbours among 100,000 vectors, and with --large among 1,000,000: how fast, how many of the true ones, what it holds. */
import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Kind } from './knn/data.ts'
import type { Exact } from './knn/floors.ts'
import type { Asked, Filled } from './knn/ours.ts'
import type { Side, SideArguments } from './knn/side.ts'
import { timesOf, type Bench, type BenchOptions, type Promised, type Table } from './report.ts'
import { median, percentile } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const K = 20
const ROWS = 100_000
const LARGE_ROWS = 1_000_000
const QUESTIONS = 300
/** Truth costs a pass over everything for each question; at a million rows fewer do. */
const LARGE_QUESTIONS = 100
const TIMED_EXACT = 20
const LARGE_TIMED_EXACT = 5

interface Measured {
  readonly kind: Kind
  readonly count: number
  readonly filled: Filled
  readonly asked: Asked
  readonly exact: Exact
  readonly vec0: { readonly times: readonly number[]; readonly found: readonly (readonly number[])[] } | null
}

export const knnBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const rows = Math.max(3_000, Math.round(ROWS * options.scale))
    const questions = timesOf(options, QUESTIONS, 20)
    const measured = [
      await measure(folder, { kind: 'clustered', count: rows, questions, timedQuestions: timesOf(options, TIMED_EXACT, 3) }, options),
      await measure(folder, { kind: 'phrases', count: rows, questions, timedQuestions: timesOf(options, TIMED_EXACT, 3) }, options),
    ]
    if (options.large) {
      const large = Math.round(LARGE_ROWS * options.scale)
      measured.push(await measure(folder, { kind: 'clustered', count: large, questions: LARGE_QUESTIONS, timedQuestions: LARGE_TIMED_EXACT }, options))
    }
    return { tables: measured.flatMap(tablesOf), promised: measured.flatMap(promisedOf) }
  })

async function measure(folder: string, wanted: Omit<SideArguments, 'folder' | 'k'>, { say }: BenchOptions): Promise<Measured> {
  const place = join(folder, `${wanted.kind}-${wanted.count}`)
  mkdirSync(place)
  const given = { ...wanted, folder: place, k: K }
  const named = `${wanted.count.toLocaleString('en-US')} ${NAMES[wanted.kind]}`
  try {
    say(`${named}: filling`)
    const filled = await inProcess<Filled>('fill', given)
    say(`${named}: asking`)
    const asked = await inProcess<Asked>('ask', given)
    say(`${named}: exact search by JavaScript, for the truth and as a floor`)
    const exact = await inProcess<Exact>('exact', given)
    say(`${named}: exact search by vec0, as a floor`)
    return { kind: wanted.kind, count: wanted.count, filled, asked, exact, vec0: await inProcess<Measured['vec0']>('vec0', given) }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function inProcess<T>(side: Side, given: SideArguments): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'knn', 'side.ts'), [side, JSON.stringify(given)])
    child.once('message', (result) => resolve(result as T))
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`The side "${side}" ended with ${code} and said nothing.`)))
  })
}

const NAMES: Readonly<Record<Kind, string>> = { clustered: 'clustered vectors', phrases: `vectors of phrases by the built-in embedder` }

/** The share of the true neighbours that were found, over all questions. */
function recallOf(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const shares = found.map((rows, question) => rows.filter((row) => truth[question]?.includes(row)).length / (truth[question]?.length ?? 1))
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

function tablesOf({ kind, count, filled, asked, exact, vec0 }: Measured): Table[] {
  const row = (name: string, times: readonly number[], recall: number) => [name, times.length, median(times), percentile(times, 0.95), Math.max(...times), recall]
  const megabytes = (bytes: number): number => bytes / 1e6
  return [
    {
      title: `The ${K} nearest of ${count.toLocaleString('en-US')} ${NAMES[kind]}`,
      columns: ['', 'times', 'median ms', '95th percentile ms', 'slowest ms', `recall@${K}`],
      rows: [
        row(`ours: codes (${asked.scanner}), then exact`, asked.times, recallOf(asked.found, exact.found)),
        row('floor: every vector, a typed array in JavaScript', exact.times, 1),
        ...(vec0 === null ? [] : [row('floor: every vector, vec0 float32', vec0.times, recallOf(vec0.found, exact.found))]),
      ],
      notes: ['Ours is asked through the store: to the thread, the codes, the file, and back.'],
    },
    {
      title: 'What that holds',
      columns: ['', 'figure', 'unit'],
      rows: [
        ['file', megabytes(filled.fileBytes), 'MB'],
        ['of it, codes', megabytes(filled.codesBytes), 'MB'],
        ['codes in memory', megabytes(asked.memoryBytes), 'MB'],
        ['growth of the whole process (resident)', megabytes(asked.grownBytes), 'MB'],
        ['from opening the file to the first answer', asked.firstMs, 'ms'],
        ['putting a vector in', filled.putMs / count, 'ms'],
        ['making and storing all codes after that, in the background', filled.codesMs / 1000, 's'],
      ],
    },
  ]
}

/** What is promised is promised of clustered vectors. */
function promisedOf({ kind, count, asked, exact }: Measured): Promised[] {
  if (kind !== 'clustered') return []
  const large = count > ROWS
  const among = `among ${count.toLocaleString('en-US')}`
  return [
    { what: `95th percentile of a question ${among}`, measured: percentile(asked.times, 0.95), unit: ' ms', bound: { below: large ? 60 : 10 } },
    { what: `Recall@${K} ${among}`, measured: recallOf(asked.found, exact.found), unit: '', bound: { atLeast: large ? 0.95 : 0.98 } },
  ]
}
