/** ComfyUI as one of the engines: a wish becomes a workflow for the server that has least to do, and its picture a file. */
import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { Clock } from '../../../../kernel/clock.ts'
import { AppError } from '../../../../kernel/errors.ts'
import type { EngineTest, PictureWish } from '../../../contract.ts'
import type { EngineContext, EngineMade, ImageEngine, Readiness } from '../../../engine.ts'
import { idOf } from '../run.ts'
import { tryOut } from '../try-out.ts'
import type { Member } from './member.ts'
import { PER_SERVER } from './line.ts'
import { planFor, type Plan, type Shelf } from './plan.ts'
import type { Bound, Pool } from './pool.ts'

export interface ComfyEngineDeps {
  readonly pool: Pool
  readonly shelf: Shelf
  readonly resources: string
  readonly clock: Clock
  /** Resolves when the seller's servers are known; `work`: those that this program runs are wanted. */
  readonly opened: (work: boolean) => Promise<void>
  /** What is done about a server that is not there. */
  readonly nothingSetUp: () => { readonly sentence: string; readonly action: string }
}

const TITLE = 'ComfyUI'

export function createComfyEngine({ pool, shelf, resources, clock, opened, nothingSetUp }: ComfyEngineDeps): ImageEngine {
  return {
    id: 'comfyui', title: TITLE, paid: false, needsKey: false,
    async ready() {
      await opened(false)
      return readinessOf(pool.members(), nothingSetUp(), clock.now())
    },
    estimate: () => 0,
    atOnce: () => pool.members().length * PER_SERVER,
    async test(signal) {
      await opened(true)
      const members = pool.members()
      if (members.length === 0) return { ok: false, sentence: nothingSetUp().sentence, lines: [], models: [] }
      const trials = await Promise.all(members.map((member) => tried(member, resources, signal)))
      const good = trials.filter(({ ok }) => ok)
      const sentence = trials.length === 1 ? (trials[0]?.sentence ?? '') : `${good.length} of ${trials.length} ComfyUI servers can make pictures.`
      return { ok: good.length > 0, sentence, lines: trials.flatMap((one) => [one.sentence, ...one.lines]), models: [...new Set(trials.flatMap(({ models }) => models))] }
    },
    async make(wish, out, context) {
      await opened(true)
      return make(pool, shelf, wish, out, context)
    },
  }
}

async function make(pool: Pool, shelf: Shelf, wish: PictureWish, out: string, context: EngineContext): Promise<EngineMade> {
  const { made, plan, host } = await pool.make(
    {
      bound: boundFrom(context.task),
      plan: (at, known, smaller) => planFor(wish, at, known, shelf, smaller),
      order: (one) => ({ key: keyOf(wish, one), graph: one.graph, mapping: one.mapping, pictures: one.mapping.saveAs.length, most: 1, previews: true, out: () => out }),
    },
    { signal: context.signal, progress: context.progress, bind: (bound) => context.saveTask(bound === null ? '' : taskOf(bound)) },
  )
  const more = made.saved === 1 ? [] : [`The workflow saved ${made.saved} pictures; the first one is used.`]
  return { model: plan.checkpoint, at: host, params: plan.params, costMinor: 0, clear: await hasAlpha(out), warnings: [...plan.warnings, ...made.warnings, ...more] }
}

function keyOf(wish: PictureWish, plan: Plan): string {
  return `${wish.key}/${String(plan.params['graph'])}`
}

const task = z.object({ server: z.string(), key: z.string().min(1), smaller: z.number().int().min(0).max(3) })

/** `prompt` is the id that the server knows it by at first, for whoever reads it. */
function taskOf(bound: Bound): string {
  return JSON.stringify({ ...bound, prompt: bound.key === null ? null : idOf({ key: bound.key }, 1) })
}

function boundFrom(text: string | null): Bound | null {
  if (text === null) return null
  try {
    return task.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function readinessOf(members: readonly Member[], nothing: { readonly sentence: string; readonly action: string }, now: number): Readiness {
  if (members.length === 0) return { ready: false, ...nothing }
  const resting = members.flatMap(({ health }) => (health.state === 'resting' && health.until > now ? [health] : []))
  const [first] = resting
  if (resting.length === members.length && first !== undefined) return { ready: false, sentence: first.why, action: first.action ?? 'Is ComfyUI running? It is asked again by itself.' }
  const up = members.length - resting.length
  return { ready: true, sentence: `${up === 1 ? 'One ComfyUI server' : `${up} ComfyUI servers`} can be asked${resting.length === 0 ? '.' : `; ${resting.length === 1 ? 'one rests' : `${resting.length} rest`}.`}` }
}

/** One server, for Settings. Never throws for what it answers. */
export async function tried({ client, server }: Member, resources: string, signal: AbortSignal): Promise<EngineTest> {
  try {
    signal.throwIfAborted()
    const { ok, sentence, workflows, models } = await tryOut(client.server, resources)
    return { ok, sentence, lines: workflows.map(({ title, ready, missing }) => (ready ? `Ready: ${title}.` : `${title}: ${missing.join(' ')}`)), models: [...(models['checkpoints'] ?? [])] }
  } catch (error) {
    if (signal.aborted) return { ok: false, sentence: 'The test was cancelled.', lines: [], models: [] }
    if (!(error instanceof AppError)) throw error
    return { ok: false, sentence: error.message, lines: error.action === undefined ? [`Asked at ${server.address.host}.`] : [error.action], models: [] }
  }
}

/** Byte 25 of a PNG is its kind of colour; 4 and 6 have an alpha channel. */
async function hasAlpha(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const bytes = Buffer.alloc(26)
    await handle.read(bytes, 0, 26, 0)
    return bytes.readUInt32BE(0) === 0x89504e47 && [4, 6].includes(bytes.readUInt8(25))
  } finally {
    await handle.close()
  }
}
