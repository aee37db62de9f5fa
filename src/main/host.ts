import type { Clock } from './kernel/clock.ts'
import type { Log } from './kernel/log.ts'
import type { Channel } from './kernel/ports.ts'

/** One folder under src/workers/ each. */
export type WorkerKind = 'acquire' | 'compute' | 'inference' | 'imaging' | 'browser'

/** A running worker process: a channel that can be killed with everything it started. */
export interface WorkerProcess extends Channel {
  readonly pid: number | undefined
  kill(): void
}

/** Passwords and keys, kept by the operating system or encrypted; never in the database, a log or an error. */
export interface SecretStore {
  /** What keeps them, in words for Settings and `doctor`. */
  describe(): Promise<SecretStoreState>
  get(name: string): Promise<string | null>
  /** @throws NeedsHuman when the store is locked or there is none. */
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
export type SecretStoreState =
  | { readonly kind: 'keychain'; readonly sentence: string }
  | { readonly kind: 'encrypted-file'; readonly unlocked: boolean; readonly sentence: string }

/** All that the core needs of the machine it runs on. Electron, plain Node and the tests each give one. */
export interface Host {
  readonly kind: 'electron' | 'browser' | 'cli'
  readonly version: string
  readonly paths: HostPaths
  readonly clock: Clock
  readonly log: Log
  readonly secrets: SecretStore
  spawnWorker(kind: WorkerKind): WorkerProcess
}

export interface HostPaths {
  /** Everything of the seller's: database, pictures, exports, log. */
  readonly home: string
  /** Read-only files shipped with the program. */
  readonly resources: string
  /** The built window (index.html and its assets). */
  readonly renderer: string
}
