/** One supervisor for each server that this program runs, made when it is first needed. */
import type { Clock } from '../../../kernel/clock.ts'
import { missing } from '../../../kernel/errors.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Pool } from './pool/pool.ts'
import type { ComfyRepo } from './repo.ts'
import { installIn, type Install } from './started/find-installs.ts'
import { createStarted, type Started, type StartedTimes } from './started/supervise.ts'
import type { ComfyServerRow } from './tables.ts'

export interface SupervisedDeps {
  readonly clock: Clock
  readonly log: Log
  readonly home: string
  readonly pool: Pool
  readonly repo: ComfyRepo
  /** As they were found when it was looked for them last. */
  readonly installs: () => readonly Install[]
  readonly times?: Partial<StartedTimes>
  readonly onReady: (id: string, address: string) => void
  /** Tells the pool who is there. */
  readonly refresh: () => Promise<void>
}

export interface Supervised {
  readonly started: Map<string, Started>
  supervise(row: ComfyServerRow): Started
}

export function createSupervised(deps: SupervisedDeps): Supervised {
  const { repo, pool } = deps
  const started = new Map<string, Started>()
  return {
    started,
    supervise({ id, folder }) {
      const known = started.get(id)
      if (known !== undefined) return known
      const made = createStarted({
        id, home: deps.home, clock: deps.clock, log: deps.log, ...(deps.times === undefined ? {} : { times: deps.times }),
        install: async () => deps.installs().find((one) => one.folder === folder) ?? (folder === null ? null : await installIn(folder)) ?? missing('The folder of this ComfyUI'),
        port: () => portOf(repo.find(id)?.address),
        onChange: (state) => {
          if (state.kind === 'ready' && repo.find(id) !== null) deps.onReady(id, state.address)
          void deps.refresh().then(() => (state.kind === 'ready' ? pool.look(id, true) : undefined))
        },
      })
      started.set(id, made)
      return made
    },
  }
}

function portOf(address: string | undefined): number | null {
  const port = Number(address === undefined ? '' : new URL(address).port)
  return port > 0 ? port : null
}
