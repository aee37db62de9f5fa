import type { Clock } from '../kernel/clock.ts'
import { toIso } from '../kernel/clock.ts'
import { deriveId } from '../kernel/ids.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { Events, Jobs } from '../jobs/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store, Tx } from '../store/index.ts'
import { nightSummary, type NightPhase, type NightRequest, type NightRun, type NightSummary } from './contract.ts'
import { NIGHT } from './jobs/run.ts'
import { PHASES, type NightCounts, type PhaseDeps } from './phases.ts'
import { createNightRepo, type NightRepo } from './repo.ts'
import { publishedSince, summarise } from './summary.ts'
import type { RunRow } from './tables.ts'

export interface NightDeps extends PhaseDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly jobs: Jobs
  readonly settings: SettingsService
  readonly home: string
}

export interface NightService {
  /** Begins a night, or goes on with one that was cut short (a new count is ignored then). */
  start(request: NightRequest): NightRun
  /** The night of the schedule: publishes as Settings say, and is left out while the seller has paused. */
  startByPlan(): NightRun | null
  /** Stops the night that runs; what it made stays, and the next start goes on with it. */
  stop(): NightRun | null
  current(): NightRun | null
  find(id: string): NightRun | null
  /** The work itself; called by its job. */
  work(runId: string, context: { signal: AbortSignal; progress(done: number, total: number | null, note?: string): void }): Promise<void>
  fail(runId: string): void
}

export function createNightService(deps: NightDeps): NightService {
  const repo = createNightRepo(deps.store)
  const view = (row: RunRow): NightRun => runOf(row, deps.designs.countByRun(row.id), row.publish === 'on' && row.status === 'finished' ? publishedSince(deps.publishing.changedSince(row.startedAt)) : [])
  const begun = new Set<string>()
  // The night's own work may be cancelled or given up by others than this service; the run must not look alive then.
  deps.events.follow(({ eventType, data }) => {
    if ((eventType !== 'job.cancelled' && eventType !== 'job.failed') || data['kind'] !== NIGHT) return
    const row = repo.latest()
    if (row?.status !== 'running') return
    stopRun(deps, repo, row.id)
    cancelWorkOf(deps, row.id)
  })
  return {
    start: (request) => view(start(deps, repo, begun, request)),
    startByPlan() {
      const { pausedUntil, atNight } = deps.settings.get().publishing
      if (pausedUntil !== '' && Date.parse(pausedUntil) > deps.clock.now()) return null
      return view(start(deps, repo, begun, { publish: atNight }))
    },
    stop() {
      const row = repo.latest()
      if (row === null) return null
      if (row.status === 'running') {
        stopRun(deps, repo, row.id)
        cancelWorkOf(deps, row.id)
      }
      return view(repo.latest() ?? row)
    },
    current() {
      const row = repo.latest()
      return row === null ? null : view(row)
    },
    find(id) {
      const row = repo.find(id)
      return row === null ? null : view(row)
    },
    work: (runId, context) => work(deps, repo, begun, runId, context),
    fail: (runId) => deps.store.writeTx((tx) => repo.updateTx(tx, runId, { status: 'failed', finishedAt: deps.clock.now() })),
  }
}

function stopRun(deps: NightDeps, repo: NightRepo, runId: string): void {
  deps.store.writeTx((tx) => {
    repo.updateTx(tx, runId, { status: 'stopped' })
    deps.events.emitTx(tx, { type: 'run.stopped', source: 'night', correlationId: runId, data: { runId } })
  })
}

/** `begun` names the runs that this process works on: joining one of those is no going on. */
function start(deps: NightDeps, repo: NightRepo, begun: Set<string>, request: NightRequest): RunRow {
  const unfinished = repo.unfinished()
  return deps.store.writeTx((tx) => {
    const row = unfinished ?? repo.insertTx(tx, newRun(deps, repo, request, deps.clock.now()))
    if (row.status !== 'running' || !begun.has(row.id)) beginTx(deps, repo, tx, row, unfinished !== null)
    deps.jobs.queue.enqueueTx(tx, { kind: NIGHT, payload: { runId: row.id }, correlationId: row.id })
    tx.afterCommit(() => begun.add(row.id))
    return repo.find(row.id) ?? row
  })
}

