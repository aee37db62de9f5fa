/** A pool over stand-ins, with everything that takes seconds on a real line in milliseconds, and the engine on top of it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PictureWish } from '../../../src/main/image-engines/contract.ts'
import type { EngineContext, EngineProgress, ImageEngine } from '../../../src/main/image-engines/engine.ts'
import { serverAddress } from '../../../src/main/image-engines/engines/comfyui/address.ts'
import { createOwnWorkflows } from '../../../src/main/image-engines/engines/comfyui/own-workflows.ts'
import { createComfyEngine } from '../../../src/main/image-engines/engines/comfyui/pool/engine.ts'
import type { PoolServer, PoolTimes } from '../../../src/main/image-engines/engines/comfyui/pool/member.ts'
import type { LineDeps } from '../../../src/main/image-engines/engines/comfyui/pool/line.ts'
import { createPool, type Pool } from '../../../src/main/image-engines/engines/comfyui/pool/pool.ts'
import { systemClock } from '../../../src/main/kernel/clock.ts'
import { resources } from '../test-host.ts'
import { LIMITS, QUICK } from './open-client.ts'

export const QUICK_POOL: PoolTimes = { firstMs: 20, longestMs: 100, askMs: 2_000, tickMs: 25, awayMs: 5_000 }

export interface OpenPool {
  readonly pool: Pool
  readonly engine: ImageEngine
}

let pools = 0

/** @param addresses by id of a server. */
export function openPool(addresses: Readonly<Record<string, string>>, given: { times?: Partial<PoolTimes>; client?: Partial<typeof QUICK>; gate?: LineDeps['gate']; workflow?: string; folder?: string } = {}): OpenPool {
  const run = ++pools
  const pool = createPool({
    clock: systemClock, times: { ...QUICK_POOL, ...given.times }, gate: given.gate ?? (() => Promise.resolve(null)),
    clientIdOf: ({ id }) => `pool-${process.pid}-${run}-${id}`, client: { times: { ...QUICK, ...given.client }, limits: LIMITS },
  })
  pool.setServers(serversAt(addresses))
  const own = createOwnWorkflows(given.folder ?? mkdtempSync(join(tmpdir(), 'die-flows-')), resources)
  const engine = createComfyEngine({ pool, resources, clock: systemClock, opened: () => Promise.resolve(), shelf: { open: own.open, chosen: () => given.workflow ?? null }, nothingSetUp: () => ({ sentence: 'No ComfyUI server is set up.', action: 'Add one.' }) })
  return { pool, engine }
}

export function serversAt(addresses: Readonly<Record<string, string>>): PoolServer[] {
  return Object.entries(addresses).map(([id, address]) => ({ id, address: serverAddress(address), header: null, local: true }))
}

export function wishOf(seed: number, given: Partial<PictureWish> = {}): PictureWish {
  return { key: `wish-of-seed-${seed}`, what: 'Picture', correlationId: 'test', prompt: 'a fox', negative: 'text', seed, widthPx: 1024, heightPx: 1024, ground: 'filled', engine: 'comfyui', workflow: null, ...given }
}

export interface Followed extends EngineContext {
  readonly told: EngineProgress[]
  readonly tasks: string[]
}

export function following(given: { signal?: AbortSignal; task?: string | null } = {}): Followed {
  const [told, tasks]: [EngineProgress[], string[]] = [[], []]
  return { signal: given.signal ?? new AbortController().signal, task: given.task ?? null, told, tasks, progress: (one) => void told.push(one), saveTask: (task) => void tasks.push(task) }
}
