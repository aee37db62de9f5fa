/** How quickly the window's questions are answered from a large library, alone and while an import runs. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { connectCore, liveSocket, type CoreConnection } from '../src/hosts/cli/core-client.ts'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp } from '../src/main/app.ts'
import { ROW_MAP, writeRows } from './import/rows.ts'
import { fillLibrary } from './query/library.ts'
import { decisionQuestion, noveltyQuestion, PAGE, SEARCHES, serviceQuestions, socketQuestions, type Depths, type Question } from './query/questions.ts'
import { timesOf, type Bench, type BenchOptions, type Table } from './report.ts'
import { median, percentile, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const SIGNALS = 100_000
const IDEAS = 100_000
const DESIGNS = 20_000
const SEARCH_MS = 50
const TIMES = 200
const TIMES_NEAREST = 40
/** Approved in a run; each asks for print files and mock-ups, which the core makes meanwhile. */
const DECISIONS = 20
const APPROVE = 'approve a design'
const REJECT = 'reject a design'
/** A person does not click without a pause; this is a fast one. */
const BETWEEN_CLICKS_MS = 20

interface Answered {
  readonly name: string
  readonly samples: readonly number[]
}

export const queryBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const home = join(folder, 'home')
    const size = { signals: Math.max(100, Math.round(SIGNALS * options.scale)), ideas: Math.max(400, Math.round(IDEAS * options.scale)), designs: Math.max(300, Math.round(DESIGNS * options.scale)) }
    options.say(`filling a library: ${size.signals} signals, ${size.ideas} ideas with vectors, ${size.designs} designs with listings`)
    await fillLibrary(home, size)
    const { floor, depths, waiting } = readFloor(home)
    const alone = await askServices(home, depths, waiting.slice(0, DECISIONS), options)
    const { quiet, busy, importedRows } = await askOverSocket(folder, home, depths, waiting.slice(DECISIONS), options)
    return {
      tables: [
        questionTable(`The services alone, in the core's own process`, floor, alone, [
          `Library: ${size.signals.toLocaleString('en-US')} signals, ${size.ideas.toLocaleString('en-US')} ideas with vectors, ${size.designs.toLocaleString('en-US')} designs with listings.`,
          `Floor: bare better-sqlite3 reads ${PAGE} rows of designs by key, prepared: ${median(floor).toFixed(3)} ms.`,
        ]),
        questionTable('Over the socket, from another process', floor, quiet, ['A question here is one HTTP request to a core that runs as the built program.']),
        questionTable(`Over the socket while ${importedRows.toLocaleString('en-US')} rows are imported`, floor, busy, ['Questions in turn with a pause of 20 ms between them; approved designs are printed and photographed meanwhile.']),
      ],
      promised: alone.filter(({ name }) => SEARCHES.includes(name)).map(({ name, samples }) => ({ what: `95th percentile of "${name}"`, measured: percentile(samples, 0.95), unit: ' ms', bound: { below: SEARCH_MS } })),
    }
  })

/** Keys deep in each list, designs to decide on, and the floor's times. */
function readFloor(home: string): { floor: readonly number[]; depths: Depths; waiting: readonly string[] } {
  const db = new BetterSqlite3(join(home, 'library.db'), { readonly: true })
  try {
    const page = db.prepare('SELECT * FROM designs WHERE seq < ? ORDER BY seq DESC LIMIT ?')
    const last = Number(db.prepare('SELECT max(seq) FROM designs').pluck().get())
    const floor = Array.from({ length: TIMES }, (_, turn) => {
      const begin = performance.now()
      page.all(last - ((turn * 37) % Math.max(1, last - PAGE)), PAGE)
      return performance.now() - begin
    })
    const middle = (query: string): string => String(db.prepare(query).pluck().get())
    const half = Math.floor(last / 2)
    return {
      floor,
      depths: {
        design: middle(`SELECT id FROM designs WHERE seq >= ${half} LIMIT 1`),
        reviewed: middle(`SELECT id FROM designs WHERE status = 'review' AND score < 0.5 ORDER BY score DESC LIMIT 1`),
        idea: middle('SELECT id FROM ideas WHERE score < 0.5 ORDER BY score DESC LIMIT 1'),
        listing: middle(`SELECT id FROM listings WHERE seq >= ${half} LIMIT 1`),
        phrases: db.prepare<[], string>(`SELECT title FROM ideas WHERE seq % ${Math.max(1, Math.floor(last / 40))} = 0 LIMIT 40`).pluck().all(),
      },
      waiting: db.prepare<[], string>(`SELECT id FROM designs WHERE status = 'review' ORDER BY score DESC LIMIT 200`).pluck().all(),
    }
  } finally {
    db.close()
  }
}