function beginTx(deps: NightDeps, repo: NightRepo, tx: Tx, row: RunRow, resumed: boolean): void {
  if (resumed) repo.updateTx(tx, row.id, { status: 'running', resumed })
  deps.events.emitTx(tx, { type: 'run.started', source: 'night', correlationId: row.id, data: { runId: row.id, count: row.count, resumed } })
}

function newRun(deps: NightDeps, repo: NightRepo, request: NightRequest, now: number): Omit<RunRow, 'seq'> {
  const { timeZone, nightCount } = deps.settings.get()
  const at = request.at === undefined ? now : Date.parse(request.at)
  const date = dayInZone(at, timeZone)
  const ordinal = repo.countOn(date) + 1
  const seed = request.seed ?? `${date}/${ordinal}`
  return {
    id: deriveId('run', date, ordinal, seed), date, seed, count: request.count ?? nightCount, publish: request.publish ?? 'off', full: request.full ?? false,
    at, status: 'running', phase: 'ingest', startedAt: now, finishedAt: null, resumed: false, summary: null,
  }
}

async function work(deps: NightDeps, repo: NightRepo, begun: Set<string>, runId: string,
  context: { signal: AbortSignal; progress(done: number, total: number | null, note?: string): void }): Promise<void> {
  const run = repo.find(runId)
  if (run === null || run.status === 'finished') return
  // Recovery or a retry may put a night back to work without anybody asking for it here.
  if (run.status !== 'running' || !begun.has(runId)) deps.store.writeTx((tx) => beginTx(deps, repo, tx, run, true))
  begun.add(runId)
  const counts: NightCounts = { signals: 0, ideas: 0, failed: 0, approved: 0, exported: 0, exportSentences: [], publishSentences: [] }
  for (const [phase, step] of PHASES) {
    enter(deps, repo, runId, phase)
    await step(deps, repo, { run, ...context }, counts)
  }
  const made = deps.designs.byRun(runId)
  const listings = deps.listings.of(made.map((design) => design.id)).length
  const summary = summarise(made, listings, counts, deps.home)
  deps.store.writeTx((tx) => {
    repo.updateTx(tx, runId, { status: 'finished', phase: 'done', finishedAt: deps.clock.now(), summary: JSON.stringify(summary) })
    deps.events.emitTx(tx, { type: 'run.finished', source: 'night', correlationId: runId, data: { runId, designs: made.length, failed: counts.failed } })
  })
}

function enter(deps: NightDeps, repo: NightRepo, runId: string, phase: NightPhase): void {
  deps.store.writeTx((tx) => {
    repo.updateTx(tx, runId, { phase })
    deps.events.emitTx(tx, { type: 'run.phase', source: 'night', correlationId: runId, data: { runId, phase } })
  })
}

/** Everything that waits or runs for this night, the night itself first so that it asks for nothing more. */
function cancelWorkOf(deps: NightDeps, runId: string): void {
  const active = deps.jobs.queue.list(['waiting', 'running'], 5_000)
  // The schedule's night names the schedule, not the run; there is one night at a time.
  for (const job of active.filter(({ kind }) => kind === NIGHT)) deps.jobs.runner.cancel(job.id)
  for (const job of active.filter(({ kind, correlationId }) => kind !== NIGHT && correlationId === runId)) deps.jobs.runner.cancel(job.id)
}

function runOf(row: RunRow, designs: number, published: readonly string[]): NightRun {
  return {
    id: row.id, date: row.date, seed: row.seed, count: row.count, publish: row.publish, full: row.full, status: row.status, phase: row.phase,
    startedAt: toIso(row.startedAt), resumed: row.resumed, designs,
    ...(row.finishedAt === null ? {} : { finishedAt: toIso(row.finishedAt) }),
    ...(row.summary === null ? {} : { summary: withSentences(nightSummary.parse(JSON.parse(row.summary)), published) }),
  }
}

/** The last sentence says where the files are. */
function withSentences(summary: NightSummary, more: readonly string[]): NightSummary {
  return { ...summary, sentences: [...summary.sentences.slice(0, -1), ...more, ...summary.sentences.slice(-1)] }
}
