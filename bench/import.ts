/** How fast a large CSV file comes into the library, beside bare better-sqlite3 writing the same rows. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Imported, Steps } from './import/ours.ts'
import { writeRows } from './import/rows.ts'
import { watchMemory } from './memory.ts'
import { timesOf, type Bench, type BenchOptions, type Table } from './report.ts'
import { median } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const ROWS = 100_000
/** Floors and program take turns this often, so that a busy moment of the machine meets both. */
const ROUNDS = 3

const SIDES = {
  A: 'floor A: signals + observations',
  B: 'floor B: signals alone',
  C: 'floor C: the CSV row in one table',
  ours: 'the program, until stored',
  all: 'the program, until all is done',
} as const
type Side = keyof typeof SIDES
/** Both are taken from one import. */
const TURNS = ['A', 'ours', 'B', 'C'] as const

export const importBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const rows = Math.max(100, Math.round(ROWS * options.scale))
    const file = join(folder, 'rows.csv')
    const bytes = await writeRows(file, rows)
    const { times, coreCpu, archiveBytes, peak } = await takeTurns(folder, file, rows, options)
    options.say('the steps, one by one')
    const steps = await measure<Steps>('steps', [join(folder, 'steps'), file])
    const perSecond = (side: Side): number => (rows * 1000) / median(times[side])
    return {
      tables: [ratesTable(rows, bytes, times, archiveBytes), stepsTable(rows, steps, times.all, coreCpu)],
      promised: [
        { what: 'Import against floor A, comparing and index deferred', measured: (100 * perSecond('ours')) / perSecond('A'), unit: ' %', bound: { atLeast: 35 } },
        { what: 'Peak memory of the import (PSS of core and worker)', measured: peak === null ? null : peak / 1e6, unit: ' MB', bound: { below: 1500 } },
      ],
    }
  })

async function takeTurns(folder: string, file: string, rows: number, options: BenchOptions) {
  const rounds = timesOf(options, ROUNDS)
  const times: Record<Side, number[]> = { A: [], B: [], C: [], ours: [], all: [] }
  const coreCpu: number[] = []
  let peak: number | null = null
  let archiveBytes = 0
  for (let round = 1; round <= rounds; round++) {
    for (const side of TURNS) {
      options.say(`round ${round} of ${rounds}: ${SIDES[side]}`)
      const place = join(folder, `${side}-${round}`)
      if (side !== 'ours') times[side].push((await measure<{ ms: number }>(side, [place, file, String(rows)])).ms)
      else {
        const made = await measure<Imported>(side, [place, file, String(rows)], (bytes) => (peak = Math.max(peak ?? 0, bytes)))
        times.ours.push(made.storedMs)
        times.all.push(made.ms)
        archiveBytes = made.archiveBytes
        coreCpu.push(made.coreCpuMs)
      }
    }
  }
  return { times, coreCpu, archiveBytes, peak: peak as number | null }
}

function ratesTable(rows: number, bytes: number, times: Readonly<Record<Side, readonly number[]>>, archiveBytes: number): Table {
  const floor = median(times.A)
  return {
    title: `Import of ${rows.toLocaleString('en-US')} CSV rows (${(bytes / 1e6).toFixed(0)} MB), median of ${times.A.length} turns`,
    columns: ['', 'seconds', 'rows/s', 'of floor A %', 'fastest s', 'slowest s'],
    rows: (Object.keys(SIDES) as Side[]).map((side) => {
      const ms = median(times[side])
      return [SIDES[side], ms / 1000, (rows * 1000) / ms, (100 * floor) / ms, Math.min(...times[side]) / 1000, Math.max(...times[side]) / 1000]
    }),
    notes: [
      'Every floor: bare better-sqlite3, WAL, synchronous NORMAL, prepared inserts, 500 rows a transaction, rows ready in memory.',
      'A writes what the program writes: a signal with a unique 96-bit id and JSON tags, and its two figures as rows of a second table.',
      'B leaves the figures out. C keeps the CSV row as it is, figures as columns, its own rising id as the key.',
      'Until stored: the worker is started, the file read and checked, known items are found by their ids, rows, figures, events and what the archive keeps are committed.',
      'Until all is done: re-posts and small edits are found as well, the full-text index is filled, and the files of the archive are whole on disk.',
      `The archive takes ${(archiveBytes / 1e6).toFixed(1)} MB, ${(archiveBytes / rows).toFixed(0)} bytes a signal.`,
    ],
  }
}

function stepsTable(rows: number, steps: Steps, whole: readonly number[], coreCpu: readonly number[]): Table {
  const row = (name: string, where: string, ms: number) => [name, where, ms / 1000, (ms * 1000) / rows, (100 * ms) / median(whole)]
  return {
    title: 'What each step costs, alone',
    columns: ['step', 'runs in', 'seconds', 'µs a row', 'of the whole %'],
    rows: [
      row('start the worker', 'worker', steps.workerStart),
      row('read, split and check rows', 'worker', steps.parse),
      row('hand over batches', 'both', steps.handOver),
      row('hash ids', 'core', steps.ids),
      row('insert signals and figures', 'core', steps.insert),
      row('one event a batch', 'core', steps.events),
      row('keep lines for the archive', 'core', steps.keep),
      row('fill the full-text index, later', 'core', steps.index),
      row('hash texts for comparing, later', 'worker', steps.prints),
      row('compare, with hashing and handing over, later', 'both', steps.compare),
      row('write the archive files, later', 'threads', steps.files),
      row('the whole import', '', median(whole)),
    ],
    notes: [
      'The worker reads ahead while the core writes, so the steps add up to more than the whole.',
      `Processor time of the core during the import: ${(median(coreCpu) / 1000).toFixed(2)} s.`,
    ],
  }
}

/** Runs one side as a process of its own; `onPeak` hears the highest memory of that process and its worker. */
function measure<T>(side: string, args: readonly string[], onPeak?: (bytes: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./import/side.ts', import.meta.url)), [side, ...args])
    const watch = onPeak === undefined || child.pid === undefined ? null : watchMemory(child.pid)
    let result: T | undefined
    child.on('message', (message) => (result = message as T))
    child.once('error', reject)
    child.once('exit', (code) => {
      const peak = watch?.stop() ?? null
      if (peak !== null) onPeak?.(peak)
      if (result === undefined) reject(new Error(`The measurement "${side}" ended with code ${code}.`))
      else resolve(result)
    })
  })
}
