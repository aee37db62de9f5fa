/** The program's own import path, whole and in parts. */
import { join } from 'node:path'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { createApp } from '../../src/main/app.ts'
import { createEvents } from '../../src/main/jobs/events.ts'
import { systemClock, toIso } from '../../src/main/kernel/clock.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { createWorkerClient, type WorkerClient } from '../../src/main/kernel/worker-client.ts'
import { signalEvents, type SignalDraft } from '../../src/main/signals/contract.ts'
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
  readonly ms: number
  /** Processor time of the core alone, without its worker. */
  readonly coreCpuMs: number
}

/** The whole path: a new library, a worker that is not running yet, every row read, stored and indexed. */
export async function measureImport(file: string, home: string, count: number): Promise<Imported> {
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  try {
    const cpu = process.cpuUsage()
    const { value: summary, ms } = await timed(() =>
      app.signals.import({ file, map: ROW_MAP, correlationId: 'bench' }, { signal: new AbortController().signal, progress: () => undefined }))
    const { user, system } = process.cpuUsage(cpu)
    if (summary.new !== count || summary.rejected !== 0 || summary.observations !== count * 2) throw new Error(`The import lost rows: ${JSON.stringify(summary)}`)
    if (app.signals.count() !== count) throw new Error('The library does not hold what the import reported.')
    return { ms, coreCpuMs: (user + system) / 1000 }
  } finally {
    await app.stop()
  }
}

/** Milliseconds of each step alone, one after the other; in the import itself the worker's run beside the core's. */
export interface Steps {
  readonly workerStart: number
  readonly parse: number
  readonly handOver: number
  readonly ids: number
  readonly insert: number
  readonly events: number
  readonly index: number
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
    return { workerStart, parse: parsed.ms, handOver: drained.ms - parsed.ms, ids: ids.ms, insert: insert.ms, events: events.ms, index: index.ms }
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

function emitAll(store: Store, batches: readonly (readonly SignalDraft[])[]): void {
  const events = createEvents(store, systemClock, signalEvents)
  for (const drafts of batches) {
    const data = { source: 'bench', from: 'rows.csv', new: drafts.length, duplicate: 0, rejected: 0 }
    store.writeTx((tx) => events.emitTx(tx, { type: 'signal.ingested', source: 'signals', correlationId: 'bench', data }))
  }
}
