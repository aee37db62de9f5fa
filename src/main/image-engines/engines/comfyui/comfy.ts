/** ComfyUI as a whole: its engine for whoever wants pictures, and what Settings shows and changes of it. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../kernel/clock.ts'
import { InvalidInput, type AppError } from '../../../kernel/errors.ts'
import { deriveUuid } from '../../../kernel/ids.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Store } from '../../../store/index.ts'
import type { ComfyView, EngineTest, GraphicsCard } from '../../contract.ts'
import type { ImageEngine } from '../../engine.ts'
import { powerOf } from './card/battery.ts'
import { fresh } from './card/fresh.ts'
import { askNvidia, type Device, type RunProgram } from './card/nvidia.ts'
import { createPauseRule } from './card/pause-rule.ts'
import { runProgram } from './card/run-program.ts'
import { cardSentence } from './card/sentence.ts'
import type { ClientTimes } from './client.ts'
import { GUIDE } from './guide.ts'
import { createOwnWorkflows, type OwnWorkflows } from './own-workflows.ts'
import { createComfyEngine, tried } from './pool/engine.ts'
import { mayBeAsked } from './pool/health.ts'
import { POOL_TIMES, type PoolTimes } from './pool/member.ts'
import { createPool, type Pool } from './pool/pool.ts'
import { runningHere, USUAL_PORTS } from './running-here.ts'
import { createServers, type Servers, type ServersDeps } from './servers.ts'
import { findInstalls, type Install } from './started/find-installs.ts'
import type { Machine } from './started/places.ts'
import type { StartedTimes } from './started/supervise.ts'
import { serverView, workflowViews } from './views.ts'
import { isBundled } from './workflows.ts'

export interface ComfyService {
  view(): Promise<ComfyView>
  /** @throws InvalidInput for an address that is not asked. */
  addServer(address: string): Promise<ComfyView>
  setServer(id: string, enabled: boolean): Promise<ComfyView>
  removeServer(id: string): Promise<ComfyView>
  /** An empty key forgets the one that is there. */
  setServerKey(id: string, key: string): Promise<ComfyView>
  testServer(id: string, signal: AbortSignal): Promise<EngineTest>
  /** Starts the ComfyUI in that folder, now and with this program. @throws InvalidInput when there is none that can be started. */
  start(folder: string): Promise<ComfyView>
  stop(id: string): Promise<ComfyView>
  /** @throws InvalidInput when a server would not take it. */
  addWorkflow(name: string, text: string): Promise<ComfyView>
  mapWorkflow(name: string, field: string, slots: readonly { readonly node: string; readonly input: string }[]): Promise<ComfyView>
  /** Null: a bundled one that suits the wish and the server. @throws InvalidInput when designs cannot be made with it. */
  chooseWorkflow(name: string | null): Promise<ComfyView>
  removeWorkflow(name: string): Promise<ComfyView>
  /** Installations, also in a further folder, which is remembered; and servers that run on this machine, which are added. */
  lookForInstalls(folder?: string): Promise<ComfyView>
}

export interface Comfy {
  readonly engine: ImageEngine
  readonly service: ComfyService
  /** Starts and takes over what this program runs. */
  begin(): Promise<void>
  /** What this program runs ends with it. */
  stop(): Promise<void>
}

export interface ComfyDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly secrets: ServersDeps['secrets']
  readonly home: string
  readonly resources: string
  /** Only tests give these. */
  readonly machine?: Omit<Machine, 'further'>
  readonly run?: RunProgram
  readonly ports?: readonly number[]
  readonly times?: { readonly pool?: Partial<PoolTimes>; readonly started?: Partial<StartedTimes>; readonly client?: Partial<ClientTimes> }
}

const NOTHING = { sentence: 'No ComfyUI server is set up.', action: 'Add a server, or let the program start the one on this computer.' }
/** The window waits for the view; a server that takes longer is shown as it was. */
const GLANCE_MS = 1_500

