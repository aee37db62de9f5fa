/** How long a seller waits from starting the program to its first answer, with an empty library and with a large one. */
import { join } from 'node:path'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp } from '../src/main/app.ts'
import { ROW_MAP, writeRows } from './import/rows.ts'
import { timesOf, type Bench, type BenchOptions, type Table } from './report.ts'
import { median } from './samples.ts'
import { floorAndAsk, serveAndAsk, type FirstAnswer } from './start-up/first-answer.ts'
import { profileTable } from './start-up/profile.ts'
import { inWorkFolder } from './work-folder.ts'

const SIGNALS = 100_000
const ROUNDS = 5

type Case = 'floor' | 'empty' | 'large'

export const startUpBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const program = await options.program()
    const signals = Math.max(100, Math.round(SIGNALS * options.scale))
    const large = join(folder, 'large')
    options.say(`filling a library with ${signals.toLocaleString('en-US')} signals`)
    await fillLibrary(large, join(folder, 'rows.csv'), signals)
    const answers = await takeTurns(folder, program, large, options)
    const names = { floor: 'floor: node answers one request, better-sqlite3 loaded', empty: 'serve, empty library', large: `serve, ${signals.toLocaleString('en-US')} signals` }
    const today = (name: Case): number => median(answers[name].flatMap((answer) => answer.today ?? []))
    return {
      tables: [startTable(names, answers), ...(options.profile ? [await profiled(folder, program, large)] : [])],
      promised: [
        { what: 'Start to first answer out of an empty library', measured: today('empty') / 1000, unit: ' s', bound: { below: 1.5 } },
        { what: `Start to first answer out of ${signals.toLocaleString('en-US')} signals`, measured: today('large') / 1000, unit: ' s', bound: { below: 1.5 } },
      ],
    }
  })

/** By the program's own import; the first designs are marked as made, as they are in a library of this size. */
async function fillLibrary(home: string, file: string, signals: number): Promise<void> {
  await writeRows(file, signals)
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  try {
    await app.signals.import({ file, map: ROW_MAP, correlationId: 'bench' }, { signal: new AbortController().signal, progress: () => undefined })
    app.settings.set({ firstDesignsMade: true })
  } finally {
    await app.stop()
  }
}

async function takeTurns(folder: string, program: string, large: string, options: BenchOptions) {
  const rounds = timesOf(options, ROUNDS)
  const answers: Record<Case, FirstAnswer[]> = { floor: [], empty: [], large: [] }
  for (let round = 1; round <= rounds; round++) {
    options.say(`start ${round} of ${rounds}`)
    answers.floor.push(await floorAndAsk())
    answers.empty.push(await serveAndAsk(program, join(folder, `empty-${round}`)))
    answers.large.push(await serveAndAsk(program, large))
  }
  return answers
}

function startTable(names: Readonly<Record<Case, string>>, answers: Readonly<Record<Case, readonly FirstAnswer[]>>): Table {
  const middle = (name: Case, of: (answer: FirstAnswer) => number | null): number => median(answers[name].flatMap((answer) => of(answer) ?? []))
  const floor = middle('floor', ({ answer }) => answer)
  return {
    title: `From start to answer, median of ${answers.floor.length} in turns`,
    columns: ['', 'address printed ms', 'first answer ms', 'Today out of the library ms', 'slowest ms', 'against the floor ×'],
    rows: (Object.keys(names) as Case[]).map((name) => {
      const last = answers[name].map(({ answer, today }) => today ?? answer)
      const today = name === 'floor' ? null : middle(name, (answer) => answer.today)
      return [names[name], middle(name, ({ address }) => address), middle(name, ({ answer }) => answer), today, Math.max(...last), (today ?? floor) / floor]
    }),
    notes: [
      'Every start is a new process. The bound is held against Today, the first question the window asks; an empty home is new each time,',
      'so its start also makes the tables, and the first ten designs begin meanwhile.',
    ],
  }
}

async function profiled(folder: string, program: string, home: string): Promise<Table> {
  const profiles = join(folder, 'profile')
  await serveAndAsk(program, home, ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${profiles}`])
  return profileTable(profiles, 'Whose code a start runs')
}
