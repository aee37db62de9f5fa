/** Sources that ask stand-ins on this machine, over a real library, a real worker and the real HTTP client. */
import { onTestFinished } from 'vitest'
import type { App } from '../../src/main/app.ts'
import { createHttpClient, type HttpClient } from '../../src/main/kernel/http/client.ts'
import { createWorkerClient } from '../../src/main/kernel/worker-client.ts'
import { createDomainMemory, createPollingService, type PollingService } from '../../src/main/signals/index.ts'
import type { SourceDefinition } from '../../src/main/signals/pure/source-definition.ts'
import { acquirePort } from '../../src/workers/acquire/contract.ts'

export interface TestPolling {
  readonly polling: PollingService
  readonly http: HttpClient
}

/** `definitions` stand in for the registry; their readers are found by id, as in the program. */
export function openTestPolling(app: App, definitions: readonly SourceDefinition[]): TestPolling {
  const { host, store, jobs, settings, signals } = app
  const acquire = createWorkerClient('acquire', acquirePort, { spawn: () => host.spawnWorker('acquire'), clock: host.clock, log: host.log })
  const http = createHttpClient({
    clock: host.clock, memory: createDomainMemory(store), userAgent: () => 'test', chance: () => 0, pause: () => Promise.resolve(), privateAllowed: true, limits: { tries: 1, longestWaitMs: 1 },
  })
  onTestFinished(async () => {
    acquire.stop()
    await http.close()
  })
  const polling = createPollingService({
    store, clock: host.clock, events: jobs.events, schedules: jobs.schedules, settings, acquire, http, secrets: host.secrets, signals,
    definitions: Object.fromEntries(definitions.map((definition) => [definition.id, { ...definition, pace: { burst: 1_000, everyMs: 0 } }])),
  })
  return { polling, http }
}
