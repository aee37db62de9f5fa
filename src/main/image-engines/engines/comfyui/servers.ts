/** The seller's ComfyUI servers: those that run somewhere, and those that this program runs. Their table, their keys and the pool stay in step. */
import { stat } from 'node:fs/promises'
import type { Clock } from '../../../kernel/clock.ts'
import { InvalidInput, missing, type AppError } from '../../../kernel/errors.ts'
import { deriveUuid } from '../../../kernel/ids.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Store } from '../../../store/index.ts'
import { proxyHeader, secretFor, serverAddress } from './address.ts'
import type { Pool } from './pool/pool.ts'
import { createComfyRepo, type ComfyRepo } from './repo.ts'
import { createServerReader } from './server-reader.ts'
import { installIn, type Install } from './started/find-installs.ts'
import type { Started, StartedTimes } from './started/supervise.ts'
import { createSupervised } from './supervised.ts'
import type { ComfyServerRow } from './tables.ts'

export interface ServersDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly home: string
  readonly secrets: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void>; delete(name: string): Promise<void> }
  readonly pool: Pool
  /** As they were found when it was looked for them last. */
  readonly installs: () => readonly Install[]
  readonly times?: Partial<StartedTimes>
}

export interface Servers {
  readonly repo: ComfyRepo
  list(): readonly ComfyServerRow[]
  /** Why keys could not be read when they were wanted last, as of a locked keychain; servers that want one are left out meanwhile. */
  locked(): AppError | null
  startedOf(id: string): Started | null
  /** Reads keys and tells the pool; started ones that an earlier run left behind are taken over or ended. `start`: enabled ones are started. */
  open(start: boolean): Promise<void>
  /** Reads keys again and tells the pool. */
  refresh(): Promise<void>
  /** Starts the enabled ones that do not run. */
  wake(): Promise<void>
  /** @throws InvalidInput for an address that is not asked. */
  add(address: string): Promise<void>
  set(id: string, enabled: boolean): Promise<void>
  remove(id: string): Promise<void>
  /** An empty key forgets the one that is there. @throws InvalidInput; NeedsHuman when the keychain is locked. */
  setKey(id: string, key: string): Promise<void>
  /** @throws InvalidInput when no ComfyUI that can be started is in the folder. */
  start(folder: string): Promise<void>
  stop(id: string): Promise<void>
  end(): Promise<void>
}

export function createServers(deps: ServersDeps): Servers {
  const { store, clock, secrets, pool } = deps
  const repo = createComfyRepo(store)
  const row = (id: string): ComfyServerRow => repo.find(id) ?? missing('This ComfyUI server')
  const change = (id: string, to: Partial<ComfyServerRow>): void => store.writeTx((tx) => repo.changeTx(tx, id, to))
  const reader = createServerReader(secrets)
  const refresh = async (): Promise<void> => {
    const wanted = repo.servers().filter(({ id, enabled, kind }) => enabled && (kind === 'attached' || ['starting', 'ready'].includes(started.get(id)?.state().kind ?? '')))
    pool.setServers(await reader.read(wanted))
  }
  const supervised = createSupervised({ ...deps, repo, onReady: (id, address) => change(id, { address }), refresh })
  const { supervise, started } = supervised
  const wake = (): Promise<void> => {
    for (const one of repo.servers()) if (one.kind === 'started' && one.enabled && ['stopped'].includes(supervise(one).state().kind)) supervise(one).start()
    return refresh()
  }
  return {
    repo, refresh, wake,
    list: () => repo.servers(),
    locked: reader.locked,
    startedOf: (id) => started.get(id) ?? null,
    async open(start) {
      for (const one of repo.servers()) if (one.kind === 'started' && !one.enabled) await supervise(one).endLeftOver()
      await (start ? wake() : refresh())
    },
    async add(text) {
      const address = serverAddress(text)
      store.writeTx((tx) => repo.addTx(tx, { id: deriveUuid('comfy-server', address.href), title: address.host, kind: 'attached', address: address.href, folder: null, enabled: true, keySetAt: null, addedAt: clock.now() }))
      await refresh()
    },
    async set(id, enabled) {
      const { kind } = row(id)
      change(id, { enabled })
      if (kind === 'started' && !enabled) await started.get(id)?.stop()
      await (kind === 'started' && enabled ? wake() : refresh())
    },
    async remove(id) {
      const { kind, address } = row(id)
      if (kind === 'started') await started.get(id)?.stop()
      else await secrets.delete(secretFor(new URL(address)))
      started.delete(id)
      store.writeTx((tx) => repo.removeTx(tx, id))
      await refresh()
    },
    async setKey(id, given) {
      const { kind, address } = row(id)
      if (kind === 'started') throw new InvalidInput('key', 'is not needed for a ComfyUI that this program runs')
      const key = given.trim()
      if (key === '') await secrets.delete(secretFor(new URL(address)))
      else {
        proxyHeader(key)
        await secrets.set(secretFor(new URL(address)), key)
      }
      change(id, { keySetAt: key === '' ? null : clock.now() })
      await refresh()
    },
    async start(folder) {
      const install = deps.installs().find((one) => one.folder === folder) ?? (await installIn(folder))
      if (install === null) throw new InvalidInput(folder.slice(0, 200), (await isThere(folder)) ? 'holds no ComfyUI' : 'does not exist', 'Name the folder that holds main.py of ComfyUI.')
      if (install.problem !== null) throw new InvalidInput(folder.slice(0, 200), 'cannot be started', install.problem)
      const id = deriveUuid('comfy-started', install.folder)
      store.writeTx((tx) => {
        repo.addTx(tx, { id, title: 'ComfyUI on this computer', kind: 'started', address: 'http://127.0.0.1', folder: install.folder, enabled: true, keySetAt: null, addedAt: clock.now() })
        repo.changeTx(tx, id, { enabled: true })
      })
      supervise(row(id)).start()
      await refresh()
    },
    async stop(id) {
      if (row(id).kind !== 'started') throw new InvalidInput('server', 'is not run by this program', 'Stop it where it was started, or turn it off here.')
      change(id, { enabled: false })
      await started.get(id)?.stop()
      await refresh()
    },
    async end() {
      await Promise.all([...started.values()].map((one) => one.stop()))
    },
  }
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(() => true, () => false)
}
