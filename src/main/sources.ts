/** How the core reaches outside for signals: the http client, the sources it asks with it, and the seller's drop folder. */
import type { Host } from './host.ts'
import type { Jobs } from './jobs/index.ts'
import { createHttpClient } from './kernel/http/client.ts'
import { pause } from './kernel/http/pause.ts'
import type { WorkerClient } from './kernel/worker-client.ts'
import type { SettingsService } from './settings/index.ts'
import { createDomainMemory, createDropFolder, createPollingService, SOURCES, type PollingService, type SignalsService } from './signals/index.ts'
import type { Store } from './store/index.ts'
import type { AcquirePort } from '../workers/acquire/contract.ts'

export interface SourcesDeps {
  readonly host: Host
  readonly store: Store
  readonly jobs: Jobs
  readonly settings: SettingsService
  readonly signals: SignalsService
  readonly acquire: WorkerClient<AcquirePort>
  /** A number in [0, 1). */
  readonly chance: () => number
}

export interface Sources {
  readonly polling: PollingService
  /** Plans the polls and, where the program stays open, begins to look into the drop folder. */
  start(): void
  stop(): Promise<void>
}

export function createSources({ host, store, jobs, settings, signals, acquire, chance }: SourcesDeps): Sources {
  const { clock, log, secrets } = host
  const { events, schedules, queue } = jobs
  const http = createHttpClient({ clock, memory: createDomainMemory(store), chance, pause, userAgent: () => userAgent(host.version, settings.get().contact) })
  const polling = createPollingService({ store, clock, events, schedules, settings, acquire, http, secrets, signals, definitions: SOURCES })
  const dropFolder = createDropFolder({ store, queue, log, folder: () => settings.get().dropFolder })
  return {
    polling,
    start() {
      polling.plan()
      if (host.kind !== 'cli') dropFolder.start()
    },
    stop() {
      dropFolder.stop()
      return http.close()
    },
  }
}

/** Names the program, its version and whom to write to, as services ask of whoever reads them by program. */
function userAgent(version: string, contact: string): string {
  return `Design-Idea-Engine/${version}${contact === '' ? '' : ` (+${contact})`}`
}