export function createComfy(deps: ComfyDeps): Comfy {
  const { clock, home, resources, run = runProgram } = deps
  const machine = deps.machine ?? { platform: process.platform, env: process.env, home: homedir() }
  let clients = 0
  const cards = fresh(clock, () => askNvidia(run))
  const pool = createPool({
    clock, times: { ...POOL_TIMES, ...deps.times?.pool }, ...(deps.times?.client === undefined ? {} : { client: { times: deps.times.client } }),
    clientIdOf: ({ id, address }) => deriveUuid('pool-client', home, process.pid, performance.timeOrigin, ++clients, id, address.href),
    gate: createPauseRule({ clock, power: () => powerOf(machine.platform, run), cards }),
  })
  let installs: readonly Install[] | null = null
  const servers = createServers({ store: deps.store, clock, log: deps.log, home, secrets: deps.secrets, pool, installs: () => installs ?? [], ...(deps.times?.started === undefined ? {} : { times: deps.times.started }) })
  const own = createOwnWorkflows(join(home, 'workflows'), resources)
  const find = async (): Promise<readonly Install[]> => (installs = await findInstalls({ ...machine, further: servers.repo.choice('folder') }))
  const openOnce = onceDone(() => servers.open(false))
  const opened = async (work: boolean): Promise<void> => {
    await openOnce.run()
    if (servers.locked() !== null) await servers.refresh()
    if (work && servers.list().some(({ kind, enabled }) => kind === 'started' && enabled)) await servers.wake()
  }
  const view = async (): Promise<ComfyView> => {
    await opened(false)
    await glance(pool, clock)
    return viewOf({ pool, servers, own, cards, installs: installs ?? (await find()) })
  }
  const choose = (name: 'workflow' | 'folder', value: string | null): void => deps.store.writeTx((tx) => servers.repo.chooseTx(tx, name, value))
  const after = async (work: () => Promise<unknown>): Promise<ComfyView> => {
    await opened(false)
    await work()
    return view()
  }
  return {
    engine: createComfyEngine({ pool, shelf: { open: own.open, chosen: () => servers.repo.choice('workflow') }, resources, clock, opened, nothingSetUp: () => lockedOut(servers.locked()) ?? NOTHING }),
    service: {
      view,
      addServer: (address) => after(() => servers.add(address)),
      setServer: (id, enabled) => after(() => servers.set(id, enabled)),
      removeServer: (id) => after(() => servers.remove(id)),
      setServerKey: (id, key) => after(() => servers.setKey(id, key)),
      async testServer(id, signal) {
        await opened(false)
        const member = pool.members().find(({ server }) => server.id === id)
        if (member === undefined) return { ok: false, sentence: servers.repo.find(id)?.enabled === true ? 'It is not running.' : 'It is turned off.', lines: [], models: [] }
        const test = await tried(member, resources, signal)
        await pool.look(id, true)
        return test
      },
      start: (folder) => after(() => servers.start(folder)),
      stop: (id) => after(() => servers.stop(id)),
      addWorkflow: (name, text) => after(() => own.add(name, text)),
      mapWorkflow: (name, field, slots) => after(() => mapped(own, name, field, slots)),
      chooseWorkflow: (name) => after(() => usable(own, name).then(() => choose('workflow', name))),
      async removeWorkflow(name) {
        await own.remove(name)
        if (servers.repo.choice('workflow') === name) choose('workflow', null)
        return view()
      },
      async lookForInstalls(folder) {
        if (folder !== undefined) choose('folder', folder.trim() === '' ? null : folder.trim())
        await find()
        await opened(false)
        const known = new Set(servers.list().map(({ address }) => new URL(address).origin))
        for (const address of await runningHere(deps.ports ?? USUAL_PORTS)) if (!known.has(address)) await servers.add(address)
        return view()
      },
    },
    async begin() {
      await openOnce.run()
      await servers.wake()
    },
    async stop() {
      await openOnce.begun()?.catch(() => undefined)
      await pool.close()
      await servers.end()
    },
  }
}

