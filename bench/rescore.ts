/** How long all open ideas take to be scored again, and how a question fares meanwhile. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { createApp, type App } from '../src/main/app.ts'
import { SCORE } from '../src/main/ideas/index.ts'
import { watchMemory } from './memory.ts'
import { timesOf, type Bench, type BenchOptions } from './report.ts'
import { startClicks } from './rescore/clicks.ts'
import { fillIdeas, type RescoreLibrary } from './rescore/library.ts'
import { median, percentile, timed } from './samples.ts'
import { inWorkFolder } from './work-folder.ts'

const IDEAS = 100_000
const SIGNALS = 20_000
/** A night's designs. */
const MADE = 40
/** Of each of ten topics. */
const SHADES = 200
const PAGE = 50
const MB = 1024 ** 2

export const rescoreBench: Bench = (options) =>
  inWorkFolder(async (folder) => {
    const home = join(folder, 'home')
    const size = { ideas: Math.max(200, Math.round(IDEAS * options.scale)), signals: Math.max(100, Math.round(SIGNALS * options.scale)), made: MADE, shades: SHADES }
    options.say(`filling a library: ${size.ideas} open ideas with vectors, ${size.signals} posts read three times`)
    await fillIdeas(home, size, Date.now())
    const floor = bareUpdates(join(home, 'library.db'), size.ideas)
    const app = await createApp(createNodeHost({ kind: 'cli', home }))
    try {
      await searchIsReady(app, options)
      return report(size, floor, await measure(app, size, options))
    } finally {
      await app.stop()
    }
  })

/** The least that can be: bare better-sqlite3 changes one number of every idea, 1,000 in a transaction. */
function bareUpdates(file: string, ideas: number): number {
  const db = new BetterSqlite3(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    const update = db.prepare('UPDATE ideas SET score = min(1, score + ?) WHERE seq = ?')
    const begin = performance.now()
    for (let from = 1; from <= ideas; from += 1_000) {
      db.transaction(() => {
        for (let seq = from; seq < from + 1_000; seq++) update.run(1e-6, seq)
      })()
    }
    const spent = performance.now() - begin
    db.pragma('wal_checkpoint(TRUNCATE)')
    return spent
  } finally {
    db.close()
  }
}

/** Vectors that were written past the program get their codes first, as they have in a library that grew by itself. */
async function searchIsReady(app: App, { say }: BenchOptions): Promise<void> {
  say('waiting for the codes of the vectors')
  const vectors = app.store.vectorSpace('idea_vectors')
  for (;;) {
    const { filling, unstored } = await vectors.state(app.embedder.chosen())
    if (!filling && unstored === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

interface Run {
  readonly name: string
  readonly ms: number
  /** Of the core, its reading thread included; the worker's is not in it. */
  readonly cpuMs: number
  readonly clicks: readonly number[]
  readonly peakBytes: number | null
}

async function measure(app: App, size: RescoreLibrary, options: BenchOptions): Promise<{ runs: Run[]; idle: readonly number[] }> {
  const idle = await clicksFor(await pages(app), timesOf(options, 2_000, 500))
  const runs = [await oneRun(app, `the first time, with ${size.made} new designs`, options)]
  for (let turn = 1; turn <= timesOf(options, 3); turn++) {
    // Asks for a scoring itself; another one is met and not doubled.
    app.settings.set({ weights: { ...app.settings.get().weights, novelty: 0.2 + turn / 100 } })
    runs.push(await oneRun(app, 'after other weights', options))
  }
  return { runs, idle }
}

/** Questions as a window asks them that has read on in the list: of all, and of the best of each theme in turn. */
async function pages(app: App): Promise<(turn: number) => Promise<unknown>> {
  const [all, best] = [await deepIdeas(app, true), await deepIdeas(app, false)]
  return (turn) => {
    const isAll = turn % 2 === 0
    const cursors = isAll ? all : best
    return app.ideas.list({ after: cursors[turn % cursors.length], limit: PAGE, all: isAll })
  }
}

async function deepIdeas(app: App, all: boolean): Promise<(string | undefined)[]> {
  const first = await app.ideas.list({ limit: 500, all })
  return [undefined, ...first.items.filter((_, i) => i % 100 === 99).map(({ id }) => id)]
}

async function clicksFor(ask: (turn: number) => Promise<unknown>, ms: number): Promise<readonly number[]> {
  const clicks = startClicks(ask)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await clicks.stop()
  return clicks.samples
}

async function oneRun(app: App, name: string, options: BenchOptions): Promise<Run> {
  options.say(name)
  const ask = await pages(app)
  const memory = watchMemory(process.pid)
  const clicks = startClicks(ask)
  const before = process.cpuUsage()
  const { ms } = await timed(() => scoreAll(app))
  const { user, system } = process.cpuUsage(before)
  await clicks.stop()
  return { name, ms, cpuMs: (user + system) / 1_000, clicks: clicks.samples, peakBytes: memory.stop() }
}

async function scoreAll(app: App): Promise<void> {
  const { queue } = app.jobs
  const open = (): readonly string[] => queue.list(['waiting', 'running'], 10).filter(({ kind }) => kind === SCORE).map(({ id }) => id)
  if (open().length === 0) app.store.writeTx((tx) => queue.enqueueTx(tx, { kind: SCORE, payload: {} }))
  const waited = open()
  // Seldom enough to be no work of its own: looking at the queue costs a millisecond.
  while (open().length > 0) await new Promise((resolve) => setTimeout(resolve, 25))
  for (const id of waited) {
    const { state, reason } = queue.find(id)
    if (state !== 'done') throw new Error(`Scoring ended as ${state}: ${reason ?? ''}`)
  }
}

function report(size: RescoreLibrary, floor: number, { runs, idle }: { runs: readonly Run[]; idle: readonly number[] }) {
  const again = runs.slice(1)
  const seconds = median((again.length === 0 ? runs : again).map(({ ms }) => ms / 1_000))
  const clicks = runs.flatMap((run) => run.clicks)
  return {
    tables: [
      {
        title: `${size.ideas.toLocaleString('en-US')} open ideas scored again`,
        columns: ['', 'seconds', 'core’s CPU seconds', 'ideas a second', 'against the floor ×', 'questions', 'median ms', '95th percentile ms', 'slowest ms', 'memory MB'],
        rows: runs.map((run) => [
          run.name, run.ms / 1_000, run.cpuMs / 1_000, (size.ideas / run.ms) * 1_000, run.ms / floor, run.clicks.length, median(run.clicks), percentile(run.clicks, 0.95), Math.max(...run.clicks),
          run.peakBytes === null ? null : run.peakBytes / MB,
        ]),
        notes: [
          `Each idea has up to five of ${size.signals.toLocaleString('en-US')} posts as evidence, read three times; all of its factors and its sentence are made again.`,
          `A question is a page of ${PAGE} ideas, of all and of the best of each theme in turn, asked from another thread 20 ms after the last answer; while nothing else is done: ${median(idle).toFixed(2)} ms, 95th percentile ${percentile(idle, 0.95).toFixed(2)} ms.`,
          `Floor: bare better-sqlite3 changes one indexed number of each idea: ${(floor / 1_000).toFixed(2)} s. Memory is the peak of the core and its workers.`,
        ],
      },
    ],
    promised: [
      { what: 'Scoring 100,000 ideas again', measured: size.ideas < IDEAS ? null : seconds, unit: ' s', bound: { below: 5 } },
      { what: 'A question meanwhile, 95th percentile', measured: size.ideas < IDEAS ? null : percentile(clicks, 0.95), unit: ' ms', bound: { below: 50 } },
    ],
  }
}
