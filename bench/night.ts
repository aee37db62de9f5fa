/** A whole night from an empty home: the program as a process, to print files, mock-ups and listings that are opened and measured. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { watchMemory, type MemoryPart } from './memory.ts'
import { drawAlone, readNight, type Made } from './night/made.ts'
import { timesOf, type Bench, type BenchOptions, type Table } from './report.ts'
import { median } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const DESIGNS = 10
const MOCKUPS_EACH = 4
const ROUNDS = 3
/** Designs of the long night that `--large` adds, and how long it may take. */
const MANY = 100
const MANY_BELOW_S = 600
const LONGEST_MS = 1_800_000

interface Night {
  readonly ms: number
  readonly peakBytes: number | null
  readonly parts: readonly MemoryPart[]
  readonly startedAt: number
  readonly made: Made
  readonly floorMs: number
}

export const nightBench: Bench = async (options) => {
  const designs = Math.max(1, Math.round(DESIGNS * options.scale))
  const program = await options.program()
  const nights: Night[] = []
  for (let round = 1; round <= timesOf(options, ROUNDS); round++) nights.push(await inWorkFolder((folder) => oneNight(folder, program, designs, round, options)))
  const ms = median(nights.map((night) => night.ms))
  const floorMs = median(nights.map((night) => night.floorMs))
  const typical = nights.find((night) => night.ms === ms) ?? nights[0]
  const peaks = nights.flatMap(({ peakBytes }) => peakBytes ?? [])
  const long = options.large ? await inWorkFolder((folder) => oneNight(folder, program, MANY, nights.length + 1, options)) : null
  return {
    tables: [
      ...(typical === undefined ? [] : [phasesTable(typical), workTable(typical)]), totalsTable(nights, designs, ms, floorMs), ...(typical === undefined ? [] : [memoryTable(typical)]),
      ...(long === null ? [] : [workTable(long), totalsTable([long], MANY, long.ms, long.floorMs), memoryTable(long)]),
    ],
    promised: [
      { what: `A night of ${designs} designs from an empty home`, measured: ms / 1000, unit: ' s', bound: { below: 60 } },
      { what: 'Peak memory of its processes (PSS)', measured: peaks.length === 0 ? null : Math.max(...peaks) / 1e9, unit: ' GB', bound: { below: 1.5 } },
      ...promisedCounts(nights, designs),
      ...(long === null ? [] : promisedOfMany(long)),
    ],
  }
}

function promisedOfMany(long: Night) {
  return [
    { what: `${MANY} designs with print files and ${MOCKUPS_EACH} mock-ups each, from an empty home`, measured: long.ms / 1000, unit: ' s', bound: { below: MANY_BELOW_S } },
    { what: 'Peak memory of its processes (PSS)', measured: long.peakBytes === null ? null : long.peakBytes / 1e9, unit: ' GB', bound: { below: 1.5 } },
    ...promisedCounts([long], MANY),
  ]
}

async function oneNight(folder: string, program: string, designs: number, round: number, { say }: BenchOptions): Promise<Night> {
  const home = join(folder, 'home')
  say(`night ${round}: ${designs} designs`)
  const startedAt = Date.now()
  const { ms, peakBytes, parts } = await runNight(program, home, designs)
  say('opening and measuring every file')
  const made = await readNight(home)
  say(`floor: sharp alone draws the ${made.drawings.length} print files`)
  return { ms, peakBytes, parts, startedAt, made, floorMs: await drawAlone(made.drawings, join(folder, 'floor.png')) }
}

/** @throws with what the program said when it does not succeed. */
function runNight(program: string, home: string, designs: number): Promise<Pick<Night, 'ms' | 'peakBytes' | 'parts'>> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    const child = spawn(process.execPath, [program, '--home', home, 'night', '--count', String(designs), '--full', '--json'], { stdio: ['ignore', 'ignore', 'pipe'], timeout: LONGEST_MS })
    const watch = child.pid === undefined ? null : watchMemory(child.pid)
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const peakBytes = watch?.stop() ?? null
      if (code === 0) resolve({ ms: performance.now() - begin, peakBytes, parts: watch?.parts() ?? [] })
      else reject(new Error(`The night ended with ${code ?? signal}: ${said}`))
    })
  })
}

function totalsTable(nights: readonly Night[], designs: number, ms: number, floorMs: number): Table {
  const drawings = nights[0]?.made.drawings.length ?? 0
  return {
    title: `A night of ${designs} designs, ${nights.length} times`,
    columns: ['', 'seconds', 'against the floor ×', 'peak PSS MB'],
    rows: [
      ...nights.map((night, index) => [`night ${index + 1}`, night.ms / 1000, night.ms / night.floorMs, night.peakBytes === null ? null : night.peakBytes / 1e6]),
      ['median', ms / 1000, ms / floorMs, null],
      [`floor: sharp alone draws the ${drawings} print files, one after another`, floorMs / 1000, 1, null],
    ],
    notes: [
      'Memory is summed over the core and its workers every 100 ms; a page that several share is counted once.',
      'The night also starts up, reads the calendar, finds and scores ideas, sets type, makes previews and mock-ups, writes and checks listings.',
    ],
  }
}

function memoryTable({ parts }: Night): Table {
  return {
    title: 'Memory by process, when it was most of all together',
    columns: ['process', 'PSS MB'],
    rows: parts.map(({ name, bytes }) => [name, bytes / 1e6]),
    notes: ['The bench itself is not among them: it only looks, and opens the files when the night is over.'],
  }
}

function phasesTable({ made, startedAt, ms }: Night): Table {
  const begins = [{ phase: 'start of the program', at: startedAt }, ...made.phases, { phase: '', at: startedAt + ms }]
  const names: Readonly<Record<string, string>> = { 'run.finished': 'end of the program' }
  return {
    title: 'Where the time of one night goes',
    columns: ['phase', 'seconds', 'share %'],
    rows: begins.slice(0, -1).map(({ phase, at }, index) => {
      const spent = (begins[index + 1]?.at ?? at) - at
      return [names[phase] ?? phase, spent / 1000, (100 * spent) / ms]
    }),
    notes: ['From the times of the run.phase events. Mock-ups and listings of a finished design are made while others are still drawn.'],
  }
}

function workTable({ made }: Night): Table {
  return {
    title: 'The work of that night by kind',
    columns: ['work', 'jobs', 'seconds in all', 'mean s', 'longest s'],
    rows: made.work.map(({ kind, jobs, totalMs, longestMs }) => [kind, jobs, totalMs / 1000, totalMs / jobs / 1000, longestMs / 1000]),
    notes: ['Jobs run side by side and wait for the same workers, so these add up to more than the night.'],
  }
}

/** The least of all nights counts. */
function promisedCounts(nights: readonly Night[], designs: number) {
  const least = (of: (made: Made) => number): number => Math.min(...nights.map(({ made }) => of(made)))
  return [
    { what: 'Designs', measured: least((made) => made.designs), unit: '', bound: { atLeast: designs } },
    { what: 'Listings', measured: least((made) => made.listings), unit: '', bound: { atLeast: designs } },
    { what: 'Print files of the right size, opened', measured: least((made) => made.printFiles), unit: '', bound: { atLeast: designs } },
    { what: 'Mock-ups of the right size, opened', measured: least((made) => made.mockups), unit: '', bound: { atLeast: designs * MOCKUPS_EACH } },
  ]
}
