/** The program's own import path, whole and in parts. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { createApp } from '../../src/main/app.ts'
import { createEvents } from '../../src/main/jobs/events.ts'
import { systemClock, toIso } from '../../src/main/kernel/clock.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { createWorkerClient, type WorkerClient } from '../../src/main/kernel/worker-client.ts'
import { signalEvents, type SignalDraft } from '../../src/main/signals/contract.ts'
import { createArchive, type Archive } from '../../src/main/signals/archive/archive.ts'
import { createLikeness } from '../../src/main/signals/likeness/compare.ts'
import { printOf } from '../../src/main/signals/pure/likeness/print.ts'
import { createSignalsRepo } from '../../src/main/signals/repo.ts'
import { openStore, type Store } from '../../src/main/store/index.ts'
import { createAcquireHandlers } from '../../src/workers/acquire/acquire.ts'
import { acquirePort, type AcquirePort } from '../../src/workers/acquire/contract.ts'
import { timed } from '../samples.ts'
import { ROW_MAP } from './rows.ts'

/** As in signals/service.ts. */
const BATCH = 2_000
const INDEX_STEP = 2_000

export interface Imported {
  /** Until everything was stored, compared, indexed and archived. */
  readonly ms: number
  /** Until the last batch was committed, with what the archive keeps of it; comparing, index and files follow. */
  readonly storedMs: number
  /** Compressed, on disk. */
  readonly archiveBytes: number
  /** Processor time of the core alone, without its worker. */
  readonly coreCpuMs: number
}

/** The whole path: a new library, a worker that is not running yet, every row read, stored and indexed. */
export async function measureImport(file: string, home: string, count: number): Promise<Imported> {
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  try {
    const cpu = process.cpuUsage()
    const begin = performance.now()
    let storedMs = 0
    app.jobs.events.follow(({ eventType }) => {
      if (eventType === 'signal.ingested') storedMs = performance.now() - begin
    })
    const { value: summary, ms } = await timed(() =>
      app.signals.import({ file, map: ROW_MAP, correlationId: 'bench' }, { signal: new AbortController().signal, progress: () => undefined }))
    const { user, system } = process.cpuUsage(cpu)
    if (summary.new !== count || summary.rejected !== 0 || summary.observations !== count * 2) throw new Error(`The import lost rows: ${JSON.stringify(summary)}`)
    if (app.signals.count() !== count) throw new Error('The library does not hold what the import reported.')
    return { ms, storedMs, archiveBytes: archiveBytes(home), coreCpuMs: (user + system) / 1000 }
  } finally {
    await app.stop()
  }
}

function archiveBytes(home: string): number {
  const files = readdirSync(join(home, 'raw-signals'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
}

/** Milliseconds of each step alone, one after the other; in the import itself the worker's run beside the core's. */
export interface Steps {
  readonly workerStart: number
  readonly parse: number
  readonly handOver: number
  readonly ids: number
  readonly insert: number
  readonly events: number
  readonly keep: number
  readonly index: number
  readonly prints: number
  readonly compare: number
  readonly files: number
}

export async function measureSteps(file: string, home: string): Promise<Steps> {
  const host = createNodeHost({ kind: 'cli', home })
  const worker = createWorkerClient('acquire', acquirePort, { spawn: () => host.spawnWorker('acquire'), clock: systemClock, log: host.log })
  const store = await openStore({ home, migrations: join(host.paths.resources, 'migrations'), clock: systemClock })
  try {
    const { ms: workerStart } = await timed(() => worker.call('close', { importId: 'none' }))
    const parsed = await timed(() => drain(file, inProcess()))
    const drained = await timed(() => drain(file, worker))
    const batches = parsed.value
    const ids = await timed(() => batches.map((drafts) => drafts.map((draft) => deriveId('sig', draft.source, draft.sourceItemId))))
    const repo = createSignalsRepo(store)
    const insert = await timed(() => insertAll(store, repo, batches, ids.value))
    const events = await timed(() => emitAll(store, batches))
    const index = await timed(() => {
      while (store.writeTx((tx) => repo.indexTx(tx, INDEX_STEP)) > 0);
    })
    const archive = createArchive({ store, clock: systemClock, events: { lastSeq: () => 0 }, home })
    const keep = await timed(() => keepAll(store, archive, batches, ids.value))
    const never = new AbortController().signal
    const files = await timed(() => archive.flush(never))
    const prints = await timed(() => printAll(batches))
    const compare = await timed(() => createLikeness({ store, acquire: worker }).compare(never))
    return { keep: keep.ms, files: files.ms, prints: prints.ms, compare: compare.ms, workerStart, parse: parsed.ms, handOver: drained.ms - parsed.ms, ids: ids.ms, insert: insert.ms, events: events.ms, index: index.ms }
  } finally {
    worker.stop()
    await store.close()
  }
}

type Acquire = Pick<WorkerClient<AcquirePort>, 'call'>

/** The worker's own code without a process around it. */
function inProcess(): Acquire {
  const handlers = createAcquireHandlers()
  const context = { signal: new AbortController().signal, progress: () => undefined }
  return { call: (method, input) => handlers[method](input as never, context) as never }
}

async function drain(file: string, acquire: Acquire): Promise<readonly (readonly SignalDraft[])[]> {
  const day = toIso(systemClock.now()).slice(0, 10)
  const { importId } = await acquire.call('open', { file, map: ROW_MAP, source: 'file', observedAt: `${day}T00:00:00.000Z`, from: day, to: day })
  const batches: (readonly SignalDraft[])[] = []
  for (let done = false; !done; ) {
    const batch = await acquire.call('next', { importId, limit: BATCH })
    batches.push(batch.drafts)
    done = batch.done
  }
  return batches
}

function insertAll(store: Store, repo: ReturnType<typeof createSignalsRepo>, batches: readonly (readonly SignalDraft[])[], ids: readonly (readonly string[])[]): void {
  const now = systemClock.now()
  for (const [at, drafts] of batches.entries()) {
    store.writeTx((tx) => {
      for (const [index, draft] of drafts.entries()) {
        const { seq } = repo.insertTx(tx, ids[at]?.[index] ?? '', draft, now)
        for (const figure of draft.observations) repo.observeTx(tx, seq, figure.metric, Date.parse(figure.observedAt), figure.value)
      }
    })
  }
}

function keepAll(store: Store, archive: Archive, batches: readonly (readonly SignalDraft[])[], ids: readonly (readonly string[])[]): void {
  let seq = 0
  for (const [at, drafts] of batches.entries()) {
    store.writeTx((tx) => {
      const batch = archive.batch(systemClock.now())
      for (const [index, draft] of drafts.entries()) batch.addNew(++seq, ids[at]?.[index] ?? '', draft)
      batch.keepTx(tx)
    })
  }
}

function printAll(batches: readonly (readonly SignalDraft[])[]): void {
  for (const drafts of batches) for (const { source, text } of drafts) printOf(source, text)
}

function emitAll(store: Store, batches: readonly (readonly SignalDraft[])[]): void {
  const events = createEvents(store, systemClock, signalEvents)
  for (const drafts of batches) {
    const data = { source: 'bench', from: 'rows.csv', new: drafts.length, duplicate: 0, rejected: 0 }
    store.writeTx((tx) => events.emitTx(tx, { type: 'signal.ingested', source: 'signals', correlationId: 'bench', data }))
  }
}