async function askServices(home: string, depths: Depths, waiting: readonly string[], options: BenchOptions): Promise<readonly Answered[]> {
  options.say('the services alone')
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  try {
    // Nothing else may run in this process while it is measured.
    await app.jobs.stop()
    const approve = decisionQuestion(APPROVE, waiting, (id) => app.listings.decide({ ids: [id], decision: 'approve', by: 'seller' }))
    return [
      ...(await inTurns(serviceQuestions(app, depths), timesOf(options, TIMES, 10))),
      ...(await inTurns([noveltyQuestion(app)], timesOf(options, TIMES_NEAREST, 10))),
      ...(await inTurns([approve], waiting.length)),
    ]
  } finally {
    await app.stop()
  }
}

async function askOverSocket(folder: string, home: string, depths: Depths, waiting: readonly string[], options: BenchOptions) {
  const file = join(folder, 'rows.csv')
  const importedRows = Math.max(500, Math.round(SIGNALS * options.scale))
  await writeRows(file, importedRows)
  return withCoreProcess(home, await options.program(), async (core) => {
    options.say('over the socket')
    const quiet = await inTurns(socketQuestions(core, depths), timesOf(options, TIMES / 2, 10))
    const [some, others] = [waiting.slice(0, DECISIONS), waiting.slice(DECISIONS)]
    const approve = decisionQuestion(APPROVE, some, (id) => core.api.listings.decide.mutate({ ids: [id], decision: 'approve' }))
    const reject = decisionQuestion(REJECT, others, (id) => core.api.listings.decide.mutate({ ids: [id], decision: 'reject', reason: 'taste' }))
    options.say('over the socket while an import runs')
    const busy = await whileImporting(core, file, [approve, ...socketQuestions(core, depths).flatMap((question) => [reject, question])])
    return { quiet, busy, importedRows }
  })
}

async function whileImporting(core: CoreConnection, file: string, questions: readonly Question[]): Promise<readonly Answered[]> {
  const { jobId } = await core.api.signals.import.mutate({ file, map: ROW_MAP })
  const samples = new Map(questions.map(({ name }) => [name, [] as number[]]))
  for (let turn = 0; ; turn++) {
    for (const question of questions) {
      const { value, ms } = await timed(() => question.ask(turn))
      if (value !== null) samples.get(question.name)?.push(ms)
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_CLICKS_MS))
    }
    const { state, reason } = await core.api.jobs.find.query({ id: jobId })
    if (state === 'done') break
    if (state !== 'running' && state !== 'waiting') throw new Error(`The import ended as ${state}: ${reason ?? ''}`)
  }
  return [...samples].map(([name, times]) => ({ name, samples: times }))
}

/** One of each, over and over, after a few that warm the code. */
async function inTurns(questions: readonly Question[], times: number): Promise<readonly Answered[]> {
  const samples = questions.map((): number[] => [])
  for (let turn = 0; turn < times; turn++) {
    for (const [index, question] of questions.entries()) samples[index]?.push((await timed(() => question.ask(turn))).ms)
  }
  const warm = Math.floor(times / 10)
  return questions.map(({ name }, index) => ({ name, samples: (samples[index] ?? []).slice(warm) }))
}

async function withCoreProcess<T>(home: string, program: string, work: (core: CoreConnection) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [program, '--home', home, 'serve', '--no-open', '--port', '0'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    for (let tries = 0; (await liveSocket(home)) === null; tries++) {
      if (tries > 300 || child.exitCode !== null) throw new Error('The program did not start.')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const core = await connectCore(home)
    try {
      return await work(core)
    } finally {
      await core.close()
    }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

function questionTable(title: string, floor: readonly number[], answered: readonly Answered[], notes: readonly string[]): Table {
  const base = median(floor)
  return {
    title,
    columns: ['', 'times', 'median ms', '95th percentile ms', 'slowest ms', 'against the floor ×'],
    rows: answered.map(({ name, samples }) => [name, samples.length, median(samples), percentile(samples, 0.95), Math.max(...samples), median(samples) / base]),
    notes,
  }
}