/** Done once; what stood in the way may have passed when it is wanted next. */
function onceDone(work: () => Promise<void>): { run(): Promise<void>; begun(): Promise<void> | null } {
  let doing: Promise<void> | null = null
  return {
    begun: () => doing,
    run() {
      const mine = doing ??= work()
      return mine.catch((error: unknown) => {
        if (doing === mine) doing = null
        throw error
      })
    },
  }
}

function lockedOut(locked: AppError | null): typeof NOTHING | null {
  return locked === null ? null : { sentence: locked.message, action: locked.action ?? 'Unlock the keychain of this computer.' }
}

interface Shown {
  readonly pool: Pool
  readonly servers: Servers
  readonly own: OwnWorkflows
  readonly cards: () => Promise<readonly Device[]>
  readonly installs: readonly Install[]
}

async function viewOf({ pool, servers, own, cards, installs }: Shown): Promise<ComfyView> {
  const members = pool.members()
  const known = members.filter(({ health }) => health.state === 'ready').map(({ knowledge }) => knowledge.last()).filter((one) => one !== null)
  return {
    servers: servers.list().map((row) => serverView(row, members.find(({ server }) => server.id === row.id), servers.startedOf(row.id)?.state() ?? null, lockedOut(servers.locked()))),
    installs: installs.map(({ folder, kind, version, problem }) => ({ folder, kind, version, problem })),
    card: await cardOf(cards, pool),
    workflows: await workflowViews(own, servers.repo.choice('workflow'), known),
    guide: GUIDE,
  }
}

/** As the driver says; where it says nothing, as a server on this machine says of the card that it works with. */
async function cardOf(cards: Shown['cards'], pool: Pool): Promise<GraphicsCard> {
  const used = pool.members().filter(({ server }) => server.local).flatMap(({ knowledge }) => knowledge.last()?.stats.devices ?? [])
  const told = used.flatMap(({ name, type, vram_total: total, vram_free: free }) => (['cuda', 'xpu'].includes(type) && total !== null ? [{ name: name.slice(0, 200), vramBytes: total, freeBytes: free, busyPercent: null, driver: null }] : []))
  const asked = await cards()
  const devices = asked.length > 0 ? [...asked] : told.slice(0, 1)
  return { devices, sentence: cardSentence(devices, used.find(({ type }) => type !== 'cpu')?.name ?? null) }
}

/** Asks those that may be asked how they are, for a moment at most. */
async function glance(pool: Pool, clock: Clock): Promise<void> {
  const asked = Promise.all(pool.members().filter(({ health }) => mayBeAsked(health, clock.now(), POOL_TIMES)).map(({ server }) => pool.look(server.id, false)))
  let timer: NodeJS.Timeout | undefined
  await Promise.race([asked, new Promise((resolve) => (timer = setTimeout(resolve, GLANCE_MS)))])
  clearTimeout(timer)
}

async function mapped(own: OwnWorkflows, name: string, field: string, slots: readonly { readonly node: string; readonly input: string }[]): Promise<void> {
  if (isBundled(name)) throw new InvalidInput(name, 'comes with the program and is not changed', 'Drop in a workflow of your own to map it.')
  const { mapping } = await own.open(name)
  if (!Object.hasOwn(mapping, field)) throw new InvalidInput('field', `there is no field “${field.slice(0, 60)}”`, `There are ${Object.keys(mapping).join(', ')}.`)
  // A place holds one value: what the seller gives to one field is no other's.
  const others = Object.entries(mapping).map(([other, held]) => [other, held.filter((one) => !slots.some(({ node, input }) => node === one.node && input === one.input))])
  await own.map(name, JSON.stringify({ ...Object.fromEntries(others), [field]: slots }))
}

async function usable(own: OwnWorkflows, name: string | null): Promise<void> {
  if (name === null) return
  const { mapping } = await own.open(name)
  if (mapping.prompt.length === 0) throw new InvalidInput(name, 'has no place for the words, so no design can be made with it', 'Say where the words go, or choose another one.')
  if (mapping.image.length > 0) throw new InvalidInput(name, 'wants a picture to begin with, so no design can be made with it', 'Choose one that begins with words.')
}
