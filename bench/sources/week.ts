/** The core's part of the program, polling twenty sources by their schedules, in a process of its own and on a clock that is moved. */
import { join } from 'node:path'
import { z } from 'zod'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { jobEvents } from '../../src/main/jobs/contract.ts'
import { createJobs, type Jobs } from '../../src/main/jobs/index.ts'
import { createHttpClient } from '../../src/main/kernel/http/client.ts'
import { createWorkerClient, type WorkerClient } from '../../src/main/kernel/worker-client.ts'
import { createSettingsService } from '../../src/main/settings/index.ts'
import { signalEvents } from '../../src/main/signals/contract.ts'
import { createArchive, createDomainMemory, createPollingService, createSignalsService, POLL, pollJob, SOURCES } from '../../src/main/signals/index.ts'
import { minuteOf } from '../../src/main/signals/pure/poll-times.ts'
import type { SourceDefinition } from '../../src/main/signals/pure/source-definition.ts'
import { openStore } from '../../src/main/store/index.ts'
import { fakeClock } from '../../test/support/fake-clock.ts'
import { acquirePort, type AcquirePort } from '../../src/workers/acquire/contract.ts'
import { proportionalBytes } from '../memory.ts'

/** What the core holds at the end of a simulated day, after a collection. */
export interface Day {
  readonly hours: number
  /** Live JavaScript objects and the buffers they hold. */
  readonly heapBytes: number
  /** What the machine pays for the process; null where it cannot be measured. */
  readonly pssBytes: number | null
}

export interface Week {
  readonly days: readonly Day[]
  readonly polls: number
  readonly failed: number
  readonly signals: number
  readonly observations: number
}

export type Message = { readonly type: 'hour'; readonly hour: number } | { readonly type: 'week'; readonly week: Week }

const HOUR_MS = 3_600_000
const READERS = ['feed', 'feed', 'feed', 'mastodon'] as const

const [home = '', hours = '168', ...origins] = process.argv.slice(2)
const week = await live(Number(hours))
process.send?.({ type: 'week', week } satisfies Message)
process.disconnect()

async function live(total: number): Promise<Week> {
  const clock = fakeClock('2026-11-23T00:00:00Z')
  const host = createNodeHost({ kind: 'browser', home, clock })
  const store = await openStore({ home, migrations: join(host.paths.resources, 'migrations'), clock })
  const events = { ...signalEvents, ...jobEvents }
  const jobs = createJobs({ store, clock, log: host.log, events, owner: 'bench', chance: () => 0.5 })
  const settings = createSettingsService(store)
  const acquire = createWorkerClient('acquire', acquirePort, { spawn: () => host.spawnWorker('acquire'), clock, log: host.log })
  const archive = createArchive({ store, clock, events: jobs.events, home })
  const signals = createSignalsService({ store, clock, events: jobs.events, settings, acquire, archive, observancesFile: join(host.paths.resources, 'calendars', 'observances.ics') })
  const http = createHttpClient({ clock, memory: createDomainMemory(store), userAgent: () => 'bench', chance: () => 0.5, pause: () => Promise.resolve(), privateAllowed: true, limits: { longestWaitMs: 0 } })
  const polling = createPollingService({
    store, clock, events: jobs.events, schedules: jobs.schedules, settings, acquire: knownReaders(acquire), http, secrets: host.secrets, signals, definitions: definitionsAt(origins),
  })
  jobs.start([pollJob({ signals, polling })], [POLL])
  polling.plan()
  const minutes = [...new Set(Object.keys(definitionsAt(origins)).map((id) => minuteOf(id, 60)))].toSorted((a, b) => a - b)
  const days: Day[] = []
  try {
    const start = clock.now()
    for (let hour = 0; hour < total; hour++) {
      process.send?.({ type: 'hour', hour } satisfies Message)
      for (const minute of minutes) {
        clock.set(new Date(start + hour * HOUR_MS + minute * 60_000 + 1_000).toISOString())
        await quiet(jobs, clock.now())
      }
      if ((hour + 1) % 24 === 0 || hour + 1 === total) days.push(await dayOf(hour + 1))
    }
    const counts = await store.reader.all<Record<string, number>>('SELECT (SELECT count(*) FROM signals) AS signals, (SELECT count(*) FROM observations) AS observations', [])
    const told = await store.reader.all<{ type: string; n: number }>("SELECT event_type AS type, count(*) AS n FROM events WHERE event_type IN ('source.polled', 'source.failed') GROUP BY 1", [])
    const of = (type: string): number => told.find((row) => row.type === type)?.n ?? 0
    return { days, polls: of('source.polled'), failed: of('source.failed'), ...z.object({ signals: z.number(), observations: z.number() }).parse(counts[0]) }
  } finally {
    await jobs.stop()
    acquire.stop()
    await http.close()
    await store.close()
  }
}

function definitionsAt(addresses: readonly string[]): Record<string, SourceDefinition> {
  return Object.fromEntries(addresses.map((url, at) => {
    const id = `service-${at}`
    const about: { about?: Record<string, string> } = READERS[at % READERS.length] === 'mastodon' ? { about: { kind: 'tags', instance: 'mastodon.example' } } : {}
    const definition: SourceDefinition = {
      ...SOURCES.feed, id, title: id, onByDefault: true, everyMinutes: 60, config: z.object({}), defaultConfig: {}, fields: [], pace: { burst: 100, everyMs: 0 },
      plan: () => [{ key: url, url, ...about }],
    }
    return [id, definition]
  }))
}

/** The worker knows the readers of real sources only. */
function knownReaders(acquire: WorkerClient<AcquirePort>): Pick<WorkerClient<AcquirePort>, 'call'> {
  const call = (method: keyof AcquirePort, input: object, options: object): Promise<unknown> =>
    acquire.call(method, ('source' in input && method === 'read' ? { ...input, source: READERS[Number(String(input.source).slice(8)) % READERS.length] } : input) as never, options)
  return { call: call as never }
}

/** Until everything that is due now has been worked off. */
async function quiet({ runner, queue, schedules }: Jobs, now: number): Promise<void> {
  runner.wake()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    const due = queue.list(['running', 'waiting'], 100).filter(({ state, runAt }) => state === 'running' || Date.parse(runAt) <= now)
    if (due.length === 0 && (schedules.nextAt() ?? Infinity) > now) return
    runner.wake()
  }
}

async function dayOf(hour: number): Promise<Day> {
  // V8 lets go of code that was not run for several collections; without them the first days would look larger than the last.
  for (let turn = 0; turn < 10; turn++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { heapUsed, external } = process.memoryUsage()
  return { hours: hour, heapBytes: heapUsed + external, pssBytes: process.platform === 'linux' ? proportionalBytes(process.pid) : null }
}
