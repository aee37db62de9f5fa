/**
 * A night of pictures by the real pool, with the clean-up of each in the imaging worker: how much of it the card of the
 * stand-in had nothing to do. Every time is a fifth of what is taken for an SDXL picture on a middling card.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { serverAddress } from '../../src/main/image-engines/engines/comfyui/address.ts'
import { createOwnWorkflows } from '../../src/main/image-engines/engines/comfyui/own-workflows.ts'
import { createComfyEngine } from '../../src/main/image-engines/engines/comfyui/pool/engine.ts'
import { POOL_TIMES } from '../../src/main/image-engines/engines/comfyui/pool/member.ts'
import { createPool } from '../../src/main/image-engines/engines/comfyui/pool/pool.ts'
import { systemClock } from '../../src/main/kernel/clock.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { createWorkerClient } from '../../src/main/kernel/worker-client.ts'
import { following, wishOf } from '../../test/support/fake-comfyui/open-pool.ts'
import { imagingPort } from '../../src/workers/imaging/contract.ts'

/**
 * Milliseconds of a whole-size picture. A 4500 × 5400 picture was seen to be saved in 2.7 s, so 1024 × 1024 takes 0.12 s;
 * the others are assumptions: 30 steps of a quarter of a second, ten seconds to load a model, half a second to decode.
 */
const WHOLE = { stepMs: 250, loadMs: 10_000, encodeMs: 60, decodeMs: 500, saveMs: 120 }
const SCALE = 0.2
/** About a fifth of the pixels, so that writing and cleaning a file shrink as the times do. */
const SIDE = 448

export interface NightFigures {
  readonly what: string
  readonly pictures: number
  readonly seconds: number
  readonly spanMs: number
  readonly busyMs: number
  readonly loads: number
  readonly idlePercent: number
}

/** `models` take turns in the order of the wishes; `atOnce` are asked for at the same time. */
export async function nightOf(what: string, pictures: number, atOnce: number, models: readonly string[], folder: string): Promise<NightFigures> {
  const timing = Object.fromEntries(Object.entries(WHOLE).map(([name, ms]) => [name, ms * SCALE]))
  const child = fork(join(import.meta.dirname, '../../test/support/fake-comfyui/main.ts'), ['--step-ms', String(WHOLE.stepMs * SCALE), '--side', String(SIDE), '--timing', JSON.stringify(timing)], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
  const host = createNodeHost({ kind: 'cli', home: folder })
  const imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: systemClock, log: silentLog })
  const { stdin, stdout } = child
  if (stdin === null || stdout === null) throw new Error('The stand-in says nothing.')
  const lines = createInterface({ input: stdout })
  const pool = createPool({ clock: systemClock, times: POOL_TIMES, gate: () => Promise.resolve(null), clientIdOf: ({ id }) => `bench-night-${process.pid}-${id}` })
  try {
    const [address] = (await once(lines, 'line')) as [string]
    pool.setServers([{ id: 'one', address: serverAddress(address), header: null, local: true }])
    const engine = createComfyEngine({ pool, resources: host.paths.resources, clock: systemClock, opened: () => Promise.resolve(), nothingSetUp: () => ({ sentence: '', action: '' }), shelf: { open: createOwnWorkflows(join(folder, 'workflows'), host.paths.resources).open, chosen: () => null } })
    const from = performance.now()
    let next = 0
    const one = async (): Promise<void> => {
      for (let seed = next++; seed < pictures; seed = next++) {
        const raw = join(folder, `${seed}.raw.png`)
        await engine.make(wishOf(seed, { key: `${what}-${seed}`, workflow: models[seed % models.length] ?? null }), raw, following())
        await imaging.call('cleanGenerated', { file: raw, out: join(folder, `${seed}.png`) })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
    const seconds = (performance.now() - from) / 1_000
    stdin.write('gpu\n')
    const [line] = (await once(lines, 'line')) as [string]
    const { busyMs, spanMs, loads } = JSON.parse(line) as { busyMs: number; spanMs: number; loads: number }
    return { what, pictures, seconds, spanMs, busyMs, loads, idlePercent: (1 - busyMs / spanMs) * 100 }
  } finally {
    await pool.close()
    imaging.stop()
    child.kill('SIGKILL')
  }
}
